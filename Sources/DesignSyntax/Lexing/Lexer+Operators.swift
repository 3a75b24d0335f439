extension Lexer {
  func isOperator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "%"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "^"),
      UInt8(ascii: "~"), UInt8(ascii: "?"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// Reads an operator; what stands on its two sides decides whether it is infix, prefix or postfix.
  mutating func readOperator() {
    let start = position
    let begins = place
    let first = byte()
    let touchesLeft = touchesLeft
    if touchesLeft, first == UInt8(ascii: "!") || first == UInt8(ascii: "?") {
      position += 1
      return append(first == UInt8(ascii: "!") ? .exclaimPostfix : .questionPostfix, from: start)
    }
    skipOperator(startingWith: first)
    let touchesRight = touchesRight(leftToo: touchesLeft)
    let isSingle = position == start + 1
    switch first {
    case UInt8(ascii: ".") where isSingle: readPeriod(begins, touchesLeft, touchesRight)
    case UInt8(ascii: "=") where isSingle:
      if touchesLeft != touchesRight {
        refuse("'=' needs a space on both sides or on neither", at: begins)
      }
      append(.equal, from: start)
    case UInt8(ascii: "?") where isSingle: append(.question, from: start)
    case UInt8(ascii: "&") where isSingle && !touchesLeft && touchesRight:
      append(.ampersand, from: start)
    case UInt8(ascii: "-") where text(start..<position) == "->": append(.arrow, from: start)
    case UInt8(ascii: "<") where isConflictMarker(start),
      UInt8(ascii: ">") where isConflictMarker(start):
      refuse("a conflict of two versions is left in the text", at: begins)
      append(.unknown, from: start)
    case _ where closesComment(start..<position):
      refuse("a comment is closed here that was not opened", at: begins)
      append(.unknown, from: start)
    case _ where touchesLeft == touchesRight: append(.infix, from: start)
    default: append(touchesLeft ? .postfix : .prefix, from: start)
    }
  }

  private mutating func skipOperator(startingWith first: UInt8) {
    position += 1
    while isOperator(byte()) || byte() >= 0x80 {
      if byte() == UInt8(ascii: "."), first != UInt8(ascii: ".") { return }
      if byte() == UInt8(ascii: "/"), byte(1) == UInt8(ascii: "/") || byte(1) == UInt8(ascii: "*") {
        return
      }
      if byte() >= 0x80 {
        guard let (scalar, length) = scalar(), scalar.continuesOperator else { return }
        position += length
      } else {
        position += 1
      }
    }
  }

  private mutating func readPeriod(_ begins: Place, _ touchesLeft: Bool, _ touchesRight: Bool) {
    let start = position - 1
    guard touchesLeft, !touchesRight else { return append(.period, from: start) }
    var ahead = 0
    while byte(ahead) == UInt8(ascii: " ") || byte(ahead) == UInt8(ascii: "\t") { ahead += 1 }
    position += ahead
    let isFollowed = self.touchesRight(leftToo: true) && byte() != UInt8(ascii: "/") && !isAtEnd
    position -= ahead
    refuse(
      isFollowed ? "a space follows this '.'; delete it" : "a name is missing after '.'", at: begins
    )
    append(.unknown, from: start)
  }

  private var touchesLeft: Bool {
    guard position > 0 else { return false }
    switch byte(-1) {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0,
      UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"):
      return false
    case UInt8(ascii: "/"): return byte(-2) != UInt8(ascii: "*")
    default: return true
    }
  }

  private func touchesRight(leftToo: Bool) -> Bool {
    switch byte() {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 0,
      UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: ":"):
      false
    case UInt8(ascii: "."): !leftToo
    case UInt8(ascii: "/"): byte(1) != UInt8(ascii: "/") && byte(1) != UInt8(ascii: "*")
    default: true
    }
  }

  private func isConflictMarker(_ start: Int) -> Bool {
    start == lineStart && position == start + 7 && byte() == UInt8(ascii: " ")
      && bytes[start..<position].allSatisfy { $0 == bytes[start] }
  }

  private func closesComment(_ range: Range<Int>) -> Bool {
    zip(range, range.dropFirst()).contains {
      bytes[$0] == UInt8(ascii: "*") && bytes[$1] == UInt8(ascii: "/")
    }
  }
}
