import SystemDesign

/// The machines or shards that one resource of a component needs.
struct Needed {
  let measure: Measure
  let term: Term
  /// What would settle what that does not count.
  var uncounted: [String] = []
}

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

  /// What nobody limited limits nothing; a stated limit of which the load is unknown says so.
  func needs(arriving: [Leg], leaving: [Leg]) -> [Needed] {
    let limits = limits(arriving: arriving, leaving: leaving)
    let disks = known([(.machinesForDisk, storage.flatMap { Machines.disks(of: part, $0) })])
    let loss = loss(arriving, leaving, limits, disks)
    let open = distinct(limits.flatMap(\.uncounted))
    return known([(.machinesForRequests, requests)]) + limits + disks
      + known(
        [
          (.machinesForZoneLoss, loss.machines(losing: .zones(of: part, in: design))),
          (.machinesForRegionLoss, loss.machines(losing: .regions(of: part, in: design))),
        ], leaving: open) + shards
  }

  /// What its network, its memory, its processors and its connections need.
  ///
  /// What works may be as busy as a machine; a place that is taken is taken.
  func limits(arriving: [Leg], leaving: [Leg]) -> [Needed] {
    let all = Limits(
      part: part, arriving: arriving, leaving: leaving, connections: connections)
    // Where the busiest copy of each shard counts, or each copy bears a part whatever their number,
    // so many shards are needed, with all their copies.
    let copies = Term.number(part.copiesOfData, "copies")
    func machines(_ limit: Limits.Limit?, busy: Term = .number(1)) -> Term? {
      limit.flatMap { limit in
        guard !limit.load.isZero else {
          return limit.uncounted.isEmpty ? nil : .unknown(limit.uncounted)
        }
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
    func needed(_ measure: Measure, _ term: Term?, _ limit: Limits.Limit? = nil) -> Needed? {
      term.map {
        Needed(measure: measure, term: $0, uncounted: limit?.uncounted ?? $0.missing)
      }
    }
    return [
      needed(.machinesForNetwork, machines(all.network, busy: busy), all.network),
      needed(.machinesForMemory, machines(all.memory) ?? filled, all.memory),
      needed(.machinesForCores, machines(all.cores, busy: busy), all.cores),
      needed(.machinesForPlaces, machines(all.taken, busy: busy), all.taken),
      needed(.machinesForConnections, machines(all.places), all.places),
      needed(.machinesForWaiting, unqueued(arriving)),
    ].compactMap(\.self)
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
    _ arriving: [Leg], _ leaving: [Leg], _ limits: [Needed], _ disks: [Needed]
  ) -> PlaceLoss {
    PlaceLoss(
      of: part, demands, busy: busy,
      needed: (limits + disks).map(\.term) + Machines.stated(for: part),
      limits: Limits(part: part, arriving: arriving, leaving: leaving, connections: connections))
  }

  /// Those that are known.
  private func known(_ terms: [(Measure, Term?)], leaving open: [String] = []) -> [Needed] {
    terms.compactMap { measure, term in
      term.flatMap {
        $0.formula == nil ? nil : Needed(measure: measure, term: $0, uncounted: open)
      }
    }
  }

  private var requests: Term? { Machines.largestKnown(demands.needed(busy: busy)) }

  /// By Erlang's formula the fewest places before which no more than the stated share waits.
  private func unqueued(_ arriving: [Leg]) -> Term? {
    guard let share = part.capacity.waiting, !part.isStore, !arriving.isEmpty else { return nil }
    let load = arriving.peakRate().times(part.timeOfOne, .count)
      .named("requests '\(part.name)' works on")
    let places = load.map { Formula(.function(.staffing, [$0, share.formula]), .count) }
      .named("places of '\(part.name)' before which \(share.formula) wait")
    // All or nobody may wait for no number of places, and more than can be counted are none.
    if let known = places.formula,
      Evaluation(of: [known], ranging: [], .standard).amount(of: known).value == nil
    {
      return nil
    }
    let each =
      part.capacity.concurrency.map { Term.known($0.formula) }
      ?? Term(
        part.capacity.each?.formula,
        missing: "what one machine of '\(part.name)' can do: say each: 1_000.perSecond"
      ).times(part.timeOfOne, .count)
    return places.over(each.named("requests a machine of '\(part.name)' works on"), .count)
      .roundedUp()
  }

  private var shards: [Needed] {
    guard part.kind == .database || part.kind == .searchIndex else { return [] }
    var needs: [Needed] = []
    if let storage, let room = part.shardRoom {
      let shards = storage.over(.known(room), .count).roundedUp()
      needs.append(Needed(measure: .shardsForBytes, term: shards))
    }
    if let writes = demands.first(where: { $0.resource == .writes }), writes.each.formula != nil {
      let spare = writes.each.times(busy, .rate)
      let shards = writes.warm.over(spare, .count).roundedUp()
      needs.append(Needed(measure: .shardsForWrites, term: shards))
    }
    return needs
  }
}
