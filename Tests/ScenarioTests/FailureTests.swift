import Critique
import Estimation
import Reliability
import Scenarios
import SystemDesign
import Testing

@Suite("What the reference designs claim")
struct FailureTests {
  static let claims = scenarios.flatMap { scenario in
    scenario.design.failures.map { Claim(design: scenario.design, failure: $0) }
  }

  struct Claim: Sendable, CustomTestStringConvertible {
    let design: Design
    let failure: Failure
    var testDescription: String { "\(design.name): \(failure.subject.name)" }
  }

  @Test("the flows a failure is said to stop and to degrade are those it does", arguments: claims)
  func effect(_ claim: Claim) throws {
    let reliability = Reliability(of: Estimate(of: claim.design, .essentials))
    #expect(
      reliability.claims.allSatisfy { $0.verdict == .agrees || $0.verdict == .words },
      "what the screens say of them")
    guard let loss = reliability.loss(of: claim.failure.subject) else {
      // What is no component or place has no answer, and so nothing may be claimed of it.
      #expect(claim.failure.stopped.isEmpty && claim.failure.degraded.isEmpty)
      return
    }
    #expect(Set(loss.stopped) == Set(claim.failure.stopped))
    #expect(Set(loss.degraded) == Set(claim.failure.degraded))
  }

  @Test("the reach of each loss hits the flows that the failure is said to", arguments: claims)
  func reach(_ claim: Claim) throws {
    let reliability = Reliability(of: Estimate(of: claim.design, .uses))
    guard let loss = reliability.loss(of: claim.failure.subject) else { return }
    let impacts = reliability.impacts.filter { claim.failure.subject.isMeant(by: $0) }
    let lost = Set(impacts.flatMap(\.flowsLost).map(\.name))
    let hit = lost.union(impacts.flatMap(\.flowsDegraded))
    // A loss is one component or place; a machine and the only region there is have no reach of
    // their own.
    guard !impacts.isEmpty else { return }
    #expect(lost.isSuperset(of: loss.stopped))
    // The reach gives no credit for what a cache in front still holds; the story does.
    for name in lost.subtracting(loss.stopped) {
      let flow = try #require(claim.design.flows.first { $0.name == name })
      #expect(loss.degraded.contains(name))
      #expect(
        flow.hops.contains { $0.asked.dropFirst().contains { claim.failure.subject.names($0) } })
    }
    #expect(hit.subtracting(loss.stopped) == Set(loss.degraded))
  }

  @Test("of the stories told, most are of things that the analysis can lose")
  func checked() {
    let events = Self.claims.filter {
      if case .event = $0.failure.subject { true } else { false }
    }
    print(
      "\(Self.claims.count - events.count) of \(Self.claims.count) failures of the reference "
        + "designs are held against the reliability analysis")
    #expect(events.count == 2)
  }

  @Test("nothing is found, and nothing is set aside", arguments: scenarios.indices)
  func findings(_ index: Int) {
    let critique = Critique(of: Reliability(of: Estimate(of: scenarios[index].design)))
    #expect(critique.findings.map(\.message) == [])
    #expect(critique.accepted.isEmpty)
  }

  @Test("every availability is exact, and no less than was promised", arguments: scenarios.indices)
  func availability(_ index: Int) throws {
    let reliability = Reliability(of: Estimate(of: scenarios[index].design, .uses))
    for flow in reliability.flows {
      let found = try #require(
        flow.availability.value, "\(flow.flow.name): \(flow.availability.missing)")
      if let target = flow.target { #expect(found >= target, "\(flow.flow.name)") }
    }
  }

  @Test("every time that was promised is known and kept", arguments: scenarios.indices)
  func latency(_ index: Int) throws {
    let estimate = Estimate(of: scenarios[index].design, .essentials)
    for flow in scenarios[index].design.flows where flow.p99 != nil {
      let figure = try #require(estimate.figure(.latencyUse, of: .flow(flow.name)))
      let use = try #require(figure.value, "\(flow.name): \(figure.amount)")
      #expect(use <= 1, "\(flow.name)")
    }
  }

  @Test("nothing of its own takes a flow down alone", arguments: scenarios.indices)
  func singlePoints(_ index: Int) {
    let reliability = Reliability(of: Estimate(of: scenarios[index].design, .essentials))
    #expect(reliability.singlePoints.filter { !$0.point.isManaged }.map(\.point.name) == [])
  }
}

extension Failure.Subject {
  /// Whether the reach of a loss is that of this one.
  fileprivate func isMeant(by impact: LossImpact) -> Bool {
    switch self {
    case .component(let id): impact.kind == .component && impact.name == id.name
    case .zone: impact.kind == .zone
    case .region: impact.kind == .region
    case .domain(let name): impact.kind == .domain && impact.name == name
    case .machine, .event: false
    }
  }

  /// Whether it is the loss of this component.
  fileprivate func names(_ part: Part) -> Bool {
    if case .component(let id) = self { id == part.id } else { false }
  }
}
