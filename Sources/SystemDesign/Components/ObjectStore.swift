/// Keeps whole files.
public struct ObjectStore: Readable, Writable, Keeping {
  /// Everything said about it.
  public var part: Part

  /// A store that somebody else runs, with what it promises.
  public init(
    _ name: String, availability: Ratio? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.objectStore, name, 1, nil, Origin(file, line, column))
    part.faults.availability = availability
    part.capacity.serviceTime = time
  }
}
