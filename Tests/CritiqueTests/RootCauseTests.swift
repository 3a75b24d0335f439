import Critique
import SystemDesign
import Testing

@Suite("one root cause, one finding")
struct RootCauseTests {
  @Test("an overload explains the single point and the lost zone")
  func overload() {
    let service = Service("App", instances: 4, each: 100.perSecond)
    let findings = shop(
      service, at: 250.perSecond, availability: 99.9.percent, across: 2.zones
    ).critique().findings
    #expect(findings.map(\.rule) == ["SC001"])
    #expect(findings.first?.consequences.count == 2)
    #expect(findings.first?.consequences.contains { $0.hasSuffix("(AV001)") } == true)
    #expect(findings.first?.consequences.contains { $0.hasSuffix("(AV009)") } == true)
  }

  @Test("a machine that is alone and overloaded has two causes")
  func aloneAndOverloaded() {
    let service = Service("App", each: 100.perSecond)
    let findings = shop(service, at: 60.perSecond, availability: 99.9.percent).critique().findings
    #expect(findings.map(\.rule).sorted() == ["AV001", "SC001"])
    #expect(findings.flatMap(\.consequences).isEmpty)
  }

  @Test("two instances that both carry the peak: the lost zone follows, and no room to spare")
  func capacity() {
    let service = Service("App", instances: 2, each: 100.perSecond)
    let findings = shop(
      service, at: 75.perSecond, availability: 99.9.percent, across: 2.zones
    ).critique().findings
    #expect(findings.map(\.rule) == ["AV001"])
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.consequences.map { $0.suffix(7) } == ["(AV009)", "(SC002)"])
  }

  @Test("a consequence that is worse makes its cause as bad")
  func worse() {
    // The instances are there often enough, so the single point alone would be a warning.
    let service = Service("App", instances: 2, each: 100.perSecond).available(99.999.percent)
    let findings = shop(
      service, at: 75.perSecond, availability: 99.9.percent, across: 2.zones
    ).critique().findings
    #expect(findings.map(\.rule) == ["AV001"])
    #expect(findings.first?.severity == .error)
  }

  @Test("where nothing is promised, too little room is said and the single point follows")
  func unpromised() {
    let service = Service("App", instances: 2, each: 100.perSecond)
    let findings = shop(service, at: 75.perSecond).critique().findings
    #expect(findings.map(\.rule) == ["SC002"])
    #expect(findings.first?.severity == .warning)
    #expect(findings.first?.consequences.map { $0.suffix(7) } == ["(AV001)"])
  }

  @Test("a store overloaded with its cache full is not said again for an empty one")
  func cold() {
    let design = Design("Items") {
      let app = Service("App", instances: 2)
      let hot = Cache("Hot", shards: 2, replicas: 1).hitting(50.percent)
      let items = Database("Items", reads: 100.perSecond)
      Flow("Show", at: 300.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: hot, else: items)
      }
    }
    #expect(design.findings(of: "CA001").isEmpty)
    #expect(design.findings(of: "SC001").first?.consequences.count == 1)
  }

  @Test("accepting the cause leaves what follows from it to be said")
  func accepted() {
    let service = Service("App", instances: 4, each: 100.perSecond)
      .accepting("SC001", because: "the sale is short")
    let rules = shop(
      service, at: 250.perSecond, availability: 99.9.percent, across: 2.zones
    ).critique().findings.map(\.rule)
    #expect(rules == ["AV001"])
  }

  @Test("coalescing is no credit in the figure, and makes the finding one step less bad")
  func coalescing() {
    func severity(_ cache: Cache) -> Severity? {
      Design("Items") {
        let app = Service("App", instances: 2)
        let items = Database("Items", reads: 100.perSecond)
        Flow("Show", at: 200.perSecond, peak: 1.times) {
          app.reads(1.kilobyte, from: cache.hitting(90.percent), else: items)
        }
      }.findings(of: "CA001").first?.severity
    }
    #expect(severity(Cache("Hot")) == .error)
    #expect(severity(Cache("Hot").coalescing()) == .warning)
    #expect(severity(Cache("Hot", replicas: 1)) == .warning)
    #expect(severity(Cache("Hot", replicas: 1).coalescing()) == .info)
  }
}
