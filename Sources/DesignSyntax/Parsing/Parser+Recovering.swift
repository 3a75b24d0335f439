extension Parser {
  /// Skips to the next statement: the next one on a line of its own, or behind a semicolon.
  mutating func skipStatement(begunAt first: Token) {
    let least = indentation(first)
    if index < tokens.count - 1, token.start == first.start { skipBalanced(least) }
    while !at(.end) {
      switch token.kind {
      case .braceClose, .semicolon: return
      case _ where token.startsLine && beginsStatement(token): return
      default: skipBalanced(least)
      }
    }
  }

  /// Whether a line that begins so goes on with no line above it.
  private func beginsStatement(_ token: Token) -> Bool {
    switch token.kind {
    case .period, .infix, .postfix, .question, .colon, .comma, .equal, .braceOpen, .parenClose,
      .squareClose, .text, .quoteClose, .holeOpen, .holeClose, .brokenString, .unknown, .arrow:
      false
    case .keyword:
      switch token.keyword {
      case .else, .catch, .where, .in, .as, .is, .throws, .rethrows: false
      default: true
      }
    default: true
    }
  }

  /// Skips to a closing bracket, or to where it must be missing.
  mutating func skip(to closer: Token.Kind, openedAt opener: Token) {
    let least = indentation(opener)
    while !at(.end), !at(closer), !at(.braceClose), !isMissingCloser(least) { skipBalanced(least) }
  }

  /// Skips to a closing bracket or to the next of what stands between commas.
  mutating func skipElement(to closer: Token.Kind, openedAt opener: Token) {
    let least = indentation(opener)
    while !at(.end), !at(closer), !at(.comma), !at(.braceClose), !isMissingCloser(least) {
      skipBalanced(least)
    }
  }

  /// Whether a statement begins here that cannot stand between brackets.
  func isMissingCloser(_ least: Int) -> Bool {
    token.startsLine && indentation(token) <= least && (token.keyword?.beginsStatement ?? false)
  }

  /// Skips a token, or all between two brackets.
  private mutating func skipBalanced(_ least: Int) {
    var closers: [Token.Kind] = []
    repeat {
      switch token.kind {
      case .end: return
      case .parenOpen: closers.append(.parenClose)
      case .squareOpen: closers.append(.squareClose)
      case .braceOpen: closers.append(.braceClose)
      case .holeOpen: closers.append(.holeClose)
      case .parenClose, .squareClose, .holeClose:
        if closers.last == token.kind { closers.removeLast() }
      case .braceClose:
        while let last = closers.last, last != .braceClose { closers.removeLast() }
        if closers.isEmpty { return }
        closers.removeLast()
      default:
        if let last = closers.last, last != .braceClose, isMissingCloser(least) { return }
      }
      take()
    } while !closers.isEmpty
  }
}
