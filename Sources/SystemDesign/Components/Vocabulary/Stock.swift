/// A number of records that are there whatever the flows write.
public struct Stock: Sendable {
  /// What is there.
  public let record: Record
  /// How many of it.
  public let count: Count
  /// Where it was said.
  public let origin: Origin

  /// So many of a record.
  public init(record: Record, count: Count, origin: Origin) {
    self.record = record
    self.count = count
    self.origin = origin
  }
}
