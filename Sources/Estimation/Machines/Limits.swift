import SystemDesign

/// What limits the machines of a component but the requests they can do: their network, memory,
/// processors, places for connections and places for requests.
///
/// Of a store with a primary the busiest copy of each shard counts: the primary, which does all but
/// the reads of `.replicas` and sends each replica what is written, or a replica, which takes in what
/// is written and answers its part of those reads. Where all copies are alike they share what is read,
/// each takes in what is written, and who took it sends it to the others; of a read that asks several
/// copies one answers in whole.
struct Limits {
  let part: Part
  let arriving: [Leg]
  let leaving: [Leg]
  /// The connections that end at it or pass through it and stay open.
  let connections: [Connection]
  var caches = Leg.Caches.warm
  /// Whose loads are worked out, of which the largest counts.
  var sides = Side.allCases
  /// Whether what a cache holds is in its memory, beside what comes to it.
  var holds = true
  /// The one moment that is meant; nil where the worst of all is.
  var moment: Moment?

  /// The machines that bear alike.
  enum Side: CaseIterable {
    /// All of them, or the primary of each shard.
    case main
    /// Of a store with a primary one replica of each shard.
    case replica
  }

  /// What the peak takes of a resource, and what one machine has of it.
  struct Limit {
    let load: Term
    let each: Term
    let dimension: Dimension
    /// What each of several copies that are alike bears however many there are, of all shards.
    var borne: Term?
    /// What would settle what the load does not count.
    var uncounted: [String] = []
  }

  /// Bytes in and bytes out each have the whole of a line that goes both ways.
  var network: Limit? {
    guard let speed = part.capacity.network else { return nil }
    let main = sides.contains(.main) ? [incoming, outgoing] : []
    let loads = main + (sides.contains(.replica) ? [answeredByReplica].compactMap(\.self) : [])
    guard !loads.isEmpty else { return nil }
    return Limit(
      load: Machines.largest(loads),
      each: .known(speed.formula), dimension: .bandwidth,
      borne: isAlike && !changes.isEmpty
        ? bytes(there: [], back: [], copied: changes)
          .over(.number(part.copiesOfData - 1, "other copies"), .bandwidth) : nil,
      uncounted: distinct(loads.flatMap(\.missing)))
  }

  /// Whether there are several copies, of which each may do the work of another.
  private var isAlike: Bool { part.isStore && part.copiesOfData > 1 && !part.hasReadCopies }

  /// Bytes that come in a second: what others send, and what the copies send each other.
  var incoming: Term {
    bytes(there: arriving, back: leaving, copied: part.hasReadCopies ? [] : changes)
  }

  /// Bytes that go out a second.
  var outgoing: Term {
    bytes(
      there: leaving,
      back: part.hasReadCopies ? arriving.filter { $0.work != .replicaRead } : arriving,
      copied: changes)
  }

  /// Bytes that one replica of each shard sends; nil where none answers by itself.
  ///
  /// What comes to it comes to its primary as well.
  var answeredByReplica: Term? {
    let stale = arriving.filter { $0.work == .replicaRead }
    guard part.hasReadCopies, !stale.isEmpty else { return nil }
    return bytes(there: [], back: stale, copied: [])
      .over(.number(part.copiesOfData - 1, "replicas"), .bandwidth)
  }

  /// What is passed on to the other copies.
  private var changes: [Leg] {
    guard part.isStore, part.copiesOfData > 1 else { return [] }
    return arriving.filter { $0.work == .change || $0.work == .message }
  }

  /// To how many copies; a piece is less than the whole.
  private var passedOn: Term {
    let others = Term.number(part.copiesOfData - 1, "other copies")
    guard case .erasure(let data, _) = part.storage.replication, data > 1 else { return others }
    return others.over(.number(data, "pieces"), .ratio)
  }

  private func bytes(there: [Leg], back: [Leg], copied: [Leg]) -> Term {
    most((there + back + copied).map(\.rate)) { moment in
      func sent(_ leg: Leg) -> Term { leg.peak(caches, at: moment).times(leg.there, .bandwidth) }
      let answering = back.map { $0.peak(caches, at: moment).times($0.back(caches), .bandwidth) }
      let copying = copied.map { sent($0).times(passedOn, .bandwidth) }
      return .sum(there.map(sent) + answering + copying, .bandwidth)
    }
  }

