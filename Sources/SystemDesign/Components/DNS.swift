/// The service that turns names into addresses.
public struct DNS: Component {
  /// Everything said about it.
  public var part: Part

  /// A name service that somebody else runs.
  public init(_ name: String, file: String = #filePath, line: Int = #line, column: Int = #column) {
    part = Part(.dns, name, 1, nil, Origin(file, line, column))
  }
}
