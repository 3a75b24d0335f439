import RealModule

/// How long an answer takes: parts one after another, side by side, or only sometimes.
///
/// Everything random in it is independent of everything else. A queue of several servers stands for its
/// exact response time; what is said with a fixed time always takes it.
public indirect enum ResponseTime: Sendable, Equatable {
  /// Always so many seconds: a round trip, a pause.
  case fixed(Double)
  /// Exponential with this mean, in seconds: work that waits for nobody.
  case exponential(mean: Double)
  /// The wait and the service of a queue that settles.
  case queue(MultiServerQueue.Settled)
  /// The wait, and no more, in the queue of one server whose service times differ in any way.
  case wait(SingleServerQueue.Settled)
  /// A gamma distribution of a mean and a variance above 0: what stands for anything else.
  case gamma(mean: Double, variance: Double)
  /// One after the other.
  case sequence([ResponseTime])
  /// As many of the same one after the other; 2 or more.
  case several(ResponseTime, Int)
  /// All begin together, and the last to end is waited for.
  case parallel([ResponseTime])
  /// Several of the same begin together, and so many of them are waited for.
  case earliest(OrderStatistic)
  /// The first to end of two, the second begun only when the first is slow.
  case hedged(Hedged)
  /// Waited for until a time has passed.
  case cutOff(CutOff)
  /// With this chance, else nothing: a miss of a cache.
  case chance(Double, ResponseTime)
  /// One of these, each as likely as any other; at least one.
  case choice([ResponseTime])
  /// What is slower than any time with the share that a sum of exponentials says.
  case exponentials(ExponentialSum)
  /// What is slower than any time with the share that a table says.
  case tabulated(TailTable)

  /// Several of the same one after the other; a part of one happens with that chance.
  ///
  /// - Parameter times: 0 or more; what is above a thousand counts as its mean and variance.
  public func repeated(_ times: Double) throws(Refusal) -> ResponseTime {
    let times = try times.notNegative("number of times")
    if times == 1 { return self }
    if times > 1_000 {
      let variance = self.variance * times
      return variance > 0
        ? .gamma(mean: mean * times, variance: variance) : .fixed(mean * times)
    }
    let whole = times.rounded(.down)
    var parts: [ResponseTime] = whole > 1 ? [.several(self, Int(whole))] : whole > 0 ? [self] : []
    if times > whole { parts.append(.chance(times - whole, self)) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// The mean, in seconds.
  ///
  /// Means of what follows each other add, whatever the distributions.
  public var mean: Double { moments.mean }

  /// The square of the standard deviation, in seconds squared.
  public var variance: Double { moments.variance }

  var moments: (mean: Double, variance: Double) {
    switch self {
    case .fixed(let time): return (time, 0)
    case .exponential(let mean): return (mean, mean * mean)
    case .queue(let settled): return settled.moments
    case .wait(let settled): return (settled.meanWait, settled.waitVariance)
    case .gamma(let mean, let variance): return (mean, variance)
    case .sequence(let parts):
      return parts.reduce((0, 0)) { sum, part in
        let next = part.moments
        return (sum.0 + next.mean, sum.1 + next.variance)
      }
    case .several(let part, let count):
      let one = part.moments
      return (one.mean * Double(count), one.variance * Double(count))
    case .chance(let share, let part):
      let inner = part.moments
      return (
        share * inner.mean,
        share * inner.variance + share * (1 - share) * inner.mean * inner.mean
      )
    case .choice(let ways):
      let all = ways.map(\.moments)
      let mean = all.reduce(0) { $0 + $1.mean } / Double(ways.count)
      // Within the ways, and between them.
      let variance = all.reduce(0) { sum, way in
        sum + way.variance + (way.mean - mean) * (way.mean - mean)
      }
      return (mean, variance / Double(ways.count))
    case .exponentials(let sum): return sum.moments
    case .tabulated(let table): return (table.mean, table.variance)
    case .parallel(let parts):
      return ExponentialSum(slowestOf: parts)?.moments ?? Slowest(of: parts).moments
    case .earliest(let order): return order.moments
    case .hedged(let hedged): return hedged.moments
    case .cutOff(let cut): return cut.moments
    }
  }

  /// The time that a share of answers stays below, in seconds.
  ///
  /// Exact but for the numerical inversion of a transform, whose error is below 1e−7 of the share, where
  /// parts only follow each other, and where what runs side by side or is hedged is a sum of
  /// exponentials. Where it is none and something random follows, it stands for a table of the share
  /// that is slower, which is off by less than a 50,000th.
  ///
  /// - Parameter share: above 0 and below 1.
  public func quantile(_ share: Double) throws(Refusal) -> Double {
    let rest = try 1 - share.strictShare("quantile")
    let (constant, varying) = separated
    let random = varying.prepared
    let (mean, variance) = random.moments
    guard mean > 0 else { return constant }
    var (low, high) = (0.0, mean + 4 * variance.squareRoot())
    if random.share(slowerThan: high * 1e-9) <= rest { return constant }
    for _ in 0..<60 where random.share(slowerThan: high) > rest { (low, high) = (high, high * 2) }
    return constant + random.time(slowerThan: rest, between: low, and: high)
  }

  /// The time that a share is slower than, between one that more are slower than and one that no
  /// more are.
  ///
  /// A tail falls nearly as an exponential does, so that a straight line through the logarithms of
  /// both ends meets it almost at once: about ten inversions where halving takes 33. Where a line
  /// leaves one end behind, the other counts half (Dowell and Jarratt, "A modified regula falsi
  /// method for computing the root of an equation", 1971).
  private func time(slowerThan rest: Double, between low: Double, and high: Double) -> Double {
    func above(_ time: Double) -> Double {
      Double.log(max(share(slowerThan: time), .leastNormalMagnitude)) - Double.log(rest)
    }
    var (low, high) = (low, high)
    var (atLow, atHigh) = (above(low), above(high))
    var lastIsLow: Bool?
    for step in 0..<60 where high - low > 1e-10 * high {
      let line = low + (high - low) * atLow / (atLow - atHigh)
      // Every fourth step halves, whatever the line says: no tail makes it slow.
      let next = step % 4 == 3 || !(line > low && line < high) ? (low + high) / 2 : line
      let value = above(next)
      if value > 0 {
        (low, atLow) = (next, value)
        if lastIsLow == true { atHigh /= 2 }
        lastIsLow = true
      } else {
        (high, atHigh) = (next, value)
        if lastIsLow == false { atLow /= 2 }
        lastIsLow = false
      }
    }
    return (low + high) / 2
  }

  /// The share of answers that take longer than a time, in seconds.
  public func share(slowerThan time: Double) -> Double {
    switch self {
    case .parallel(let parts): return Slowest(of: parts).share(slowerThan: time)
    case .choice(let ways):
      return ways.reduce(0) { $0 + $1.share(slowerThan: time) } / Double(ways.count)
    case .earliest(let order): return order.share(slowerThan: time)
    case .hedged(let hedged): return hedged.share(slowerThan: time)
    case .cutOff(let cut): return cut.share(slowerThan: time)
    case .exponentials(let sum): return sum.share(slowerThan: time)
    case .tabulated(let table): return table.share(slowerThan: time)
    case .queue(let settled): return settled.share(slowerThan: time)
    case .exponential(let mean): return time > 0 ? Double.exp(-time / mean) : 1
    default: return inverted(slowerThan: time)
    }
  }

  private func inverted(slowerThan time: Double) -> Double {
    let (constant, random) = separated
    let left = time - constant
    let (mean, variance) = random.moments
    guard left > 0 else { return left < 0 || mean > 0 ? 1 : 0 }
    guard mean > 0 else { return 0 }
    if random.jumps {
      let parts = random.tamed.smooth
      if parts.count > 1 {
        return min(1, max(0, parts.reduce(0) { $0 + $1.share(slowerThan: left) }))
      }
    }
    if case .parallel(let parts) = random { return Slowest(of: parts).share(slowerThan: left) }
    // What hardly varies falls all at once.
    let deviation = variance.squareRoot()
    if mean > Self.steepest * deviation {
      return deviation > 0
        ? NormalDistribution.share(below: (mean - left) / deviation) : left < mean ? 1 : 0
    }
    let steepness = mean > 4 * deviation ? left / deviation : 0
    let ready = random.invertible
    let tail = LaplaceInversion.value(at: left, steepness: min(steepness, 2 * Self.steepest)) { s in
      (Complex(1) - ready.transform(s)) / s
    }
    return min(1, max(0, tail))
  }

  /// The mean over the deviation from which on the bell curve serves.
  private static let steepest = 1_000.0

  /// What always passes, and the rest: a fixed time has no smooth distribution to invert.
  var separated: (constant: Double, random: ResponseTime) {
    switch self {
    case .fixed(let time): return (time, .sequence([]))
    case .sequence(let parts):
      var (constant, random): (Double, [ResponseTime]) = (0, [])
      for part in parts {
        let (fixed, rest) = part.separated
        constant += fixed
        if case .sequence(let inner) = rest { random += inner } else { random.append(rest) }
      }
      return (constant, random.count == 1 ? random[0] : .sequence(random))
    case .several(let part, let count):
      let (constant, random) = part.separated
      if random == .sequence([]) { return (constant * Double(count), random) }
      return (constant * Double(count), .several(random, count))
    default: return (0, self)
    }
  }
}

extension MultiServerQueue.Settled {
  /// Wait and service are independent: a wait is 0 or, with the odds C, exponential.
  fileprivate var moments: (mean: Double, variance: Double) {
    let (odds, wait) = (queue.shareWaiting, 1 / drain)
    return (
      meanResponse,
      odds * (2 - odds) * wait * wait + queue.serviceTime * queue.serviceTime
    )
  }
}
