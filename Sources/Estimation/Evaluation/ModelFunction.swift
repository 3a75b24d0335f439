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
  /// Its value in one draw of many: without end where more comes to a queue than it can do.
  func drawn(_ inputs: [Double]) -> Double {
    let value = value(inputs)
    guard value.isNaN, self == .response || self == .sentTwice else { return value }
    return StationList.busy(inputs).contains { $0.share >= 1 } ? .infinity : value
  }
}
