/// A figure from elsewhere that a figure of this design should agree with.
public struct Check: Sendable {
  /// What is compared.
  public let name: String
  /// Our figure.
  public let ours: Formula
  /// Theirs.
  public let theirs: Formula
  /// Who says so.
  public let source: String?
  /// Where it was said.
  public let origin: Origin

  /// Our figure held against theirs; both of one dimension.
  public init<Q: Quantity>(
    _ name: String, _ ours: Q, against theirs: Q, from source: String? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name: name, ours: ours.formula, theirs: theirs.formula, source: source,
      origin: Origin(file, line, column))
  }

  /// A check with everything said about it.
  public init(name: String, ours: Formula, theirs: Formula, source: String?, origin: Origin) {
    self.name = name
    self.ours = ours
    self.theirs = theirs
    self.source = source
    self.origin = origin
  }
}
