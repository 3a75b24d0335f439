import Estimation
import Reliability
import SystemDesign

/// What a rule may look at: a design, its figures, and what one failure takes down.
public struct Review: Sendable {
  /// What one failure takes down.
  public let reliability: Reliability
  /// What happens in the design, in the order of the file.
  let flows: [Flow]
  /// Its hops by what they reach.
  let hopIndex: HopIndex
  /// The flows that somebody outside asks for, in the order of the file.
  let askings: [Asking]
  /// The design without the flows that may be refused.
  let unshed: Variant
  /// The design without the hops that let no more than so much through.
  let unadmitted: Variant
  /// The design without a busier moment than the mean of each flow.
  let atMean: Variant
  /// What the loss of a zone or a region overloads, where that takes a flow down.
  let floods: Floods
  /// What the loss of each component that has a fallback overloads, by its name.
  private let overloads: [String: [Overload]]
  /// The place of each component in the file.
  private let order: [Part.ID: Int]
  /// The other components that move what is old to each.
  let archiving: [Part.ID: [Part]]
  /// Whether any component says what it can do.
  let statesCapacity: Bool
  /// Whether any flow has a peak.
  let statesPeak: Bool
  /// Whether any flow of the design states its availability.
  ///
  /// A design that promises nothing is a tool of somebody's own: nobody is let down by its rest.
  public let promisesAvailability: Bool

  /// A review of a design whose figures and single points are known.
  public init(of reliability: Reliability) {
    let design = reliability.design
    self.reliability = reliability
    flows = design.flows
    hopIndex = HopIndex(of: flows)
    askings = Asking.all(in: flows, hopIndex)
    unshed = Variant(of: design) { $0.facts.isSheddable ? nil : $0 }
    unadmitted = Variant(of: design) { $0.changingHops(\.withoutAdmitted) }
    floods = Floods(of: reliability)
    atMean = Variant(of: design, \.atItsMean)
    order = Dictionary(
      design.components.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let diverting = hopIndex.diverting.values.reduce(into: Set<Part.ID>()) { $0.formUnion($1) }
    overloads = reliability.overloads(
      losingComponents: Set(
        design.components.filter { diverting.contains($0.id) }.map(\.name)))
    var archiving: [Part.ID: [Part]] = [:]
    for part in design.components {
      guard let archive = part.storage.archive, archive.to != part.id else { continue }
      archiving[archive.to, default: []].append(part)
    }
    self.archiving = archiving
    statesCapacity = design.components.contains { part in
      part.capacity.each != nil || part.capacity.reads != nil || part.capacity.writes != nil
    }
    statesPeak =
      design.traffic?.usualPeak != nil
      || flows.contains { $0.peak != nil || $0.facts.daily != nil }
    promisesAvailability = flows.contains { $0.availability != nil }
  }

  /// The design.
  public var design: Design { reliability.design }
  /// Its figures.
  public var estimate: Estimate { reliability.estimate }

  /// The flows that touch a component, fallbacks included, in the order of the file.
  public func flows(through part: Part) -> [Flow] {
    hopIndex.flows[part.id, default: []].map { flows[$0] }
  }

  /// The hops that reach a component, as callee, on the way, or as the store behind a cache.
  public func hops(to part: Part) -> [Hop] { arrivals(at: part).map(\.hop) }

  /// The hops that reach a component, each with its place in the flows.
  func arrivals(at part: Part) -> [HopIndex.Entry] {
    hopIndex.arriving[part.id, default: []].map { hopIndex.entries[$0] }
  }

  /// The caches that answer for a store, in the order of the file; what is kept is not emptied.
  func caches(before store: Part) -> [Part] {
    hopIndex.caches[store.id, default: []].compactMap { order[$0] }.sorted()
      .map { design.components[$0] }
      .filter { ![.database, .searchIndex, .objectStore].contains($0.kind) }
  }

  /// The caches whose loss has a fallback ask a component, in the order of the file.
  func caches(divertedTo part: Part) -> [Part] {
    losses(divertedTo: part).filter { $0.kind == .cache || $0.kind == .cdn }
  }

  /// What has a fallback ask a component when it is lost, in the order of the file.
  func losses(divertedTo part: Part) -> [Part] {
    (hopIndex.diverting[part.id] ?? []).compactMap { order[$0] }.sorted()
      .map { design.components[$0] }
  }

  /// What the loss of a component that has a fallback is too much for.
  func overloads(losing part: Part) -> [Overload] {
    overloads[part.name] ?? []
  }

  /// What the peak takes of a component while one cache is empty and the others are full.
  ///
  /// What asks that cache alone and has a fallback takes it.
  func uses(
    of part: Part, withEmpty cache: Part, changing change: (Flow) -> Flow? = { $0 }
  ) -> [Use] {
    uses(of: part) { change($0.diverted(from: cache.id).changingHops { $0.emptying(cache.id) }) }
  }

  /// What the peak takes of a component where the flows are changed, or some left out.
  ///
  /// Only the flows through it are estimated: with all of them, a thousand stores took minutes.
  func uses(of part: Part, changing change: (Flow) -> Flow?) -> [Use] {
    let around = design.statements.filter { statement in
      switch statement {
      case .flow, .requirement, .decision, .failure, .check, .mistake: false
      case .connection, .traffic, .deployment, .group: true
      }
    }
    let own = flows(through: part).compactMap { change($0).map(Statement.flow) }
    let changed = Design(name: design.name, statements: around + own, origin: design.origin)
    return Estimate(of: changed, .uses).everyUse(of: part)
  }

  /// The flows through a component that promise something a missing input would be needed to judge.
  public func judgedFlows(through part: Part) -> [Flow] { flows(through: part).filter(isJudged) }

  /// Whether a flow states what it is to be held against: an availability, a p99 or a peak.
  ///
  /// Elsewhere no rule asks for what is not stated: a sketch is not nagged for numbers.
  public func isJudged(_ flow: Flow) -> Bool {
    flow.availability != nil || flow.p99 != nil || design.peak(of: flow) != nil
  }
}

extension Flow {
  /// The same flow without a busier moment than its mean.
  var atItsMean: Flow {
    Flow(
      name: name, api: api, rate: rate, peak: 1.times, availability: availability, p99: p99,
      steps: steps, facts: facts, origin: origin)
  }
}
