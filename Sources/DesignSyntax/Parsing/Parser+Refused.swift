extension Parser {
  /// Refuses a construct of Swift and skips all of it.
  mutating func refuseConstruct() throws(Stop) -> Never {
    let first = token
    switch first.kind {
    case .pound where text(peek(1)) == "if":
      note("'#if' is no part of a design as napkin reads it", at: first.place, isSwift: true)
      skipDirective()
    case .pound, .at:
      let name = peek(1).kind == .word || peek(1).kind == .keyword ? text(peek(1)) : ""
      note(
        "'\(shortened(text(first) + name))' is no part of a design as napkin reads it",
        at: first.place,
        isSwift: true)
      skipAttributes()
    case .braceOpen:
      note(
        "a block belongs to a call, an 'if' or a 'for'; this one belongs to nothing",
        at: first.place, isSwift: true)
    case .keyword where first.keyword == .else:
      note("this 'else' belongs to no 'if'", at: first.place)
    default:
      note("\(here) is no part of a design as napkin reads it", at: first.place, isSwift: true)
    }
    throw Stop()
  }

  private mutating func skipDirective() {
    var depth = 0
    while !at(.end) {
      if at(.pound), token.startsLine {
        let name = text(peek(1))
        if name == "if" { depth += 1 }
        if name == "endif" { depth -= 1 }
        if depth == 0 {
          take()
          take()
          return
        }
      }
      take()
    }
    bracketsAreUncertain = true
  }

  /// Skips what is said of the declaration that follows, so that both are refused once.
  private mutating func skipAttributes() {
    while at(.at), !at(.end) {
      take()
      take()
      if at(.parenOpen), !token.startsLine { skipParentheses() }
    }
    if token.keyword?.beginsStatement ?? false || isModifier(token) { take() }
  }

  private mutating func skipParentheses() {
    var depth = 0
    while !at(.end), !at(.braceClose) {
      if at(.parenOpen) { depth += 1 }
      if at(.parenClose) { depth -= 1 }
      take()
      if depth == 0 { return }
    }
  }
}
