import Estimation
import SystemDesign

// What keeps a rule from judging how busy a component is.
extension Review {
  /// What is not stated of the uses of a component that a rule would judge.
  ///
  /// What a whole design leaves out is asked for once, not once for each component.
  func missing(_ rule: any Rule, uses: [Use], of part: Part) -> [Verdict] {
    let flows = judgedFlows(through: part)
    guard !flows.isEmpty else { return [] }
    func input(_ subject: Subject, _ flows: [Flow], _ origin: Origin, _ says: String) -> Verdict {
      .missing(
        MissingInput(
          rule: rule.id, subject: subject, flows: flows.map(\.name), origin: origin, input: says))
    }
    let peakless = flows.filter { design.peak(of: $0) == nil }
    let peaks =
      statesPeak || peakless.isEmpty
      ? peakless.map {
        input(.flow($0.name), [$0], $0.origin, "its peak: say peak: 3.times on the flow")
      }
      : [
        input(
          .system, peakless, design.origin,
          "how much more the busiest moment brings: say Traffic(peak: 3.times)")
      ]
    let capacities = distinct(uses.flatMap(\.capacity.missing)).map { says in
      statesCapacity
        ? input(.component(part.name), flows, part.origin, says)
        : input(
          .system, flows, design.origin,
          "what one machine can do: say each: 1_000.perSecond, of a store reads: and writes:")
    }
    let loads = peaks.isEmpty ? distinct(uses.flatMap(\.load.missing)) : []
    return peaks + capacities + loads.map { input(.component(part.name), flows, part.origin, $0) }
  }

  /// Whether nobody waits for a component: only deliveries, what follows from them, and batch flows
  /// reach it.
  func isOnlyFedByWork(_ part: Part) -> Bool {
    !isAwaited(part) { $0.facts.kind != .batch }
  }

  /// Whether a queue carries over what is too much for a component: it or what works for it.
  func isBehindQueue(_ part: Part) -> Bool {
    let hops = hops(to: part)
    return !hops.isEmpty
      && hops.allSatisfy { hop in
        hop.from.kind == .queue || hop.from.kind == .stream
          || (hop.waits && isOnlyFedByWork(hop.from) && !hop.from.isOrigin)
      }
  }

  /// Whether a component is waited for in a flow of some kind, before any of it is handed over.
  func isAwaited(_ part: Part, in wanted: (Flow) -> Bool) -> Bool {
    hopIndex.awaiting[part.id, default: []].contains { wanted(flows[$0]) }
  }

  /// Whether what is too much for a component is refused on purpose, so that no more than it can do
  /// reaches a resource of it: by itself, by every hop to it, or by flows that may be refused.
  func sheds(_ part: Part, _ use: Use, to capacity: Double) -> Bool {
    if let isBounded = isBounded(part, use, to: capacity) { return isBounded }
    guard flows(through: part).contains(where: \.facts.isSheddable) else { return false }
    let rest = unshed.uses(of: part)
    let load = rest.first { $0.resource == use.resource }?.load.value ?? 0
    return !isMore(load, than: capacity)
  }

  /// Whether a component by itself, or every hop to it, lets no more through than it can do; nil
  /// where neither bounds what comes.
  func isBounded(_ part: Part, _ use: Use, to capacity: Double) -> Bool? {
    if let level = part.protection.shedsAbove?.median {
      return isEnough(level, part, use, to: capacity)
    }
    let admitted = hops(to: part).map { $0.facts.admits?.median }
    if !admitted.isEmpty, !admitted.contains(nil) {
      return isEnough(admitted.compactMap { $0 }.reduce(0, +), part, use, to: capacity)
    }
    return nil
  }

  /// Whether so many requests a second take no more of a resource than there is.
  ///
  /// Bytes and processors are taken as requests come; whoever stays connected is refused by no rule
  /// for requests.
  private func isEnough(_ level: Double, _ part: Part, _ use: Use, to capacity: Double) -> Bool {
    if use.resource.isAsked { return !isMore(level, than: capacity) }
    if use.resource.isHeld, holdsConnections(part) { return false }
    let rate = estimate.figure(.ratePeak, of: .component(part.name))?.value ?? 0
    guard rate > 0, let load = use.load.value else { return false }
    return !isMore(load * level / rate, than: capacity)
  }

  private func holdsConnections(_ part: Part) -> Bool {
    design.statements.contains { statement in
      guard case .connection(let connection) = statement else { return false }
      return connection.to.id == part.id || connection.passages.contains { $0.id == part.id }
    }
  }
}
