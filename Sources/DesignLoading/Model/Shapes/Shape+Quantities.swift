import SystemDesign

extension Shape<Formula> {
  /// An expression, by its number in the table.
  static let formula = Shape(
    encode: { formula, writer in .number(Double(writer.index(of: formula))) },
    decode: { json, reader throws(ModelError) in
      let index = try Shape<Int>.whole.decode(json, reader)
      guard reader.known.formulas.indices.contains(index) else {
        throw reader.error(
          "there is no formula \(index), only \(reader.known.formulas.count) from 0")
      }
      return reader.known.formulas[index]
    },
    schema: { _ in .place }
  ).named("figure", "A figure of any dimension, by the number of its expression in 'formulas'.")
}

extension Shape where Value: Quantity {
  /// A figure, by the number of its expression in the table.
  static var quantity: Shape {
    Shape(
      encode: { quantity, writer in Shape<Formula>.formula.encode(quantity.formula, &writer) },
      decode: { json, reader throws(ModelError) in
        let formula = try Shape<Formula>.formula.decode(json, reader)
        guard formula.dimension == Value.dimension else {
          throw reader.error(
            "a \(Value.dimension.rawValue) belongs here, and formula \(JSON.reference(json)) is a "
              + formula.dimension.rawValue)
        }
        return Value(formula)
      },
      schema: { _ in .place }
    ).named(
      Value.dimension.rawValue,
      "A \(Value.dimension.rawValue), by the number of its expression in 'formulas'.")
  }
}

extension JSON {
  /// The number of an expression in the table.
  static var place: JSON { Shape<Int>.schema(from: 0) }

  fileprivate static func reference(_ json: JSON) -> String {
    if case .number(let number) = json { written(number) } else { "" }
  }
}

extension Shape<Times> {
  /// How often a hop runs.
  static let times = ObjectShape(
    [mean.any, top.any],
    { object, reader throws(ModelError) in
      Times(mean: try mean.read(object, reader), top: try top.read(object, reader))
    }
  ).shape("times", "How many times a hop runs for one execution of its flow.")

  private static let mean = Member<Times, Formula>.one(
    "mean", \.mean, .often, "The hop runs so many times on the mean.")
  private static let top = Member<Times, Formula?>.may(
    "top", \.top, .often, "The hop runs at most so many times, where that is far above the mean.")
}

extension Shape<Formula> {
  /// A number of times: a count or a ratio.
  fileprivate static let often = Shape(
    encode: formula.encode,
    decode: { json, reader throws(ModelError) in
      let formula = try formula.decode(json, reader)
      guard formula.dimension == .count || formula.dimension == .ratio else {
        throw reader.error(
          "a count or a ratio belongs here, and this is a \(formula.dimension.rawValue)")
      }
      return formula
    },
    schema: { _ in .place }
  ).named("often", "A count or a ratio, by the number of its expression in 'formulas'.")
}
