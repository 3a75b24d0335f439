import RealModule
import SystemDesign

/// Values drawn many times over, one draw of every guess at a time.
struct Samples {
  /// Enough for ends that are right to about two per cent of the range; 4,000 numbers a figure.
  static let count = 4_000

  private var columns: [Int: [Double]] = [:]

  init(of tape: Tape, points: [Double], forms: [Spreads.Form]) {
    var dice = Dice(seed: 0x6E61_706B_696E)
    for (place, step) in tape.steps.enumerated() where !forms[place].isConstant {
      columns[place] = column(step, points, &dice)
    }
  }

  /// The ends of the 90 % range of one value.
  func ends(at place: Int) -> Spreads.Ends {
    let sorted = (columns[place] ?? []).filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else {
      return Spreads.Ends(low: .nan, high: .nan)
    }
    let tail = sorted.count / 20
    guard sorted.count > 2 * tail else { return Spreads.Ends(low: first, high: last) }
    return Spreads.Ends(low: sorted[tail], high: sorted[sorted.count - 1 - tail])
  }

  private func column(_ step: Tape.Step, _ points: [Double], _ dice: inout Dice) -> [Double] {
    switch step {
    case .constant(let value): return [Double](repeating: value, count: Self.count)
    case .same(let a): return values(a, points)
    case .range(let a, let b):
      let (low, high) = (values(a, points), values(b, points))
      return (0..<Self.count).map { Guess(low[$0], high[$0]).value(at: dice.normal()) }
    case .sum(let a, let b): return both(a, b, points, +)
    case .difference(let a, let b): return both(a, b, points, -)
    case .product(let a, let b): return both(a, b, points, *)
    case .quotient(let a, let b): return both(a, b, points, /)
    case .smaller(let a, let b): return both(a, b, points) { min($0, $1) }
    case .larger(let a, let b): return both(a, b, points) { max($0, $1) }
    case .roundedUp(let a): return values(a, points).map(Points.roundedUp)
    case .function(let function, let inputs):
      let all = inputs.map { values($0, points) }
      return (0..<Self.count).map { index in function.value(all.map { $0[index] }) }
    }
  }

  private func values(_ place: Int, _ points: [Double]) -> [Double] {
    columns[place] ?? [Double](repeating: points[place], count: Self.count)
  }

  private func both(
    _ a: Int, _ b: Int, _ points: [Double], _ join: (Double, Double) -> Double
  ) -> [Double] {
    let (x, y) = (values(a, points), values(b, points))
    return (0..<Self.count).map { join(x[$0], y[$0]) }
  }
}

/// Random numbers that are the same every time (Steele, Lea and Flood, SplitMix, 2014).
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

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
