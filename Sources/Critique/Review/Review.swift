import Estimation
import Reliability
import SystemDesign

/// What a rule may look at: a design, its figures, and what one failure takes down.
public struct Review: Sendable {
  /// What one failure takes down.
  public let reliability: Reliability
  /// The flows that reach each component, in the order of the file.
  private let flowsByPart: [Part.ID: [Flow]]

  /// A review of a design whose figures and single points are known.
  public init(of reliability: Reliability) {
    self.reliability = reliability
    var flows: [Part.ID: [Flow]] = [:]
    for flow in reliability.design.flows {
      var seen: Set<Part.ID> = []
      for part in flow.everyHop.flatMap(\.stations) where seen.insert(part.id).inserted {
        flows[part.id, default: []].append(flow)
      }
    }
    flowsByPart = flows
  }

  /// The design.
  public var design: Design { reliability.design }
  /// Its figures.
  public var estimate: Estimate { reliability.estimate }

  /// The flows that touch a component, fallbacks included, in the order of the file.
  public func flows(through part: Part) -> [Flow] { flowsByPart[part.id] ?? [] }

  /// The hops that reach a component, as callee, on the way, or as the store behind a cache.
  public func hops(to part: Part) -> [Hop] {
    flows(through: part).flatMap(\.everyHop).filter { hop in
      hop.stations.dropFirst().contains { $0.id == part.id }
    }
  }

  /// Whether any flow of the design states its availability.
  ///
  /// A design that promises nothing is a tool of somebody's own: nobody is let down by its rest.
  public var promisesAvailability: Bool { design.flows.contains { $0.availability != nil } }

  /// The flows through a component that promise something a missing input would be needed to judge.
  public func judgedFlows(through part: Part) -> [Flow] { flows(through: part).filter(isJudged) }

  /// Whether a flow states what it is to be held against: an availability, a p99 or a peak.
  ///
  /// Elsewhere no rule asks for what is not stated: a sketch is not nagged for numbers.
  public func isJudged(_ flow: Flow) -> Bool {
    flow.availability != nil || flow.p99 != nil || design.peak(of: flow) != nil
  }

  /// What the same design asks of a component when some things are said otherwise.
  func uses(of part: Part, with change: (Flow) -> Flow?) -> [Use] {
    let statements = design.statements.compactMap { statement -> Statement? in
      guard case .flow(let flow) = statement else { return statement }
      return change(flow).map(Statement.flow)
    }
    let other = Design(name: design.name, statements: statements, origin: design.origin)
    return Estimate(of: other).uses(of: part)
  }
}

extension Flow {
  /// Every hop of it, those of fallbacks included.
  var everyHop: [Hop] { steps.flatMap(\.everyHop) }

  /// The hops whoever started it waits for: not what happens once a message was delivered.
  var awaitedHops: [Hop] {
    var later: Set<Part.ID> = []
    var awaited: Set<Part.ID> = []
    return everyHop.filter { hop in
      let isLater = later.contains(hop.from.id) && !awaited.contains(hop.from.id)
      if hop.verb == .delivers || isLater {
        later.insert(hop.to.id)
        return false
      }
      awaited.formUnion([hop.from.id, hop.to.id])
      return hop.waits
    }
  }
}

extension Step {
  fileprivate var everyHop: [Hop] {
    hops.flatMap { [$0] + ($0.facts.fallback?.steps.flatMap(\.everyHop) ?? []) }
  }
}

extension Hop {
  /// Everything it touches: the caller, what it passes, the callee, the store behind a cache.
  var stations: [Part] { [from] + passages + [to] + (facts.store.map { [$0] } ?? []) }
}
