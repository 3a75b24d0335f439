/// How a queue or a stream treats its messages.
public struct Messaging: Sendable {
  /// The partitions of a stream.
  public var partitions: Int?
  /// The field that decides which partition a message is on.
  public var partitionKey: String?
  /// How long messages stay.
  public var keeping: Period?
  /// How often a message may arrive.
  public var delivery: Delivery?
  /// Where messages go that fail again and again.
  public var deadLetter: DeadLetter?
  /// What has happened when it says "taken".
  public var acknowledgement: Acknowledgement?

  /// Nothing said yet.
  public init() {}
}
