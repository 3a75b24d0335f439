import SystemDesign

/// What limits the machines of a component but the requests they can do: their network, memory,
/// processors and places for connections.
struct Limits {
  let part: Part
  let arriving: [Leg]
  let leaving: [Leg]
  /// The connections that end at it or pass through it and stay open.
  let connections: [Connection]
  var caches = Leg.Caches.warm

  /// What the peak takes of a resource, and what one machine has of it.
  struct Limit {
    let load: Term
    let each: Term
    let dimension: Dimension
  }

  /// Bytes in and bytes out each have the whole of a line that goes both ways.
  var network: Limit? {
    guard let speed = part.capacity.network else { return nil }
    return Limit(
      load: Machines.largest([incoming, outgoing]), each: .known(speed.formula),
      dimension: .bandwidth)
  }

  /// Bytes that come in a second.
  var incoming: Term { bytes(there: arriving, back: leaving) }

  /// Bytes that go out a second.
  var outgoing: Term { bytes(there: leaving, back: arriving) }

  private func bytes(there: [Leg], back: [Leg]) -> Term {
    Moment.most((there + back).map(\.rate)) { moment in
      let asking = there.map { $0.peak(caches, at: moment).times($0.there, .bandwidth) }
      let answering = back.map { $0.peak(caches, at: moment).times($0.back(caches), .bandwidth) }
      return .sum(asking + answering, .bandwidth)
    }
  }

  /// What connections and requests that are worked on hold.
  var memory: Limit? {
    guard let size = part.capacity.memory else { return nil }
    let held =
      connections.filter { $0.to.id == part.id }.map(Drafts.memory)
      + [working].compactMap(\.self)
    guard !held.isEmpty else { return nil }
    let fill = part.storage.fill.map { Term.known($0.formula) } ?? .number(1)
    return Limit(
      load: Term.sum(held, .dataSize), each: Term.known(size.formula).times(fill, .dataSize),
      dimension: .dataSize)
  }

  /// By Little's law as many requests are worked on as come in the time of one.
  private var working: Term? {
    guard let each = part.capacity.memoryPerRequest, let time = part.capacity.serviceTime,
      !arriving.isEmpty
    else { return nil }
    return arriving.peakRate(caches).times(.known(time.formula), .count)
      .named("requests '\(part.name)' works on").times(.known(each.formula), .dataSize)
  }

  /// A core does as much a second as it is kept.
  var cores: Limit? {
    guard let cores = part.capacity.cores, let time = part.capacity.computing, !arriving.isEmpty
    else { return nil }
    let busy = arriving.peakRate(caches).times(.known(time.formula), .count)
      .named("cores busy with '\(part.name)'")
    return Limit(load: busy, each: Term.number(cores, "cores"), dimension: .count)
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
      return Demand(
        resource: resource, machines: part.machines, warm: limit.load, cold: cold.load,
        each: limit.each, copies: 1)
    }
  }

  /// What nothing asks for but in a failure: now it is asked for nothing.
  func standingBy(beside own: [Demand]) -> [Demand] {
    demands.filter { demand in !own.contains { $0.resource == demand.resource } }.map(\.unloaded)
  }
}
