import RealModule
import SystemDesign

/// The values of expressions, each shared part worked out once.
public struct Evaluation: Sendable {
  private let values: Values
  /// Whether any of the ranges was sampled.
  let isSampled: Bool

  /// Held once, since every figure refers to it.
  private final class Values: Sendable {
    let places: Places
    let points: [Double]
    let spreads: [Int: Spreads.Ends]
    /// Keeps the expressions alive, so that their identities stay their own.
    let formulas: [Formula]
    /// The places of the tape at which a year was counted as twelve months.
    let yearsOfMonths: Set<Int>

    init(
      _ places: Places, _ points: [Double], _ spreads: [Int: Spreads.Ends], _ formulas: [Formula],
      yearsOfMonths: Set<Int>
    ) {
      (self.places, self.points, self.spreads, self.formulas) = (places, points, spreads, formulas)
      self.yearsOfMonths = yearsOfMonths
    }
  }

  /// Where the value of each expression that was given stands in base units.
  ///
  /// The table of the tape and a list beside it: a second table was a tenth of an evaluation.
  private struct Places: Sendable {
    let onTape: FormulaNumbers
    /// By the place on the tape; nil for what was not given and is only a part of it.
    private var inSeconds: [Int?]

    init(_ tape: Tape, _ given: [(place: Int, inSeconds: Int)]) {
      onTape = tape.places
      inSeconds = [Int?](repeating: nil, count: tape.steps.count)
      for (place, settled) in given { inSeconds[place] = settled }
    }

    subscript(formula: Formula) -> Int? { onTape[formula].flatMap { inSeconds[$0] } }
  }

  /// Works out expressions with every input at its median, and their 90 % ranges.
  ///
  /// A product of guesses has a range in closed form; any other is sampled, with the same seed
  /// unless another is given, so that the same design gives the same range.
  public init(of formulas: [Formula], _ sampling: Sampling = .standard) {
    self.init(of: formulas, ranging: formulas, sampling)
  }

  /// Works out expressions, and the ranges of some of them only.
  init(of formulas: [Formula], ranging wanted: [Formula], _ sampling: Sampling) {
    var tape = Tape()
    let given = formulas.map { formula in
      let place = tape.place(of: formula)
      return (place, tape.inSeconds(place))
    }
    let places = Places(tape, given)
    let points = Points.values(of: tape)
    let ranging = Set(wanted.compactMap { places[$0] })
    let spreads: [Int: Spreads.Ends]
    (spreads, isSampled) = Spreads.ends(of: tape, points: points, wanted: ranging, sampling)
    values = Values(places, points, spreads, formulas, yearsOfMonths: tape.yearsOfMonths)
  }

  /// Whether a year is counted as twelve months where an expression, or what it is made of up to what
  /// has a name, is worked out.
  func countsYearAsMonths(in formula: Formula) -> Bool {
    guard !values.yearsOfMonths.isEmpty else { return false }
    var (seen, open): (Set<ObjectIdentifier>, [Formula]) = ([], [formula])
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      if let place = values.places.onTape[next], values.yearsOfMonths.contains(place) {
        return true
      }
      open += next.parts.filter { !$0.isLandmark }
    }
    return false
  }

  /// The value in base units with its range; unknown where it is no number.
  ///
  /// The expression must be one of those given.
  public func amount(of formula: Formula) -> Amount {
    guard let place = values.places[formula] else { return .unknown(missing: []) }
    let value = values.points[place]
    guard value.isFinite else {
      return .unknown(missing: [
        "a number that ends: something it rests on divides by nothing or grows without bounds"
      ])
    }
    guard let ends = values.spreads[place], ends.low > -.infinity else {
      return .known(Amount.Spread(value: value, low: value, high: value))
    }
    // Where nearly all draws are without end, they are more than the value all the same.
    return .known(
      Amount.Spread(
        value: value, low: ends.low.isFinite ? ends.low : value, high: ends.high,
        mean: ends.mean.isFinite ? ends.mean : nil, endless: ends.endless))
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
