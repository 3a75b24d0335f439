import Critique
import SystemDesign
import Testing

@Suite("numbers that cannot be meant")
struct ExtremeTests {
  /// Numbers of which each alone has stopped or spoilt a calculation somewhere.
  static let extremes: [Double] = [-1e300, -1, 0, 1e-300, 1e30, 1e300, .infinity, .nan]

  @Test("a horizon that never comes stops nothing, and no shards are judged by it")
  func horizonBeforeToday() {
    let findings = Self.store(planned: 0.years - 1e300.years).findings(of: "SC010")
    #expect(findings.count == 1)
  }

  @Test("every finding is said in finite numbers", arguments: extremes, extremes)
  func finite(_ one: Double, _ other: Double) {
    let designs = [
      Self.store(planned: one.years, growing: other.percent),
      Self.store(planned: 0.years - one.years, rate: other.perSecond),
      Self.store(rate: one.perSecond, writes: other.perSecond),
      Self.store(peak: other.times, disk: one.bytes),
      Self.site(rate: one.perSecond, each: other.perSecond),
      Self.site(each: one.perSecond, availability: other.percent),
      Self.site(peak: one.times, busy: other.percent),
    ]
    for design in designs {
      let critique = design.critique()
      let said = critique.findings.flatMap { finding in
        [finding.message, finding.remedy] + finding.evidence + finding.consequences
      }
      let texts: [String] = said + critique.missing.map { $0.input }
      // What was written is said as it was written, and a number without an end is said as "?".
      let isFinite = one.isFinite && other.isFinite
      let words = texts.flatMap { $0.lowercased().split { !$0.isLetter } }
      #expect(!isFinite || Set(words).isDisjoint(with: ["nan", "inf", "infinity"]), "\(texts)")
      #expect(!texts.contains { $0.contains("?") }, "\(texts)")
      #expect(critique.ruleCount > 0)
    }
  }

  private static func store(
    planned: Period = 3.years, growing: Ratio = 10.percent, rate: Rate = 40.perSecond,
    peak: Ratio = 3.times, disk: DataSize = 16.terabytes, writes: Rate = 5_000.perSecond
  ) -> Design {
    Design("Store") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte, keeping: 1.day)
      let orders = Database(
        "Orders", .keyValue, shards: 4, replicas: 2, disk: disk, reads: writes, writes: writes)
      let near = Cache("Near", replicas: 1)
      Traffic(peak: peak, growing: growing, planned: planned)
      Flow("Order", at: rate, availability: 99.9.percent) { shop.writes(order, to: orders) }
      Flow("Show", at: rate) {
        shop.reads(order, from: near, else: orders, hit: 90.percent)
      }
    }
  }

  private static func site(
    rate: Rate = 100.perSecond, peak: Ratio = 2.times, each: Rate = 60.perSecond,
    availability: Ratio = 99.9.percent, busy: Ratio = 70.percent
  ) -> Design {
    Design("Site") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 4, each: each).available(99.9.percent)
      Deployment(across: 2.zones)
      Traffic(peak: peak, busy: busy)
      Flow("Read", at: rate, availability: availability) {
        reader.calls(site, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
      Flow("Refusable", at: rate, availability: availability) {
        reader.calls(site, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }.sheddable()
    }
  }
}
