/// What a component costs beside its machines; what is not said is not priced, never free.
public struct Prices: Sendable {
  /// For what it keeps.
  public var keeping: KeepingPrice?
  /// For what it is asked.
  public var answering: AnsweringPrice?
  /// For what it sends to clients and to services of others.
  public var sending: SendingPrice?

  /// Nothing said yet.
  public init() {}
}

/// What it costs to keep so much.
public struct KeepingPrice: Sendable {
  /// What is spent.
  public let price: Spending
  /// On keeping this much.
  public let size: DataSize

  /// So much for keeping so much.
  public init(price: Spending, size: DataSize) {
    self.price = price
    self.size = size
  }
}

/// What it costs to answer so many requests.
public struct AnsweringPrice: Sendable {
  /// What is paid.
  public let price: Money
  /// For so many requests or messages.
  public let count: Count

  /// So much for so many requests.
  public init(price: Money, count: Count) {
    self.price = price
    self.count = count
  }
}

/// What it costs to send so much out of the system.
public struct SendingPrice: Sendable {
  /// What is paid.
  public let price: Money
  /// For this much.
  public let size: DataSize

  /// So much for sending so much.
  public init(price: Money, size: DataSize) {
    self.price = price
    self.size = size
  }
}
