extension Lexer {
  /// Skips blanks, ends of lines and comments.
  mutating func skipSpace() {
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C:
        position += 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if let string = strings.last, !string.isMultiline { breakOffStrings() }
        skipNewline()
        startsLine = true
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while !isAtEnd, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { position += 1 }
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "*"):
        skipBlockComment()
      default: return
      }
    }
  }

  /// Skips the end of a line; a carriage return alone ends one, and is not counted, as in Swift.
  mutating func skipNewline() {
    let isCarriageReturn = byte() == UInt8(ascii: "\r")
    if isCarriageReturn { position += 1 }
    guard byte() == UInt8(ascii: "\n") else { return }
    position += 1
    line += 1
    lineStart = position
  }

  private mutating func skipBlockComment() {
    let opened = line
    var depth = 1
    position += 2
    while depth > 0, !isAtEnd {
      switch (byte(), byte(1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        position += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        position += 2
      case (UInt8(ascii: "\n"), _), (UInt8(ascii: "\r"), _):
        if depth > 0, isLastNewline { return refuseOpenComment(opened) }
        skipNewline()
        startsLine = true
      default: position += 1
      }
    }
    if depth > 0 { refuseOpenComment(opened) }
  }

  /// Whether nothing follows the end of this line; there the compiler says that a comment is open.
  private var isLastNewline: Bool { position + 1 == bytes.count }

  private mutating func refuseOpenComment(_ opened: Int) {
    refuse("the comment that begins on line \(opened) is never closed by '*/'", at: place)
    mayHaveSwallowedBrackets = true
    if !isAtEnd { skipNewline() }
  }
}
