import Estimation
import SystemDesign

// What keeps a rule from judging how busy a component is.
extension Review {
  /// What is not stated of the uses of a component that a rule would judge.
  ///
  /// What a whole design leaves out is asked for once, not once for each component.
  func missing(_ rule: any Rule, uses: [Use], of part: Part) -> [Verdict] {
    let flows = judgedFlows(through: part)
    guard !flows.isEmpty else { return [] }
    func input(_ subject: Subject, _ flows: [Flow], _ origin: Origin, _ says: String) -> Verdict {
      .missing(
        MissingInput(
          rule: rule.id, subject: subject, flows: flows.map(\.name), origin: origin, input: says))
    }
    let peaks = missingPeaks(rule, of: flows, for: nil)
    let capacities = distinct(uses.flatMap(\.capacity.missing)).map { says in
      statesCapacity
        ? input(.component(part.name), flows, part.origin, says)
        : input(
          .system, flows, design.origin,
          "what one machine can do: say each: 1_000.perSecond, of a store reads: and writes:")
    }
    let loads = peaks.isEmpty ? distinct(uses.flatMap(\.load.missing)) : []
    return peaks + capacities + loads.map { input(.component(part.name), flows, part.origin, $0) }
  }

  /// The peaks that are not stated of some flows, for what is judged of one or of each of them.
  func missingPeaks(_ rule: any Rule, of flows: [Flow], for judged: Flow?) -> [Verdict] {
    let peakless = flows.filter { design.peak(of: $0) == nil }
    guard !peakless.isEmpty else { return [] }
    func input(_ subject: Subject, _ flows: [Flow], _ origin: Origin, _ says: String) -> Verdict {
      .missing(
        MissingInput(
          rule: rule.id, subject: subject, flows: (judged.map { [$0] } ?? flows).map(\.name),
          origin: origin, input: says))
    }
    guard !statesPeak else {
      return peakless.map {
        input(.flow($0.name), [$0], $0.origin, "its peak: say peak: 3.times on the flow")
      }
    }
    return [
      input(
        .system, peakless, design.origin,
        "how much more the busiest moment brings: say Traffic(peak: 3.times)")
    ]
  }

  /// Whether nobody waits for a component: only deliveries, what follows from them, and batch flows
  /// reach it.
  func isOnlyFedByWork(_ part: Part) -> Bool {
    !isAwaited(part) { $0.facts.kind != .batch }
  }

  /// Whether a queue carries over what is too much for a component: it or what works for it.
  func isBehindQueue(_ part: Part) -> Bool {
    let hops = hops(to: part)
    return !hops.isEmpty
      && hops.allSatisfy { hop in
        hop.from.kind == .queue || hop.from.kind == .stream
          || (hop.waits && isOnlyFedByWork(hop.from) && !hop.from.isOrigin)
      }
  }

  /// The mean of a use, where a queue carries over what the peak brings above it.
  ///
  /// The busiest moment is one of a day: what is promised to be done sooner is not carried over, and
  /// what is not kept so long is lost.
  func carriedOver(_ use: Use, of part: Part) -> Use? {
    guard isCarriedOver(part) else { return nil }
    return atMean.uses(of: part).first { $0.resource == use.resource }
  }

  /// The same while something is lost and what it did is done another way.
  func carriedOver(_ use: Use, of part: Part, losing first: Part) -> Use? {
    guard isCarriedOver(part) else { return nil }
    return uses(of: part, withEmpty: first, changing: \.atItsMean)
      .first { $0.resource == use.resource }
  }

  private func isCarriedOver(_ part: Part) -> Bool {
    isBehindQueue(part)
      && !flows(through: part).contains { isSooner($0.facts.completes?.time) }
      && forgetting(before: part).isEmpty
  }

  /// The queues and streams behind which a component stands that keep nothing for a day.
  func forgetting(before part: Part) -> [Part] {
    isBehindQueue(part) ? queues(before: part).filter { isSooner($0.messaging.keeping) } : []
  }

  private func isSooner(_ time: Period?) -> Bool { time?.median.map { $0 < 86_400 } ?? false }

  /// The queues and streams whose messages bring a component its work.
  private func queues(before part: Part) -> [Part] {
    var (found, seen, left): ([Part], Set<Part.ID>, [Part]) = ([], [part.id], [part])
    while let next = left.popLast() {
      for hop in hops(to: next) where seen.insert(hop.from.id).inserted {
        if hop.from.kind == .queue || hop.from.kind == .stream {
          found.append(hop.from)
        } else {
          left.append(hop.from)
        }
      }
    }
    return found
  }

  /// Whether a component is waited for in a flow of some kind, before any of it is handed over.
  func isAwaited(_ part: Part, in wanted: (Flow) -> Bool) -> Bool {
    hopIndex.awaiting[part.id, default: []].contains { wanted(flows[$0]) }
  }

  /// Whether what is too much for a component is refused on purpose, so that no more than it can do
  /// reaches a resource of it: by itself, by every hop to it, or by flows that may be refused.
  ///
  /// What is not refused comes with caches full, or `cold`, and so many times as often as now.
  func sheds(
    _ part: Part, _ use: Use, to capacity: Double, cold: Bool = false, grown factor: Double = 1
  ) -> Bool {
    if let isBounded = isBounded(part, use, to: capacity) { return isBounded }
    if let admitted = admitted(to: part, use, cold: cold, grown: factor),
      !isMore(admitted, than: capacity)
    {
      return true
    }
    guard flows(through: part).contains(where: \.facts.isSheddable) else { return false }
    return !isMore(unshed.load(of: part, use.resource, cold: cold) * factor, than: capacity)
  }

