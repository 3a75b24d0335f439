extension Parser {
  /// Reads statements up to the closing brace of their block, or to the end of the text.
  mutating func statements(in block: Token?) -> [Statement] {
    var read: [Statement] = []
    var isSeparated = true
    while !at(.end) {
      if at(.braceClose), block != nil { return read }
      if takeStray() { continue }
      if at(.semicolon) {
        if isSeparated {
          note("a statement is missing before this ';'", at: token.place)
        }
        take()
        isSeparated = true
        continue
      }
      let first = token
      let outer = isDamaged
      isDamaged = false
      if !isSeparated, !first.startsLine { refuseToFollow(first) }
      do throws(Stop) {
        let new = try statement()
        if !isDamaged { read += new }
      } catch {
        skipStatement(begunAt: first)
      }
      isSeparated = false
      isDamaged = outer
    }
    return read
  }

  /// Skips a closing bracket that closes nothing.
  private mutating func takeStray() -> Bool {
    guard at(.braceClose) || at(.parenClose) || at(.squareClose) || at(.holeClose) else {
      return false
    }
    if !bracketsAreUncertain {
      note(
        "this '\(text(token))' closes nothing; no bracket of its kind is open here", at: token.place
      )
      bracketsAreUncertain = at(.braceClose)
    }
    take()
    return true
  }

  /// Says that one statement follows another without a sign between them.
  private mutating func refuseToFollow(_ first: Token) {
    switch first.kind {
    case .unknown, .brokenString: isDamaged = true
    case .prefix, .postfix, .infix: note(spacing(of: first), at: first.place)
    case .questionPostfix, .exclaimPostfix, .equal, .arrow, .ampersand, .at, .pound, .backslash,
      .dollar:
      note(
        "\(described(first)) is no part of a design as napkin reads it", at: first.place,
        isSwift: true)
    case .colon where isModuleSelector:
      note("'::' is no part of a design as napkin reads it", at: first.place, isSwift: true)
    case .colon where isLabel(peek(1)):
      note(
        "a label before a statement is no part of a design as napkin reads it", at: first.place,
        isSwift: true)
    case .comma: note("this ',' stands between no arguments", at: first.place)
    case .braceOpen where closesHead:
      note("this block belongs to nothing", at: first.place, isSwift: true)
    case _ where isModifier(previous):
      note(
        "\(described(previous)) is no part of a design as napkin reads it", at: previous.place,
        isSwift: true)
    case .keyword where [.as, .is, .in, .throws, .rethrows, .where].contains(first.keyword):
      note(
        "\(described(first)) is no part of a design as napkin reads it", at: first.place,
        isSwift: true)
    default:
      note(
        "two statements stand on one line; put \(described(first)) on a line of its own, or ';' before it",
        at: first.place)
    }
  }

  private var closesHead: Bool { previous.kind == .braceClose }

  private func isLabel(_ token: Token) -> Bool {
    [.for, .while, .repeat, .if, .switch, .do].contains(token.keyword)
  }

  /// Whether Swift has a meaning for the word before another word.
  func isModifier(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    return [
      "actor", "any", "async", "await", "borrowing", "consume", "consuming", "convenience", "copy",
      "discard", "distributed", "dynamic", "each", "final", "indirect", "infix", "isolated", "lazy",
      "macro", "mutating", "nonisolated", "nonmutating", "open", "optional", "override", "package",
      "postfix", "prefix", "required", "sending", "some", "then", "unowned", "unsafe", "weak",
      "yield",
    ].contains(text(token))
  }

  /// Reads one statement, or the several bindings of one `let`.
  private mutating func statement() throws(Stop) -> [Statement] {
    let first = token
    switch first.keyword {
    case .import: return [try importing()]
    case .let: return try bindings()
    case .if: return [try afterBlock(condition())]
    case .for: return [try afterBlock(loop())]
    case .true, .false, .nil, nil: break
    default: try refuseConstruct()
    }
    switch first.kind {
    case .at, .pound, .braceOpen: try refuseConstruct()
    case .word where isModifier(first) && !peek(1).startsLine && beginsDeclaration(peek(1)):
      try refuseConstruct()
    default: break
    }
    let value = try expression()
    if at(.equal) { try failAsSwift("'=' after a value is", at: token.place) }
    return [Statement(.expression(value), at: first.place)]
  }

  private func beginsDeclaration(_ token: Token) -> Bool {
    token.kind == .word || token.kind == .quotedWord
      || token.keyword.map { $0.beginsStatement || $0 == .`init` } ?? false
  }

  /// A value may follow a block in Swift, as if the block had one.
  private mutating func afterBlock(_ statement: Statement) throws(Stop) -> Statement {
    let isContinued =
      switch token.kind {
      case .period, .infix, .postfix: true
      case .parenOpen, .squareOpen, .braceOpen, .question, .questionPostfix, .exclaimPostfix,
        .colon,
        .equal, .comma:
        !token.startsLine
      case .keyword: !token.startsLine && [.is, .as, .where].contains(token.keyword)
      default: false
      }
    if isContinued { try failAsSwift("\(here) after a block is", at: token.place) }
    return statement
  }
}
