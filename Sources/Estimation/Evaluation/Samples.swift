import RealModule
import SystemDesign

/// Values drawn many times over, one draw of every guess at a time.
///
/// Each guess is drawn once from every one of as many equally likely parts, in an order of its own
/// (McKay, Beckman and Conover, Latin hypercube sampling, 1979): what rests on one guess is worked out at
/// places evenly spread over all of it, so that its ends are exact where it rises or falls with the guess
/// throughout, and a total lies above its parts.
struct Samples {
  private let tape: Tape
  private let points: [Double]
  private let sampling: Sampling
  private let numbers: GuessNumbers
  private let bounds: GuessBounds
  private let reliances: [Reliance]
  private let scores: [Double]
  private var columns: [Int: [Double]] = [:]

  private var count: Int { scores.count }

  /// The ends of the 90 % ranges of the values at these places.
  ///
  /// What rests on something costly is drawn less often, and everything that it rests on with it: a value
  /// that stood for several draws would not go with them.
  static func ends(
    of tape: Tape, points: [Double], forms: [Spreads.Form], wanted: [Int], _ bounds: GuessBounds,
    _ sampling: Sampling
  ) -> [Int: Spreads.Ends] {
    let (numbers, reliances) = (
      GuessNumbers(of: tape, points: points), Reliance.all(of: tape, forms)
    )
    var found: [Int: Spreads.Ends] = [:]
    for (oneIn, wanted) in Dictionary(grouping: wanted, by: { reliances[$0].oneIn }) {
      var samples = Samples(
        tape: tape, points: points, sampling: sampling, numbers: numbers, bounds: bounds,
        reliances: reliances, scores: NormalScores.all(sampling.draws(oneIn: oneIn)))
      found.merge(samples.ends(forms, wanted)) { first, _ in first }
    }
    return found
  }

  /// Only what they rest on is drawn, and each column is dropped after its last use: a thousand
  /// components with guessed rates would otherwise hold 3.8 GB.
  private mutating func ends(_ forms: [Spreads.Form], _ wanted: [Int]) -> [Int: Spreads.Ends] {
    let isWanted = Set(wanted)
    let uses = Self.lastUses(tape, forms, wanted)
    var found: [Int: Spreads.Ends] = [:]
    for place in uses.needed {
      columns[place] = column(of: tape.steps[place], at: place)
      if isWanted.contains(place) { found[place] = ends(at: place) }
      for done in uses.freedAfter[place] ?? [] { columns[done] = nil }
    }
    return found
  }

  /// The places that must be drawn, in order, and which of them nobody needs after each.
  private static func lastUses(
    _ tape: Tape, _ forms: [Spreads.Form], _ wanted: [Int]
  ) -> (needed: [Int], freedAfter: [Int: [Int]]) {
    var last = Dictionary(wanted.map { ($0, $0) }) { first, _ in first }
    for place in tape.steps.indices.reversed() where last[place] != nil {
      for input in tape.steps[place].inputs where !forms[input].isConstant {
        last[input] = max(last[input] ?? 0, place)
      }
    }
    return (last.keys.sorted(), Dictionary(grouping: last.keys) { last[$0] ?? $0 })
  }

  /// What is no number in a draw, as the price of one of none that cost nothing, is left out; what has
  /// no end lies above all else.
  private func ends(at place: Int) -> Spreads.Ends {
    let sorted = (columns[place] ?? []).filter { !$0.isNaN }.sorted()
    guard !sorted.isEmpty else {
      return Spreads.Ends(low: points[place], high: points[place], mean: points[place])
    }
    let tail = (sorted.count - 1) / 20
    let endless = sorted.reversed().prefix { $0 == .infinity }.count
    return Spreads.Ends(
      low: sorted[tail], high: sorted[sorted.count - 1 - tail],
      mean: sorted.reduce(0, +) / Double(sorted.count),
      endless: Double(endless) / Double(sorted.count))
  }

