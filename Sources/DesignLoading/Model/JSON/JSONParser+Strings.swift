extension JSONParser {
  /// A text between double quotes.
  mutating func string() throws(JSONError) -> String {
    let start = offset
    advance()
    if let plain = plain() { return plain }
    move(to: start + 1)
    var plain = offset
    var text: [UInt8] = []
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[plain..<offset]
        advance()
        guard let string = String(validating: text, as: UTF8.self) else {
          move(to: start)
          throw error("a text that is not UTF-8")
        }
        return string
      case UInt8(ascii: "\\"):
        text += bytes[plain..<offset]
        advance()
        text += Array(String(try escaped()).utf8)
        plain = offset
      case 0..<0x20: throw error("a control character in a text; write it as an escape")
      default: advance()
      }
    }
    move(to: start)
    throw error("a text without its closing quote")
  }

  /// A text without escapes, which nearly all are, taken as it stands; nil for any other.
  private mutating func plain() -> String? {
    let start = offset
    var all: UInt8 = 0
    while let byte = peek(), byte >= 0x20, byte != UInt8(ascii: "\\") {
      advance()
      guard byte == UInt8(ascii: "\"") else {
        all |= byte
        continue
      }
      let end = offset - 1
      guard all < 0x80 else { return String(validating: bytes[start..<end], as: UTF8.self) }
      // Copied without a second look: validating again took a third of the parsing.
      return String(unsafeUninitializedCapacity: end - start) { text in
        bytes.withUnsafeBufferPointer { _ = text.initialize(fromContentsOf: $0[start..<end]) }
        return end - start
      }
    }
    return nil
  }

  private mutating func escaped() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    defer { if offset == start { advance() } }
    switch peek() {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicode()
    default: throw error("no escape is written like that")
    }
  }

  private mutating func unicode() throws(JSONError) -> Unicode.Scalar {
    let start = offset
    let first = try codeUnit()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if (0xD800..<0xDC00).contains(first), take("\\"), peek() == UInt8(ascii: "u") {
      let second = try codeUnit()
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    move(to: start)
    throw error("half of a surrogate pair")
  }

  private mutating func codeUnit() throws(JSONError) -> UInt32 {
    advance()
    let digits = bytes[min(offset, bytes.count)..<min(offset + 4, bytes.count)]
    guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    else { throw error("four hexadecimal digits belong here") }
    move(to: offset + 4)
    return value
  }
}
