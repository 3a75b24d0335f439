import RealModule
import SystemDesign
import Testing

@testable import Estimation

@Suite("The range of a figure is that of all its guesses together") struct RangeTests {
  private let client = Client("Client")

  private func spread(
    _ measure: Measure, of subject: Subject, in design: Design, _ sampling: Sampling = .standard
  ) throws -> Amount.Spread {
    let figure = try #require(Estimate(of: design, sampling: sampling).figure(measure, of: subject))
    guard case .known(let spread) = figure.amount else { throw Unknown() }
    return spread
  }

  private struct Unknown: Error {}

  private func near(_ a: Double, _ b: Double, _ apart: Double) -> Bool { abs(a / b - 1) < apart }

  private func asked(_ rate: Rate, taking time: Period = 1.millisecond) -> Design {
    Design("Asked") {
      Traffic(peak: 1.times)
      let app = Service("App", each: 1_000.perSecond, taking: time)
      Flow("Ask", at: rate, p99: 100.milliseconds) { client.calls(app) }
    }
  }

  /// ψ, from its asymptotic series, of a number above 0.
  private func digamma(_ x: Double) -> Double {
    var (x, shift) = (x, 0.0)
    while x < 20 { (x, shift) = (x + 1, shift - 1 / x) }
    let square = 1 / (x * x)
    return shift + Double.log(x) - 1 / (2 * x)
      - square * (1.0 / 12 - square * (1.0 / 120 - square / 252))
  }

  @Test("a guess that reaches a model and what the model's result is multiplied with is one guess")
  func linked() throws {
    let keys = assume("keys", 1_000.of("keys")...100_000.of("keys"))
    let rate = assume("rate", 10.perSecond...1_000.perSecond)
    let record = Record("record", key: "id", ["id": 1_000.bytes])
    let store = Database("Store", reads: 5_000.perSecond)
    let cache = Cache("Cache", memory: 100.gigabytes, each: 50_000.perSecond)
      .popularity(.zipf(1.0), over: keys).expiring(after: 60.seconds)
    let app = Service("App", each: 1_000.perSecond)
    let design = Design("Expiring") {
      Traffic(peak: 1.times)
      Flow("Read", at: rate) {
        client.calls(app)
        app.reads(record, from: cache, else: store)
      }
    }
    // With x requests in a lifetime, H = ψ(n + 1) − ψ(1) and a = x ÷ H, the misses of all items,
    // Σ p ÷ (1 + p x) with p = 1 ÷ (k H), are (ψ(n + 1 + a) − ψ(1 + a)) ÷ H.
    var random = Random(seed: 7)
    func drawn(_ low: Double, _ high: Double) -> Double {
      let score = NormalDistribution.quantile(Double.random(in: 1e-9..<1, using: &random))
      return Double.sqrt(low * high) * Double.pow(high / low, score / 2 / 1.6448536269514722)
    }
    let misses = (0..<20_000).map { _ -> Double in
      let (keys, rate) = (drawn(1_000, 100_000), drawn(10, 1_000))
      let harmonic = digamma(keys + 1) - digamma(1)
      let a = rate * 60 / harmonic
      return rate * (digamma(keys + 1 + a) - digamma(1 + a)) / harmonic
    }.sorted()
    let found = try spread(.rateMean, of: .component("Store"), in: design)
    // A sixtieth of the way from 4.4 to 124, which are e^3.3 apart.
    #expect(near(found.low, misses[1_000], 0.06), "\(found.low) \(misses[1_000])")
    #expect(near(found.high, misses[18_999], 0.06), "\(found.high) \(misses[18_999])")
  }

  @Test("what rises with one guess has the ends that it has at the ends of the guess")
  func monotone() throws {
    // One server: 1 ÷ (1,000 − r).
    let one = try spread(.latencyMean, of: .flow("Ask"), in: asked(300.perSecond...900.perSecond))
    #expect(near(one.low, 1 / 700, 1e-9) && near(one.high, 1 / 100, 1e-9))
    // ln 100 times as long for one in a hundred.
    let slowest = try spread(
      .latencyP99, of: .flow("Ask"), in: asked(300.perSecond...900.perSecond))
    #expect(near(slowest.high, Double.log(100) / 100, 1e-6))
  }

