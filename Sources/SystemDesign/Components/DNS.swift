/// The service that turns names into addresses.
public struct DNS: Component {
  /// Everything said about it.
  public var part: Part

  /// A name service that somebody else runs.
  public init(
    _ name: String, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.dns, name, 1, nil, Origin(file, line, column))
    part.capacity.serviceTime = time
  }
}
