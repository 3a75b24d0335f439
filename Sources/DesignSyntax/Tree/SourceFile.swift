/// A design's text as a tree, and what of it could not be read.
public struct SourceFile: Sendable {
  /// Its statements, in order; those that could not be read are left out.
  public let statements: [Statement]
  /// What could not be read, in the order of the text.
  public let errors: [SyntaxError]

  /// A tree with everything said about its reading.
  public init(statements: [Statement], errors: [SyntaxError]) {
    self.statements = statements
    self.errors = errors
  }
}
