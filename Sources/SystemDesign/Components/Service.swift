/// Answers calls.
public struct Service: Caller, Callable, Receiver {
  /// Everything said about it.
  public var part: Part

  /// So many machines, each of which answers so many requests, taking so long for one.
  public init(
    _ name: String, instances: Int = 1, across spread: Spread? = nil, each: Rate? = nil,
    taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.service, name, instances, spread, Origin(file, line, column))
    part.capacity.each = each
    part.capacity.serviceTime = time
  }
}
