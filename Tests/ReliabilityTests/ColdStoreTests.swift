import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Caches that are lost along with a part of their store")
struct ColdStoreTests {
  /// 1,000 reads a second, nine in ten of which a cache answers.
  private func design(
    _ cache: (Cache) -> Cache, zones: [String] = ["a", "b", "c"], each: Int = 400,
    availability: Ratio? = 99.9.percent
  ) -> Design {
    let cache = cache(
      Cache("Cache", memory: 4.gigabytes, each: 5_000.perSecond).available(99.percent))
    let store = zones.reduce(
      Database("Store", .wideColumn, replicas: 2, reads: each.perSecond, writes: 400.perSecond)
        .replicating(.quorum(reads: 1, writes: 3)).available(99.percent)
    ) { $0.placed(1, in: $1) }
    return Design("Cold") {
      Deployment(zone: 99.9.percent)
      Flow("Read", at: 1_000.perSecond, peak: 1.times, availability: availability) {
        client.reads(thing, from: cache, else: store, hit: 90.percent)
      }
    }
  }

  @Test("a zone that takes both is a single point where the rest cannot carry the peak")
  func both() throws {
    let flow = try firstFlow(design { $0.placed(1, in: "a") })
    #expect(flow.names == ["zone a"])
    let point = try flow.point("zone a")
    #expect(point.cause == .capacity)
    #expect(
      point.reason
        == "zone a holds 1 of the 3 copies of 'Store', and the peak needs 3 without what it holds "
        + "of 'Cache'")
    // Zone a, and one of the three copies: the other two stand in zones of their own.
    let other = 1 - 0.999 * 0.99
    #expect(
      agree(flow.availability.value, 0.999 * (1 - 0.01 * other * other), within: 1e-12))
    #expect(flow.isFailing)
  }

  @Test("what is left may carry it")
  func enough() throws {
    #expect(try firstFlow(design({ $0.placed(1, in: "a") }, each: 500)).names.isEmpty)
    #expect(!(try firstFlow(design({ $0.placed(1, in: "a") }, each: 499)).names.isEmpty))
  }

  @Test("a zone that takes the cache alone does not count, nor a cache that fails by itself")
  func alone() throws {
    let flow = try firstFlow(design({ $0.placed(1, in: "d") }, each: 100))
    #expect(flow.names.isEmpty)
    let down = 1 - 0.999 * 0.99
    #expect(agree(flow.availability.value, 1 - down * down * down, within: 1e-12))
  }

  @Test("with a store that is too small even whole, each of whose zones takes a part of the cache")
  func tooSmall() throws {
    let flow = try firstFlow(design({ $0.placed(1, in: "a") }, each: 200))
    #expect(flow.names == ["zone a"])
    #expect(flow.notes.allSatisfy { !$0.contains("the peak takes") })
  }

  @Test("where nothing is said of how often a zone is away the figure leaves it out")
  func unsaid() throws {
    let cache = Cache("Cache", memory: 4.gigabytes, each: 5_000.perSecond)
    let store = Database("Store", .wideColumn, replicas: 1, reads: 400.perSecond)
      .replicating(.quorum(reads: 1, writes: 2)).available(99.percent)
    let design = Design("Cold") {
      Deployment(across: 2.zones)
      Flow("Read", at: 700.perSecond, peak: 1.times) {
        client.reads(thing, from: cache, else: store, hit: 90.percent)
      }
    }
    let flow = try firstFlow(design)
    #expect(flow.names == ["zone 1"])
    #expect(agree(flow.availability.value, 1 - 0.01 * 0.01, within: 1e-12))
    #expect(flow.notes.contains { $0.hasPrefix("the loss of a zone is not in the figure") })
  }

  @Test("it is told of two losses as of one")
  func combinations() throws {
    let reliability = Reliability(of: Estimate(of: design({ $0.placed(1, in: "a") })))
    let flow = try #require(reliability.flows.first)
    let found = try #require(reliability.combinations(of: [flow], upTo: 3).first)
    #expect(found.all.allSatisfy { !$0.members.map(\.name).contains("zone a") })
    #expect(found.all.allSatisfy { !$0.members.map(\.name).contains("Cache") })
  }
}
