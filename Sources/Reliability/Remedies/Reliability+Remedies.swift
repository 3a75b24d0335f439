import Estimation
import SystemDesign

extension Reliability {
  /// What to change first so that a flow is away less, the most helpful first.
  ///
  /// Each is worked out by really changing the design, for the few components whose failures cost
  /// most and those of which a zone or a region takes too much; empty where the flow's availability
  /// is unknown. `flow` must be one of `flows`.
  public func remedies(of flow: FlowReliability, most: Int = 3) -> [Improvement] {
    guard let importances = importances(of: flow), importances.away > 0 else { return [] }
    let worst = importances.components.prefix(2 * most).filter {
      $0.awayWithoutFailures < importances.away * (1 - Self.least)
    }
    let standing = lostWithPlaces(flow, importances).prefix(2 * most)
    let hasZones = design.deployment?.zone != nil
    return distinct(worst.map(\.name) + standing).compactMap { name -> Improvement? in
      guard let part = topology.parts.first(where: { $0.name == name }) else { return nil }
      let needed = peaks(part).compactMap(\.needed).max()
      let changes = Change.all(of: part, in: design, hasZones: hasZones, needed: needed)
      let tried = changes.compactMap { change in
        away(flow, with: change, from: part).map { away in
          Improvement(
            flow: flow.flow.name, component: part.name, change: change.sentence,
            awayBefore: importances.away, awayAfter: away)
        }
      }
      // The smaller change wins where the larger one does not do clearly more.
      return tried.reduce(nil as Improvement?) { best, remedy in
        guard let best else { return remedy }
        return remedy.awayAfter < best.awayAfter * 0.9 ? remedy : best
      }
    }
    .filter { $0.awayAfter < $0.awayBefore * (1 - Self.least) }
    .sorted { $0.awayAfter < $1.awayAfter }
    .prefix(most).map(\.self)
  }

  /// What helps less reads as no help at all.
  private static let least = 0.005

  /// The components of which a zone or a region takes too much, those first whose places cost the
  /// flow most: they may never fail by themselves.
  private func lostWithPlaces(_ flow: FlowReliability, _ importances: Importances) -> [String] {
    let places = importances.things.filter {
      ($0.kind == .zone || $0.kind == .region) && ($0.fussellVesely ?? 0) > Self.least
    }
    guard !places.isEmpty else { return [] }
    let costs = Dictionary(
      places.map { ($0.name, $0.fussellVesely ?? 0) }, uniquingKeysWith: { first, _ in first })
    var worst: [Int: Double] = [:]
    let function = flow.needs.function
    for number in function.groupNumbers(under: flow.needs.accepted) {
      let group = function.groups[number]
      let cost = group.singleFailures(.peak).reduce(0) { sum, lost in
        lost.component == nil ? sum + (costs[topology.name(of: lost)] ?? 0) : sum
      }
      if cost > 0 { worst[group.component] = max(worst[group.component] ?? 0, cost) }
    }
    return worst.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { topology.parts[$0.key].name }
  }

  private func away(_ flow: FlowReliability, with change: Change, from old: Part) -> Double? {
    let changed = change.made(in: design)
    guard
      let same = changed.flows.first(where: {
        $0.origin == flow.flow.origin && $0.name == flow.flow.name
      })
    else { return nil }
    let topology = Topology(of: changed)
    let (peaks, capacity) = peaks(with: change, from: old, in: changed, topology)
    let cold = cold.isEmpty ? cold : Self.cold(changed, topology)
    let maker = GroupMaker(topology: topology, peaks: peaks, cold: cold)
    let number = changed.flows.firstIndex { $0.origin == same.origin && $0.name == same.name }
    let needs = FlowFunction(
      of: same, maker, number: number ?? 0, book: capacity.map(SituationBook.init),
      withCompletion: false)
    guard !needs.isCutShort else { return nil }
    let amount = ExactAvailability(
      of: needs.function, root: needs.accepted, topology, StatedAvailability(topology)
    ).amount
    return amount.value.map { 1 - $0 }
  }

  private static func cold(_ design: Design, _ topology: Topology) -> ColdStores {
    let estimate = Estimate(of: design, .uses)
    let hasWays = design.flows.contains { Notes.hasWays($0) }
    return ColdStores(
      of: estimate, topology,
      hasWays ? WayCapacity(replay: PeakReplay(of: estimate, topology)) : nil)
  }

  /// More instances share the same load; only copies of data change what is asked of each, and a
  /// second one where it goes.
  private func peaks(
    with change: Change, from old: Part, in changed: Design, _ topology: Topology
  ) -> (@Sendable (Part) -> [PeakUse], WayCapacity?) {
    let hasWays = changed.flows.contains { Notes.hasWays($0) }
    if change.movesLoad || (change.twin != nil && capacity != nil) {
      let estimate = Estimate(of: changed, .uses)
      return (
        { estimate.everyUse(of: $0).map(PeakUse.init) },
        hasWays ? WayCapacity(replay: PeakReplay(of: estimate, topology)) : nil
      )
    }
    let (peaks, estimate, id, twin) = (peaks, estimate, old.id, change.twin?.id)
    let machines = change.part.machines
    let same = twin == nil ? capacity : nil
    return (
      { part in
        if part.id == twin { return peaks(old) }
        guard part.id == id, machines != old.machines else { return peaks(part) }
        return estimate.everyUse(of: old).map { use in
          PeakUse(
            resource: use.resource, machines: machines, share: use.warmShare(on: machines),
            needed: use.machinesForPeak, missing: use.warm.missing, each: PeakUse(use).each,
            bearings: use.bearings.map { $0.on(machines, of: use.machines) },
            scaling: use.scaling)
        }
      }, same
    )
  }
}
