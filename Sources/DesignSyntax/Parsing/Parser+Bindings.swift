extension Parser {
  mutating func importing() throws(Stop) -> Statement {
    let first = take()
    guard at(.word) || at(.quotedWord) else {
      if at(.infix) || at(.prefix) || at(.postfix) {
        try failAsSwift("the import of an operator is", at: token.place)
      }
      if let keyword = token.keyword, keyword.beginsStatement, !token.startsLine {
        try failAsSwift("the import of a part of a module is", at: first.place)
      }
      try fail("the name of a module is missing after 'import'", at: token.place)
    }
    let name = take()
    if at(.period) { try failAsSwift("the import of a part of a module is", at: first.place) }
    return Statement(.importing(Name(word(name), at: name.place)), at: first.place)
  }

  /// Reads `let a = 1, b = 2`.
  mutating func bindings() throws(Stop) -> [Statement] {
    var place = take().place
    var read: [Statement] = []
    repeat {
      let name = try boundName()
      if read.isEmpty == false { place = name.place }
      let type = at(.colon) ? try boundType(of: name) : nil
      guard at(.equal) else { try refuseBindingWithoutValue(name, hasType: type != nil) }
      let value = try boundValue(of: name)
      read.append(Statement(.binding(name, type: type, value: value), at: place))
    } while take(.comma)
    if at(.braceOpen), !token.startsLine {
      try failAsSwift("a block after a value is", at: token.place)
    }
    return read
  }

  private mutating func boundName() throws(Stop) -> Name {
    switch token.kind {
    case .word, .quotedWord:
      let name = take()
      return Name(word(name), at: name.place)
    case .parenOpen: try failAsSwift("'let' with a tuple is", at: token.place)
    case .keyword where token.keyword == .underscore: try failAsSwift("'let _' is", at: token.place)
    case .keyword where token.keyword == .var || token.keyword == .let || token.keyword == .is:
      try failAsSwift("\(here) in a 'let' is", at: token.place)
    case .keyword where !token.startsLine:
      try fail(
        "\(here) is a word of Swift and cannot be a name; choose another, or write it in backticks",
        at: token.place)
    default: try fail("a name is missing after 'let'", at: token.place)
    }
  }

  private mutating func boundType(of name: Name) throws(Stop) -> Name? {
    let colon = take()
    guard at(.word) || at(.quotedWord) else {
      let beginsType: Bool =
        switch token.kind {
        case .squareOpen, .parenOpen, .at: true
        case .keyword: [.Any, .Self].contains(token.keyword)
        default: false
        }
      if beginsType { try failAsSwift("a type like this is", at: token.place) }
      try fail("a type is missing after ':'", at: token.startsLine ? colon.place : token.place)
    }
    let first = take()
    var type = word(first)
    while at(.period) {
      let period = take()
      guard at(.word), !token.startsLine else {
        try failAsSwift("a type like this is", at: period.place)
      }
      type += "." + word(take())
    }
    switch token.kind {
    case .questionPostfix, .exclaimPostfix, .ampersand, .arrow:
      try failAsSwift("a type like this is", at: first.place)
    case .infix, .prefix, .postfix: try failAsSwift("a type like this is", at: first.place)
    case .word where !token.startsLine && isModifier(first):
      try failAsSwift("a type like this is", at: first.place)
    case .braceOpen: try failAsSwift("a 'let' with a block is", at: token.place)
    default: return Name(type, at: first.place)
    }
  }

  private mutating func refuseBindingWithoutValue(_ name: Name, hasType: Bool) throws(Stop) -> Never
  {
    let isWhole = token.startsLine || at(.end) || at(.braceClose) || at(.semicolon) || at(.comma)
    if !isWhole {
      try fail(
        "'=' is missing before \(here) in the 'let' of '\(shortened(name.text))'", at: token.place)
    }
    note(
      "'\(shortened(name.text))' is given no value; write 'let \(shortened(name.text)) = …'",
      at: name.place,
      isSwift: hasType)
    throw Stop()
  }

  private mutating func boundValue(of name: Name) throws(Stop) -> Expression {
    let equal = take()
    if beginsNoValue {
      try fail("a value is missing after '='", at: isNextLineStatement ? equal.place : token.place)
    }
    let value = try expression()
    if at(.equal) { try failAsSwift("a second '=' is", at: token.place) }
    return value
  }

  /// Whether what is missing is missing on the line above, as a new statement begins here.
  var isNextLineStatement: Bool {
    at(.end) || at(.braceClose) || token.keyword.map { $0.beginsStatement } ?? false
  }

  /// Whether no value can begin here.
  var beginsNoValue: Bool {
    switch token.kind {
    case .end, .braceClose, .parenClose, .squareClose, .holeClose, .comma, .semicolon, .colon,
      .equal:
      true
    case .keyword:
      // An `if` and a `switch` may be values in Swift; they are refused as such.
      token.keyword.map { $0.beginsStatement && ![.if, .switch, .do, .repeat].contains($0) }
        ?? false
    default: false
    }
  }
}
