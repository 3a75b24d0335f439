import SystemDesign

/// What limits the machines of a component but the requests they can do: their network, memory,
/// processors and places for connections.
struct Limits {
  let part: Part
  let arriving: [Leg]
  let leaving: [Leg]
  /// The connections that end at it or pass through it and stay open.
  let connections: [Connection]

  /// What the peak takes of a resource, and what one machine has of it.
  struct Limit {
    let load: Term
    let each: Term
    let dimension: Dimension
  }

  /// Bytes in and bytes out each have the whole of a line that goes both ways.
  var network: Limit? {
    guard let speed = part.capacity.network else { return nil }
    func bytes(_ legs: [Leg], _ size: (Leg) -> Term) -> [Term] {
      legs.map { $0.peak.times(size($0), .bandwidth) }
    }
    let incoming = Term.sum(bytes(arriving, \.there) + bytes(leaving, \.back), .bandwidth)
    let outgoing = Term.sum(bytes(arriving, \.back) + bytes(leaving, \.there), .bandwidth)
    return Limit(
      load: Machines.largest([incoming, outgoing]), each: .known(speed.formula),
      dimension: .bandwidth)
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
    return arriving.rate(\.peak).times(.known(time.formula), .count)
      .named("requests '\(part.name)' works on").times(.known(each.formula), .dataSize)
  }

  /// A core does as much a second as it is kept.
  var cores: Limit? {
    guard let cores = part.capacity.cores, let time = part.capacity.computing, !arriving.isEmpty
    else { return nil }
    let busy = arriving.rate(\.peak).times(.known(time.formula), .count)
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

  /// Only what is known: what nobody limited limits nothing.
  ///
  /// Disks are not among them, for what they hold is not handed to the machines that are left; nor
  /// is how many may wait, for who waits longer than was meant is answered all the same.
  var demands: [Demand] {
    let limits: [(Use.Resource, Limit?)] = [
      (.network, network), (.memory, memory), (.processors, cores), (.connections, places),
    ]
    return limits.compactMap { resource, limit in
      guard let limit, limit.load.formula != nil, limit.each.formula != nil else { return nil }
      return Demand(
        resource: resource, machines: part.machines, warm: limit.load,
        cold: .unknown(["what it takes while caches are empty"]), each: limit.each, copies: 1)
    }
  }
}
