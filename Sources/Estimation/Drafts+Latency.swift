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
      return drafts.map { measure, term in
        Draft(
          subject, measure, term, remarks: latency.remarks + flow.cutWaits,
          overloads: latency.overloads,
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
  /// That a time out ends the wait for what the flow can do without.
  fileprivate var cutWaits: [String] {
    hops.filter { $0.waits && $0.facts.isOptional }.compactMap { hop in
      hop.facts.timeout.map {
        "that '\(hop.from.name)' waits for '\(hop.to.name)' no longer than \($0.formula)"
      }
    }
  }
}
