import Estimation
import SystemDesign
import Testing

/// How long a read or write takes that several copies take part in.
struct CopiesLatencyTests {
  private static let app = Service(
    "App", instances: 1, each: 1_000_000.perSecond, taking: 5.milliseconds)
  private static let row = Record("row", 1.kilobyte)

  private static func store(_ replicas: Int, _ how: Replication) -> Database {
    Database(
      "Store", replicas: replicas, reads: 1_000_000.perSecond, writes: 1_000_000.perSecond,
      taking: 10.milliseconds
    ).replicating(how)
  }

  /// One hop, and how many times the mean of one copy it takes: Σ 1 ÷ n over those that still work.
  static let hops: [(String, Hop, Double)] = [
    ("two of three, both", app.reads(row, from: store(2, .majority)), 1 + 1 / 2.0),
    ("the second of three", app.writes(row, to: store(2, .majority)), 1 / 3.0 + 1 / 2.0),
    ("any one", app.reads(row, from: store(2, .majority).replicas), 1),
    ("one of one", app.reads(row, from: store(2, .quorum(reads: 1, writes: 3))), 1),
    (
      "the last of three", app.writes(row, to: store(2, .quorum(reads: 1, writes: 3))),
      1 + 1 / 2.0 + 1 / 3.0
    ),
    (
      "the last of six pieces", app.reads(row, from: store(0, .erasure(data: 6, spare: 3))),
      (1...6).reduce(0) { $0 + 1 / Double($1) }
    ),
    (
      "the last of nine pieces", app.writes(row, to: store(0, .erasure(data: 6, spare: 3))),
      (1...9).reduce(0) { $0 + 1 / Double($1) }
    ),
    ("the primary", app.writes(row, to: store(2, .asynchronous(lag: 1.second))), 1),
  ]

  @Test("as long as the last of those that are waited for", arguments: hops)
  func copies(_ name: String, hop: Hop, times: Double) throws {
    let flow = Flow("Flow", at: 1.perSecond, p99: 1.second) { hop }
    let estimate = Estimate(
      of: Design("Copies") {
        Traffic(peak: 1.times)
        flow
      })
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: 0.01 * times, within: 1e-5)
  }
}
