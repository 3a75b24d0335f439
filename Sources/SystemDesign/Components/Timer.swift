/// A clock that starts work at a stated rate.
public struct Timer: Caller {
  /// Everything said about it.
  public var part: Part

  /// A clock by its name.
  public init(_ name: String, file: String = #filePath, line: Int = #line, column: Int = #column) {
    part = Part(.timer, name, 1, nil, Origin(file, line, column))
  }
}
