import SystemDesign

/// A component that an answer passes, as a queue before the machines that do the work.
struct Station {
  /// Requests a second that come to one queue.
  let rate: Term
  /// How many of them that queue's machines work on at a time; 0 where nobody waits.
  let servers: Term
  /// How long one takes.
  let time: Term
  /// The standard deviation of that over its mean; −1 where it is not stated.
  let spread: Term
  /// What all queues are asked and can do together; nil where nobody waits.
  let overload: Overload?

  /// - Parameter demand: what the peak asks of the component for this kind of work.
  init(_ part: Part, _ demand: Demand?) {
    time = part.timeOfOne.named("time of one in '\(part.name)'")
    spread = part.capacity.variation.map { .known($0.formula) } ?? .number(-1)
    guard let demand, !part.isManaged else {
      (rate, servers, overload) = (.zero(.rate), .number(0), nil)
      return
    }
    // Each shard has a queue of its own; machines without data share one.
    let queues = part.isStore ? max(1, part.instances) : 1
    let shared = Term.number(queues, "shards")
    let asked = demand.sharing ?? demand.warm
    rate = (queues > 1 ? asked.over(shared, .rate) : asked)
      .named("peak requests to one queue of '\(part.name)'")
    let atOnce: Term =
      part.capacity.concurrency.map { .known($0.formula) }
      ?? demand.each.times(time, .count).named("requests a machine of '\(part.name)' works on")
    let machines = Term.number(max(1, demand.machines / queues), "machines")
    servers = machines.times(
      atOnce.formula == nil && part.capacity.serviceTime != nil
        ? .unknown([
          "how many requests one machine of '\(part.name)' works on at a time: "
            + "say .atOnce(50.requests), or \(demand.resource.word(of: part)):"
        ]) : atOnce, .count)
    let able = servers.times(.number(queues), .count).over(time, .rate)
    overload = Overload(part.name, asked: asked, able: able)
  }

  /// Whether more than one is worked on at a time.
  var isShared: Bool {
    guard let servers = servers.formula,
      let count = Evaluation(of: [servers], ranging: [], .standard).amount(of: servers).value
    else { return false }
    return count > 1 + 1e-9
  }
}

/// What a component is asked, and what it can do.
struct Overload {
  let name: String
  let asked: Formula
  let able: Formula

  /// Nil where either is unknown.
  init?(_ name: String, asked: Term, able: Term) {
    guard let asked = asked.formula, let able = able.formula else { return nil }
    (self.name, self.asked, self.able) = (name, asked, able)
  }
}

extension Part {
  /// How long one request keeps it, where it is stated.
  var timeOfOne: Term {
    Term(
      capacity.serviceTime?.formula,
      missing: "how long one request keeps '\(name)': say taking: 5.milliseconds")
  }
}

extension Use.Resource {
  /// The word that says what one machine can do of it.
  fileprivate func word(of part: Part) -> String {
    switch self {
    case .requests, .memory, .connections, .network, .processors, .places: "each"
    case .reads, .replicaReads: "reads"
    case .writes: part.kind == .worker ? "writing" : "writes"
    }
  }
}
