import RealModule
import SystemDesign

/// Values drawn many times over, one draw of every guess at a time.
struct Samples {
  private let tape: Tape
  private let points: [Double]
  private let sampling: Sampling
  private let numbers: GuessNumbers
  private var columns: [Int: [Double]] = [:]

  private init(_ tape: Tape, _ points: [Double], _ sampling: Sampling) {
    self.tape = tape
    self.points = points
    self.sampling = sampling
    numbers = GuessNumbers(of: tape, points: points)
  }

  /// The ends of the 90 % ranges of the values at these places.
  ///
  /// Only what they rest on is drawn, and each column is dropped after its last use: a thousand
  /// components with guessed rates would otherwise hold 3.8 GB.
  static func ends(
    of tape: Tape, points: [Double], forms: [Spreads.Form], wanted: [Int], _ sampling: Sampling
  ) -> [Int: Spreads.Ends] {
    let isWanted = Set(wanted)
    let uses = lastUses(tape, forms, wanted)
    var samples = Samples(tape, points, sampling)
    var found: [Int: Spreads.Ends] = [:]
    for place in uses.needed {
      samples.columns[place] = samples.column(of: tape.steps[place], at: place)
      if isWanted.contains(place) { found[place] = samples.ends(at: place) }
      for done in uses.freedAfter[place] ?? [] { samples.columns[done] = nil }
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

  private func ends(at place: Int) -> Spreads.Ends {
    let sorted = (columns[place] ?? []).filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else {
      return Spreads.Ends(low: points[place], high: points[place])
    }
    let tail = sorted.count / 20
    guard sorted.count > 2 * tail else { return Spreads.Ends(low: first, high: last) }
    return Spreads.Ends(low: sorted[tail], high: sorted[sorted.count - 1 - tail])
  }

  private func column(of step: Tape.Step, at place: Int) -> [Double] {
    switch step {
    case .constant(let value): return [Double](repeating: value, count: sampling.count)
    case .same(let a): return values(a)
    case .range(let a, let b):
      // Each guess has dice of its own, so that what else is drawn does not change it.
      var dice = sampling.dice(of: numbers[place])
      let (low, high) = (values(a), values(b))
      return (0..<sampling.count).map { Guess(low[$0], high[$0]).value(at: dice.normal()) }
    case .sum(let a, let b): return both(a, b, +)
    case .difference(let a, let b): return both(a, b, -)
    case .product(let a, let b): return both(a, b, *)
    case .quotient(let a, let b): return both(a, b, /)
    case .smaller(let a, let b): return both(a, b, Points.smaller)
    case .larger(let a, let b): return both(a, b, Points.larger)
    case .roundedUp(let a): return values(a).map(Points.roundedUp)
    case .function(let function, let inputs):
      let varying = inputs.indices.filter { columns[inputs[$0]] != nil }
      let all = inputs.map(values)
      guard function.isCostly else {
        return (0..<sampling.count).map { index in function.value(all.map { $0[index] }) }
      }
      return CostlyColumn(of: function, all, varying: varying).values
    }
  }

  private func values(_ place: Int) -> [Double] {
    columns[place] ?? [Double](repeating: points[place], count: sampling.count)
  }

  private func both(_ a: Int, _ b: Int, _ join: (Double, Double) -> Double) -> [Double] {
    let (x, y) = (values(a), values(b))
    return (0..<sampling.count).map { join(x[$0], y[$0]) }
  }
}

extension Tape.Step {
  /// The places it takes values from.
  fileprivate var inputs: [Int] {
    switch self {
    case .constant: []
    case .same(let a), .roundedUp(let a): [a]
    case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
      .product(let a, let b), .quotient(let a, let b), .smaller(let a, let b),
      .larger(let a, let b):
      [a, b]
    case .function(_, let inputs): inputs
    }
  }
}

/// How guesses are drawn where no closed form says how far a figure may lie off.
public struct Sampling: Sendable, Hashable {
  /// How often each guess is drawn.
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
  fileprivate func dice(of guess: UInt64) -> Dice { Dice(seed: seed &+ guess) }
}

/// Random numbers that are the same every time (Steele, Lea and Flood, SplitMix, 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A standard normal number (Box and Muller, 1958).
  mutating func normal() -> Double {
    let first = Double.random(in: Double.leastNormalMagnitude..<1, using: &self)
    let second = Double.random(in: 0..<1, using: &self)
    return Double.sqrt(-2 * Double.log(first)) * Double.cos(2 * .pi * second)
  }
}
