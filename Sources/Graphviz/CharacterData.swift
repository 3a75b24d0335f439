/// The characters of XML, as they are meant and as they are written.
enum CharacterData {
  /// The text that some bytes of XML stand for; what is no known entity stands for itself.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded = ""
    var rest = bytes
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      decoded += String(decoding: rest[..<start], as: UTF8.self)
      let name = rest[(start + 1)...].prefix(12).prefix { $0 != UInt8(ascii: ";") }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == UInt8(ascii: ";"),
        let scalar = scalar(named: String(decoding: name, as: UTF8.self))
      {
        decoded.unicodeScalars.append(scalar)
        rest = rest[(name.endIndex + 1)...]
      } else {
        decoded += "&"
        rest = rest[(start + 1)...]
      }
    }
    return decoded + String(decoding: rest, as: UTF8.self)
  }

  /// Text for between tags.
  static func encode(_ text: String) -> String { encode(text, inAttribute: false) }

  /// Text for between quotes; blanks other than spaces would otherwise be read as spaces.
  static func encodeAttribute(_ text: String) -> String { encode(text, inAttribute: true) }

  private static func encode(_ text: String, inAttribute: Bool) -> String {
    var encoded = ""
    for scalar in text.unicodeScalars where isAllowed(scalar) {
      switch scalar {
      case "&": encoded += "&amp;"
      case "<": encoded += "&lt;"
      case ">": encoded += "&gt;"
      case "\"" where inAttribute: encoded += "&quot;"
      case "\n" where inAttribute: encoded += "&#10;"
      case "\r": encoded += "&#13;"
      case "\t" where inAttribute: encoded += "&#9;"
      default: encoded.unicodeScalars.append(scalar)
      }
    }
    return encoded
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }

  /// Whether XML 1.0 can hold a character at all, even as a number.
  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
