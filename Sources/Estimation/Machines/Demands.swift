import SystemDesign

/// What the peak asks of each resource of a component.
struct Demands {
  private let part: Part
  private let arriving: [Leg]
  private let leaving: [Leg]

  init(of part: Part, arriving: [Leg], leaving: [Leg]) {
    self.part = part
    self.arriving = arriving
    self.leaving = leaving
  }

  /// Only what something arrives for; whose capacity is unknown says so.
  var all: [Demand] {
    switch part.kind {
    case .client, .timer, .dns: []
    case .database, .searchIndex: store
    case .worker where part.capacity.writes != nil: [made] + (isBounded ? [requests] : [])
    case .cache: [cache]
    case .cdn, .objectStore, .external, .queue: isBounded ? [requests] : []
    default: [requests]
    }
  }

  /// The same where what a load test found says what the machines do together.
  var tested: [Demand] { LoadTest(of: part)?.bounding(all) ?? all }

  /// Whether anything says how many requests one machine can do.
  private var isBounded: Bool { part.capacity.each != nil || letThrough?.formula != nil }

  /// What nothing arrives for but in a failure: the legs of fallbacks.
  ///
  /// Now it is asked for nothing, but a fallback is one only where it can do what would come.
  func standingBy(for standby: [Leg]) -> [Demand] {
    guard !standby.isEmpty else { return [] }
    let own = Set(all.map(\.resource))
    return Demands(of: part, arriving: standby, leaving: []).tested
      .filter { !own.contains($0.resource) }.map(\.unloaded)
  }

  /// Requests and messages, each of which takes a place on one machine.
  ///
  /// Where it is said how many may wait, that decides how many places there must be.
  private var requests: Demand {
    var demand = demand(
      .requests, arriving, of: requestMachines, each: part.capacity.each, "each: 1_000.perSecond")
    let isStaffed = part.capacity.waiting?.median.map { $0 > 0 && $0 < 1 } ?? false
    if isStaffed, letThrough?.formula != nil {
      demand.eachWithoutPlaces = stated(part.capacity.each, "each: 1_000.perSecond")
    }
    if part.capacity.waiting == nil { demand.uncounted = letThrough?.missing ?? [] }
    return demand
  }

  /// What comes out of one machine at most, where it is said how many are worked on at once.
  private var letThrough: Term? {
    part.capacity.concurrency.map { places in
      Term.known(places.formula).over(part.timeOfOne, .rate)
        .named("what the places of '\(part.name)' let through")
    }
  }

  private var requestMachines: Int {
    part.kind == .stream ? part.messaging.partitions ?? 1 : part.instances
  }

  /// What a worker writes, where one message makes many writes.
  private var made: Demand {
    let writes = leaving.filter { $0.work == .change }
    return Demand(
      resource: .writes, machines: part.instances, warm: writes.peakRate(),
      cold: writes.peakRate(.cold), each: stated(part.capacity.writes, "writing: 1_000.perSecond"),
      copies: 1)
  }

  /// A write goes to every copy of its shard, a read to one of them.
  private var cache: Demand {
    let changes = arriving.filter { $0.work == .change || $0.work == .forgetting }
    let others = arriving.filter { $0.work != .change && $0.work != .forgetting }
    let copies = Term.number(part.copiesOfData, "copies")
    func work(_ caches: Leg.Caches, at moment: Moment) -> Term {
      others.rate { $0.peak(caches, at: moment) }
        .plus(changes.rate { $0.peak(caches, at: moment) }.times(copies, .rate))
    }
    func work(_ caches: Leg.Caches) -> Term {
      Moment.most(arriving.map(\.rate)) { work(caches, at: $0) }
    }
    let bearings = Moment.worst(of: arriving.map(\.rate)).map { moment in
      (work(.warm, at: moment), changes.rate { $0.peak(.warm, at: moment) })
    }
    return Demand(
      resource: .requests, machines: part.machines, warm: work(.warm), cold: work(.cold),
      each: capacity(part.capacity.each, "each: 1_000.perSecond"), copies: part.copiesOfData,
      bearings: changes.isEmpty ? [] : bearings, dividedWarm: others.peakRate(),
      growsAlone: part.caching.isOwn)
  }

  private var store: [Demand] {
    let reads = arriving.filter { $0.work == .read || $0.work == .request }
    let stale = arriving.filter { $0.work == .replicaRead }
    let replicaReads = part.hasReadCopies ? stale : []
    let changes = arriving.filter { $0.work == .change }
    return [
      reads.isEmpty && (part.hasReadCopies || stale.isEmpty)
        ? nil : primaryReads(reads, part.hasReadCopies ? [] : stale),
      replicaReads.isEmpty ? nil : copyReads(replicaReads),
      changes.isEmpty
        ? nil
        : demand(
          .writes, changes, of: part.instances, each: part.capacity.writes,
          "writes: 1_000.perSecond", copies: part.copiesOfData),
    ].compactMap { $0 }.map(sharing)
  }

