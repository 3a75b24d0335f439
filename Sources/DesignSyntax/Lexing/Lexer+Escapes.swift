extension Lexer {
  /// Skips `\n` and its like, and says where there is no such.
  mutating func skipEscape(of string: OpenString) {
    let begins = place
    position += 1 + string.pounds
    switch byte() {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "0"),
      UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      position += 1
    case UInt8(ascii: "u"): skipScalarEscape(begins)
    case _ where string.isMultiline && continuesLine: break
    default:
      guard !isAtEnd, !isNewline(byte()) else { return }
      let written = scalar().map { String($0.0) } ?? ""
      refuse(
        "'\\\(written)' is no escape in a string; a backslash itself is written '\\\\'", at: begins)
      position += scalar()?.1 ?? 1
    }
  }

  /// Whether only blanks stand between the backslash and the end of its line.
  private var continuesLine: Bool {
    var ahead = 0
    while byte(ahead) == UInt8(ascii: " ") || byte(ahead) == UInt8(ascii: "\t") { ahead += 1 }
    return isNewline(byte(ahead))
  }

  private mutating func skipScalarEscape(_ begins: Place) {
    position += 1
    guard byte() == UInt8(ascii: "{") else {
      return refuse("'\\u' is followed by the number of a character: \\u{E9}", at: begins)
    }
    var value: UInt32 = 0
    var digits = 0
    var ahead = 1
    while let digit = hexadecimal(byte(ahead)), ahead < 10 {
      value = value << 4 | digit
      digits += 1
      ahead += 1
    }
    guard byte(ahead) == UInt8(ascii: "}"), digits >= 1, digits <= 8 else {
      return refuse("'\\u{…}' holds one to eight hexadecimal digits", at: begins)
    }
    position += ahead + 1
    if Unicode.Scalar(value) == nil {
      refuse("'\\u{\(String(value, radix: 16))}' is no character", at: begins)
    }
  }
}

/// The value of a hexadecimal digit.
func hexadecimal(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
  default: nil
  }
}
