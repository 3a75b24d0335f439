extension Lexer {
  mutating func openString(pounds: Int) {
    let start = position
    let begins = place
    position += pounds
    let quote = UInt8(ascii: "\"")
    let isTriple = byte() == quote && byte(1) == quote && byte(2) == quote
    // `#"""#` is a string of one quote.
    let isMultiline = isTriple && (pounds == 0 || !closes(3, pounds: pounds))
    position += isMultiline ? 3 : 1
    strings.append(OpenString(place: begins, pounds: pounds, isMultiline: isMultiline))
    append(.quoteOpen, from: start)
    startsLine = false
    if isMultiline { readEndOfOpening() }
    readText()
  }

  private func closes(_ ahead: Int, pounds: Int) -> Bool {
    (0..<pounds).allSatisfy { byte(ahead + $0) == UInt8(ascii: "#") }
  }

  private mutating func readEndOfOpening() {
    var ahead = 0
    while byte(ahead) == UInt8(ascii: " ") || byte(ahead) == UInt8(ascii: "\t") { ahead += 1 }
    if isNewline(byte(ahead)) {
      position += ahead
    } else if position + ahead < bytes.count {
      refuse("the text of a string in three quotes begins on the line below them", at: place)
    }
  }

  /// Reads words up to the end of the string or to its next hole.
  mutating func readText() {
    guard let string = strings.last else { return }
    var start = position
    // A token names one line, so a piece that runs on is remembered by where it began.
    let began = (line, lineStart)
    while !isAtEnd {
      switch byte() {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        guard string.isMultiline else { return breakOffStrings() }
        skipNewline()
      case UInt8(ascii: "\"") where isClosing(string):
        appendText(start, began)
        start = position
        position += (string.isMultiline ? 3 : 1) + string.pounds
        append(.quoteClose, from: start)
        strings.removeLast()
        return
      case UInt8(ascii: "\\") where closes(1, pounds: string.pounds):
        if byte(1 + string.pounds) == UInt8(ascii: "(") {
          appendText(start, began)
          start = position
          position += 2 + string.pounds
          append(.holeOpen, from: start)
          strings[strings.count - 1].depth = 0
          return
        }
        skipEscape(of: string)
      case 0x80...:
        if let (_, length) = scalar() {
          position += length
        } else {
          refuse("these bytes are no UTF-8 text", at: place)
          position += 1
        }
      case 0:
        refuse("a NUL character stands here; a design is plain text", at: place)
        position += 1
      case UInt8(ascii: "\t") where !string.isMultiline:
        refuse("a tab stands in this string; write \\t", at: place)
        position += 1
      case 1...8, 0x0B, 0x0C, 0x0E...0x1F, 0x7F:
        refuse("a control character stands in this string; write it as \\u{…}", at: place)
        position += 1
      default: position += 1
      }
    }
    breakOffStrings()
  }

  private func isClosing(_ string: OpenString) -> Bool {
    let quote = UInt8(ascii: "\"")
    guard string.isMultiline else { return closes(1, pounds: string.pounds) }
    return byte(1) == quote && byte(2) == quote && closes(3, pounds: string.pounds)
  }

  private mutating func appendText(_ start: Int, _ began: (line: Int, start: Int)) {
    guard position > start else { return }
    tokens.append(
      Token(.text, start..<position, line: began.line, lineStart: began.start, startsLine: false))
  }

  /// Says that a string has no end, and goes on behind it.
  mutating func breakOffStrings() {
    // A line's end breaks off the strings of one line, not those around them that may go on.
    var broken = strings.popLast()
    var isNested = false
    while let outer = strings.last, isAtEnd || !outer.isMultiline {
      broken = strings.popLast()
      isNested = true
    }
    if let broken {
      let what =
        broken.isMultiline ? "has no closing '\"\"\"'" : "has no closing '\"' on its line"
      refuse(
        isNested
          ? "the string that begins here \(what), or its '\\(' no ')'"
          : "the string that begins here \(what)", at: broken.place)
    }
    mayHaveSwallowedBrackets = true
    append(.brokenString, from: position)
  }
}
