/// The place in a design file where something was said, counted from one.
public struct Origin: Sendable, Hashable {
  /// The path of the file, as the reader of the file knows it.
  public let file: String
  /// The line in the file.
  public let line: Int
  /// The column in the line, in bytes, as the compiler counts.
  public let column: Int

  /// A place by file, line and column.
  public init(_ file: String, _ line: Int, _ column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
