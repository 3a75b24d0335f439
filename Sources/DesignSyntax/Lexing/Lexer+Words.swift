extension Lexer {
  func isWordHead(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Skips whatever may stand within a word.
  mutating func skipWord() {
    while true {
      let next = byte()
      if isWordHead(next) || isDigit(next) || next == UInt8(ascii: "$") {
        position += 1
      } else if next >= 0x80, let (scalar, length) = scalar(), scalar.continuesWord {
        position += length
      } else {
        return
      }
    }
  }

  mutating func readWord() {
    let start = position
    skipWord()
    guard position - start <= Keyword.longest, let word = Keyword.byText[text(start..<position)]
    else {
      return append(.word, from: start)
    }
    append(.keyword, from: start, keyword: word)
  }

  /// Reads a name in backticks; other names than plain ones are left to the compiler.
  mutating func readQuotedWord() {
    let start = position
    let begins = place
    position += 1
    let inner = position
    let first = byte()
    if isWordHead(first) || (scalar().map { $0.0.beginsWord } ?? false) { skipWord() }
    if position > inner, byte() == UInt8(ascii: "`") {
      position += 1
      return append(.quotedWord, from: start)
    }
    while !isAtEnd, !isNewline(byte()), byte() != UInt8(ascii: "`") { position += 1 }
    let isClosed = byte() == UInt8(ascii: "`") && !isAtEnd
    if isClosed { position += 1 }
    if !isClosed {
      refuse("the name that begins with '`' has no closing '`' on its line", at: begins)
    } else if position - start == 2 {
      refuse("a name is missing between the backticks", at: begins)
    } else {
      refuse(
        "a name of this kind is no part of a design as napkin reads it", at: begins, isSwift: true)
    }
    append(.unknown, from: start)
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  func isNewline(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
