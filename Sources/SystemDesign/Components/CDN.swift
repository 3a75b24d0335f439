/// Keeps copies near the visitors and fetches what it lacks.
public struct CDN: Readable, Passage, Callable, Caller, Copying {
  /// Everything said about it.
  public var part: Part

  /// A delivery network that somebody else runs, with what it promises.
  public init(
    _ name: String, availability: Ratio? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.cdn, name, 1, nil, Origin(file, line, column))
    part.faults.availability = availability
    part.capacity.serviceTime = time
    part.caching.readsThrough = true
  }
}
