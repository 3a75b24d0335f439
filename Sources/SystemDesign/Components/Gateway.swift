/// Stands at the door: ends connections, checks callers, passes calls on.
public struct Gateway: Caller, Callable, Passage {
  /// Everything said about it.
  public var part: Part

  /// So many machines, each of which takes so many requests and connections.
  public init(
    _ name: String, instances: Int, across spread: Spread? = nil, each: Rate? = nil,
    connections: Count? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.gateway, name, instances, spread, Origin(file, line, column))
    part.capacity.each = each
    part.capacity.serviceTime = time
    part.capacity.connections = connections
  }
}
