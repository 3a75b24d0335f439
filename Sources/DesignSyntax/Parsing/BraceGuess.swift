/// Which brace was forgotten, judged by how far the lines are indented.
struct BraceGuess {
  /// An opening brace.
  struct Opener {
    let token: Token
    /// The least indentation of the statement it belongs to.
    var indentation = 0
    /// The first word below it that stands no further right than its statement.
    var endsAbove: Token?
  }

  /// The brace that seems to be closed by another's partner, or else the last one without partner.
  let unclosed: Opener?

  init(_ tokens: [Token], _ indentation: (Token) -> Int) {
    var open: [Opener] = []
    var suspect: Opener?
    // Where the lines of the statement being read begin: a call's head may run over several.
    var statement: [Int] = [0]
    for token in tokens {
      if token.startsLine { Self.note(token, indentation(token), in: &open) }
      switch token.kind {
      case .braceOpen:
        let line = indentation(token)
        open.append(Opener(token: token, indentation: min(line, statement.last ?? line)))
        statement.append(line)
      case .braceClose:
        guard let closed = open.popLast() else { continue }
        if statement.count > 1 { statement.removeLast() }
        if suspect == nil, token.startsLine, indentation(token) < closed.indentation {
          suspect = closed
        }
      default:
        let begins = token.startsLine && token.kind != .period
        if begins, statement.count > 0, indentation(token) <= (open.last?.indentation ?? -1) + 2 {
          statement[statement.count - 1] = indentation(token)
        }
      }
    }
    unclosed = suspect ?? open.last
  }

  private static func note(_ token: Token, _ indentation: Int, in open: inout [Opener]) {
    guard let last = open.last, last.endsAbove == nil, token.line > last.token.line,
      token.kind != .braceClose, token.kind != .end, indentation <= last.indentation
    else { return }
    open[open.count - 1].endsAbove = token
  }
}
