extension Lexer {
  mutating func readNumber() {
    let start = position
    let begins = place
    let radix: UInt8? =
      byte() == UInt8(ascii: "0")
      ? [UInt8(ascii: "x"): 16, UInt8(ascii: "o"): 8, UInt8(ascii: "b"): 2][byte(1)] : nil
    if let radix { return readInteger(radix: radix, from: start, begins) }

    let followsPeriod = followsPeriod
    skipDigits()
    let hasFraction = byte() == UInt8(ascii: ".") && isDigit(byte(1)) && !followsPeriod
    if hasFraction {
      position += 1
      skipDigits()
    }
    let hasExponent = byte() | 0x20 == UInt8(ascii: "e") && !followsPeriod
    if hasExponent {
      position += 1
      if byte() == UInt8(ascii: "+") || byte() == UInt8(ascii: "-") { position += 1 }
      guard isDigit(byte()) else {
        skipWord()
        return refuseNumber(from: start, begins, "has no digit in its exponent")
      }
      skipDigits()
    }
    let end = position
    skipWord()
    guard position == end else {
      return refuseNumber(from: start, begins, "is no number; is a '.' or a space missing?")
    }
    append(hasFraction || hasExponent ? .decimal : .integer, from: start)
  }

  /// Whether it is the number of an element: `pair.0.1` is no decimal.
  private var followsPeriod: Bool { tokens.last?.kind == .period && tokens.last?.end == position }

  private mutating func skipDigits() {
    while isDigit(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func readInteger(radix: UInt8, from start: Int, _ begins: Place) {
    position += 2
    let digits = position
    skipWord()
    let written = bytes[digits..<position]
    let isPower = radix == 16 && written.contains { $0 | 0x20 == UInt8(ascii: "p") }
    let isFraction =
      radix == 16 && byte() == UInt8(ascii: ".") && isHexadecimal(byte(1))
      && isDigit(byte(1))
    if isPower || isFraction {
      refuse(
        "a hexadecimal number with a fraction or an exponent is no part of a design as napkin reads it",
        at: begins, isSwift: true)
      if isFraction { position += 1 }
      skipWord()
      return append(.unknown, from: start)
    }
    let isWhole =
      written.first != UInt8(ascii: "_") && !written.isEmpty
      && written.allSatisfy { $0 == UInt8(ascii: "_") || isDigit($0, radix: radix) }
    guard isWhole else {
      return refuseNumber(from: start, begins, "is no number of base \(radix)")
    }
    append(.integer, from: start)
  }

  private func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte, radix: 16) }

  private func isDigit(_ byte: UInt8, radix: UInt8) -> Bool {
    if isDigit(byte) { return byte - UInt8(ascii: "0") < radix }
    return radix == 16 && (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private mutating func refuseNumber(from start: Int, _ begins: Place, _ why: String) {
    let written = text(start..<min(position, start + 30))
    refuse("'\(written)' \(why)", at: begins)
    append(.unknown, from: start)
  }
}
