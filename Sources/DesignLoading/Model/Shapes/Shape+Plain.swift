extension Shape<String> {
  /// A text.
  static let text = Shape(
    encode: { text, _ in .string(text) },
    decode: { json, reader throws(ModelError) in
      guard case .string(let text) = json else { throw reader.expected("a text", json) }
      return text
    },
    schema: { _ in .type("string") })
}

extension Shape<Bool> {
  /// True or false.
  static let flag = Shape(
    encode: { flag, _ in .bool(flag) },
    decode: { json, reader throws(ModelError) in
      guard case .bool(let flag) = json else { throw reader.expected("true or false", json) }
      return flag
    },
    schema: { _ in .type("boolean") })
}

extension Shape<Double> {
  /// A number.
  static let number = Shape(
    encode: { number, writer in
      writer.check(number)
      return .number(number)
    },
    decode: { json, reader throws(ModelError) in
      guard case .number(let number) = json else { throw reader.expected("a number", json) }
      guard number.isFinite else { throw reader.error("the number is not finite") }
      return number
    },
    schema: { _ in .type("number") })
}

extension Shape<Int> {
  /// A whole number.
  ///
  /// Every program holds those up to 2⁵³ exactly; what is larger is written as that, and no design
  /// can mean it.
  static let whole = Shape(
    encode: { whole, _ in .number(Double(max(min(whole, largest), -largest))) },
    decode: { json, reader throws(ModelError) in
      guard case .number(let number) = json else { throw reader.expected("a number", json) }
      guard number.magnitude <= Double(largest) else {
        throw reader.error("\(JSON.written(number)) is too large; the most is \(largest)")
      }
      guard let whole = Int(exactly: number) else {
        throw reader.error("a whole number belongs here, and this is \(JSON.written(number))")
      }
      return whole
    },
    schema: { _ in schema(from: -largest) })

  /// A whole number that is not negative.
  static let count = Shape(
    encode: whole.encode,
    decode: { json, reader throws(ModelError) in
      let number = try whole.decode(json, reader)
      guard number >= 0 else { throw reader.error("\(number) is less than nothing") }
      return number
    },
    schema: { _ in schema(from: 0) })

  private static var largest: Int { 1 << 53 }

  static func schema(from least: Int) -> JSON {
    .type(
      "integer", ["minimum": .number(Double(least)), "maximum": .number(Double(largest))])
  }
}

extension Shape where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of a few words.
  static var word: Shape {
    let words = Value.allCases.map(\.rawValue)
    return Shape(
      encode: { word, _ in .string(word.rawValue) },
      decode: { json, reader throws(ModelError) in
        guard case .string(let text) = json else { throw reader.expected("a word", json) }
        guard let word = Value(rawValue: text) else { throw reader.unknown(text, among: words) }
        return word
      },
      schema: { _ in .words(words) })
  }
}
