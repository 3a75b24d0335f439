/// Holds each message until one worker has done it.
public struct Queue: Channel {
  /// Everything said about it.
  public var part: Part

  /// One queue with so many replicas; a message is dropped when nobody has done it for so long.
  public init(
    _ name: String, keeping: Period? = nil, replicas: Int = 0, across spread: Spread? = nil,
    delivery: Delivery? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.queue, name, 1, spread, Origin(file, line, column))
    part.copies = replicas
    part.messaging.keeping = keeping
    part.messaging.delivery = delivery
  }
}
