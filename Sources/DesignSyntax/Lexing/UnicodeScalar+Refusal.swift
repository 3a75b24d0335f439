extension Unicode.Scalar {
  /// What is said of it where it means nothing.
  var refusal: String {
    switch value {
    case 0: "a NUL character stands here; a design is plain text"
    case 0xA0: "a non-breaking space (U+00A0) stands here; type a plain space instead"
    case 0x2018, 0x2019, 0x201A, 0x201C, 0x201D, 0x201E, 0xAB, 0xBB:
      "'\(self)' (\(code)) is a typographic quote; use straight quotes: \""
    case _ where isInvisible: "an invisible character (\(code)) stands here; delete it"
    case 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
      "a space of another kind (\(code)) stands here; type a plain space instead"
    case 0x2028, 0x2029: "an end of a line of another kind (\(code)) stands here; type a plain one"
    case 0..<0x20, 0x7F..<0xA0: "a control character (\(code)) stands here; delete it"
    case 0x27: "a string stands between double quotes: use \" instead of '"
    case 0x2010...0x2015: "'\(self)' (\(code)) is a dash; use the minus sign of the keyboard: -"
    case 0xFF01...0xFF5E:
      "'\(self)' (\(code)) is a full-width character; use the plain one"
    default: "'\(self)' (\(code)) means nothing here"
    }
  }

  private var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