  /// The same while one cache is lost, by what then comes.
  func sheds(
    _ part: Part, _ use: Use, to capacity: Double, withEmpty cache: Part
  ) -> Bool {
    if let isBounded = isBounded(part, use, to: capacity) { return isBounded }
    func load(_ change: (Flow) -> Flow?) -> Double {
      uses(of: part, withEmpty: cache, changing: change)
        .first { $0.resource == use.resource }?.load.value ?? 0
    }
    let bounds = bounds(of: part, use)
    if !bounds.isEmpty,
      !isMore(bounds.reduce(load { $0.changingHops(\.withoutAdmitted) }, +), than: capacity)
    {
      return true
    }
    guard flows(through: part).contains(where: \.facts.isSheddable) else { return false }
    return !isMore(load { $0.facts.isSheddable ? nil : $0 }, than: capacity)
  }

  /// What reaches a resource where some of the hops to it let no more through than so much: that,
  /// and all that the others bring; nil where none of them does.
  private func admitted(
    to part: Part, _ use: Use, cold: Bool, grown factor: Double
  ) -> Double? {
    let bounds = bounds(of: part, use)
    guard !bounds.isEmpty else { return nil }
    return bounds.reduce(unadmitted.load(of: part, use.resource, cold: cold) * factor, +)
  }

  /// What each hop to a component that lets no more through than so much brings to a resource of it.
  private func bounds(of part: Part, _ use: Use) -> [Double] {
    guard use.resource.isAsked else { return [] }
    return hops(to: part, asking: use.resource).compactMap { hop in
      hop.facts.admits?.median.map { $0 * copies(askedBy: hop, part, use.resource) }
    }
  }

  /// The part of what is asked of a resource of a component that goes to each of its shards; all of
  /// it where nothing is usually asked.
  ///
  /// Of bytes each shard has its part.
  func shareOfEveryShard(_ part: Part, _ use: Use) -> Double {
    func asksAll(_ hop: Hop) -> Bool { (hop.facts.scatter ?? 1) >= part.instances }
    guard part.instances > 1, use.resource.isAsked,
      hops(to: part, asking: use.resource).contains(where: asksAll)
    else { return 0 }
    guard let all = use.load.value, all > 0 else { return 1 }
    let rest = uses(of: part) { flow in
      flow.changingHops { $0.asked.contains { $0.id == part.id } && asksAll($0) ? $0.never : $0 }
    }
    let others = rest.first { $0.resource == use.resource }?.load.value ?? 0
    return min(max(1 - others / all, 0), 1)
  }

  /// The hops to a component that take something of a resource of it.
  private func hops(to part: Part, asking resource: Use.Resource) -> [Hop] {
    hops(to: part).filter { hop in
      switch resource {
      case .requests, .memory, .connections, .network, .processors, .places: return true
      case .writes: return hop.verb.changes
      case .reads, .replicaReads:
        let place = part.hasReadCopies ? hop.asked.firstIndex { $0.id == part.id } : nil
        let isOfCopies = place.map(hop.readsReplicas) ?? false
        return !hop.verb.changes && isOfCopies == (resource == .replicaReads)
      }
    }
  }

  /// Whether a component by itself, or every hop that takes something of a resource of it, lets no
  /// more through than it can do; nil where neither bounds what comes.
  func isBounded(_ part: Part, _ use: Use, to capacity: Double) -> Bool? {
    if let level = part.protection.shedsAbove?.median {
      return isEnough(level, of: hops(to: part, asking: use.resource), part, use, to: capacity)
    }
    let hops = hops(to: part, asking: use.resource)
    let admitted = hops.map { $0.facts.admits?.median }
    guard !admitted.isEmpty, !admitted.contains(nil) else { return nil }
    if use.resource.isAsked {
      let work = zip(hops, admitted).map { ($1 ?? 0) * copies(askedBy: $0, part, use.resource) }
      return !isMore(work.reduce(0, +), than: capacity)
    }
    return isEnough(
      admitted.compactMap { $0 }.reduce(0, +), of: hops, part, use, to: capacity)
  }

  /// How many machines have work of one request of a hop: as many copies as a read asks, and all
  /// that a cache writes to.
  private func copies(askedBy hop: Hop, _ part: Part, _ resource: Use.Resource) -> Double {
    switch resource {
    case .reads where part.readsAnyCopy:
      let place = hop.asked.firstIndex { $0.id == part.id }
      let isStale = place.map(hop.readsReplicas) ?? false
      return Double(isStale ? part.staleReadQuorum : part.readQuorum)
    case .requests where part.kind == .cache && (hop.verb.changes || hop.verb == .invalidates):
      return Double(part.copiesOfData)
    default: return 1
    }
  }

  /// Whether so many requests a second, of all these hops alike, take no more of a resource than there
  /// is.
  ///
  /// Bytes and processors are taken as requests come; whoever stays connected is refused by no rule
  /// for requests.
  private func isEnough(
    _ level: Double, of hops: [Hop], _ part: Part, _ use: Use, to capacity: Double
  ) -> Bool {
    // Only a cache is asked by both those that one copy answers and those that all copies take.
    if use.resource.isAsked, part.kind != .cache {
      let most = hops.map { copies(askedBy: $0, part, use.resource) }.max() ?? 1
      return !isMore(level * most, than: capacity)
    }
    if use.resource.isHeld, holdsConnections(part) { return false }
    let rate = estimate.figure(.ratePeak, of: .component(part.name))?.value ?? 0
    guard rate > 0, let load = use.load.value else { return false }
    return !isMore(load * level / rate, than: capacity)
  }

  private func holdsConnections(_ part: Part) -> Bool {
    design.statements.contains { statement in
      guard case .connection(let connection) = statement else { return false }
      return connection.to.id == part.id || connection.passages.contains { $0.id == part.id }
    }
  }
}
