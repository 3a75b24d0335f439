import Estimation
import SystemDesign

/// A waiver and what it was said of.
struct PlacedWaiver {
  let waiver: Waiver
  let place: Place
  /// The rule it names, where there is one; found once, for every finding asks for it.
  let rule: (any Rule)?

  private init(waiver: Waiver, place: Place) {
    self.waiver = waiver
    self.place = place
    rule = Rulebook.rule(named: waiver.rule)
  }

  enum Place {
    case component(Part)
    case flow(Flow)
    case hop(Hop, of: Flow)
  }

  /// Every waiver of a design, each once, in the order of components, flows and hops.
  static func all(in design: Design) -> [PlacedWaiver] {
    let components = design.components.flatMap { part in
      part.waivers.map { PlacedWaiver(waiver: $0, place: .component(part)) }
    }
    let flows = design.flows.flatMap { flow in
      flow.facts.waivers.map { PlacedWaiver(waiver: $0, place: .flow(flow)) }
        + flow.everyHop.flatMap { hop in
          hop.facts.waivers.map { PlacedWaiver(waiver: $0, place: .hop(hop, of: flow)) }
        }
    }
    return components + flows
  }

  var subject: Subject {
    switch place {
    case .component(let part): .component(part.name)
    case .flow(let flow): .flow(flow.name)
    case .hop(let hop, _): .pair(from: hop.from.name, to: hop.to.name)
    }
  }

  var flows: [String] {
    switch place {
    case .component: []
    case .flow(let flow), .hop(_, let flow): [flow.name]
    }
  }

  /// Whether it sets a finding aside as a whole: one about its component.
  func covers(_ finding: Finding) -> Bool {
    guard names(finding) else { return false }
    switch place {
    case .component(let part):
      return switch finding.subject {
      case .component(let name): name == part.name
      case .pair(let from, let to): from == part.name || to == part.name
      case .flow, .record, .system: false
      }
    case .flow(let flow): return finding.subject == .flow(flow.name)
    case .hop: return false
    }
  }

  /// Whether it sets a finding aside as far as one flow goes.
  func covers(_ finding: Finding, in flow: String) -> Bool {
    guard names(finding) else { return false }
    switch place {
    case .component: return false
    case .flow(let own): return own.name == flow
    case .hop(let hop, let own):
      guard own.name == flow else { return false }
      if case .component(let name) = finding.subject {
        return hop.stations.dropFirst().contains { $0.name == name }
      }
      return finding.hops.contains(hop.origin)
    }
  }

  private func names(_ finding: Finding) -> Bool { rule?.id == finding.rule }
}
