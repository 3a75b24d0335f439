extension Parser {
  /// Reads what stands between commas, up to the closing bracket; a mistake in one of them is left
  /// behind at the next comma.
  mutating func list(
    of what: String, openedBy opener: Token, to closer: Token.Kind,
    _ element: (inout Parser) throws(Stop) -> Void
  ) throws(Stop) -> Place {
    try enter(opener)
    defer { nesting -= 1 }
    while true {
      if let end = closing(closer) { return end }
      if at(.comma) {
        note("a value is missing before this ','", at: token.place)
        take()
        continue
      }
      let first = index
      do throws(Stop) {
        try element(&self)
      } catch {
        if index == first, isUsedUp(closer) { return abandon(closer, opener) }
        skipElement(to: closer, openedAt: opener)
        if !at(closer), !at(.comma) { return abandon(closer, opener) }
      }
      if let end = closing(closer) { return end }
      if take(.comma) { continue }
      missingComma(in: what, closer, opener)
      skip(to: closer, openedAt: opener)
      return closing(closer) ?? abandon(closer, opener)
    }
  }

  private mutating func closing(_ closer: Token.Kind) -> Place? {
    at(closer) ? take().place : nil
  }

  private func isUsedUp(_ closer: Token.Kind) -> Bool { at(.end) || at(.braceClose) }

  /// Goes on without a closing bracket, after a mistake that was named.
  private mutating func abandon(_ closer: Token.Kind, _ opener: Token) -> Place {
    isDamaged = true
    givenUpAt = index
    return token.place
  }

  private mutating func missingComma(in what: String, _ closer: Token.Kind, _ opener: Token) {
    isDamaged = true
    guard givenUpAt != index else { return }
    let mark = closer == .squareClose ? "]" : ")"
    switch token.kind {
    case .unknown, .brokenString: break
    case .postfix, .prefix, .infix:
      note(spacing(of: token), at: token.place)
    case .exclaimPostfix, .questionPostfix, .equal, .arrow, .ampersand, .at, .pound, .backslash,
      .dollar:
      note("\(here) is no part of a design as napkin reads it", at: token.place, isSwift: true)
    case .colon where isModuleSelector:
      note("'::' is no part of a design as napkin reads it", at: token.place, isSwift: true)
    case _ where !token.startsLine && isModifier(previous):
      note(
        "\(described(previous)) is no part of a design as napkin reads it", at: previous.place,
        isSwift: true)
    case .end, .braceClose, .parenClose, .squareClose, .holeClose:
      if at(.end), bracketsAreUncertain { break }
      note(unclosed(opener) + "; '\(mark)' is missing before \(here)", at: token.place)
      bracketsAreUncertain = bracketsAreUncertain || at(.end)
    case _ where token.startsLine && token.keyword?.beginsStatement ?? false:
      note(unclosed(opener) + "; '\(mark)' is missing before \(here)", at: token.place)
    case _ where token.startsLine && indentation(token) <= indentation(opener):
      note(
        unclosed(opener) + "; '\(mark)' is missing at the end of line \(previous.line)",
        at: endOfPrevious)
    case _ where token.startsLine:
      note(
        "',' or '\(mark)' is missing at the end of line \(previous.line) in \(what)",
        at: endOfPrevious)
    default:
      note("',' or '\(mark)' is missing before \(here) in \(what)", at: token.place)
    }
  }

  /// Where what is missing at the end of a line belongs.
  private var endOfPrevious: Place {
    Place(previous.line, previous.end - previous.lineStart + 1)
  }

  /// Whether `::` stands here, which names a module in newer Swift.
  var isModuleSelector: Bool {
    guard at(.colon) else { return false }
    return (peek(1).kind == .colon && peek(1).start == token.end)
      || (previous.kind == .colon && previous.end == token.start)
  }

  /// Which opening bracket has no partner.
  func unclosed(_ opener: Token) -> String {
    "the '\(shortened(text(opener)))' of line \(opener.line) is never closed"
  }

  func spacing(of token: Token) -> String {
    let sign = shortened(text(token))
    return switch token.kind {
    case .postfix: "'\(sign)' needs a space before it too, or none after it"
    case .prefix: "'\(sign)' needs a space after it too, or none before it"
    default: "'\(sign)' is no operator of a design"
    }
  }
}
