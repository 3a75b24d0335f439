import Critique
import SystemDesign
import Testing

@Suite("A store that is written more each year")
struct GrowthTests {
  private func buying(shards: Int, growing growth: Ratio?, for time: Period) -> [Finding] {
    let app = Service("App", instances: 9)
    let store = Database(
      "Store", .relational, shards: shards, replicas: 2, writes: 2_000.perSecond,
      failover: .automatic(30.seconds))
    return Design("Growing") {
      Traffic(peak: 2.times, growing: growth, planned: time)
      Flow("Buy", at: 600.perSecond) { app.writes(1.kilobyte, to: store).timeout(1.second) }
    }.findings(of: "SC004")
  }

  @Test("is told when it is full, and how many shards the horizon needs")
  func full() throws {
    let finding = try #require(buying(shards: 1, growing: 100.percent, for: 3.years).first)
    #expect(finding.severity == .warning)
    #expect(
      finding.message == "'Store' outgrows what its primary can write before the horizon")
    // 1,200 of 2,000 double in a year: log₂ (1 ÷ 0.6) × 365 days are 269, and 0.6 × 2³ are 4.8.
    #expect(
      finding.evidence == [
        "writes: 1,200 /s at the peak, 60 % of what 1 primary can do (2,000 /s)",
        "at 100 % more each year that is full in 269 days, and 480 % at the horizon of 3 years",
      ])
    // 9,600 ÷ 1,400 take seven.
    #expect(finding.remedy.hasPrefix("say shards: 7 for at most 70 %, or write several at once"))
    #expect(buying(shards: 7, growing: 100.percent, for: 3.years).isEmpty)
  }

  @Test("is not where the horizon comes first, or nothing grows")
  func fits() {
    // log₂ (1 ÷ 0.6) years are 0.737.
    #expect(buying(shards: 1, growing: 100.percent, for: 0.73.years).isEmpty)
    #expect(buying(shards: 1, growing: 100.percent, for: 0.74.years).count == 1)
    #expect(buying(shards: 1, growing: nil, for: 30.years).isEmpty)
    #expect(buying(shards: 1, growing: (-5).percent, for: 30.years).isEmpty)
  }

  @Test("is not where what is too much is then refused, or where it is full today")
  func refused() {
    let app = Service("App", instances: 9)
    func findings(
      writes rate: Int, _ change: (Hop) -> Hop = { $0 }, isSheddable: Bool = false
    ) -> [Finding] {
      let store = Database("Store", replicas: 2, writes: rate.perSecond)
      let hop = change(app.writes(1.kilobyte, to: store).timeout(1.second))
      return Design("Growing") {
        Traffic(peak: 2.times, growing: 100.percent, planned: 2.years)
        Flow("Pay", at: 300.perSecond) { app.writes(1.kilobyte, to: store).timeout(1.second) }
        let log = Flow("Log", at: 250.perSecond) { hop }
        isSheddable ? log.sheddable() : log
      }.findings(of: "SC004")
    }
    // 1,100 of 3,000 are four times as many; 2,400 of them are paid for.
    #expect(findings(writes: 3_000).count == 1)
    #expect(findings(writes: 3_000, isSheddable: true).isEmpty)
    #expect(findings(writes: 2_399, isSheddable: true).count == 1)
    #expect(findings(writes: 2_900, { $0.admitting(upTo: 500.perSecond) }).isEmpty)
    #expect(findings(writes: 2_899, { $0.admitting(upTo: 500.perSecond) }).count == 1)
    #expect(findings(writes: 1_100).isEmpty)
  }

  @Test("is told of its processors as well")
  func processors() throws {
    let app = Service("App", instances: 9)
    let store = Database("Store", replicas: 1, writes: 10_000.perSecond)
      .cores(8, perRequest: 8.milliseconds)
    let design = Design("Growing") {
      Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
      Flow("Add", at: 300.perSecond) { app.updates(1.kilobyte, in: store).timeout(1.second) }
    }
    // 600 a second keep 4.8 cores busy.
    let finding = try #require(design.findings(of: "SC004").first)
    #expect(finding.message == "'Store' outgrows the processors of its primary before the horizon")
    #expect(
      finding.evidence.first
        == "processors: 4.80 at the peak, 60 % of what the busiest copy has (8)")
  }
}
