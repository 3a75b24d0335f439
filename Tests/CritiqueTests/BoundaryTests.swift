import Critique
import SystemDesign
import Testing

@Suite("figures at the edge")
struct BoundaryTests {
  /// Six instances of 50 /s over three zones, at a peak of twice so much; a zone leaves 200 /s.
  private func afterZone(_ rate: Rate) -> Finding? {
    shop(
      Service("App", instances: 6, each: 50.perSecond), at: rate, availability: 99.9.percent,
      across: 3.zones
    ).findings(of: "AV009").first
  }

  @Test("what a zone leaves at just 80 % is enough, just above it is a warning")
  func tight() {
    #expect(afterZone(80.perSecond) == nil)
    #expect(afterZone(80.001.perSecond)?.severity == .warning)
  }

  @Test("what a zone leaves at just 100 % is a warning, just above it an error")
  func over() {
    #expect(afterZone(100.perSecond)?.severity == .warning)
    #expect(afterZone(100.001.perSecond)?.severity == .error)
  }

  @Test("without a promised availability it is never an error")
  func unpromised() {
    let design = shop(
      Service("App", instances: 6, each: 50.perSecond), at: 120.perSecond, across: 3.zones)
    #expect(design.findings(of: "AV009").map(\.severity) == [.warning])
  }

  @Test(
    "the fullest zone holds a whole machine more than its share",
    arguments: [(3, 2, 1), (5, 2, 2), (5, 3, 3), (7, 3, 4), (2, 3, 1), (9, 3, 6)])
  func roundRobin(_ instances: Int, _ zones: Int, _ left: Int) {
    // At 79 % of what is left it keeps silent, at 81 % it speaks.
    func speaks(_ share: Double) -> Bool {
      let peak = Double(left) * 100 * share
      let service = Service("App", instances: instances, each: 100.perSecond)
      return !shop(
        service, at: (peak / 2).perSecond, availability: 99.9.percent, across: zones.zones
      ).findings(of: "AV009").isEmpty
    }
    // Where it would be a single point of the peak, that is what is said.
    #expect(!speaks(0.79))
    #expect(speaks(0.81))
  }

  @Test("the remedy is the fewest machines of which a zone leaves enough")
  func remedy() {
    // 240 /s at 80 % take six of 50 /s: eight over three zones leave five, nine leave six.
    #expect(afterZone(120.perSecond)?.remedy.hasPrefix("say instances: 9") == true)
  }

  @Test("70 % of what it can do is quiet, more is too busy, more than all is overloaded")
  func busy() {
    func rules(_ rate: Rate) -> [String] {
      shop(Service("App", instances: 10, each: 100.perSecond), at: rate).critique().findings
        .map(\.rule)
    }
    #expect(rules(350.perSecond) == [])
    #expect(rules(350.001.perSecond) == ["SC002"])
    #expect(rules(500.perSecond) == ["SC002"])
    let full = shop(Service("App", instances: 10, each: 100.perSecond), at: 500.perSecond)
    #expect(
      full.findings(of: "SC002").first?.evidence.first
        == "1,000 /s at the peak, 100 % of what 10 instances can do (1,000 /s)")
    #expect(rules(500.001.perSecond) == ["SC001"])
  }

  @Test("the machines asked for bring it to the limit that was stated")
  func needed() {
    let design = shop(Service("App", instances: 2, each: 100.perSecond), at: 140.perSecond)
    let finding = design.findings(of: "SC001").first
    #expect(finding?.remedy.hasPrefix("say instances: 4 for at most 70 %") == true)
    #expect(finding?.evidence.contains { $0.contains("it takes 4 machines") } == true)
  }

  @Test("a store of several shards is asked for whole shards")
  func shards() {
    let design = Design("Writes") {
      let app = Service("App", instances: 2)
      let log = Database("Log", shards: 3, replicas: 2, writes: 100.perSecond)
      Flow("Write", at: 400.perSecond, peak: 1.times) { app.writes(1.kilobyte, to: log) }
    }
    let finding = design.findings(of: "SC001").first
    // 400 ÷ 70 is 5.7: six primaries, three copies each.
    #expect(finding?.remedy.hasPrefix("say shards: 6 ") == true)
    #expect(finding?.evidence.contains { $0.contains("18 machines") } == true)
  }
}
