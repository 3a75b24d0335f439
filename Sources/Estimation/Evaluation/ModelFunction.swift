import RealModule
import SystemDesign

/// The named functions that are models: what caches answer, codes that collide, answers that wait.
struct ModelFunction {
  private let function: Formula.Function

  init(_ function: Formula.Function) { self.function = function }

  /// Its value; not a number where an input means nothing or a queue does not settle.
  func value(_ inputs: [Double]) -> Double {
    guard !inputs.contains(where: \.isNaN) else { return .nan }
    do {
      switch function {
      case .hitsBySize:
        return try LeastRecentlyUsed(popularity(inputs)).hitRatio(capacity: inputs[0])
      case .hitsByExpiry:
        return try ExpiringCache.hitRatio(rate: inputs[0], lifetime: 1, popularity(inputs))
      case .hitsBehind: return Self.behind(inputs[1], whole: inputs[0])
      case .itemsToHold:
        return try LeastRecentlyUsed(popularity(inputs)).capacity(hitRatio: inputs[0])
      case .topShare: return try popularity(inputs).share(ofTop: inputs[0])
      case .slope: return try Self.slope(inputs[0], of: inputs[1], items: inputs[2])
      case .collision: return try Birthday.collision(of: inputs[0], in: inputs[1])
      case .response: return StationList(inputs)?.time ?? .nan
      case .sentTwice: return StationList(inputs)?.sentTwice ?? .nan
      case .closed: return try ClosedStations(inputs)?.result ?? .nan
      case .staffing:
        return Double(try Staffing.fewest(load: inputs[0], waiting: inputs[1]))
      case .meanUpTo: return Self.reached(inputs)
      case .limitForMean: return try Self.limit(inputs)
      case .shareAbove: return Self.above(inputs)
      case .growth, .anyMiss: return .nan
      }
    } catch {
      return .nan
    }
  }

  /// The mean audience where those above a limit are reached another way.
  ///
  /// By a power law of the mean and the largest; an audience that no such law has, as one whose mean is
  /// its largest, is taken to be the same everywhere.
  private static func reached(_ inputs: [Double]) -> Double {
    let (mean, top, limit) = (inputs[0], inputs[1], inputs[2])
    guard limit < top else { return mean }
    guard let audience = try? FollowerDistribution(mean: mean, top: top) else {
      return min(mean, limit)
    }
    return audience.reached(upTo: limit)
  }

  /// The limit that makes the mean a number; the largest where everyone together is less.
  private static func limit(_ inputs: [Double]) throws(Refusal) -> Double {
    let (mean, top, wanted) = (inputs[0], inputs[1], try inputs[2].notNegative("mean audience"))
    guard let audience = try? FollowerDistribution(mean: mean, top: top) else {
      return wanted >= mean ? top : wanted
    }
    return try audience.limit(reaching: wanted)
  }

  /// The share of audiences above a limit.
  private static func above(_ inputs: [Double]) -> Double {
    let (mean, top, limit) = (inputs[0], inputs[1], inputs[2])
    guard let audience = try? FollowerDistribution(mean: mean, top: top) else {
      return min(mean, top) > limit ? 1 : 0
    }
    return audience.share(above: limit)
  }

  /// Misses of both are those of the larger, which are a greater share of what the first lacks.
  private static func behind(_ first: Double, whole: Double) -> Double {
    guard first < 1, whole < 1 else { return 1 }
    return max(0, 1 - (1 - whole) / (1 - first))
  }

  private func popularity(_ inputs: [Double]) throws(Refusal) -> ZipfPopularity {
    try ZipfPopularity(items: max(1, inputs[1]), exponent: inputs[2])
  }

  /// A steeper popularity gives more to the same items: the slope is found by halving.
  private static func slope(
    _ share: Double, of part: Double, items: Double
  ) throws(Refusal) -> Double {
    let (share, part) = (try share.strictShare("share"), try part.strictShare("share of items"))
    var (low, high) = (0.0, 10.0)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let popularity = try ZipfPopularity(items: max(1, items), exponent: middle)
      if try popularity.share(ofTop: part * items) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

extension Formula.Function {
  /// Whether one value takes tens of microseconds, so that 4,000 of them would be felt.
  var isCostly: Bool {
    switch self {
    case .meanUpTo, .limitForMean, .shareAbove, .hitsBySize, .hitsByExpiry, .itemsToHold, .slope,
      .response, .sentTwice, .closed, .staffing:
      true
    case .growth, .anyMiss, .topShare, .collision, .hitsBehind: false
    }
  }
}

/// The drawn values of a function that is too costly to be worked out for every draw.
///
/// Where one input varies the function is worked out at 65 of its drawn values, evenly spread in their
/// order, and runs straight between them; where several vary, for every twentieth draw, which stands
/// for the twenty beside it.
struct CostlyColumn {
  let values: [Double]

  init(of function: Formula.Function, _ inputs: [[Double]], varying: [Int]) {
    func value(_ draw: Int) -> Double { function.value(inputs.map { $0[draw] }) }
    let count = inputs.first?.count ?? 0
    guard varying.count == 1, count > 1 else {
      let firsts = stride(from: 0, to: count, by: varying.isEmpty ? max(count, 1) : 20).map(value)
      let width = varying.isEmpty ? max(count, 1) : 20
      values = (0..<count).map { firsts[$0 / width] }
      return
    }
    let column = inputs[varying[0]]
    let order = (0..<count).sorted { column[$0] < column[$1] }
    let knots = (0...64).map { order[$0 * (count - 1) / 64] }
    let heights = knots.map(value)
    var (result, knot) = ([Double](repeating: 0, count: count), 0)
    for draw in order {
      while knot < 63, column[draw] > column[knots[knot + 1]] { knot += 1 }
      let (from, to) = (column[knots[knot]], column[knots[knot + 1]])
      let part = to > from ? (column[draw] - from) / (to - from) : 0
      result[draw] = heights[knot] + part * (heights[knot + 1] - heights[knot])
    }
    values = result
  }
}
