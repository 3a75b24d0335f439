extension Parser {
  /// Names a mistake.
  mutating func note(_ says: String, at place: Place, isSwift: Bool = false) {
    isDamaged = true
    guard errors.count < Limits.errors else { return halt() }
    errors.append(SyntaxError(at: place, says, isSwift: isSwift))
  }

  /// Names a mistake and gives up what is being read.
  mutating func fail(_ says: String, at place: Place, isSwift: Bool = false) throws(Stop) -> Never {
    // What the lexer refused has its message.
    if !at(.unknown), !at(.brokenString) {
      note(says, at: place, isSwift: isSwift || isModuleSelector)
    }
    isDamaged = true
    throw Stop()
  }

  /// Gives up Swift that is no part of a design.
  mutating func failAsSwift(_ what: String, at place: Place) throws(Stop) -> Never {
    note("\(what) no part of a design as napkin reads it", at: place, isSwift: true)
    throw Stop()
  }

  /// Reads no further.
  mutating func halt() {
    index = tokens.count - 1
    bracketsAreUncertain = true
    isDamaged = true
  }

  /// Enters a bracket or a block.
  mutating func enter(_ token: Token) throws(Stop) {
    nesting += 1
    guard nesting > Limits.nesting else { return }
    note(
      "more than \(Limits.nesting) brackets and blocks stand within each other here",
      at: token.place)
    halt()
    throw Stop()
  }

  /// Counts a node on top of the tree of this height.
  mutating func grow(from below: Int) throws(Stop) {
    height = below + 1
    guard height > Limits.height else { return }
    note(
      "more than \(Limits.height) operators and members follow each other here; name the steps",
      at: previous.place)
    halt()
    throw Stop()
  }

  /// What stands here, for a message.
  var here: String { described(token) }

  func described(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the text"
    case .quoteOpen, .text, .quoteClose: "a string"
    case .holeOpen, .holeClose: "a hole in a string"
    default: "'\(shortened(text(token)))'"
    }
  }

  func shortened(_ text: String) -> String {
    text.utf8.count <= 60 ? text : text.prefix(40) + "…"
  }
}
