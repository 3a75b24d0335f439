extension Parser {
  /// Reads a value without operators, members or calls.
  mutating func primary() throws(Stop) -> Expression {
    let first = token
    let place = first.place
    height = 1
    switch first.kind {
    case .integer: return Expression(.integer(integer(take())), at: place)
    case .decimal: return Expression(.decimal(decimal(take())), at: place)
    case .quoteOpen: return try string()
    case .word where text(first) == "await": try failAsSwift("'await' is", at: place)
    case .word, .quotedWord: return Expression(.name(word(take())), at: place)
    case .keyword: return try keyword(first)
    case .period:
      let name = try memberName(after: take())
      return Expression(.member(nil, name), at: place)
    case .parenOpen: return try group()
    case .squareOpen: return try collection()
    case .braceOpen: try refuseBlock()
    case .dollar, .at, .pound, .backslash, .questionPostfix, .exclaimPostfix:
      try failAsSwift("'\(shortened(text(first)))' is", at: place)
    default: try fail("a value is missing before \(here)", at: place)
    }
  }

  private mutating func refuseBlock() throws(Stop) -> Never {
    try failAsSwift("a block that follows no call is", at: token.place)
  }

  private mutating func keyword(_ first: Token) throws(Stop) -> Expression {
    switch first.keyword {
    case .true, .false:
      take()
      return Expression(.boolean(first.keyword == .true), at: first.place)
    case .nil:
      take()
      return Expression(.nothing, at: first.place)
    case .self, .Self, .super, .Any, .underscore, .try, .if, .switch, .`init`, .do, .repeat:
      try failAsSwift("\(here) as a value is", at: first.place)
    default:
      try fail("a value is missing before \(here), which is a word of Swift", at: first.place)
    }
  }

  private mutating func group() throws(Stop) -> Expression {
    let opener = take()
    if at(.parenClose) { try failAsSwift("'()' is", at: opener.place) }
    var values: [Expression] = []
    var hasLabel = false
    var tallest = 0
    let first = index
    _ = try list(of: "the parentheses", openedBy: opener, to: .parenClose) { parser throws(Stop) in
      if parser.peek(1).kind == .colon,
        parser.at(.word) || parser.at(.keyword) || parser.at(.quotedWord)
      {
        hasLabel = true
        parser.take()
        parser.take()
      }
      if values.count == 1 || hasLabel {
        try parser.failAsSwift("a tuple is", at: opener.place)
      }
      values.append(try parser.expression())
      if parser.at(.equal) {
        try parser.failAsSwift("'=' after a value is", at: parser.token.place)
      }
      tallest = max(tallest, parser.height)
    }
    guard let value = values.first, values.count == 1 else { throw Stop() }
    if index > first, !isDamaged, peek(-2).kind == .comma {
      try failAsSwift("a tuple is", at: opener.place)
    }
    try grow(from: tallest)
    return Expression(.group(value), at: opener.place)
  }

  private mutating func collection() throws(Stop) -> Expression {
    let opener = take()
    if at(.colon), peek(1).kind == .squareClose {
      take()
      take()
      return Expression(.dictionary([]), at: opener.place)
    }
    var values: [Expression] = []
    var pairs: [(key: Expression, value: Expression)] = []
    var tallest = 0
    var isFirst = true
    var isDictionary = false
    _ = try list(of: "the brackets", openedBy: opener, to: .squareClose) { parser throws(Stop) in
      let key = try parser.expression()
      tallest = max(tallest, parser.height)
      if isFirst { isDictionary = parser.at(.colon) }
      isFirst = false
      guard isDictionary else { return values.append(key) }
      guard parser.at(.colon) else {
        try parser.fail("':' and a value are missing before \(parser.here)", at: parser.token.place)
      }
      parser.take()
      if parser.beginsNoValue {
        try parser.fail("a value is missing after ':'", at: parser.token.place)
      }
      pairs.append((key, try parser.expression()))
      tallest = max(tallest, parser.height)
    }
    try grow(from: tallest)
    return Expression(isDictionary ? .dictionary(pairs) : .array(values), at: opener.place)
  }
}
