extension Parser {
  /// The value of a whole number; nil where it is too large.
  func integer(_ token: Token) -> Int? {
    let digits = bytes[token.start..<token.end].filter { $0 != UInt8(ascii: "_") }
    let prefix = digits.prefix(2)
    let radix =
      prefix.first == UInt8(ascii: "0")
      ? [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2][prefix.last ?? 0] : nil
    var value = 0
    for digit in radix == nil ? digits[...] : digits.dropFirst(2) {
      let (scaled, isTooLarge) = value.multipliedReportingOverflow(by: radix ?? 10)
      let (sum, isTooLargeToo) = scaled.addingReportingOverflow(Int(hexadecimal(digit) ?? 0))
      if isTooLarge || isTooLargeToo { return nil }
      value = sum
    }
    return value
  }

  /// The value of a number with a fraction or an exponent; infinite where it is too large.
  func decimal(_ token: Token) -> Double {
    let digits = bytes[token.start..<token.end].filter { $0 != UInt8(ascii: "_") }
    return Double(String(decoding: digits, as: UTF8.self)) ?? .infinity
  }
}
