/// A service that somebody else runs.
public struct External: Caller, Callable, Receiver {
  /// Everything said about it.
  public var part: Part

  /// A whole service, with what it promises.
  public init(
    _ name: String, availability: Ratio? = nil, each: Rate? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.external, name, 1, nil, Origin(file, line, column))
    part.faults.availability = availability
    part.capacity.each = each
    part.capacity.serviceTime = time
  }
}
