/// A place in a design's text, counted from one.
public struct Place: Sendable, Hashable, Comparable {
  /// The line.
  public let line: Int
  /// The column in the line, in bytes, as the compiler counts.
  public let column: Int

  /// A place by its line and column.
  public init(_ line: Int, _ column: Int) {
    self.line = line
    self.column = column
  }

  /// Whether the first comes before the second.
  public static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}
