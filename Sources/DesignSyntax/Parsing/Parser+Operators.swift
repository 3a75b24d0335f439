extension Parser {
  /// A value and the height of its tree.
  struct Operand {
    var value: Expression
    var height: Int
  }

  /// What stands between two values: an operator, or `? value :`.
  struct Link {
    let kind: Operator
    let sign: Name
    let middle: Operand?
  }

  /// Reads a value with all operators in it.
  mutating func expression(isHead: Bool = false) throws(Stop) -> Expression {
    var operands = [try operand(isHead: isHead)]
    var links: [Link] = []
    while let link = try link(isHead: isHead) {
      while let last = links.last, try binds(last, before: link) {
        links.removeLast()
        try join(last, &operands)
      }
      links.append(link)
      try requireValue(after: link)
      operands.append(try operand(isHead: isHead))
    }
    while let last = links.popLast() { try join(last, &operands) }
    guard let whole = operands.last else { throw Stop() }
    height = whole.height
    return whole.value
  }

  private mutating func operand(isHead: Bool) throws(Stop) -> Operand {
    let value = try unary(isHead: isHead)
    return Operand(value: value, height: height)
  }

  private mutating func link(isHead: Bool) throws(Stop) -> Link? {
    switch token.kind {
    case .infix:
      let sign = text(token)
      guard let kind = Operator(spelt: sign) else {
        try failAsSwift("'\(shortened(sign))' is", at: token.place)
      }
      return Link(kind: kind, sign: Name(sign, at: take().place), middle: nil)
    case .question:
      let mark = take()
      try enter(mark)
      defer { nesting -= 1 }
      let middle = Operand(value: try expression(isHead: isHead), height: height)
      guard take(.colon) else {
        try fail("the '?' of a choice needs a ':' and a second value", at: mark.place)
      }
      return Link(kind: Operator(.choice), sign: Name("?", at: mark.place), middle: middle)
    case .keyword where at(.as) || at(.is): try failAsSwift("\(here) is", at: token.place)
    case .arrow: try failAsSwift("'->' is", at: token.place)
    default: return nil
    }
  }

  private mutating func requireValue(after link: Link) throws(Stop) {
    guard beginsNoValue || at(.infix) || at(.postfix) else { return }
    let sign = link.middle == nil ? link.sign.text : ":"
    try fail("a value is missing after '\(sign)'", at: token.place)
  }

  /// Whether the left one of two operators takes the value between them.
  private mutating func binds(_ left: Link, before right: Link) throws(Stop) -> Bool {
    let (a, b) = (left.kind.precedence.rawValue, right.kind.precedence.rawValue)
    guard a == b else { return a > b }
    switch left.kind.associativity {
    case .left: return true
    case .right: return false
    case .none:
      try fail(
        "'\(left.sign.text)' and '\(right.sign.text)' cannot follow each other; put one in parentheses",
        at: right.sign.place)
    }
  }

  private mutating func join(_ link: Link, _ operands: inout [Operand]) throws(Stop) {
    guard let right = operands.popLast(), let left = operands.popLast() else { throw Stop() }
    try grow(from: max(left.height, right.height, link.middle?.height ?? 0))
    let kind: Expression.Kind =
      if let middle = link.middle {
        .choice(left.value, then: middle.value, otherwise: right.value)
      } else {
        .binary(left.value, link.sign, right.value)
      }
    operands.append(Operand(value: Expression(kind, at: left.value.place), height: height))
  }

  private mutating func unary(isHead: Bool) throws(Stop) -> Expression {
    let sign = token
    switch sign.kind {
    case .prefix:
      let written = text(sign)
      guard written == "-" || written == "!" else {
        try failAsSwift("'\(shortened(written))' before a value is", at: sign.place)
      }
      take()
      if beginsNoValue { try fail("a value is missing after '\(written)'", at: token.place) }
      try enter(sign)
      defer { nesting -= 1 }
      let value = try unary(isHead: isHead)
      try grow(from: height)
      return Expression(.prefix(Name(written, at: sign.place), value), at: sign.place)
    case .infix, .postfix:
      if peek(1).kind == .comma || peek(1).kind == .parenClose {
        try failAsSwift("an operator without its values is", at: sign.place)
      }
      try fail("a value is missing before '\(shortened(text(sign)))'", at: sign.place)
    case .ampersand: try failAsSwift("'&' is", at: sign.place)
    default: return try postfix(isHead: isHead)
    }
  }
}
