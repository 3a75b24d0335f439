extension Parser {
  mutating func call(_ callee: Expression, isHead: Bool) throws(Stop) -> Expression {
    var tallest = height
    let opener = take()
    var list: [Arguments.Argument] = []
    let end = try arguments(opener, to: .parenClose, into: &list, &tallest)
    var block: Block?
    if at(.braceOpen), !isHead {
      block = try self.block()
      tallest = max(tallest, height)
      try refuseSecondBlock()
    }
    try grow(from: tallest)
    let arguments = Arguments(list, block: block, at: opener.place, end: end)
    return Expression(.call(callee, arguments), at: callee.place)
  }

  mutating func callWithBlock(_ callee: Expression) throws(Stop) -> Expression {
    let below = height
    let place = token.place
    let block = try block()
    try refuseSecondBlock()
    try grow(from: max(below, height))
    let arguments = Arguments([], block: block, at: place, end: place)
    return Expression(.call(callee, arguments), at: callee.place)
  }

  /// Reads the values of a call or of a hole in a string.
  mutating func arguments(
    _ opener: Token, to closer: Token.Kind, into list: inout [Arguments.Argument],
    _ tallest: inout Int
  ) throws(Stop) -> Place {
    var read: [Arguments.Argument] = []
    var highest = tallest
    defer {
      list = read
      tallest = highest
    }
    return try self.list(of: "the arguments", openedBy: opener, to: closer) { parser throws(Stop) in
      let label = parser.label()
      if label?.text == "_" { try parser.failAsSwift("'_:' is", at: parser.previous.place) }
      if let label { try parser.requireValue(of: label, closer) }
      let value = try parser.expression()
      if parser.at(.equal) {
        try parser.failAsSwift("'=' after a value is", at: parser.token.place)
      }
      highest = max(highest, parser.height)
      read.append(Arguments.Argument(label, value))
    }
  }

  private mutating func label() -> Name? {
    guard peek(1).kind == .colon else { return nil }
    switch token.kind {
    case .word, .quotedWord: break
    case .keyword where token.keyword != .inout: break
    default: return nil
    }
    let name = take()
    take()
    return Name(word(name), at: name.place)
  }

  private mutating func requireValue(of label: Name, _ closer: Token.Kind) throws(Stop) {
    guard beginsNoValue else { return }
    // `name(label:)` names a function in Swift.
    let namesFunction = at(.parenClose) || at(.colon)
    let isName = peek(-3).kind == .parenOpen && namesFunction
    try fail(
      "a value is missing after '\(shortened(label.text)):'", at: token.place, isSwift: isName)
  }

  private mutating func refuseSecondBlock() throws(Stop) {
    let next = token
    guard next.kind == .word || next.kind == .keyword || next.kind == .quotedWord,
      peek(1).kind == .colon, peek(2).kind == .braceOpen
    else { return }
    try failAsSwift("a second block after a call is", at: next.place)
  }
}
