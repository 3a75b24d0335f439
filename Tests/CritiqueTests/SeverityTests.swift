import Critique
import SystemDesign
import Testing

@Suite("how bad a single point is")
struct SeverityTests {
  /// A database alone, there so often, under a flow that promises so much, beside one that may.
  private func severity(of own: Ratio?, under target: Ratio?, beside other: Ratio?) -> Severity? {
    let design = Design("Orders") {
      let app = Service("App", instances: 2)
      let orders = Database("Orders").backedUp(every: 1.day)
      let notes = Database("Notes", replicas: 1, failover: .automatic(30.seconds))
        .backedUp(every: 1.day)
      Flow("Order", at: 1.perSecond, availability: target) {
        app.reads(1.kilobyte, from: own.map { orders.available($0) } ?? orders)
      }
      Flow("Note", at: 1.perSecond, availability: other) { app.reads(1.kilobyte, from: notes) }
    }
    return design.findings(of: "AV001").first?.severity
  }

  @Test("an error where a promise rests on what is not known to keep it")
  func unknown() { #expect(severity(of: nil, under: 99.9.percent, beside: nil) == .error) }

  @Test("an error where a promise rests on what is there less often")
  func below() { #expect(severity(of: 99.89.percent, under: 99.9.percent, beside: nil) == .error) }

  @Test("a warning where what is alone is there just as often as promised")
  func equal() { #expect(severity(of: 99.9.percent, under: 99.9.percent, beside: nil) == .warning) }

  @Test("a warning where only another flow promises something")
  func other() { #expect(severity(of: nil, under: nil, beside: 99.percent) == .warning) }

  @Test("a note where no flow promises anything")
  func none() { #expect(severity(of: nil, under: nil, beside: nil) == .info) }

  @Test("where both instances are needed, both must be there at once")
  func both() {
    func severity(_ own: Ratio) -> Severity? {
      let service = Service("App", instances: 2, each: 100.perSecond).available(own)
      return shop(service, at: 70.perSecond, availability: 99.9.percent)
        .findings(of: "AV001").first?.severity
    }
    // Two at 99.96 % are together there 99.92 % of the time, two at 99.94 % only 99.88 %.
    #expect(severity(99.96.percent) == .warning)
    #expect(severity(99.94.percent) == .error)
  }

  @Test("a bought service that promises nothing is asked about, not accused")
  func managed() {
    let design = Design("Pay") {
      let app = Service("App", instances: 2)
      let bank = External("Bank")
      Flow("Pay", at: 1.perSecond, availability: 99.9.percent) { app.calls(bank) }
    }
    #expect(design.findings(of: "AV001").isEmpty)
    let notes = design.findings(of: "CAP000").filter { $0.subject == .component("Bank") }
    #expect(notes.count == 1)
    #expect(notes.first?.evidence.contains { $0.contains(".available(") } == true)
  }

  @Test("a batch that promises nothing may stand on one machine")
  func batch() {
    let design = Design("Bill") {
      let night = Timer("Night")
      let biller = Worker("Biller")
      Flow("Bill", at: 1.run.per(.day)) { night.calls(biller) }.kind(.batch)
    }
    #expect(design.critique().findings.isEmpty)
  }
}
