/// Works on what queues and timers give it; nobody waits for it.
public struct Worker: Caller, Callable, Receiver {
  /// Everything said about it.
  public var part: Part

  /// So many machines; what one takes in a second counts messages, or, where one message makes
  /// many writes, writes.
  public init(
    _ name: String, instances: Int = 1, across spread: Spread? = nil, each: Rate? = nil,
    writing: Rate? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.worker, name, instances, spread, Origin(file, line, column))
    part.capacity.writes = writing
    part.capacity.each = each
    part.capacity.serviceTime = time
  }
}
