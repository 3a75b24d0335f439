/// Something that has a value.
public struct Expression: Sendable {
  /// What kind of expression it is.
  public let kind: Kind
  /// Where it begins: for `a.b(c)` and `a + b` where `a` does.
  public let place: Place

  /// The kinds of expressions that are read.
  public indirect enum Kind: Sendable {
    /// A whole number; nil where it is too large for 64 bits.
    case integer(Int?)
    /// A number with a fraction or an exponent.
    case decimal(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// `nil`.
    case nothing
    /// Words between quotes, escapes resolved, with what is named in them.
    case string([StringPiece])
    /// A name that stands alone.
    case name(String)
    /// `base.name`, or `.name` where the context says what it belongs to.
    case member(Expression?, Name)
    /// What is called, and with what.
    case call(Expression, Arguments)
    /// `-value`, `!value`.
    case prefix(Name, Expression)
    /// `left + right`; the name is the operator's.
    case binary(Expression, Name, Expression)
    /// `condition ? then : otherwise`.
    case choice(Expression, then: Expression, otherwise: Expression)
    /// `[a, b]`.
    case array([Expression])
    /// `[a: b, c: d]`, or `[:]`.
    case dictionary([(key: Expression, value: Expression)])
    /// `(value)`.
    case group(Expression)
  }

  /// An expression of a kind that begins at a place.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }
}

/// A stretch of words between quotes, or what is named in them.
public enum StringPiece: Sendable {
  /// Words, escapes resolved.
  case text(String)
  /// `\(value)`, `\(flow: "Open the feed")`.
  case hole(Arguments)
}

/// What is handed over in a call.
public struct Arguments: Sendable {
  /// One of them.
  public struct Argument: Sendable {
    /// Its label, where it has one.
    public let label: Name?
    /// Its value.
    public let value: Expression

    /// A value with its label.
    public init(_ label: Name?, _ value: Expression) {
      self.label = label
      self.value = value
    }
  }

  /// Those between the parentheses, in order.
  public let list: [Argument]
  /// The block after the call.
  public let block: Block?
  /// Where the opening parenthesis stands; of a call without any, the brace.
  public let place: Place
  /// Where the closing parenthesis stands; of a call without any, the opening brace.
  public let end: Place

  /// What is handed over between two places.
  public init(_ list: [Argument], block: Block? = nil, at place: Place, end: Place) {
    self.list = list
    self.block = block
    self.place = place
    self.end = end
  }
}
