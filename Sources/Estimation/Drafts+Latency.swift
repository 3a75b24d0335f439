import SystemDesign

extension Drafts {
  /// How long answers take; among the essentials only those of flows that promise a time or hedge.
  var latency: [Draft] {
    let flows = design.flows.filter {
      scope == .everything || $0.p99 != nil || (scope == .essentials && $0.isHedged)
    }
    guard !flows.isEmpty else { return [] }
    let legs = Dictionary(grouping: load.legs) { $0.flow.name }
    let own = Dictionary(demands.map { ($0.part.id, $0.demands) }) { first, _ in first }
    return flows.flatMap { flow -> [Draft] in
      let subject = Subject.flow(flow.name)
      let latency = FlowLatency(of: flow, in: design, legs[flow.name] ?? [], own)
      guard latency.isWaited else { return [] }
      let slowest = latency.slowest
        .named("\(Measure.latencyP99.words) of '\(flow.name)'")
      var drafts = [(Measure.latencyMean, latency.mean), (.latencyP99, slowest)]
      if let promised = flow.p99 {
        drafts.append((.latencyUse, slowest.over(.known(promised.formula), .ratio)))
      }
      if scope == .everything || scope == .essentials, let twice = latency.sentTwice {
        drafts.append((.latencyHedged, twice))
      }
      let remarks = latency.remarks + flow.cutWaits
      return drafts.map { measure, term in
        Draft(
          subject, measure, term, remarks: remarks, overloads: latency.overloads,
          stays: [.latencyMean, .latencyP99].contains(measure) ? latency.stays : [])
      } + (scope == .everything ? scattered(flow, subject) : [])
    }
  }

  /// The share of executions that wait for an answer as slow as one in a hundred of a shard's.
  private func scattered(_ flow: Flow, _ subject: Subject) -> [Draft] {
    let shards = flow.hops.filter(\.waits).compactMap(\.facts.scatter).reduce(0, +)
    guard shards > 1 else { return [] }
    let quick = Formula(.literal(0.99, Unit("of the answers of a shard")), .ratio)
    let asked = Formula(.literal(Double(shards), Unit("shards")), .count)
    return [
      Draft(
        subject, .slowAnswers, .known(Formula(.function(.anyMiss, [quick, asked]), .ratio)))
    ]
  }
}

extension Flow {
  /// That a timeout ends the wait for a hop the flow can do without, where it ends some of them and is
  /// not counted: where it asks again, or several times something that asks others in turn.
  fileprivate var cutWaits: [String] {
    let hops = hops
    return hops.indices.compactMap { place -> String? in
      let hop = hops[place]
      guard hop.waits, hop.facts.isOptional, let timeout = hop.facts.timeout,
        let most = timeout.median
      else { return nil }
      let later = hops[place...].dropFirst()
      guard
        hop.facts.retries != nil
          || !hop.times.mean.isOne
            && later.contains(where: { $0.waits && $0.from.id == hop.to.id })
      else { return nil }
      // Of answers that vary as a queue's do one in 150 takes five times the mean.
      if let time = Self.time(behind: hop, later), time * 5 <= most { return nil }
      return "that '\(hop.from.name)' waits for '\(hop.to.name)' no longer than \(timeout.formula)"
    }
  }

  /// How long a callee and all it waits for in turn work on it; nil where that is not stated.
  private static func time(behind hop: Hop, _ later: ArraySlice<Hop>) -> Double? {
    var reached: Set<Part.ID> = []
    var sum = 0.0
    for next in [hop] + later where next.waits {
      guard reached.isEmpty || reached.contains(next.from.id) else { continue }
      for part in next.passages + next.asked {
        guard let time = part.capacity.serviceTime?.median else { return nil }
        reached.insert(part.id)
        sum += time
      }
    }
    return sum
  }
}
