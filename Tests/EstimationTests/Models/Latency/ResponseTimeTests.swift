import Estimation
import RealModule
import Testing

struct ResponseTimeTests {
  private func queue(_ servers: Int, _ use: Double, _ time: Double) throws -> ResponseTime {
    let queue = try MultiServerQueue(
      servers: servers, rate: use * Double(servers) / time, serviceTime: time)
    return .queue(try #require(queue.waiting.settled))
  }

  @Test("one queue has its own exact tail, inverted or not")
  func one() throws {
    let queue = try queue(3, 0.8, 1)
    expect(try queue.quantile(0.99), is: 8.455477365422935, within: 1e-9)
    // A chance of one makes the same distribution take the way of the transform.
    expect(try ResponseTime.chance(1, queue).quantile(0.99), is: 8.455477365422935, within: 1e-6)
  }

  @Test("exponential parts one after another are Erlang's distribution", arguments: [1, 2, 5, 20])
  func erlang(count: Int) throws {
    let parts = [ResponseTime](repeating: .exponential(mean: 2), count: count)
    let time = ResponseTime.sequence(parts)
    expect(time.mean, is: 2 * Double(count), within: 1e-12)
    for share in [0.5, 0.9, 0.99, 0.999] {
      let quantile = try time.quantile(share)
      // The share slower than t is the chance of fewer than so many events by then.
      var (term, sum) = (1.0, 1.0)
      for event in 1..<max(count, 1) where event < count {
        term *= quantile / 2 / Double(event)
        sum += term
      }
      expect(Double.exp(-quantile / 2) * sum, is: 1 - share, within: 1e-5)
    }
  }

  @Test("fixed parts shift the tail by themselves")
  func shift() throws {
    let queue = try queue(2, 0.5, 0.01)
    let shifted = ResponseTime.sequence([.fixed(0.08), queue, .fixed(0.02)])
    expect(try shifted.quantile(0.99), is: 0.1 + (try queue.quantile(0.99)), within: 1e-9)
    #expect(try ResponseTime.fixed(3).quantile(0.99) == 3)
    #expect(try ResponseTime.sequence([]).quantile(0.99) == 0)
  }

  @Test("a miss rarer than the tail does not show in it, a more frequent one does")
  func misses() throws {
    let miss = ResponseTime.exponential(mean: 1)
    #expect(try ResponseTime.chance(0.005, miss).quantile(0.99) == 0)
    expect(try ResponseTime.chance(0.1, miss).quantile(0.99), is: Double.log(10), within: 1e-6)
    expect(ResponseTime.chance(0.1, miss).mean, is: 0.1, within: 1e-12)
    expect(ResponseTime.chance(0.1, miss).variance, is: 0.19, within: 1e-12)
  }

  @Test(
    "the slowest of equal exponentials is the harmonic number in the mean",
    arguments: [2, 3, 8, 100])
  func slowest(count: Int) throws {
    let time = ResponseTime.parallel(.init(repeating: .exponential(mean: 1), count: count))
    let harmonic = (1...count).reduce(0) { $0 + 1 / Double($1) }
    let squares = (1...count).reduce(0) { $0 + 1 / Double($1 * $1) }
    expect(time.mean, is: harmonic, within: 1e-5)
    expect(time.variance, is: squares, within: 1e-4)
    // (1 − e^−t)^n = 0.99
    let exact = -Double.log(1 - Double.pow(0.99, 1 / Double(count)))
    expect(try time.quantile(0.99), is: exact, within: 1e-8)
  }

  /// A design's shapes; the last is the error that the approximation of parallel parts may make.
  static let shapes: [(String, Double)] = [
    ("three queues", 0.01), ("queues with misses", 0.01), ("two side by side, then one", 0.002),
    ("eight side by side between two", 0.02), ("uneven side by side, then one", 0.02),
    ("one hedged between two", 0.01), ("a call of three hedged, then one", 0.01),
    ("eight shards hedged, then one", 0.02), ("one of two, then one", 0.01),
    ("one cut off between two", 0.01), ("twenty that are cut off, then one", 0.01),
    ("a long way now and then", 0.01), ("one of two long ways", 0.01),
    ("one of two hedged beside one", 0.01), ("four that miss now and then, after one", 0.02),
    ("five shards beside a rare slow one, after one", 0.02),
    ("a fixed one beside a slow one, after one", 0.01), ("two of three copies, then one", 0.01),
    ("seven of twenty that miss now and then, after one", 0.01),
  ]

  @Test("a simulation has the same mean and 99th percentile", arguments: shapes)
  func simulated(shape: (String, Double)) throws {
    let time = try self.shape(shape.0)
    var dice = Random(seed: 6)
    var samples = (0..<100_000).map { _ in sample(time, &dice) }
    let mean = samples.reduce(0, +) / Double(samples.count)
    samples.sort()
    expect(mean, is: time.mean, within: 0.01)
    // The error of the simulation's own percentile is about 0.7 %.
    expect(
      samples[samples.count * 99 / 100], is: try time.quantile(0.99), within: shape.1 + 0.008)
  }

  private func shape(_ name: String) throws -> ResponseTime {
    switch name {
    case "three queues":
      .sequence([try queue(4, 0.7, 0.005), try queue(2, 0.8, 0.002), try queue(8, 0.6, 0.01)])
    case "queues with misses":
      .sequence([try queue(4, 0.7, 0.005), .chance(0.08, try queue(2, 0.8, 0.02)), .fixed(0.001)])
    case "two side by side, then one":
      .sequence([
        .parallel([try queue(2, 0.7, 0.01), try queue(3, 0.8, 0.01)]), try queue(1, 0.5, 0.01),
      ])
    case "eight side by side between two":
      .sequence([
        try queue(1, 0.5, 0.005),
        .parallel(.init(repeating: try queue(2, 0.7, 0.01), count: 8)), try queue(4, 0.8, 0.01),
      ])
    case "one hedged between two":
      .sequence([
        .exponential(mean: 0.001), try queue(4, 0.6, 0.005).hedged(after: 0.018),
        try queue(2, 0.5, 0.001),
      ])
    case "a call of three hedged, then one":
      .sequence([
        try ResponseTime.sequence([
          .fixed(0.001), .exponential(mean: 0.005), try queue(1, 0.6, 0.005),
          .exponential(mean: 0.005),
        ]).hedged(after: 0.04), try queue(2, 0.5, 0.002),
      ])
    case "one of two, then one":
      .sequence([
        .choice([
          .exponential(mean: 0.03), .sequence([try queue(2, 0.7, 0.002), .fixed(0.004)]),
        ]), try queue(4, 0.6, 0.005),
      ])
    case "one of two hedged beside one":
      .parallel([
        try ResponseTime.choice([.exponential(mean: 0.03), .exponential(mean: 0.002)])
          .hedged(after: 0.02), try queue(4, 0.6, 0.005),
      ])
    case "four that miss now and then, after one":
      .sequence([
        try queue(4, 0.6, 0.008),
        .parallel(
          .init(
            repeating: .sequence([
              try queue(2, 0.6, 0.0005), .chance(0.01, .exponential(mean: 0.2)),
            ]), count: 4)),
      ])
    case "five shards beside a rare slow one, after one":
      .sequence([
        try queue(4, 0.6, 0.008),
        .parallel(
          [.chance(0.02, .exponential(mean: 0.2))]
            + .init(repeating: try queue(2, 0.7, 0.005), count: 5)),
      ])
    case "a fixed one beside a slow one, after one":
      .sequence([
        .exponential(mean: 0.0005), .parallel([.fixed(0.1), .exponential(mean: 0.022)]),
      ])
    case "two of three copies, then one":
      .sequence([
        try queue(2, 0.6, 0.02).first(2, of: 3), .exponential(mean: 0.005),
      ])
    case "seven of twenty that miss now and then, after one":
      .sequence([
        .exponential(mean: 0.002),
        try ResponseTime.sequence([
          try queue(2, 0.6, 0.005), .chance(0.4, .exponential(mean: 0.05)),
        ]).first(7, of: 20),
      ])
    case "one cut off between two":
      .sequence([
        .exponential(mean: 0.005), try queue(4, 0.6, 0.03).cut(at: 0.06),
        try queue(2, 0.5, 0.01),
      ])
    case "twenty that are cut off, then one":
      .sequence([
        try queue(4, 0.6, 0.004).cut(at: 0.005).repeated(20.4), try queue(2, 0.5, 0.01),
      ])
    case "a long way now and then":
      .sequence([.chance(0.3, .fixed(0.08)), .exponential(mean: 0.005)])
    case "one of two long ways":
      .sequence([
        .choice([.fixed(0.08), .sequence([.fixed(0.15), .chance(0.04, .fixed(0.1))])]),
        .exponential(mean: 0.002),
      ])
    case "eight shards hedged, then one":
      .sequence([
        .parallel(.init(repeating: try queue(2, 0.7, 0.01).hedged(after: 0.04), count: 8)),
        try queue(1, 0.5, 0.005),
      ])
    default:
      .sequence([
        .parallel([try queue(2, 0.7, 0.001), try queue(1, 0.8, 0.02), .fixed(0.01)]),
        try queue(4, 0.5, 0.01),
      ])
    }
  }

  private func sample(_ time: ResponseTime, _ dice: inout Random) -> Double {
    switch time {
    case .fixed(let time): return time
    case .exponential(let mean): return dice.exponential(mean: mean)
    case .wait, .exponentials, .tabulated: return .nan
    case .queue(let settled):
      let queue = settled.queue
      let service = dice.exponential(mean: queue.serviceTime)
      guard Double.random(in: 0..<1, using: &dice) < queue.shareWaiting else { return service }
      return service + dice.exponential(mean: settled.meanWait / queue.shareWaiting)
    case .gamma: return .nan
    case .hedged(let hedged):
      return min(sample(hedged.one, &dice), hedged.after + sample(hedged.one, &dice))
    case .cutOff(let cut): return min(sample(cut.one, &dice), cut.limit)
    case .earliest(let order):
      return (0..<order.count).map { _ in sample(order.one, &dice) }.sorted()[order.needed - 1]
    case .sequence(let parts): return parts.reduce(0) { $0 + sample($1, &dice) }
    case .several(let part, let count):
      return (0..<count).reduce(0) { sum, _ in sum + sample(part, &dice) }
    case .parallel(let parts): return parts.map { sample($0, &dice) }.max() ?? 0
    case .chance(let share, let part):
      return Double.random(in: 0..<1, using: &dice) < share ? sample(part, &dice) : 0
    case .choice(let ways):
      return ways.randomElement(using: &dice).map { sample($0, &dice) } ?? .nan
    }
  }

  @Test("a way of a fixed length that is taken now and then is found where it ends")
  func longWay() throws {
    let time = ResponseTime.sequence([.chance(0.3, .fixed(0.08)), .exponential(mean: 0.005)])
    // 0.7 e^(−t/5) + 0.3 e^(−(t−80)/5) = 0.01 beyond 80 ms.
    let exact = 0.005 * Double.log((0.7 + 0.3 * Double.exp(16)) / 0.01)
    expect(try time.quantile(0.99), is: exact, within: 1e-8)
  }

  @Test(
    "so many calls one after the other are an Erlang distribution, narrow as it may be",
    arguments: [2, 10, 40, 100, 300, 900, 1_000, 5_000, 100_000])
  func erlang(calls: Int) throws {
    let time = try ResponseTime.exponential(mean: 0.01).repeated(Double(calls))
    let found = try time.quantile(0.99) / 0.01
    // The odds of fewer calls than these in that time: Σ e^(−x) x^k ÷ k!, k = 0 … n − 1.
    var (log, odds) = (-found, 0.0)
    for count in 0..<calls {
      odds += Double.exp(log)
      log += Double.log(found / Double(count + 1))
    }
    // Beyond a thousand a gamma distribution, beyond a million the bell curve.
    expect(odds, is: 0.01, within: 1e-5)
    expect(time.mean, is: 0.01 * Double(calls), within: 1e-12)
  }

  @Test("what hardly varies takes as long as the bell curve says")
  func bellCurve() throws {
    let time = try ResponseTime.exponential(mean: 0.01).repeated(4_000_000)
    expect(try time.quantile(0.99), is: 0.01 * (4_000_000 + 2.326347874 * 2_000), within: 1e-6)
  }

  @Test("repeated calls follow each other, and a part of one happens now and then")
  func repeated() throws {
    let call = ResponseTime.exponential(mean: 0.01)
    expect(try call.repeated(2.5).mean, is: 0.025, within: 1e-12)
    expect(try call.repeated(1_500.5).mean, is: 15.005, within: 1e-12)
    #expect(try call.repeated(1) == call)
    #expect(throws: Refusal.self) { try call.repeated(-1) }
    #expect(throws: Refusal.self) { try call.quantile(1) }
  }
}