  /// The same of one replica of each shard alone.
  var ofReplicas: Limits {
    var own = self
    own.sides = [.replica]
    return own
  }

  /// What is written to one replica of each shard.
  var ofReplicasWritten: Limits {
    var own = Limits(
      part: part, arriving: arriving.filter { $0.work == .change }, leaving: [], connections: [],
      caches: caches, holds: holds, moment: moment)
    own.sides = [.replica]
    return own
  }

  /// The machines among which a load is divided.
  var machines: Int { part.hasReadCopies ? part.instances : part.machines }

  /// What connections and requests that are worked on hold.
  var memory: Limit? {
    guard let each = part.memoryToFill else { return nil }
    let open = connections.filter { $0.to.id == part.id }.map(Drafts.memory)
    let loads = loads(
      { side in
        open
          + [requests(side).flatMap { memory(forRequests: $0, of: side) }].compactMap(\.self)
      }, .dataSize)
    guard !loads.isEmpty else { return nil }
    let held = Machines.largest(loads)
    let content = holds ? Deposits.held(in: part) : nil
    let copies = Term.number(part.copiesOfData, part.copiesOfData == 1 ? "copy" : "copies")
    let borne = [content, changed.flatMap { memory(forRequests: $0, of: .main) }]
      .compactMap(\.self)
    return Limit(
      load: content.map { held.plus($0.times(copies, .dataSize)) } ?? held,
      each: each, dimension: .dataSize,
      borne: borne.isEmpty || !isAlike ? nil : .sum(borne, .dataSize),
      uncounted: distinct(loads.flatMap(\.missing)))
  }

  /// By Little's law as many requests are worked on as come in the time of one.
  private func memory(forRequests requests: Term, of side: Side) -> Term? {
    guard let each = part.capacity.memoryPerRequest else { return nil }
    return requests.times(part.timeOfOne, .count)
      .named("requests \(name(of: side)) works on").times(.known(each.formula), .dataSize)
  }

  private func name(of side: Side) -> String {
    guard part.hasReadCopies else { return "'\(part.name)'" }
    return side == .main ? "the primary of '\(part.name)'" : "a replica of '\(part.name)'"
  }

  /// A core does as much a second as it is kept.
  var cores: Limit? {
    guard let cores = part.capacity.cores, let time = part.capacity.computing else { return nil }
    return kept(busy: .known(time.formula), of: .number(cores, "cores")) {
      "cores busy with \(name(of: $0))"
    }
  }

  /// The places of a store that its reads and writes take together.
  var taken: Limit? {
    guard let places = part.capacity.concurrency, part.capacity.serviceTime != nil,
      part.worksApart
    else { return nil }
    return kept(busy: part.timeOfOne, of: .known(places.formula)) {
      "requests \(name(of: $0)) works on"
    }
  }

  /// What requests keep busy, each for so long, of so many on each machine: by Little's law as many as
  /// come in that time.
  private func kept(busy time: Term, of each: Term, _ name: (Side) -> String) -> Limit? {
    let loads = loads(
      { side in requests(side).map { [$0.times(time, .count).named(name(side))] } ?? [] }, .count)
    guard !loads.isEmpty else { return nil }
    return Limit(
      load: Machines.largest(loads), each: each, dimension: .count,
      borne: changed.map { $0.times(time, .count) }, uncounted: distinct(loads.flatMap(\.missing)))
  }

  /// The requests a second that take the places of a side's machines; nil where all are of one kind.
  func sharing(_ side: Side) -> Term? {
    part.capacity.concurrency != nil && shares(side) ? requests(side) : nil
  }

  /// Whether both reads and writes come to a side.
  private func shares(_ side: Side) -> Bool {
    let own = arriving.filter { copies(of: side, for: $0) != nil }
    return own.contains { $0.work == .change } && own.contains { $0.work != .change }
  }

  /// Of each side that bears anything.
  private func loads(_ loads: (Side) -> [Term], _ dimension: Dimension) -> [Term] {
    sides.filter { $0 == .main || part.hasReadCopies }.map(loads).filter { !$0.isEmpty }
      .map { .sum($0, dimension) }
  }

