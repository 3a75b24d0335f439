import RealModule
import SystemDesign

/// The values of expressions, each shared part worked out once.
public struct Evaluation: Sendable {
  private let places: [ObjectIdentifier: Int]
  private let points: [Double]
  private let spreads: [Spreads.Ends?]
  /// Keeps the expressions alive, so that their identities stay their own.
  private let formulas: [Formula]

  /// Works out expressions with every input at its median, and their 90 % ranges.
  ///
  /// A product of guesses has a range in closed form; any other is sampled, always with the same
  /// seed, so that the same design gives the same range.
  public init(of formulas: [Formula]) {
    var tape = Tape()
    var places: [ObjectIdentifier: Int] = [:]
    for formula in formulas {
      let place = tape.place(of: formula)
      places[ObjectIdentifier(formula)] = tape.inSeconds(place)
    }
    let points = Points.values(of: tape)
    self.formulas = formulas
    self.places = places
    self.points = points
    spreads = Spreads.ends(of: tape, points: points, wanted: Set(places.values))
  }

  /// The value in base units with its range; unknown where it is no number.
  ///
  /// The expression must be one of those given.
  public func amount(of formula: Formula) -> Amount {
    guard let place = places[ObjectIdentifier(formula)] else { return .unknown(missing: []) }
    let value = points[place]
    guard value.isFinite else {
      return .unknown(missing: [
        "a number that ends: something it rests on divides by nothing or grows without bounds"
      ])
    }
    let ends = spreads[place]
    return .known(
      Amount.Spread(value: value, low: ends?.low ?? value, high: ends?.high ?? value))
  }
}

extension Quantity {
  /// The value in base units with every input at its median; nil where it is no number.
  public var median: Double? { Evaluation(of: [formula]).amount(of: formula).value }
}
