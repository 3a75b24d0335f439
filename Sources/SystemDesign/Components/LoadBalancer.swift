/// Spreads calls over instances and passes them on.
public struct LoadBalancer: Caller, Callable, Passage {
  /// Everything said about it.
  public var part: Part

  /// So many machines, each of which passes on so many requests.
  public init(
    _ name: String, instances: Int, across spread: Spread? = nil, each: Rate? = nil,
    taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.loadBalancer, name, instances, spread, Origin(file, line, column))
    part.capacity.each = each
    part.capacity.serviceTime = time
  }

  /// Sends one caller to the same instance each time.
  public func sticky() -> LoadBalancer { with { $0.protection.isSticky = true } }
}
