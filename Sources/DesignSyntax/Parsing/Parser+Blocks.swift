extension Parser {
  /// Reads the statements between two braces.
  mutating func block() throws(Stop) -> Block {
    let opener = take()
    try enter(opener)
    defer { nesting -= 1 }
    try refuseParameters(of: opener)
    let inside = statements(in: opener)
    if at(.braceClose) { return Block(inside, at: opener.place, end: take().place) }
    refuseOpenBlock(opener)
    return Block(inside, at: opener.place, end: token.place)
  }

  private mutating func refuseOpenBlock(_ opener: Token) {
    isDamaged = true
    guard !bracketsAreUncertain else { return }
    // All blocks around it are open too; one message is enough.
    bracketsAreUncertain = true
    let guess = BraceGuess(tokens, indentation).unclosed ?? BraceGuess.Opener(token: opener)
    let ending = guess.endsAbove == nil ? "" : "; its '}' is missing above this line"
    // Where the indentation tells, the place is there and not, as the compiler's, at the end.
    note(
      "the '{' of line \(guess.token.line) is never closed\(ending)",
      at: (guess.endsAbove ?? token).place)
  }

  /// Refuses `{ a, b in … }` and its like.
  private mutating func refuseParameters(of opener: Token) throws(Stop) {
    var ahead = 0
    switch token.kind {
    case .word, .quotedWord, .dollar:
      repeat {
        if isNamelike(peek(ahead)) { ahead += 1 }
        guard peek(ahead).kind == .comma else { break }
        ahead += 1
      } while true
    case .keyword where at(.underscore):
      repeat {
        if isNamelike(peek(ahead)) { ahead += 1 }
        guard peek(ahead).kind == .comma else { break }
        ahead += 1
      } while true
    case .parenOpen, .squareOpen, .at:
      ahead = lengthOfBrackets()
    default: return
    }
    let next = peek(ahead)
    guard next.keyword == .in || next.kind == .arrow || next.keyword == .throws else { return }
    note(
      "a block with parameters is no part of a design as napkin reads it", at: opener.place,
      isSwift: true)
    skipBlock()
    throw Stop()
  }

  private func isNamelike(_ token: Token) -> Bool {
    token.kind == .word || token.kind == .quotedWord || token.kind == .dollar
      || token.keyword == .underscore
  }

  /// How many tokens a list of parameters has at most; one that is longer is none.
  private func lengthOfBrackets() -> Int {
    var depth = 0
    for ahead in 0..<200 {
      switch peek(ahead).kind {
      case .parenOpen, .squareOpen: depth += 1
      case .parenClose, .squareClose:
        depth -= 1
        // A list of captures may be followed by a list of parameters.
        let next = peek(ahead + 1)
        let goesOn =
          next.kind == .parenOpen && !next.startsLine || next.kind == .word && !next.startsLine
        if depth == 0, !goesOn { return ahead + 1 }
        if depth == 0, next.kind == .word, !next.startsLine { return ahead + 2 }
      case .braceOpen, .braceClose, .end: return ahead
      default: break
      }
    }
    return 200
  }

  /// Skips the rest of a block and its closing brace.
  private mutating func skipBlock() {
    var depth = 1
    while !at(.end), depth > 0 {
      if at(.braceOpen) { depth += 1 }
      if at(.braceClose) { depth -= 1 }
      take()
    }
    if depth > 0 { bracketsAreUncertain = true }
  }

  mutating func condition() throws(Stop) -> Statement {
    let first = take()
    try refuseHead("if")
    let value = try conditions()
    let then = try blockOfHead("if")
    guard at(.else) else {
      return Statement(.condition(value, then: then, otherwise: nil), at: first.place)
    }
    let otherwise = take()
    if at(.if) {
      let next = token
      try enter(next)
      defer { nesting -= 1 }
      let inner = try condition()
      let block = Block([inner], at: next.place, end: previous.place)
      return Statement(.condition(value, then: then, otherwise: block), at: first.place)
    }
    guard at(.braceOpen) else {
      try fail("'{' is missing after the 'else' of line \(otherwise.line)", at: token.place)
    }
    return Statement(.condition(value, then: then, otherwise: try block()), at: first.place)
  }

  /// Reads `a, b`, which holds where both hold.
  private mutating func conditions() throws(Stop) -> Expression {
    var whole = try expression(isHead: true)
    while at(.comma) {
      let comma = take()
      if at(.braceOpen) || beginsNoValue {
        try fail("a condition is missing after ','", at: token.place)
      }
      try refuseHead("if")
      let below = height
      let next = try expression(isHead: true)
      try grow(from: max(below, height))
      whole = Expression(.binary(whole, Name("&&", at: comma.place), next), at: whole.place)
    }
    return whole
  }

  mutating func loop() throws(Stop) -> Statement {
    let first = take()
    let name: Name?
    switch token.kind {
    case .word where !isModifier(token) || peek(1).keyword == .in, .quotedWord:
      let word = take()
      name = Name(self.word(word), at: word.place)
    case .keyword where at(.underscore):
      take()
      name = nil
    case .parenOpen: try failAsSwift("a 'for' over several names at once is", at: token.place)
    case .word: try failAsSwift("'for \(text(token))' is", at: token.place)
    case .keyword where [.case, .try, .var, .let].contains(token.keyword):
      try failAsSwift("'for \(text(token))' is", at: token.place)
    default: try fail("a name is missing after 'for'", at: token.place)
    }
    if at(.colon) { try failAsSwift("a type in a 'for' is", at: token.place) }
    guard at(.in) else {
      if !token.startsLine, at(.period) || at(.parenOpen) || at(.question) || at(.questionPostfix) {
        try failAsSwift("a 'for' over a pattern is", at: token.place)
      }
      try fail("'in' is missing before \(here) in the 'for'", at: token.place)
    }
    let keyword = take()
    if at(.braceOpen) { try fail("a value is missing after 'in'", at: token.place) }
    if beginsNoValue {
      try fail(
        "a value is missing after 'in'", at: isNextLineStatement ? keyword.place : token.place)
    }
    let values = try expression(isHead: true)
    if at(.where) { try failAsSwift("'where' is", at: token.place) }
    return Statement(.loop(name, over: values, try blockOfHead("for")), at: first.place)
  }

  private mutating func refuseHead(_ word: String) throws(Stop) {
    switch token.kind {
    case .keyword where [.let, .var, .case].contains(token.keyword):
      try failAsSwift("'\(word) \(text(token))' is", at: token.place)
    case .pound: try failAsSwift("'\(word) #' is", at: token.place)
    case .braceOpen: try fail("a condition is missing after '\(word)'", at: token.place)
    default: break
    }
    if beginsNoValue { try fail("a condition is missing after '\(word)'", at: token.place) }
  }

  private mutating func blockOfHead(_ word: String) throws(Stop) -> Block {
    guard at(.braceOpen) else {
      if at(.equal) {
        try failAsSwift("'=' in a condition is; '==' compares. '=' is", at: token.place)
      }
      try fail("'{' is missing before \(here) in the '\(word)'", at: token.place)
    }
    return try block()
  }
}
