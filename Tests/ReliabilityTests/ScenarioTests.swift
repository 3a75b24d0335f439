import Estimation
import Scenarios
import SystemDesign
import Testing

@testable import Reliability

@Suite("Reference designs")
struct ScenarioTests {
  private func shortener() throws -> Design {
    try #require(scenarios.first { $0.id == "url-shortener" }).design
  }

  @Test("the URL shortener has only what others run as single points")
  func urlShortener() throws {
    let reliability = try Reliability(of: Estimate(of: shortener()))
    #expect(reliability.singlePoints.map(\.point.name) == ["DNS"])
    #expect(reliability.singlePoints.allSatisfy { $0.point.isManaged })
    #expect(!reliability.isFailing)
    #expect(
      try reliability.flows[0].point("DNS").reason
        == "a whole service run by others, 99.999 % stated")
    #expect(reliability.flows[0].availability.value.map { $0 > 0.9999 } == true)
  }

  @Test("with one instance its edge is a single point of every flow, at its line")
  func oneEdge() throws {
    let design = try shortener()
    let edge = try #require(design.components.first { $0.name == "Edge" })
    let changed = Design(
      name: design.name, statements: design.statements.map { $0.withOneInstance(of: edge.id) },
      origin: design.origin)
    let reliability = Reliability(of: Estimate(of: changed))
    let (point, flows) = try #require(
      reliability.singlePoints.first { $0.point.name == "Edge" })
    #expect(point.cause == .structural)
    #expect(point.origin == edge.origin)
    #expect(
      flows.map(\.name) == [
        "Follow a link", "Shorten a link", "Take down a link", "See the counts",
      ])
    let failing = reliability.flows.filter(\.isFailing).map(\.flow.name)
    #expect(failing == ["Follow a link", "Shorten a link"])
    #expect(reliability.isFailing)
  }
}

extension Statement {
  fileprivate func withOneInstance(of id: Part.ID) -> Statement {
    guard case .flow(let flow) = self else { return self }
    let steps = flow.steps.map { step -> Step in
      guard case .hop(var hop) = step else { return step }
      hop.passages = hop.passages.map { passage in
        var copy = passage
        if passage.id == id { copy.instances = 1 }
        return copy
      }
      return .hop(hop)
    }
    return .flow(
      Flow(
        name: flow.name, api: flow.api, rate: flow.rate, peak: flow.peak,
        availability: flow.availability, p99: flow.p99, steps: steps, facts: flow.facts,
        origin: flow.origin))
  }
}
