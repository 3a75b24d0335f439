extension Parser {
  /// Reads a string from its opening to its closing quote.
  mutating func string() throws(Stop) -> Expression {
    let opener = take()
    openStrings += 1
    defer { openStrings -= 1 }
    var reader = StringReader(opener, bytes)
    var tallest = 0
    while true {
      switch token.kind {
      case .text: reader.add(take())
      case .holeOpen:
        let hole = take()
        var list: [Arguments.Argument] = []
        let end = try arguments(hole, to: .holeClose, into: &list, &tallest)
        reader.add(Arguments(list, at: hole.place, end: end))
      case .quoteClose:
        let (pieces, faults) = reader.finish(take())
        for fault in faults { note(fault.says, at: fault.place) }
        try grow(from: tallest)
        return Expression(.string(pieces), at: opener.place)
      default:
        // A string in a string's hole ends with the whole string; its message stands already.
        isDamaged = true
        if at(.brokenString), openStrings == 1 { take() }
        throw Stop()
      }
    }
  }
}