  /// The changes a second, on which each of several copies that are alike works.
  private var changed: Term? {
    let changes = arriving.filter { [.change, .forgetting, .message].contains($0.work) }
    guard isAlike, !changes.isEmpty else { return nil }
    return most(changes.map(\.rate)) { moment in changes.rate { $0.peak(at: moment) } }
  }

  private func most(_ rates: [FlowRate], _ sum: (Moment) -> Term) -> Term {
    moment.map(sum) ?? Moment.most(rates, sum)
  }

  /// The requests a second that one side works on; nil where it has none.
  private func requests(_ side: Side) -> Term? {
    let worked = arriving.compactMap { leg in copies(of: side, for: leg).map { (leg, $0) } }
    guard !worked.isEmpty else { return nil }
    return most(worked.map(\.0.rate)) { moment in
      .sum(
        worked.map { leg, copies in leg.peak(caches, at: moment).times(copies, .rate) }, .rate)
    }
  }

  /// How many of a side's machines work on one request; nil where it is not theirs.
  private func copies(of side: Side, for leg: Leg) -> Term? {
    guard part.hasReadCopies else {
      guard side == .main else { return nil }
      switch leg.work {
      case .change, .forgetting, .message:
        return .number(part.isStore ? part.copiesOfData : 1, "copies")
      case .read, .request: return .number(part.readQuorum, "copies asked")
      case .replicaRead: return .number(part.staleReadQuorum, "copies asked")
      case .lookUp: return .number(1)
      }
    }
    switch (side, leg.work) {
    case (.main, .replicaRead): return nil
    case (.main, _), (.replica, .change): return .number(1)
    case (.replica, .replicaRead):
      return Term.number(1).over(.number(part.copiesOfData - 1, "replicas"), .ratio)
    case (.replica, _): return nil
    }
  }

  /// The places that connections take.
  var places: Limit? {
    guard let most = part.capacity.connections, !connections.isEmpty else { return nil }
    return Limit(
      load: Term.sum(connections.map { .known($0.count.formula) }, .count),
      each: .known(most.formula), dimension: .count)
  }

  /// What limits the machines, by what is used up.
  func limit(_ resource: Use.Resource) -> Limit? {
    switch resource {
    case .network: network
    case .memory: memory
    case .processors: cores
    case .connections: places
    case .places: taken
    case .requests, .reads, .replicaReads, .writes: nil
    }
  }

  /// Only what is known: what nobody limited limits nothing.
  ///
  /// Disks are not among them, for what they hold is not handed to the machines that are left; nor
  /// is how many may wait, for who waits longer than was meant is answered all the same.
  var demands: [Demand] {
    var empty = self
    empty.caches = .cold
    return Use.Resource.allCases.filter { !$0.isAsked }.compactMap { resource in
      guard let limit = limit(resource), limit.load.formula != nil, limit.each.formula != nil,
        let cold = empty.limit(resource)
      else { return nil }
      var demand = Demand(
        resource: resource, machines: machines, warm: limit.load, cold: cold.load,
        each: limit.each, copies: isAlike ? part.copiesOfData : 1)
      if limit.borne != nil { demand.bearings = bearings(of: resource) }
      return demand
    }
  }

  /// What would settle what the loads of its resources do not count.
  var uncounted: [String] {
    distinct(Use.Resource.allCases.flatMap { limit($0)?.uncounted ?? [] })
  }

  /// Of what each copy bears a part whatever their number, at each moment that may be the worst.
  private func bearings(of resource: Use.Resource) -> [(all: Term, borne: Term)] {
    moments.compactMap { then in
      then.limit(resource).flatMap { limit in limit.borne.map { (limit.load, $0) } }
    }
  }

  /// The same at each moment that may be the worst.
  var moments: [Limits] {
    Moment.worst(of: (arriving + leaving).map(\.rate)).map { moment in
      var then = self
      then.moment = moment
      return then
    }
  }

  /// What nothing asks for but in a failure: now it is asked for nothing.
  func standingBy(beside own: [Demand]) -> [Demand] {
    demands.filter { demand in !own.contains { $0.resource == demand.resource } }.map(\.unloaded)
  }
}
