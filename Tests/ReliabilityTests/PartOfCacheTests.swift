import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("A part of a cache that is lost falls through")
struct PartOfCacheTests {
  private func losses(
    _ cache: Cache, reads: Int = 1_500, across spread: Spread = 3.zones, hit: Ratio = 90.percent
  ) -> [LossImpact] {
    let app = Service("App", instances: 6, each: 4_000.perSecond)
    let store = Database(
      "DB", replicas: 2, reads: reads.perSecond, failover: .automatic(30.seconds))
    let design = Design("Part of a cache") {
      Deployment(across: spread)
      Flow("Read", at: 10_000.perSecond, peak: 1.times) {
        client.calls(app)
        app.reads(thing, from: cache, else: store, hit: hit)
      }
    }
    return Reliability(of: Estimate(of: design)).overloadingLosses
  }

  private func store(_ losses: [LossImpact], _ name: String) -> Overload? {
    losses.first { $0.name == name }?.overloads.first { $0.name == "DB" }
  }

  @Test("a zone with one of three shards puts a third of the hits on the store")
  func shard() throws {
    let losses = losses(Cache("C", shards: 3, memory: 10.gigabytes, each: 20_000.perSecond))
    for zone in ["zone 1", "zone 2", "zone 3"] {
      let overload = try #require(store(losses, zone))
      // A third comes whole, of two thirds a tenth.
      let load = 10_000.0 / 3 + 20_000.0 / 3 / 10
      #expect(agree(overload.load, load, within: 1e-6))
      #expect(agree(overload.use, load / 1_500, within: 1e-9))
    }
    // Of the whole cache everything comes.
    #expect(agree(try #require(store(losses, "C")).load, 10_000, within: 1e-6))
  }

  @Test("nor does it where another copy stands elsewhere, or the store can take it")
  func copied() {
    let copied = Cache(
      "C", shards: 3, replicas: 1, memory: 10.gigabytes, each: 20_000.perSecond)
    #expect(store(losses(copied), "zone 1") == nil)
    let plain = Cache("C", shards: 3, memory: 10.gigabytes, each: 20_000.perSecond)
    #expect(store(losses(plain, reads: 4_000), "zone 1") == nil)
    #expect(store(losses(plain, reads: 3_999), "zone 1") != nil)
  }

  @Test("shards that do not come out even are lost with their zone")
  func uneven() throws {
    // Zone 1 holds the first and the fourth of five.
    let losses = losses(Cache("C", shards: 5, memory: 10.gigabytes, each: 20_000.perSecond))
    let first = try #require(store(losses, "zone 1"))
    #expect(agree(first.load, 10_000 * (0.4 + 0.06), within: 1e-6))
    let third = try #require(store(losses, "zone 3"))
    #expect(agree(third.load, 10_000 * (0.2 + 0.08), within: 1e-6))
  }

  @Test("a cache that answers everything leaves what its lost part answered")
  func allHits() throws {
    let losses = losses(
      Cache("C", shards: 3, memory: 10.gigabytes, each: 20_000.perSecond), hit: 100.percent)
    #expect(agree(try #require(store(losses, "zone 1")).load, 10_000.0 / 3, within: 1e-6))
  }
}
