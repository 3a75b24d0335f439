import SystemDesign

/// The machines and shards that each resource of a component needs.
struct Sizing {
  private let part: Part
  private let demands: [Demand]
  private let design: Design
  private let storage: Term?
  private let connections: [Connection]
  private let busy: Term

  /// - Parameters:
  ///   - storage: the bytes at the horizon, each thing once; nil where nothing is kept.
  ///   - connections: those that end here or pass through.
  init(
    of part: Part, _ demands: [Demand], _ design: Design, storage: Term?, connections: [Connection]
  ) {
    self.part = part
    self.demands = demands
    self.design = design
    self.storage = storage
    self.connections = connections
    busy = Machines.busy(in: design)
  }

  /// Only what is known is said: what nobody limited limits nothing.
  func terms(arriving: [Leg], leaving: [Leg]) -> [(Measure, Term)] {
    let limits = limits(arriving: arriving, leaving: leaving)
    let disks = known([(.machinesForDisk, storage.flatMap { Machines.disks(of: part, $0) })])
    return known([(.machinesForRequests, requests)]) + limits + disks
      + [(.machinesForZoneLoss, zoneLoss(arriving, leaving, limits, disks.map(\.1)))].compactMap {
        measure, term in term.map { (measure, $0) }
      } + shards
  }

  /// What its network, its memory, its processors and its connections need, where it is known.
  ///
  /// What works may be as busy as a machine; a place that is taken is taken. Only a share of the
  /// machines may be left to do it.
  func limits(
    arriving: [Leg], leaving: [Leg], left share: Term = .number(1)
  ) -> [(Measure, Term)] {
    let all = Limits(
      part: part, arriving: arriving, leaving: leaving, connections: connections)
    // Where the busiest copy of each shard counts, or each copy bears a part whatever their number,
    // so many shards are needed, with all their copies.
    let copies = Term.number(part.copiesOfData, "copies")
    func machines(_ limit: Limits.Limit?, busy: Term = .number(1)) -> Term? {
      limit.flatMap { limit in
        guard !limit.load.isZero else { return nil }
        let each = limit.each.times(busy.times(share, .ratio), limit.dimension)
        if part.hasReadCopies {
          return limit.load.over(each, .count).roundedUp().times(copies, .count)
        }
        guard let borne = limit.borne, !borne.isZero else {
          return limit.load.over(each, .count).roundedUp()
        }
        return limit.load.over(copies, limit.dimension).over(each, .count).roundedUp()
          .times(copies, .count)
      }
    }
    return known([
      (.machinesForNetwork, machines(all.network, busy: busy)),
      (.machinesForMemory, filled(beside: all.memory, left: share) ?? machines(all.memory)),
      (.machinesForCores, machines(all.cores, busy: busy)),
      (.machinesForConnections, machines(all.places)),
      (.machinesForWaiting, unqueued(arriving)),
    ])
  }

  /// The machines of a cache whose memory has room for what it is said to hold, each shard in every
  /// copy, beside what requests and connections take; nil where nothing was said.
  private func filled(beside limit: Limits.Limit?, left share: Term) -> Term? {
    guard let held = Deposits.held(in: part), let room = part.memoryOfShard else { return nil }
    let copies = Term.number(part.copiesOfData, part.copiesOfData == 1 ? "copy" : "copies")
    let all =
      limit.map { held.bytes.plus($0.load.over(copies.times(share, .count), .dataSize)) }
      ?? held.bytes
    return all.over(room, .count).roundedUp().times(copies, .count)
  }

  private func known(_ terms: [(Measure, Term?)]) -> [(Measure, Term)] {
    terms.compactMap { measure, term in
      term.flatMap { $0.formula == nil ? nil : (measure, $0) }
    }
  }

  private var requests: Term? { largest(demands.needed(busy: busy)) }

  private func largest(_ needs: [Term]) -> Term? {
    let known = needs.filter { $0.formula != nil }
    return known.isEmpty ? nil : Machines.largest(known)
  }

  /// By Erlang's formula the fewest places before which no more than the stated share waits.
  private func unqueued(_ arriving: [Leg]) -> Term? {
    guard let share = part.capacity.waiting, let time = part.capacity.serviceTime,
      !part.isStore, !arriving.isEmpty
    else { return nil }
    let load = arriving.peakRate().times(.known(time.formula), .count)
      .named("requests '\(part.name)' works on")
    let places = load.map { Formula(.function(.staffing, [$0, share.formula]), .count) }
      .named("places of '\(part.name)' before which \(share.formula) wait")
    // All or nobody may wait for no number of places, and more than can be counted are none.
    guard let known = places.formula,
      Evaluation(of: [known], ranging: [], .standard).amount(of: known).value != nil
    else { return nil }
    let each =
      part.capacity.concurrency.map { Term.known($0.formula) }
      ?? part.capacity.each.map { Term.known($0.formula).times(.known(time.formula), .count) }
    return each.map {
      places.over($0.named("requests a machine of '\(part.name)' works on"), .count).roundedUp()
    }
  }

  /// The rest must do what a lost zone hands over, of several: n × z ÷ (z − 1), rounded up.
  ///
  /// Of a store with copies what is kept is in other zones as well, and so is who may be primary.
  /// Copies that are alike stand round-robin over the zones, and those that are left of a shard do
  /// what all did: of two copies one is left, however many zones there are.
  private func zoneLoss(
    _ arriving: [Leg], _ leaving: [Leg], _ limits: [(Measure, Term)], _ disks: [Term]
  ) -> Term? {
    guard let spread = design.spread(of: part), spread.zones > 1 else { return nil }
    let stays = part.isStore && part.copiesOfData > 1
    func isKept(_ demand: Demand) -> Bool {
      stays && (demand.resource == .writes || demand.resource == .reads && !part.readsAnyCopy)
    }
    if stays && !part.hasReadCopies {
      let copies = part.copiesOfData
      let lost = (copies - 1) / spread.zones + 1
      let left = Term.number(copies - lost, "copies left").over(.number(copies, "copies"), .ratio)
      let shared = demands.filter { !isKept($0) }.needed(busy: busy.times(left, .ratio))
      let kept = demands.filter(isKept).needed(busy: busy)
      let others = self.limits(arriving: arriving, leaving: leaving, left: left)
      return largest(shared + kept + others.map(\.1) + disks)
    }
    let needs = Array(zip(demands, demands.needed(busy: busy)))
    let handed = largest(
      needs.filter { !isKept($0.0) }.map(\.1) + limits.map(\.1) + (stays ? [] : disks))
    let zones = Term.number(spread.zones, "zones")
    let left = Term.number(spread.zones - 1, "zones left")
    return largest(
      [handed.map { $0.times(zones, .count).over(left, .count).roundedUp() }].compactMap(\.self)
        + needs.filter { isKept($0.0) }.map(\.1) + (stays ? disks : []))
  }

  private var shards: [(Measure, Term)] {
    guard part.kind == .database || part.kind == .searchIndex else { return [] }
    var terms: [(Measure, Term)] = []
    if let storage, let room = part.shardRoom {
      terms.append((.shardsForBytes, storage.over(.known(room), .count).roundedUp()))
    }
    if let writes = demands.first(where: { $0.resource == .writes }), writes.each.formula != nil {
      let spare = writes.each.times(busy, .rate)
      terms.append((.shardsForWrites, writes.warm.over(spare, .count).roundedUp()))
    }
    return terms
  }
}
