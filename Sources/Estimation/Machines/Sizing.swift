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
    let loss = loss(arriving, leaving, limits, disks)
    return known([(.machinesForRequests, requests)]) + limits + disks
      + known([
        (.machinesForZoneLoss, loss.machines(losing: .zones(of: part, in: design))),
        (.machinesForRegionLoss, loss.machines(losing: .regions(of: part, in: design))),
      ]) + shards
  }

  /// What its network, its memory, its processors and its connections need, where it is known.
  ///
  /// What works may be as busy as a machine; a place that is taken is taken.
  func limits(arriving: [Leg], leaving: [Leg]) -> [(Measure, Term)] {
    let all = Limits(
      part: part, arriving: arriving, leaving: leaving, connections: connections)
    // Where the busiest copy of each shard counts, or each copy bears a part whatever their number,
    // so many shards are needed, with all their copies.
    let copies = Term.number(part.copiesOfData, "copies")
    func machines(_ limit: Limits.Limit?, busy: Term = .number(1)) -> Term? {
      limit.flatMap { limit in
        guard !limit.load.isZero else { return nil }
        let each = limit.each.times(busy, limit.dimension)
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
      (.machinesForMemory, machines(all.memory) ?? filled),
      (.machinesForCores, machines(all.cores, busy: busy)),
      (.machinesForConnections, machines(all.places)),
      (.machinesForWaiting, unqueued(arriving)),
    ])
  }

  /// The machines of a cache whose memory has room for what it is said to hold, each shard in every
  /// copy; nil where nothing was said.
  ///
  /// In the memory of each machine of another there is a whole copy, however many there are.
  private var filled: Term? {
    guard let held = Deposits.held(in: part), let room = part.memoryToFill, !part.caching.isOwn
    else { return nil }
    let copies = Term.number(part.copiesOfData, part.copiesOfData == 1 ? "copy" : "copies")
    return held.over(room, .count).roundedUp().times(copies, .count)
  }

  private func loss(
    _ arriving: [Leg], _ leaving: [Leg], _ limits: [(Measure, Term)], _ disks: [(Measure, Term)]
  ) -> PlaceLoss {
    PlaceLoss(
      of: part, demands, busy: busy,
      needed: limits.map(\.1) + disks.map(\.1) + Machines.stated(for: part),
      limits: Limits(part: part, arriving: arriving, leaving: leaving, connections: connections))
  }

  private func known(_ terms: [(Measure, Term?)]) -> [(Measure, Term)] {
    terms.compactMap { measure, term in
      term.flatMap { $0.formula == nil ? nil : (measure, $0) }
    }
  }

  private var requests: Term? { Machines.largestKnown(demands.needed(busy: busy)) }

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