  @Test("a guess that reaches a model twice is one guess")
  func twice() throws {
    let design = Design("Two") {
      Traffic(peak: 1.times)
      let first = Service("First", each: 1_000.perSecond, taking: 1.millisecond)
      let second = Service("Second", each: 2_000.perSecond, taking: 0.5.milliseconds)
      Flow("Ask", at: assume("r", 300.perSecond...700.perSecond)) {
        client.calls(first)
        first.calls(second)
      }
    }
    let found = try spread(.latencyMean, of: .flow("Ask"), in: design)
    #expect(near(found.low, 1 / 700 + 1 / 1_700, 1e-9), "\(found)")
    #expect(near(found.high, 1 / 300 + 1 / 1_300, 1e-9))
  }

  @Test("a total is more than its parts at both ends")
  func totals() throws {
    let posts = assume("posts", 1_000.perSecond...10_000.perSecond)
    let likes = assume("likes", 1.perSecond...9.perSecond)
    let post = Record("post", key: "id", ["id": 1_000.bytes])
    let like = Record("like", key: "id", ["id": 1.byte])
    let (big, small) = (
      Database("Big", writes: 50_000.perSecond), Database("Small", writes: 50_000.perSecond)
    )
    let app = Service("App")
    let design = Design("Stores") {
      Traffic(peak: 1.times, planned: 1.year)
      Flow("Post", at: posts) { app.writes(post, to: big) }
      Flow("Like", at: likes) { app.writes(like, to: small) }
    }
    let part = try spread(.storageStored, of: .component("Big"), in: design)
    let whole = try spread(.storageStored, of: .system, in: design)
    #expect(near(part.low, 1_000 * 1_000 * 31_536_000, 1e-9))
    #expect(whole.low > part.low && whole.low < part.low * 1.01)
    #expect(whole.high > part.high && whole.high < part.high * 1.01)
  }

  @Test("a queue that does not settle in some draws leaves the range open above")
  func unsettled() throws {
    let design = asked(assume("r", 500.perSecond...1_400.perSecond))
    let found = try spread(.latencyMean, of: .flow("Ask"), in: design)
    #expect(near(found.low, 1 / 500, 1e-9) && found.high == .infinity)
    // More than 1,000 a second: ln (1,000 ÷ √700,000) is 0.5699 deviations of ln 2.8 ÷ 3.2897, and
    // 28.44 % lie above.
    #expect(abs(found.endless - 0.2844) < 0.0005)
  }

  @Test("a guess that ends in an overload drives a time, and then none has a part of it")
  func overload() throws {
    let design = asked(
      assume("r", 500.perSecond...1_400.perSecond),
      taking: assume("t", 0.9.milliseconds...1.millisecond))
    let figure = try #require(Estimate(of: design).figure(.latencyMean, of: .flow("Ask")))
    #expect(figure.drivers.map(\.name) == ["r", "t"])
    #expect(figure.drivers[0].high == .infinity && figure.drivers[0].low.isFinite)
    #expect(figure.drivers.allSatisfy { $0.share == nil })
  }

  private var fromNothing: Design {
    let rate = assume("r", 0.perSecond...1_000.perSecond)
    let times = assume("f", 50.percent...200.percent)
    let record = Record("record", key: "id", ["id": 100.bytes])
    let store = Database("Store", writes: 5_000.perSecond)
    let app = Service("App", instances: 3).costing(100.dollars.per(.month))
    return Design("From nothing") {
      Traffic(peak: 2.times, planned: 1.year)
      Flow("Write", at: rate) {
        client.calls(app)
        app.writes(record, to: store, times: times)
      }
    }
  }

  @Test("a guess that begins at nothing is never less than nothing")
  func nothing() throws {
    let stored = try spread(.storageStored, of: .component("Store"), in: fromNothing)
    #expect(stored.low == 0 && stored.high > 3e12)
    // $300 a month at 1,000 a second: $300 ÷ 2,592,000,000; at nothing a second, without end.
    let each = try spread(.costPerRequest, of: .flow("Write"), in: fromNothing)
    #expect(near(each.low, 300 / 2.592e9, 1e-9), "\(each)")
    #expect(each.high == .infinity && abs(each.endless - 0.05) < 0.0005)
  }

  @Test("of a share never more than all is taken")
  func shares() throws {
    let hit = assume("hit", 80.percent...100.percent)
    let record = Record("record", key: "id", ["id": 100.bytes])
    let store = Database("Store", reads: 5_000.perSecond)
    let cache = Cache("Cache", each: 5_000.perSecond).hitting(hit)
    let app = Service("App")
    let design = Design("Hits") {
      Traffic(peak: 1.times)
      Flow("Read", at: 100.perSecond) { app.reads(record, from: cache, else: store) }
    }
    let found = try spread(.rateMean, of: .component("Store"), in: design)
    #expect(found.low == 0 && near(found.high, 20, 1e-9))
  }