  private func column(of step: Tape.Step, at place: Int) -> [Double] {
    switch step {
    case .constant(let value): return [Double](repeating: value, count: count)
    case .same(let a): return values(a)
    case .range(let a, let b): return guess(at: place, a, b)
    case .sum(let a, let b): return both(a, b, +)
    case .difference(let a, let b): return both(a, b, -)
    case .product(let a, let b): return both(a, b, *)
    case .quotient(let a, let b): return both(a, b, /)
    case .smaller(let a, let b): return both(a, b, Points.smaller)
    case .larger(let a, let b): return both(a, b, Points.larger)
    case .roundedUp(let a): return values(a).map(Points.roundedUp)
    case .function(let function, let inputs): return results(of: function, inputs, at: place)
    }
  }

  private func guess(at place: Int, _ a: Int, _ b: Int) -> [Double] {
    let bounds = bounds.bounds(at: place, a, b)
    var drawn = [Double](repeating: 0, count: count)
    guard columns[a] != nil || columns[b] != nil else {
      let guess = Guess(points[a], points[b], within: bounds)
      for (draw, score) in zip(order(of: place), scores) { drawn[draw] = guess.value(at: score) }
      return drawn
    }
    let (low, high) = (values(a), values(b))
    for (draw, score) in zip(order(of: place), scores) {
      drawn[draw] = Guess(low[draw], high[draw], within: bounds).value(at: score)
    }
    return drawn
  }

  /// The draws of a guess, from the one in which it is lowest.
  ///
  /// Each guess has dice of its own, so that what else is drawn does not change it.
  private func order(of guess: Int) -> [Int] {
    var dice = sampling.dice(of: numbers[guess])
    return (0..<count).shuffled(using: &dice)
  }

  private func results(of function: Formula.Function, _ inputs: [Int], at place: Int) -> [Double] {
    let drawn = inputs.map { columns[$0] }
    let fixed = inputs.map { points[$0] }
    func value(_ draw: Int) -> Double {
      function.drawn(inputs.indices.map { drawn[$0]?[draw] ?? fixed[$0] })
    }
    if function.isCostly {
      if case .one(let guess) = reliances[place].guesses {
        return CostlyColumn.values(by: order(of: guess), along: scores, count: count, value)
      }
      let varying = drawn.compactMap(\.self)
      if varying.count == 1 {
        let column = varying[0]
        let order = column.indices.filter { !column[$0].isNaN }.sorted { column[$0] < column[$1] }
        return CostlyColumn.values(
          by: order, along: order.map { column[$0] }, count: count, value)
      }
    }
    return (0..<count).map(value)
  }

  private func values(_ place: Int) -> [Double] {
    columns[place] ?? [Double](repeating: points[place], count: count)
  }

  private func both(_ a: Int, _ b: Int, _ join: (Double, Double) -> Double) -> [Double] {
    let (x, y) = (values(a), values(b))
    return (0..<count).map { join(x[$0], y[$0]) }
  }
}

/// How guesses are drawn where no closed form says how far a figure may lie off.
public struct Sampling: Sendable, Hashable {
  /// How often each guess is drawn, or a few times more; less often for what is too costly for that.
  public let count: Int
  /// What the drawn numbers begin with; the same seed gives the same ranges.
  public let seed: UInt64

  /// So many draws from a seed.
  public init(count: Int = standard.count, seed: UInt64 = standard.seed) {
    (self.count, self.seed) = (count, seed)
  }

  /// Enough for ends that are right to about two per cent of the range; 4,000 numbers a figure.
  public static let standard = Sampling(count: 4_000, seed: 0x6E61_706B_696E)

  /// The dice of the guess of a number.
  fileprivate func dice(of guess: UInt64) -> Dice { Dice(seed: Dice.mixed(seed) &+ guess) }

  /// How many draws are made where one in so many is: such a number that the ends of 90 % ranges are
  /// drawn, which twentieths and half ones of it are.
  fileprivate func draws(oneIn: Int) -> Int {
    10 * (2 * (max(min(count, 100), count / oneIn) / 20) + 1)
  }
}

/// Random numbers that are the same every time (Steele, Lea and Flood, SplitMix, 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Seeds that lie near each other begin far from each other.
  init(seed: UInt64) { state = Self.mixed(seed) }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// Another number for each number.
  static func mixed(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
