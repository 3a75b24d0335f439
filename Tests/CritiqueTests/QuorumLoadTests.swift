import Critique
import SystemDesign
import Testing

@Suite("What several copies of a store do for one request")
struct QuorumLoadTests {
  private func findings(_ store: Database, reads: Int, across zones: Spread) -> [Finding] {
    let app = Service("App", instances: 12)
    return Design("Quorum") {
      Deployment(across: zones)
      Flow("Read", at: reads.perSecond, peak: 1.times, availability: 99.9.percent) {
        app.reads(1.kilobyte, from: store)
      }
    }.critique().findings
  }

  private func store(_ each: Int, replicas: Int = 2) -> Database {
    Database("Store", .wideColumn, replicas: replicas, reads: each.perSecond)
      .replicating(.majority)
  }

  @Test("is not asked of what a lost zone leaves where too few copies are left to answer")
  func lostQuorum() {
    // Zone 1 holds two of three copies: one is left, and two must be.
    let two = findings(store(1_000), reads: 1_000, across: 2.zones)
    #expect(!two.contains { $0.rule == "AV009" })
    #expect(two.contains { $0.rule == "AV002" })
    // Two of three are left, and each has all reads.
    #expect(
      findings(store(1_000), reads: 1_000, across: 3.zones).contains { $0.rule == "AV009" })
    #expect(
      !findings(store(1_250), reads: 1_000, across: 3.zones).contains { $0.rule == "AV009" })
  }

  @Test(
    "counts for each copy that a read asks where reads are let through up to a limit",
    arguments: [(1_500, false), (1_501, true)])
  func shed(limit: Int, isTooMuch: Bool) {
    // Two of three copies answer each read, and the three can do 3,000.
    let shedding = store(1_000).shedding(above: limit.perSecond)
    #expect(
      findings(shedding, reads: 5_000, across: 3.zones).contains { $0.rule == "SC001" }
        == isTooMuch)
  }

  @Test(
    "counts for each copy of a cache that a write goes to",
    arguments: [(1_000, false), (1_001, true)])
  func written(limit: Int, isTooMuch: Bool) {
    let cache = Cache("Cache", replicas: 1, memory: 1.gigabyte, each: 1_000.perSecond)
      .shedding(above: limit.perSecond)
    let app = Service("App", instances: 12)
    let found = Design("Written") {
      Flow("Put", at: 3_000.perSecond, peak: 1.times) { app.writes(1.kilobyte, to: cache) }
    }.critique().findings
    #expect(found.contains { $0.rule == "SC001" } == isTooMuch)
  }
}
