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
}
