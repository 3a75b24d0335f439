import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is lost is told with every flow it takes, and how much of each")
struct TakenFlowTests {
  private func experiments(_ design: Design, upTo order: Int = 1) -> [Experiment] {
    let reliability = Reliability(of: Estimate(of: design))
    let found = order > 1 ? reliability.combinations(of: reliability.flows, upTo: order) : []
    return reliability.experiments(
      Array(zip(reliability.flows, found)).map { ($0, $1) }, reliability.impacts)
  }

  /// Both of a pair stand in the only zone, and one of them is asked alone as well.
  private var oneZone: Design {
    let (first, second) = (Service("First"), Service("Second"))
    return Design("One zone") {
      Deployment(across: 1.zone)
      Flow("Either", at: 1.perSecond, peak: 1.times) {
        client.calls(first).fallback { client.calls(second) }
      }
      Flow("Alone", at: 1.perSecond, peak: 1.times) { client.calls(first, times: 20.percent) }
    }
  }

  @Test("a zone is told with the flow of which a component in it is the reason")
  func zone() throws {
    let reliability = Reliability(of: Estimate(of: oneZone))
    let points = reliability.singlePoints.map { ($0.point.name, $0.flows) }
    let zone = try #require(points.first { $0.0 == "zone 1" })
    #expect(zone.1.map(\.name) == ["Either", "Alone"])
    #expect(agree(zone.1.first?.share, 1) && agree(zone.1.last?.share, 0.2))
    // It is no point of its own of the other flow.
    #expect(reliability.flows[1].names == ["First"])
    let taking = try #require(experiments(oneZone).first { $0.step == "take away zone 1" })
    #expect(
      taking.expected == "'Either' fails, 'Alone' fails for 20 % of the requests, nothing else")
  }

  @Test("each flow has its own share")
  func shares() throws {
    let rare = Service("Rare")
    let design = Design("Shares") {
      Flow("Always", at: 1.perSecond, peak: 1.times) { client.calls(rare) }
      Flow("Often", at: 1.perSecond, peak: 1.times) { client.calls(rare, times: 50.percent) }
      Flow("Seldom", at: 1.perSecond, peak: 1.times) { client.calls(rare, times: 10.percent) }
      Flow("Less", at: 1.perSecond, peak: 1.times) {
        client.calls(rare).optional(losing: "the picture")
      }
    }
    let point = try #require(Reliability(of: Estimate(of: design)).singlePoints.first)
    #expect(point.flows.map(\.name) == ["Always", "Often", "Seldom"])
    #expect(point.flows.map(\.isPartial) == [false, true, true])
    #expect(point.point.share == nil)
    let stopping = try #require(experiments(design).first { $0.step == "stop 'Rare'" })
    #expect(
      stopping.expected == "'Always' fails, 'Often' fails for 50 % of the requests, "
        + "'Seldom' fails for 10 % of the requests, 'Less' goes on with less, nothing else")
  }

  @Test("two are told with the flow that one of them takes down")
  func pair() throws {
    let (first, second) = (Service("First"), Service("Second"))
    let design = Design("Pair") {
      Flow("Either", at: 1.perSecond, peak: 1.times) {
        client.calls(first).fallback { client.calls(second) }
      }
      Flow("Alone", at: 1.perSecond, peak: 1.times) { client.calls(first) }
      Flow("Other", at: 1.perSecond, peak: 1.times) { client.calls(Service("Third")) }
    }
    let both = try #require(
      experiments(design, upTo: 2).first { $0.step == "stop 'First' and 'Second' at once" })
    #expect(both.expected == "'Either' and 'Alone' fail, nothing else")
  }

  @Test(
    "a place takes of each flow what the reach of its loss says, worked out another way",
    arguments: 0..<150)
  func sameAsReach(seed: Int) throws {
    let random = RandomDesign(seed: seed * 7 + 1).design
    let flow = try #require(random.flows.first)
    let parts = (1...max(1, flow.steps.count - 1)).map { first in
      Statement.flow(
        Flow(
          name: "From \(first)", api: nil, rate: flow.rate, peak: flow.peak, availability: nil,
          p99: nil, steps: Array(flow.steps.dropFirst(first)), facts: flow.facts,
          origin: flow.origin))
    }
    let design = Design(
      name: random.name, statements: random.statements + parts, origin: random.origin)
    let reliability = Reliability(of: Estimate(of: design))
    let impacts = reliability.impacts.filter { $0.kind != .component }
    for (point, flows) in reliability.singlePoints where point.kind == .domain {
      let impact = try #require(impacts.first { $0.name == point.name })
      #expect(flows.map(\.name) == impact.flowsLost.map(\.name), "\(seed) \(point.name)")
      for (found, reach) in zip(flows, impact.flowsLost) {
        #expect(agree(found.share, reach.share, within: 1e-9), "\(seed) \(point.name)")
      }
    }
  }
}
