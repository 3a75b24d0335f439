import Estimation
import RealModule
import SystemDesign
import Testing

/// Reads that ask several shards at once and fetch what each lacks from a store.
struct ScatteredReadTests {
  private let item = Record("item", 1.kilobyte)
  private static let (hit, look, fetch) = (0.9, 0.0002, 0.005)

  /// So many machines that nobody waits: what one shard answers is exponential, and what it lacks
  /// takes another exponential time on top.
  private func figures(_ shards: Int, _ read: (Service, Cache, Database) -> Hop) -> Estimate {
    Estimate(
      of: Design("Scattered") {
        Traffic(peak: 1.times)
        let app = Service("App", each: 1_000_000.perSecond, taking: 0.microseconds)
        let nodes = Cache(
          "Nodes", shards: 24, memory: 1.gigabyte, each: 1_000_000.perSecond,
          taking: 200.microseconds
        ).hitting(90.percent)
        let store = Database("Store", reads: 1_000_000.perSecond, taking: 5.milliseconds)
        let user = Client("User")
        Flow("Batch", at: 1.perSecond, p99: 1.second) {
          user.calls(app, sending: 1.byte, receiving: 1.byte)
          read(app, nodes, store).scattered(over: shards)
        }
      })
  }

  /// The share of shards that take longer: without the fetch, or with it.
  private func tail(_ time: Double, missing: Double) -> Double {
    let (a, b) = (Self.look, Self.fetch)
    let both = (b * Double.exp(-time / b) - a * Double.exp(-time / a)) / (b - a)
    return (1 - missing) * Double.exp(-time / a) + missing * both
  }

  /// The slowest of the shards: the integral of the share of reads that are slower, by steps of 5 µs.
  private func slowest(_ shards: Int, missing: Double) -> Double {
    let step = 0.000005
    return (0..<40_000).reduce(0) { sum, index in
      let all = Double.pow(1 - tail((Double(index) + 0.5) * step, missing: missing), shards)
      return sum + step * (1 - all)
    }
  }

  @Test(
    "each shard fetches what it lacks itself, and the slowest of them is waited for",
    arguments: [1, 4, 24])
  func latency(shards: Int) throws {
    let estimate = figures(shards) { $0.reads(item, from: $1, else: $2) }
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Batch"))?.value)
    expect(mean, is: slowest(shards, missing: 0.1), within: 2e-4)
    let p99 = try #require(estimate.figure(.latencyP99, of: .flow("Batch"))?.value)
    let within = Double.pow(1 - tail(p99, missing: 0.1), shards)
    expect(within, is: 0.99, within: 1e-5)
    let asked = try #require(estimate.figure(.ratePeak, of: .component("Store"))?.value)
    expect(asked, is: Double(shards) * 0.1, within: 1e-12)
  }

  @Test("a shard that is asked for its part of the items lacks one of these")
  func items() throws {
    let estimate = figures(4) { $0.reads(12.of(item), from: $1, else: $2) }
    let missing = 1 - Double.pow(Self.hit, 3)
    let asked = try #require(estimate.figure(.ratePeak, of: .component("Store"))?.value)
    expect(asked, is: 4 * missing, within: 1e-12)
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Batch"))?.value)
    expect(mean, is: slowest(4, missing: missing), within: 2e-4)
    // Twelve items of a thousand bytes reach the application, 1.2 of them from the store.
    let bytes = try #require(estimate.figure(.egressMean, of: .component("Store"))?.value)
    expect(bytes, is: 1_200, within: 1e-9)
  }
}
