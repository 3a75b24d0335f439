import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Shards")
struct ShardTests {
  @Test("one shard's loss takes its share of the executions")
  func partial() throws {
    let store = Database("Store", shards: 4).available(99.percent)
    let flow = try firstFlow(design { client.reads(thing, from: store) })
    let point = try flow.point("Store")
    #expect(point.share == 0.25)
    #expect(point.cause == .structural)
    #expect(point.reason == "1 copy, and every request needs it; 4 shards, each with its own")
    #expect(flow.cuts.isEmpty)
    // The mean over the shards, not the chance that all are up.
    #expect(agree(flow.availability.value, 0.99))
  }

  @Test("shards over zones are as likely up as they are, and a zone takes those that stand in it")
  func zones() throws {
    let votes = Database("Votes", shards: 4, replicas: 2).replicating(.majority)
      .available(99.percent)
    let flow = try firstFlow(
      design(across: 2.zones, zone: 99.9.percent) { client.reads(thing, from: votes) })
    #expect(flow.names == ["zone 1", "zone 2"])
    #expect(flow.singlePoints.allSatisfy { agree($0.share, 0.5) })
    #expect(agree(flow.availability.value, 0.998682715602))
  }

  @Test("reads and writes of one execution meet the same shard")
  func sameShard() throws {
    let store = Database("Store", shards: 3).available(99.percent)
    let flow = try firstFlow(
      design(across: 3.zones, zone: 99.percent) {
        client.reads(thing, from: store)
        client.writes(thing, to: store)
      })
    #expect(agree(flow.availability.value, 0.99 * 0.99))
    #expect(agree(try flow.point("Store").share, 1 / 3.0))
  }

  @Test("what asks all shards needs all, unless some may be missing")
  func scattered() throws {
    let store = Database("Store", shards: 4).available(99.percent)
    let all = try firstFlow(
      design { client.reads(thing, from: store).scattered(over: 4) })
    #expect(agree(all.availability.value, 0.99 * 0.99 * 0.99 * 0.99))
    #expect(try all.point("Store").share == nil)
    let most = try firstFlow(
      design { client.reads(thing, from: store).scattered(over: 4, missing: 25.percent) })
    #expect(most.names.isEmpty)
    #expect(agree(most.availability.value, Binomial.atLeast(3, of: 4, each: 0.99)))
    let two = try firstFlow(
      design { client.reads(thing, from: store).scattered(over: 2) })
    #expect(agree(two.availability.value, 0.99 * 0.99))
    #expect(agree(try two.point("Store").share, 0.5))
  }

  @Test("k of n is per shard")
  func perShard() throws {
    // 30 reads a second over three shards are ten for each, and a copy answers eight.
    let busy = Database("Store", shards: 3, replicas: 2, reads: 8.perSecond)
    let flow = Flow("Read", at: 30.perSecond, peak: 1.times) {
      client.reads(thing, from: busy.replicas)
    }
    let point = try firstFlow(Design("A design") { flow }).point("Store")
    #expect(point.cause == .capacity)
    #expect(agree(point.share, 1 / 3.0))
    #expect(
      point.reason
        == "2 read copies at 62.5 % each at the peak: 1 alone would be at 125 %; 3 shards, each with its own"
    )
  }

  /// A store of so many shards, each on so many copies over so many zones.
  private func vast(shards: Int, zones: Int, replicas: Int, scatter: Int) throws -> FlowReliability
  {
    let store = Database("Store", shards: shards, replicas: replicas).replicating(.majority)
      .available(99.percent)
    return try firstFlow(
      design(across: zones.zones, zone: 99.9.percent) {
        client.reads(thing, from: store).scattered(over: scatter)
        client.writes(thing, to: store)
        client.reads(thing, from: store.replicas)
      })
  }

  @Test(
    "what is too large to be written down is cut short and says so",
    arguments: [
      (1_000_000, 1_000_000, 2, 5_000), (100, 100, 10_000, 1), (100, 3, 0, 999_999),
    ])
  func cutShort(shards: Int, zones: Int, replicas: Int, scatter: Int) throws {
    let flow = try vast(shards: shards, zones: zones, replicas: replicas, scatter: scatter)
    let isWhole = zones == 3
    #expect(flow.notes.contains(Notes.cutShort) == !isWhole)
    #expect((flow.availability.value == nil) == !isWhole)
  }

  @Test("shards beyond those written down are still lost with what all of them share")
  func sharedBeyond() throws {
    let cluster = Domain("Cluster", .cluster)
    let store = Database("Store", shards: 100, replicas: 4_999).replicating(.majority)
    let flow = try firstFlow(
      design(across: 100.zones, sharing: [cluster]) { client.reads(thing, from: store) })
    let point = try flow.point("Cluster")
    #expect(point.share == nil)
    #expect(flow.notes.contains(Notes.cutShort))
  }

  @Test("a pattern of places that comes back stands for all shards that share it")
  func patterns() throws {
    let store = Database("Store", shards: 100_001).available(99.percent)
    let flow = try firstFlow(
      design(across: 2.zones, zone: 99.9.percent) { client.reads(thing, from: store) })
    #expect(agree(flow.availability.value, 0.99 * 0.999))
    #expect(agree(try flow.point("Store").share, 1 / 100_001.0))
    #expect(!flow.notes.contains(Notes.cutShort))
  }
}
