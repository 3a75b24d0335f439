/// What one parameter of a word takes.
struct Parameter: Sendable {
  /// What kind of value may stand there.
  enum Kind: Sendable {
    /// A value of exactly that type.
    case value(String)
    /// A value of any type that plays that role: `any Callable`.
    case role(String)
    /// A value of any type that plays that role, the same in every such parameter: `Q: Quantity`.
    case same(String)
    /// A value of the type whose member this is: `Self` in a protocol.
    case receiver
    /// The lines of a block, gathered by that builder.
    case block(builder: String)
    /// Where the word was said: the file, the line, or the column.
    case file, line, column
  }

  /// How many values it takes.
  enum Number: Sendable {
    /// One, and it must be there.
    case one
    /// One, or nothing at all: it has a default.
    case oneOrDefault
    /// Any number, with commas between: `over: "a", "b"`.
    case several
    /// One list: `[a, b]`.
    case list
    /// One list, or nothing at all: it has a default.
    case listOrDefault
  }

  /// What stands before its colon; nil for none.
  let label: String?
  /// What kind of value may stand there.
  let kind: Kind
  /// How many values it takes.
  let number: Number
  /// Whether `nil` may stand there.
  let allowsNothing: Bool

  // Never inlined: see Call.
  /// A parameter; the label `_` means none.
  @inline(never) init(
    _ label: String, _ kind: Kind, _ number: Number = .one, allowsNothing: Bool = false
  ) {
    self.label = label == "_" ? nil : label
    self.kind = kind
    self.number = number
    self.allowsNothing = allowsNothing
  }
}
