import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Planned time away counts, one machine at a time") struct MaintenanceTests {
  @Test("one machine is away for its failures and for what is planned")
  func one() throws {
    // 0.999 × (1 − 8 ÷ 720)
    let app = Service("App", instances: 1).available(99.9.percent)
      .maintained(for: 8.hours, every: 30.days)
    #expect(agree(try firstFlow(design { client.calls(app) }).availability.value, 0.987_9))
  }

  @Test("a service of others is away as a whole")
  func whole() throws {
    let pay = External("Pay").available(99.9.percent).maintained(for: 8.hours, every: 30.days)
    #expect(agree(try firstFlow(design { client.calls(pay) }).availability.value, 0.987_9))
  }

  /// Away 1 % of the time by itself, and one day in a hundred as planned.
  private func two() -> Service {
    Service("App", instances: 2).available(99.percent).maintained(for: 1.day, every: 100.days)
  }

  @Test("of two, the other one carries on alone")
  func inTurn() throws {
    // 98 % of the time both are there, 1 − 0.01²; 2 % of the time one of them alone, 0.99.
    let made = design { client.calls(two()) }
    let wanted = 0.98 * (1 - 0.01 * 0.01) + 0.02 * 0.99
    #expect(agree(try firstFlow(made).availability.value, wanted))
    let reliability = Reliability(of: Estimate(of: made))
    let risks = try #require(reliability.importances(of: reliability.flows[0]))
    #expect(agree(risks.away, 1 - wanted))
    #expect(risks.components.map(\.awayWithoutFailures) == [0])
  }

  @Test("copies that are read and written take the same turns")
  func copies() throws {
    let store = Database("Store", replicas: 1, failover: .automatic(30.seconds))
      .available(99.percent).maintained(for: 1.day, every: 100.days)
    let made = design {
      client.reads(thing, from: store)
      client.writes(thing, to: store)
    }
    #expect(
      agree(
        try firstFlow(made).availability.value, 0.98 * (1 - 0.01 * 0.01) + 0.02 * 0.99))
  }

  @Test("where the primary and its replica are both needed, each turn takes the flow down")
  func apart() throws {
    let store = Database("Store", replicas: 1)
      .available(99.percent).maintained(for: 1.day, every: 100.days)
    let made = design {
      client.writes(thing, to: store)
      client.reads(thing, from: store.replicas)
    }
    #expect(agree(try firstFlow(made).availability.value, 0.98 * 0.99 * 0.99))
  }

  @Test("where there is no time for turns, several are away at once")
  func many() throws {
    // A tenth of twenty is always away: 18 are there, of which all are needed.
    let app = Service("App", instances: 20).needing(18).available(99.percent)
      .maintained(for: 1.day, every: 10.days)
    let made = design { client.calls(app) }
    let all = (0..<18).reduce(1.0) { share, _ in share * 0.99 }
    #expect(agree(try firstFlow(made).availability.value, all, within: 1e-9))
  }
}
