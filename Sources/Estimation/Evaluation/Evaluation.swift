import RealModule
import SystemDesign

/// The values of expressions, each shared part worked out once.
public struct Evaluation: Sendable {
  private let values: Values
  /// Whether any of the ranges was sampled.
  let isSampled: Bool

  /// Held once, since every figure refers to it.
  private final class Values: Sendable {
    let places: [ObjectIdentifier: Int]
    let points: [Double]
    let spreads: [Spreads.Ends?]
    /// Keeps the expressions alive, so that their identities stay their own.
    let formulas: [Formula]

    init(
      _ places: [ObjectIdentifier: Int], _ points: [Double], _ spreads: [Spreads.Ends?],
      _ formulas: [Formula]
    ) {
      (self.places, self.points, self.spreads, self.formulas) = (places, points, spreads, formulas)
    }
  }

  /// Works out expressions with every input at its median, and their 90 % ranges.
  ///
  /// A product of guesses has a range in closed form; any other is sampled, always with the same
  /// seed, so that the same design gives the same range.
  public init(of formulas: [Formula]) { self.init(of: formulas, ranging: formulas) }

  /// Works out expressions, and the ranges of some of them only.
  init(of formulas: [Formula], ranging wanted: [Formula]) {
    var tape = Tape()
    var places: [ObjectIdentifier: Int] = [:]
    for formula in formulas {
      let place = tape.place(of: formula)
      places[ObjectIdentifier(formula)] = tape.inSeconds(place)
    }
    let points = Points.values(of: tape)
    let ranging = Set(wanted.compactMap { places[ObjectIdentifier($0)] })
    let spreads: [Spreads.Ends?]
    (spreads, isSampled) = Spreads.ends(of: tape, points: points, wanted: ranging)
    values = Values(places, points, spreads, formulas)
  }

  /// The value in base units with its range; unknown where it is no number.
  ///
  /// The expression must be one of those given.
  public func amount(of formula: Formula) -> Amount {
    guard let place = values.places[ObjectIdentifier(formula)] else { return .unknown(missing: []) }
    let value = values.points[place]
    guard value.isFinite else {
      return .unknown(missing: [
        "a number that ends: something it rests on divides by nothing or grows without bounds"
      ])
    }
    let ends = values.spreads[place]
    return .known(
      Amount.Spread(value: value, low: ends?.low ?? value, high: ends?.high ?? value))
  }
}

extension Quantity {
  /// The value in base units with every input at its median; nil where it is no number.
  public var median: Double? {
    // Most are plain numbers, and rules ask for them again and again.
    if case .literal(let value, let unit) = formula.operation {
      let number = value * unit.factor
      return number.isFinite ? number : nil
    }
    return Evaluation(of: [formula]).amount(of: formula).value
  }
}
