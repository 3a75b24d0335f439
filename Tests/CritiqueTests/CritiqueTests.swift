import Critique
import SystemDesign
import Testing

@Suite("a critique as a whole")
struct CritiqueTests {
  private let messy = Design("Messy") {
    let buyer = Client("Buyer")
    let door = Gateway("Door", instances: 1, each: 100.perSecond)
    let app = Service("App", instances: 4, each: 50.perSecond)
    let orders = Database("Orders", .relational, disk: 1.gigabyte, writes: 500.perSecond)
    let order = Record("order", 1.kilobyte)
    Traffic(peak: 2.times, planned: 1.year)
    Deployment(across: 2.zones)
    Flow("Order", at: 60.perSecond, availability: 99.9.percent, p99: 200.milliseconds) {
      buyer.calls(app, through: door, sending: 1.kilobyte, receiving: 1.kilobyte)
      app.writes(order, to: orders)
    }
  }

  @Test("the worst comes first, then the order of the file")
  func order() {
    let findings = messy.critique().findings
    #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
    for severity in Severity.allCases {
      let lines = findings.filter { $0.severity == severity }.map(\.origin.line)
      #expect(lines == lines.sorted())
    }
    #expect(
      findings.map { "\($0.severity) \($0.rule) \($0.subject.name)" } == [
        "error AV001 Door", "error SC001 Door", "error AV009 App", "error AV001 Orders",
        "error DA001 Orders", "error DA010 Orders", "warning AV010 Buyer → App",
        "warning AV010 App → Orders",
      ])
  }

  @Test("the same design says the same, every time")
  func sameAgain() {
    let first = messy.critique().findings
    for _ in 0..<5 { #expect(messy.critique().findings == first) }
  }

  @Test("it fails at the worst it says and below, and never for never")
  func fails() {
    let bad = messy.critique()
    #expect(bad.worst == .error)
    #expect(bad.fails(on: .error) && bad.fails(on: .warning) && bad.fails(on: .info))
    #expect(!bad.fails(on: nil))
    #expect(bad.count(.error) == 6 && bad.count(.warning) == 2 && bad.count(.info) == 0)
    let note = shop(Service("App"), at: 1.perSecond).critique()
    #expect(note.worst == .info)
    #expect(note.fails(on: .info) && !note.fails(on: .warning))
    let good = shop(Service("App", instances: 3, each: 100.perSecond), at: 1.perSecond).critique()
    #expect(good.worst == nil && !good.fails(on: .info))
  }

  @Test("what a design leaves out everywhere is asked for once")
  func asksOnce() {
    let design = Design("Sketch") {
      let buyer = Client("Buyer")
      let app = Service("App", instances: 3)
      let carts = Service("Carts", instances: 3)
      let orders = Database("Orders", replicas: 2, failover: .automatic(30.seconds))
        .backedUp(every: 1.day)
      Flow("Order", at: 60.perSecond, availability: 99.9.percent) {
        buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        app.calls(carts, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        carts.updates(1.kilobyte, in: orders).timeout(1.second)
      }
    }
    let findings = design.critique().findings
    #expect(findings.map(\.rule) == ["CAP000"])
    #expect(findings.first?.subject == .system)
    #expect(findings.first?.evidence.count == 3)
    #expect(findings.first?.flows == ["Order"])
  }

  @Test("no design, however wrong, stops it")
  func survives() {
    let huge = Int.max
    let design = Design("Huge") {
      let buyer = Client("Buyer")
      let app = Service("App", instances: 0, across: Spread(zones: huge, regions: huge))
      let store = Database(
        "Store", shards: huge, replicas: huge, across: 0.zones, disk: 0.bytes, reads: 0.perSecond)
      let gone = Service("Gone", instances: -1, each: 1e-300.perSecond)
      Flow("Ask", at: 1e300.perSecond, peak: 0.times, availability: 200.percent) {
        buyer.calls(app)
        app.reads(1.byte, from: store)
        app.calls(gone)
      }
      Flow("Nothing", at: 0.perSecond) {}
    }
    #expect(!design.mistakes.isEmpty)
    #expect(design.critique().ruleCount == Rulebook.all.count)
    #expect(Design("Empty") {}.critique().findings.isEmpty)
  }
}
