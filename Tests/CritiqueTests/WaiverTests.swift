import Critique
import SystemDesign
import Testing

@Suite("what a design accepts")
struct WaiverTests {
  /// One planner alone, with whatever it accepts.
  private func planning(_ planner: Service) -> Design {
    shop(planner, at: 1.perSecond, availability: 99.percent)
  }

  private func rules(_ design: Design, today: Day? = nil) -> [String] {
    design.critique(today: today).findings.map(\.rule).filter { $0 != "CAP000" }
  }

  @Test("a rule is accepted by its identifier or its name", arguments: ["AV001", "av001", names])
  func accepts(_ rule: String) {
    let planner = Service("Planner").accepting(rule, because: "an hour away hurts nobody")
    let critique = planning(planner).critique()
    #expect(rules(planning(planner)) == [])
    #expect(critique.accepted.map(\.finding.rule) == ["AV001"])
    #expect(critique.accepted.map(\.waiver.because.description) == ["an hour away hurts nobody"])
    #expect(!critique.fails(on: .error))
  }
  static let names = "single-point-of-failure"

  @Test("a rule that does not exist is said, with the one that was likely meant")
  func unknown() {
    let planner = Service("Planner").accepting("single-point-of-failur", because: "it is small")
    let critique = planning(planner).critique()
    let notice = critique.findings.first { $0.rule == "WV001" }
    #expect(rules(planning(planner)) == ["AV001", "WV001"])
    #expect(notice?.severity == .warning)
    #expect(
      notice?.message
        == "there is no rule 'single-point-of-failur'; did you mean 'single-point-of-failure'?")
    #expect(notice?.origin.line != 0)
  }

  @Test("a waiver that sets nothing aside is a note")
  func unused() {
    let planner = Service("Planner", instances: 2).accepting("AV001", because: "it is small")
    let findings = planning(planner).critique().findings.filter { $0.rule == "WV002" }
    #expect(findings.map(\.severity) == [.info])
    #expect(findings.first?.evidence == ["the reason given: it is small"])
  }

  @Test("a waiver holds on its last day and not after it")
  func expiry() throws {
    let planner = Service("Planner")
      .accepting("AV001", because: "the second is ordered", until: "2027-01-31")
    let design = planning(planner)
    #expect(rules(design, today: Day("2027-01-31")) == [])
    #expect(rules(design, today: Day("2027-02-01")) == ["AV001", "WV003"])
    #expect(rules(design) == [])
  }

  @Test(
    "a last day that is no day is said and sets nothing aside", arguments: ["soon", "2027-02-29"])
  func noDay(_ day: String) {
    let planner = Service("Planner").accepting("AV001", because: "for now", until: day)
    #expect(rules(planning(planner)) == ["AV001", "WV004"])
  }

  /// Two flows over one gateway, each with whatever it accepts.
  private func twoFlows(_ accepts: (Flow) -> Flow, _ also: (Flow) -> Flow) -> Design {
    let buyer = Client("Buyer")
    let door = Gateway("Door", instances: 1)
    let app = Service("App", instances: 2)
    func flow(_ name: String) -> Flow {
      Flow(name, at: 1.perSecond, availability: 99.percent) {
        buyer.calls(app, through: door, sending: 1.kilobyte, receiving: 1.kilobyte)
          .timeout(1.second)
      }
    }
    return Design("Two") {
      accepts(flow("Buy"))
      also(flow("Look"))
    }
  }

  @Test("a flow speaks for itself: what takes another one down as well is still said")
  func flows() {
    let one = twoFlows({ $0.accepting("AV001", because: "few buy at night") }, { $0 })
    let finding = one.findings(of: "AV001").first
    #expect(finding?.flows == ["Buy", "Look"])
    #expect(finding?.evidence.last == "'Buy' accepts it: few buy at night")
    #expect(rules(one) == ["AV001"])
    let both = twoFlows(
      { $0.accepting("AV001", because: "few buy") }, { $0.accepting("AV001", because: "few look") })
    #expect(rules(both) == [])
    #expect(both.critique().accepted.count == 1)
  }

  @Test("a hop sets aside what is about it, and not its neighbour's")
  func hops() {
    func design(_ waiver: (Hop) -> Hop) -> Design {
      Design("Hops") {
        let app = Service("App", instances: 2)
        let orders = Database("Orders", replicas: 1, failover: .automatic(30.seconds))
        Flow("Order", at: 1.perSecond, p99: 1.second) {
          waiver(app.reads(1.kilobyte, from: orders))
          app.updates(1.kilobyte, in: orders)
        }
      }
    }
    let one = design { $0.accepting("AV010", because: "the driver has a limit") }
    #expect(one.findings(of: "AV010").count == 1)
    #expect(
      one.findings(of: "AV010").first?.evidence.last
        == "'Order' accepts it for 1 of its 2 hops: the driver has a limit")
    let timely = Design("Hops") {
      let app = Service("App", instances: 2)
      let orders = Database("Orders", replicas: 1, failover: .automatic(30.seconds))
      Flow("Order", at: 1.perSecond, p99: 1.second) {
        app.reads(1.kilobyte, from: orders).accepting("AV010", because: "the driver has a limit")
      }
    }
    #expect(timely.findings(of: "AV010").isEmpty)
    #expect(timely.critique().accepted.map(\.finding.rule) == ["AV010"])
  }

  @Test("days are days of the calendar")
  func days() {
    #expect(Day("2028-02-29") != nil)
    for text in [
      "2027-02-29", "2027-13-01", "2027-00-10", "2027-1-1", "27-01-01", "", "2027-01-32",
    ] {
      #expect(Day(text) == nil, "\(text)")
    }
    let order = ["2026-12-31", "2027-01-01", "2027-01-02", "2027-02-01"].compactMap(Day.init)
    #expect(order.count == 4 && order == order.sorted())
  }
}