  /// With all that takes the same places, as much of it as comes to its machines.
  private func sharing(_ demand: Demand) -> Demand {
    let limits = Limits(part: part, arriving: arriving, leaving: [], connections: [])
    guard let all = limits.sharing(demand.resource == .replicaReads ? .replica : .main) else {
      return demand
    }
    // What comes to one replica of each shard comes to each of the others.
    let machines = demand.resource == .replicaReads ? part.instances : limits.machines
    var shared = demand
    shared.sharing =
      machines == demand.machines
      ? all
      : all.over(.number(machines, "machines"), .rate)
        .times(.number(demand.machines, "machines"), .rate)
    return shared
  }

  /// Reads of a primary; without one each read is work for as many of all copies as it asks.
  ///
  /// Reads that may be a little behind are among them where no machine is there for them alone.
  private func primaryReads(_ reads: [Leg], _ stale: [Leg]) -> Demand {
    let warm = asked(reads, stale, .warm)
    // What any one copy answers is divided among one more.
    let grows = part.growsByShards && !(reads.isEmpty && part.staleReadQuorum == 1)
    return Demand(
      resource: .reads, machines: part.readsAnyCopy ? part.machines : part.instances,
      warm: warm, cold: asked(reads, stale, .cold),
      each: capacity(part.capacity.reads, "reads: 1_000.perSecond"),
      copies: part.readsAnyCopy && !grows ? 1 : part.copiesOfData,
      dividedWarm: grows ? warm : .zero(.rate))
  }

  private func asked(_ reads: [Leg], _ stale: [Leg], _ caches: Leg.Caches) -> Term {
    Moment.most((reads + stale).map(\.rate)) { moment in
      func rate(_ legs: [Leg], of copies: Int) -> Term {
        legs.isEmpty
          ? .zero(.rate)
          : legs.rate { $0.peak(caches, at: moment) }
            .times(.number(copies, "copies asked"), .rate)
      }
      return rate(reads, of: part.readQuorum).plus(rate(stale, of: part.staleReadQuorum))
    }
  }

  /// Reads of the copies beside the primary.
  private func copyReads(_ reads: [Leg]) -> Demand {
    var demand = demand(
      .replicaReads, reads, of: part.machines - part.instances, each: part.capacity.reads,
      "reads: 1_000.perSecond")
    demand.besides = part.copies > 0 && !part.readsAnyCopy ? part.instances : 0
    return demand
  }

  private func demand(
    _ resource: Use.Resource, _ legs: [Leg], of machines: Int, each: Rate?, _ say: String,
    copies: Int = 1
  ) -> Demand {
    Demand(
      resource: resource, machines: machines, warm: legs.peakRate(),
      cold: legs.peakRate(.cold), each: capacity(each, say), copies: copies)
  }

  /// Who works on several requests at once does no more than their places let through.
  private func capacity(_ each: Rate?, _ say: String) -> Term {
    let stated = stated(each, say)
    return letThrough.map { Machines.smallest([stated, $0]) } ?? stated
  }

  private func stated(_ each: Rate?, _ say: String) -> Term {
    let tested =
      part.capacity.measured == nil ? "" : " alone, which a load test of several leaves open"
    return Term(
      each?.formula, missing: "what one machine of '\(part.name)' can do\(tested): say \(say)")
  }
}

extension Part {
  /// Whether what it does is told apart as reads and writes.
  var worksApart: Bool { kind == .database || kind == .searchIndex }

  /// Whether any copy may answer a read: in a store without a primary, and in a search index.
  package var readsAnyCopy: Bool {
    if kind == .searchIndex { return true }
    return switch storage.replication {
    case .majority, .quorum, .erasure: true
    case .asynchronous, .synchronous, nil: false
    }
  }

  /// Whether one more copy makes each read ask more of them, so that only whole shards help.
  fileprivate var growsByShards: Bool {
    switch storage.replication {
    case .majority, .erasure: true
    case .asynchronous, .synchronous, .quorum, nil: false
    }
  }

  /// Whether some of its machines are there for reads that may be a little behind, beside a primary.
  public var hasReadCopies: Bool { kind == .database && !readsAnyCopy && copiesOfData > 1 }

  /// How many copies take part in a read that may be a little behind: any one, or as many as have the
  /// pieces of it.
  package var staleReadQuorum: Int {
    if case .erasure = storage.replication { readQuorum } else { 1 }
  }

  /// How many copies take part in one read: a majority or a stated quorum, else one.
  package var readQuorum: Int {
    switch storage.replication {
    case .majority: copiesOfData / 2 + 1
    case .quorum(let reads, _): max(1, min(reads, copiesOfData))
    case .erasure(let data, _): max(1, min(data, copiesOfData))
    default: 1
    }
  }

  /// How many copies a write waits for where there is no primary: a majority or a stated quorum, else all.
  package var writeQuorum: Int {
    switch storage.replication {
    case .majority: readQuorum
    case .quorum(_, let writes): max(1, min(writes, copiesOfData))
    default: copiesOfData
    }
  }
}
