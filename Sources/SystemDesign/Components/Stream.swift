/// A log in partitions that many may read, each at its own pace.
public struct Stream: Channel {
  /// Everything said about it.
  public var part: Part

  /// So many partitions, each of which takes so many messages and has so many replicas.
  public init(
    _ name: String, partitions: Int = 1, by key: String? = nil, keeping: Period? = nil,
    replicas: Int = 0, across spread: Spread? = nil, each: Rate? = nil, delivery: Delivery? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.stream, name, 1, spread, Origin(file, line, column))
    part.copies = replicas
    part.capacity.each = each
    part.messaging.partitions = partitions
    part.messaging.partitionKey = key
    part.messaging.keeping = keeping
    part.messaging.delivery = delivery
  }
}
