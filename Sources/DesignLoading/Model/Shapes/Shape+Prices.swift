import SystemDesign

extension ObjectShape<Prices> {
  /// What a component costs beside its instances.
  static let prices = ObjectShape(
    Prices(),
    [
      .may("keeping", \.keeping, .keepingPrice, "What the component keeps costs this."),
      .may("answering", \.answering, .answeringPrice, "What the component is asked costs this."),
      .may(
        "sending", \.sending, .sendingPrice,
        "What the component sends to clients and to services of others costs this."),
    ])
}

extension Shape<KeepingPrice> {
  fileprivate static let keepingPrice = ObjectShape(
    KeepingPrice.init(price:size:),
    .one("price", \.price, .quantity, "This is spent."),
    .one("size", \.size, .quantity, "It is spent on keeping this much.")
  ).shape("keepingPrice", "What it costs to keep so much.")
}

extension Shape<AnsweringPrice> {
  fileprivate static let answeringPrice = ObjectShape(
    AnsweringPrice.init(price:count:),
    .one("price", \.price, .quantity, "This is paid."),
    .one("count", \.count, .quantity, "It is paid for so many requests or messages.")
  ).shape("answeringPrice", "What it costs to answer so many requests.")
}

extension Shape<SendingPrice> {
  fileprivate static let sendingPrice = ObjectShape(
    SendingPrice.init(price:size:),
    .one("price", \.price, .quantity, "This is paid."),
    .one("size", \.size, .quantity, "It is paid for sending this much.")
  ).shape("sendingPrice", "What it costs to send so much out of the system.")
}
