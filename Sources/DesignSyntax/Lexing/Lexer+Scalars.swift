extension Lexer {
  /// The scalar that stands here and its length in bytes; nil where the bytes are no UTF-8.
  func scalar() -> (Unicode.Scalar, Int)? {
    guard !isAtEnd else { return nil }
    let length =
      switch byte() {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard length > 0, position + length <= bytes.count else { return nil }
    var iterator = bytes[position..<position + length].makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, length)
  }

  /// Reads what begins with no byte that has a meaning of its own.
  mutating func readScalar() {
    let start = position
    let begins = place
    guard let (scalar, length) = scalar() else {
      refuse("these bytes are no UTF-8 text", at: begins)
      while !isAtEnd, byte() >= 0x80, self.scalar() == nil { position += 1 }
      return append(.unknown, from: start)
    }
    if scalar.beginsWord { return readWord() }
    if scalar.beginsOperator { return readForeignOperator() }
    position += length
    refuse(scalar.refusal, at: begins)
    // One message for a row of them.
    while let (next, length) = self.scalar(), next.value >= 0x80, !next.beginsWord,
      !next.beginsOperator
    {
      position += length
    }
    append(.unknown, from: start)
  }

  private mutating func readForeignOperator() {
    let start = position
    let begins = place
    while let (next, length) = scalar(), next.continuesOperator { position += length }
    refuse(
      "'\(text(start..<position).prefix(20))' is no part of a design as napkin reads it",
      at: begins,
      isSwift: true)
    append(.unknown, from: start)
  }
}
