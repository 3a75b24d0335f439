import RealModule
import SystemDesign

/// Values with every input at its median.
enum Points {
  static func values(of tape: Tape) -> [Double] { values(of: tape, holding: [:]) { $0.value($1) } }

  /// The values as one draw has them, with some guesses held at other places of their ranges: so many
  /// standard deviations from their medians.
  static func drawn(of tape: Tape, holding held: [Int: Double]) -> [Double] {
    values(of: tape, holding: held) { $0.drawn($1) }
  }

  private static func values(
    of tape: Tape, holding held: [Int: Double], _ work: (Formula.Function, [Double]) -> Double
  ) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(tape.steps.count)
    for step in tape.steps {
      let value: Double =
        switch step {
        case .constant(let value): value
        case .range(let a, let b):
          Guess(values[a], values[b]).value(held[values.count])
        case .same(let a): values[a]
        case .sum(let a, let b): values[a] + values[b]
        case .difference(let a, let b): values[a] - values[b]
        case .product(let a, let b): values[a] * values[b]
        case .quotient(let a, let b): values[a] / values[b]
        case .smaller(let a, let b): smaller(values[a], values[b])
        case .larger(let a, let b): larger(values[a], values[b])
        case .roundedUp(let a): Self.roundedUp(values[a])
        case .function(let function, let inputs): work(function, inputs.map { values[$0] })
        }
      values.append(value)
    }
    return values
  }

  /// The smaller of two; none where one of them is no number, which the library would drop.
  static func smaller(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .nan : min(a, b) }

  /// The larger of two; none where one of them is no number.
  static func larger(_ a: Double, _ b: Double) -> Double { a.isNaN || b.isNaN ? .nan : max(a, b) }

  /// The next whole number above; what is whole but for the last bits of a sum stays what it is.
  static func roundedUp(_ value: Double) -> Double {
    let nearest = value.rounded()
    return abs(value - nearest) <= abs(value) * 1e-12 ? nearest : value.rounded(.up)
  }
}

extension Formula.Function {
  /// Works the function out; inputs are in base units, in the order its case says.
  func value(_ inputs: [Double]) -> Double {
    switch self {
    case .growth: Self.growth(inputs[0], from: inputs[1], to: inputs[2])
    case .anyMiss: 1 - Double.pow(inputs[0], inputs[1])
    case .meanUpTo, .hitsBySize, .hitsByExpiry, .hitsBehind, .itemsToHold, .topShare, .slope,
      .collision, .response, .limitForMean, .shareAbove, .sentTwice, .closed, .staffing:
      ModelFunction(self).value(inputs)
    }
  }

  /// The integral of (1 + g)^t from one time to another, in years: ((1+g)^b − (1+g)^a) / ln(1+g).
  private static func growth(_ share: Double, from start: Double, to end: Double) -> Double {
    guard share > -1 else { return .nan }
    let rate = Double.log(onePlus: share)
    guard abs(rate) > 1e-12 else { return end - start }
    return Double.exp(rate * start) * Double.expMinusOne(rate * (end - start)) / rate
  }
}
