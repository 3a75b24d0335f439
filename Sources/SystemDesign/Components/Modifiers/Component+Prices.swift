extension Component {
  /// What one instance costs.
  public func costing(_ price: Spending) -> Self { with { $0.price = price } }
  /// What it costs to keep so much: `.costing(23.dollars.per(.month), keeping: 1.terabyte)`.
  public func costing(_ price: Spending, keeping size: DataSize) -> Self {
    with { $0.prices.keeping = KeepingPrice(price: price, size: size) }
  }
  /// What so many requests or messages cost: `.costing(0.4.dollars, answering: 1.million.requests)`.
  public func costing(_ price: Money, answering count: Count) -> Self {
    with { $0.prices.answering = AnsweringPrice(price: price, count: count) }
  }
  /// What it costs to send so much to clients and to services of others:
  /// `.costing(90.dollars, sending: 1.terabyte)`.
  public func costing(_ price: Money, sending size: DataSize) -> Self {
    with { $0.prices.sending = SendingPrice(price: price, size: size) }
  }
}
