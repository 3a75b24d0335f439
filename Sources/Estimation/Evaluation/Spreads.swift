import RealModule
import SystemDesign

/// The ends of 90 % ranges.
enum Spreads {
  /// Where nineteen in twenty lie above, and where nineteen in twenty lie below.
  struct Ends: Sendable {
    let low: Double
    let high: Double
    /// The mean of all that it may be; not a number where that is not known.
    let mean: Double
    /// How many of the draws have no end.
    var endless = 0.0
  }

  /// The ends for each place that is wanted and rests on a guess; and whether any were sampled.
  static func ends(
    of tape: Tape, points: [Double], wanted: Set<Int>, _ sampling: Sampling
  ) -> (ends: [Int: Ends], areSampled: Bool) {
    if wanted.isEmpty { return ([:], false) }
    let bounds = GuessBounds(of: tape, points: points)
    let forms = forms(of: tape, points: points, bounds)
    var ends: [Int: Ends] = [:]
    var unsolved: [Int] = []
    for place in wanted {
      if forms[place].isConstant { continue }
      if let closed = closed(at: place, tape, points, forms) {
        ends[place] = closed
      } else {
        unsolved.append(place)
      }
    }
    if !unsolved.isEmpty {
      let found = Samples.ends(
        of: tape, points: points, forms: forms, wanted: unsolved, bounds, sampling)
      for (place, end) in found { ends[place] = end }
    }
    return (ends, !unsolved.isEmpty)
  }

  /// Enough for the mean of a whole number.
  private static let scores = NormalScores.all(410)

  /// The ends of a product of guesses, and of what is rounded up from one; nil for all else.
  private static func closed(
    at place: Int, _ tape: Tape, _ points: [Double], _ forms: [Form]
  ) -> Ends? {
    if case .product(let shares, let sign) = forms[place] {
      let variance = shares.reduce(0) { $0 + $1.size * $1.size }
      let reach = Double.sqrt(variance) * Guess.reach
      let (low, high) = (points[place] * Double.exp(-reach), points[place] * Double.exp(reach))
      let mean = points[place] * Double.exp(variance / 2)
      return sign > 0
        ? Ends(low: low, high: high, mean: mean) : Ends(low: high, high: low, mean: mean)
    }
    switch tape.steps[place] {
    case .same(let a): return closed(at: a, tape, points, forms)
    case .roundedUp(let a):
      return closed(at: a, tape, points, forms).map { ends in
        let way = Double.log(ends.high / ends.low) / (2 * Guess.reach)
        let all = scores.map { Points.roundedUp(points[a] * Double.exp(way * $0)) }
        return Ends(
          low: Points.roundedUp(ends.low), high: Points.roundedUp(ends.high),
          mean: all.reduce(0, +) / Double(all.count))
      }
    case .constant, .range, .sum, .difference, .product, .quotient, .smaller, .larger, .function:
      return nil
    }
  }

  /// What is known of a value's distribution without sampling it.
  enum Form {
    case constant
    /// A constant times powers of guesses: its logarithm is normal, and each guess's share of the
    /// deviation is known.
    case product([Share], sign: Double)
    case other

    /// How much of the deviation one guess has; in the order of the guesses, so that a sum over them
    /// is the same every time.
    struct Share: Equatable {
      let guess: Int
      let size: Double
    }

    var isConstant: Bool { if case .constant = self { true } else { false } }
  }

  static func forms(of tape: Tape, points: [Double], _ bounds: GuessBounds) -> [Form] {
    var forms: [Form] = []
    forms.reserveCapacity(tape.steps.count)
    for (place, step) in tape.steps.enumerated() {
      let form: Form =
        switch step {
        case .constant: .constant
        case .same(let a): forms[a]
        case .range(let a, let b):
          forms[a].isConstant && forms[b].isConstant
            ? guess(place, Guess(points[a], points[b], within: bounds.bounds(at: place, a, b)))
            : .other
        case .product(let a, let b): powers(forms[a], forms[b], 1, points[a], points[b])
        case .quotient(let a, let b): powers(forms[a], forms[b], -1, points[a], points[b])
        case .sum(let a, let b), .difference(let a, let b):
          alike(forms[a], forms[b], sign: points[place])
        case .smaller(let a, let b), .larger(let a, let b):
          alike(forms[a], forms[b], sign: points[place])
        case .roundedUp(let a): forms[a].isConstant ? .constant : .other
        case .function(_, let inputs):
          inputs.allSatisfy { forms[$0].isConstant } ? .constant : .other
        }
      forms.append(form)
    }
    return forms
  }

  private static func guess(_ place: Int, _ guess: Guess) -> Form {
    if guess.deviation == 0 { return .constant }
    return guess.isLognormal && guess.isUnbounded
      ? .product([.init(guess: place, size: guess.deviation)], sign: 1) : .other
  }

  private static func powers(
    _ a: Form, _ b: Form, _ power: Double, _ first: Double, _ second: Double
  ) -> Form {
    switch (a, b) {
    case (.constant, .constant): return .constant
    case (.other, _), (_, .other): return .other
    case (.product(let shares, _), .constant): return .product(shares, sign: first * second)
    default: break
    }
    let shares = together(a.shares, b.shares, power)
    return shares.isEmpty ? .constant : .product(shares, sign: first * second)
  }

  /// The shares of both, those of the second taken to a power; what cancels is left out.
  private static func together(
    _ a: [Form.Share], _ b: [Form.Share], _ power: Double
  ) -> [Form.Share] {
    var shares: [Form.Share] = []
    var (first, second) = (a[...], b[...])
    while !first.isEmpty || !second.isEmpty {
      let guess = min(first.first?.guess ?? .max, second.first?.guess ?? .max)
      var size = 0.0
      if first.first?.guess == guess { size = first.removeFirst().size }
      if second.first?.guess == guess { size += power * second.removeFirst().size }
      if size != 0 { shares.append(.init(guess: guess, size: size)) }
    }
    return shares
  }

  /// Two values that rest on the same guesses in the same way move together; a constant does not.
  private static func alike(_ a: Form, _ b: Form, sign: Double) -> Form {
    switch (a, b) {
    case (.constant, .constant): .constant
    case (.product(let x, let s), .product(let y, let t)) where x == y && s * t > 0:
      .product(x, sign: sign)
    default: .other
    }
  }
}

extension Spreads.Form {
  fileprivate var shares: [Share] {
    if case .product(let shares, _) = self { shares } else { [] }
  }
}
