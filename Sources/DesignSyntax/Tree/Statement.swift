/// One line of a design, or a block of them.
public struct Statement: Sendable {
  /// What kind of line it is.
  public let kind: Kind
  /// Where it begins.
  public let place: Place

  /// The kinds of lines that are read.
  public indirect enum Kind: Sendable {
    /// `import SystemDesign`.
    case importing(Name)
    /// `let name: Type = value`; the type is as it was written, or nil.
    case binding(Name, type: Name?, value: Expression)
    /// A value that stands alone.
    case expression(Expression)
    /// `if condition { … } else { … }`; an `else if` is one condition in the second block.
    case condition(Expression, then: Block, otherwise: Block?)
    /// `for name in values { … }`; nil for `_`.
    case loop(Name?, over: Expression, Block)
  }

  /// A line of a kind that begins at a place.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }
}

/// The lines between two braces.
public struct Block: Sendable {
  /// The lines, in order.
  public let statements: [Statement]
  /// Where the opening brace stands.
  public let place: Place
  /// Where the closing brace stands; the end of the text where it is missing.
  public let end: Place

  /// Lines between two braces.
  public init(_ statements: [Statement], at place: Place, end: Place) {
    self.statements = statements
    self.place = place
    self.end = end
  }
}