  @Test("growth may be less than nothing")
  func growth() throws {
    let record = Record("record", key: "id", ["id": 1.byte])
    let store = Database("Store")
    let app = Service("App")
    func stored(_ growth: Ratio) throws -> Amount.Spread {
      try spread(
        .storageStored, of: .component("Store"),
        in: Design("Growing") {
          Traffic(peak: 1.times, growing: growth, planned: 1.year)
          Flow("Write", at: 1.perSecond) { app.writes(record, to: store) }
        })
    }
    let found = try stored(assume("growth", (-10).percent...0.percent))
    // (1 + g)^1 − 1 over ln (1 + g): 0.9491 of a year at −10 %.
    #expect(near(found.low, 31_536_000 * -0.1 / Double.log(0.9), 1e-9))
    #expect(near(found.high, 31_536_000, 1e-9))
  }

  @Test("of a guess that begins at nothing the parts are those of the ways it moves")
  func parts() throws {
    let figure = try #require(
      Estimate(of: fromNothing).figure(.storageStored, of: .component("Store")))
    let drivers = figure.drivers
    #expect(drivers.map(\.name) == ["r", "f"] && drivers[0].low == 0)
    // From 0 to 2 at the middle of f, and from ½ to 2: 4 and 2.25 squared.
    #expect(abs(try #require(drivers[0].share) - 4 / 6.25) < 1e-9)
  }

  @Test("no two seeds draw the same numbers in another order")
  func seeds() throws {
    let sum = (1.million.users...4.million.users) + (2.million.users...3.million.users)
    let ends = try (0..<8).map { seed -> Double in
      let amount = Evaluation(of: [sum.formula], Sampling(seed: UInt64(seed)))
        .amount(of: sum.formula)
      guard case .known(let spread) = amount else { throw Unknown() }
      return spread.low
    }
    #expect(Set(ends).count == 8)
    func first(_ seed: UInt64) -> [UInt64] {
      var dice = Dice(seed: seed)
      return (0..<1_000).map { _ in dice.next() }
    }
    #expect(Set(first(0)).isDisjoint(with: first(2)))
  }

  @Test("the mean stands beside the range: above the middle of what is guessed widely")
  func means() throws {
    func amount(_ formula: Formula) throws -> Amount.Spread {
      guard case .known(let spread) = Evaluation(of: [formula]).amount(of: formula) else {
        throw Unknown()
      }
      return spread
    }
    let (one, other) = (1.million.users...16.million.users, 1.million.users...4.million.users)
    // A deviation of ln 16 ÷ 3.2897 = 0.84281, and e^(0.84281² ÷ 2) = 1.42641.
    #expect(near(try #require(try amount(one.formula).mean), 4e6 * 1.42641, 1e-5))
    // A half of that for ln 4: e^(0.42140² ÷ 2) = 1.09285; means add, and the draws come near to that.
    let sum = try #require(try amount((one + other).formula).mean)
    #expect(near(sum, 4e6 * 1.42641 + 2e6 * 1.09285, 0.002))
    // A queue that does not settle in some draws has none, also where the range ends.
    let open = try spread(
      .latencyMean, of: .flow("Ask"), in: asked(assume("r", 300.perSecond...900.perSecond)))
    #expect(open.high.isFinite && open.endless > 0 && open.mean == nil)
  }

  @Test("what is costly is worked out where it bends, and never for every draw")
  func costly() {
    let count = 4_010
    let along = NormalScores.all(count)
    func drawn(_ height: (Double) -> Double) -> (values: [Double], asked: Int) {
      withoutActuallyEscaping(height) { height in
        let asked = Counter()
        let values = CostlyColumn.values(by: Array(0..<count), along: along, count: count) {
          asked.number += 1
          return height(along[$0])
        }
        return (values, asked.number)
      }
    }
    let smooth = drawn { Double.exp($0) }
    #expect(zip(smooth.values, along).allSatisfy { near($0, Double.exp($1), 1e-3) })
    #expect(smooth.asked < 300)
    // Three steps, and from 1 on nothing: each is found to the draw.
    let stairs = drawn { $0 > 1 ? .infinity : ($0 * 2).rounded(.down) + 10 }
    #expect(zip(stairs.values, along).allSatisfy { $1 > 1 ? $0 == .infinity : $0.isFinite })
    #expect(
      zip(stairs.values, along).allSatisfy { $1 > 1 || $0 == ($1 * 2).rounded(.down) + 10 })
    #expect(stairs.asked < 200)
    let rough = drawn { Double.sin($0 * 1e6) + 2 }
    #expect(rough.asked <= 450)
  }

  private final class Counter { var number = 0 }
}
