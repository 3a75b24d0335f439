/// A text that is not JSON, and the place where it stops being so.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong.
  public let says: String
  /// The line, counted from one.
  public let line: Int
  /// The column in the line, in bytes, counted from one.
  public let column: Int
}
