extension Parser {
  /// Reads a value with the members and calls that follow it.
  mutating func postfix(isHead: Bool) throws(Stop) -> Expression {
    var value = try primary()
    while true {
      switch token.kind {
      case .period:
        let name = try memberName(after: take())
        try grow(from: height)
        value = Expression(.member(value, name), at: value.place)
      case .parenOpen where !token.startsLine:
        value = try call(value, isHead: isHead)
      case .braceOpen where !isHead && value.mayHaveBlock:
        value = try callWithBlock(value)
      case .squareOpen where !token.startsLine:
        try failAsSwift("'[' after a value is", at: token.place)
      case .questionPostfix: try failAsSwift("'?' after a value is", at: token.place)
      case .exclaimPostfix: try failAsSwift("'!' after a value is", at: token.place)
      case .postfix: try refusePostfix()
      case .infix where text(token).hasPrefix("<"), .prefix where text(token).hasPrefix("<"):
        if isGeneric { try failAsSwift("a type between '<' and '>' is", at: token.place) }
        return value
      default: return value
      }
    }
  }

  private mutating func refusePostfix() throws(Stop) -> Never {
    let next = peek(1)
    let written = text(token)
    let endsStatement = next.startsLine || next.kind == .end || next.kind == .braceClose
    guard Operator(spelt: written) != nil, written != "...", !endsStatement || written != "..."
    else {
      try failAsSwift("'\(shortened(written))' after a value is", at: token.place)
    }
    try fail(
      endsStatement || [.parenClose, .squareClose, .comma].contains(next.kind)
        ? "a value is missing after '\(written)'" : spacing(of: token), at: token.place)
  }

  /// Whether what follows reads like `<Type>`, as Swift judges it.
  private var isGeneric: Bool {
    guard previous.end == token.start else { return false }
    var depth = 0
    for ahead in 0..<64 {
      let next = peek(ahead)
      switch next.kind {
      case .infix, .prefix, .postfix:
        let sign = text(next)
        guard sign.allSatisfy({ $0 == "<" || $0 == ">" || $0 == "&" }) else { return false }
        for mark in sign { depth += mark == "<" ? 1 : mark == ">" ? -1 : 0 }
        if depth <= 0 {
          let after = peek(ahead + 1)
          switch after.kind {
          case .parenOpen, .parenClose, .squareClose, .braceOpen, .braceClose, .period, .comma,
            .semicolon, .colon, .end, .equal, .questionPostfix, .exclaimPostfix:
            return true
          default: return after.startsLine
          }
        }
      case .word, .quotedWord, .comma, .period, .squareOpen, .squareClose, .parenOpen, .parenClose,
        .questionPostfix, .exclaimPostfix, .colon, .arrow, .ampersand:
        continue
      case .keyword where [.Any, .Self, .underscore, .inout, .throws].contains(next.keyword):
        continue
      default: return false
      }
    }
    return false
  }

  /// Reads the name after a dot; there every word is a name.
  mutating func memberName(after period: Token) throws(Stop) -> Name {
    switch token.kind {
    case .word, .quotedWord: break
    case .keyword where token.keyword == .`self`:
      try failAsSwift("'.self' is", at: period.place)
    case .keyword where at(.underscore): try failAsSwift("'._' is", at: period.place)
    case .keyword where token.startsLine && isNextLineStatement: fallthrough
    case .end, .braceClose: try fail("a name is missing after '.'", at: period.place)
    case .keyword: break
    case .integer, .dollar: try failAsSwift("a number after '.' is", at: period.place)
    case .parenOpen, .squareOpen: try fail("a name is missing after '.'", at: token.place)
    default: try fail("a name is missing after '.'", at: token.place)
    }
    let name = take()
    return Name(word(name), at: name.place)
  }
}

extension Expression {
  /// Whether a block after it belongs to it; what is written out has none.
  var mayHaveBlock: Bool {
    switch kind {
    case .integer, .decimal, .boolean, .nothing, .string, .array, .dictionary: false
    case .name, .member, .call, .prefix, .binary, .choice, .group: true
    }
  }
}
