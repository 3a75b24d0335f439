import DesignSyntax

extension Expression {
  /// Where a message about it points: at the word after the dot, at the operator, else its start.
  var spot: Place {
    switch kind {
    case .member(_, let name): name.place
    case .call(let callee, _): callee.spot
    case .binary(_, let sign, _): sign.place
    default: place
    }
  }

  /// Whether it is made of written numbers alone, so that its type is still open.
  var isNumeral: Bool {
    switch kind {
    case .integer, .decimal: true
    case .group(let inner), .prefix(_, let inner): inner.isNumeral
    case .binary(let a, _, let b): a.isNumeral && b.isNumeral
    default: false
    }
  }

  /// Whether the first thing in it is a dot: `.cursor(20.posts)`, `.post("/links")`.
  var beginsWithDot: Bool {
    switch kind {
    case .member(let base, _): base?.beginsWithDot ?? true
    case .call(let callee, _): callee.beginsWithDot
    default: false
    }
  }

  /// Whether what it means depends on where it stands.
  var dependsOnContext: Bool {
    switch kind {
    case .integer, .decimal, .nothing, .string, .array, .dictionary, .choice: true
    case .member, .call: beginsWithDot
    case .prefix(_, let operand), .group(let operand): operand.dependsOnContext
    case .binary(let a, _, let b): a.dependsOnContext && b.dependsOnContext
    case .boolean, .name: false
    }
  }
}
