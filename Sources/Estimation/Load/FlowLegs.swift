import SystemDesign

/// What one flow brings to each component it touches.
struct FlowLegs {
  private let flow: Flow
  let rate: FlowRate
  private let hits: HitRatios

  init(of flow: Flow, in design: Design, _ hits: HitRatios) {
    self.flow = flow
    self.hits = hits
    rate = FlowRate(of: flow, in: design)
  }

  /// Every leg in the order of the hops; apart from them those that only run when others fail, as if
  /// each ran in every execution: those of fallbacks, and of whom nothing but a fallback reaches.
  var legs: (usual: [Leg], standby: [Leg]) {
    let runs = Runs(of: flow.steps)
    return (
      runs.usual.flatMap(legs), runs.standby.flatMap { legs(of: Runs.Run(hop: $0)) }
    )
  }

  func legs(of run: Runs.Run) -> [Leg] {
    let (hop, share) = (run.hop, run.share)
    let times = Term.known(hop.times.mean)
    let perExecution = share.map { $0.times(times, .ratio) } ?? times
    let asked = hop.facts.scatter.map { perExecution.times(.number($0, "shards"), .ratio) }
    let shards = hop.facts.scatter ?? 1
    let own =
      hop.verb == .reads
      ? reading(run, asked ?? perExecution, shards: shards)
      : passing(run, asked ?? perExecution, shards: shards)
    return own + own.flatMap(counted)
  }

  /// What passes a limiter that instances share is counted in its cache, one look a request.
  private func counted(_ leg: Leg) -> [Leg] {
    leg.to.limiterCaches.map { cache in
      Leg(
        flow: leg.flow, run: leg.run, from: leg.to, to: cache, work: .forgetting, rate: leg.rate,
        perExecution: leg.perExecution, coldPerExecution: leg.coldPerExecution, asked: leg.asked,
        there: .zero(.dataSize), back: .zero(.dataSize))
    }
  }

  /// A hop through its passages: each gets one request and carries the bytes both ways.
  ///
  /// Of what is scattered each shard gets its part of the records and gives its part of the answer.
  private func passing(_ run: Runs.Run, _ times: Term, shards: Int) -> [Leg] {
    let hop = run.hop
    let stations = [hop.from] + hop.passages + [hop.to]
    let there = hop.verb.changes ? part(of: there(hop), shards) : there(hop)
    let back = part(of: back(hop), shards)
    return zip(stations, stations.dropFirst()).map { from, to in
      Leg(
        flow: flow, run: run, from: from, to: to,
        work: to.id == hop.to.id ? work(of: hop) : .request, rate: rate,
        perExecution: times, coldPerExecution: times, asked: asked(hop), there: there, back: back)
    }
  }

  private func part(of bytes: Term, _ shards: Int) -> Term {
    shards > 1 ? bytes.over(.number(shards, "shards"), .dataSize) : bytes
  }

  /// A read; what a cache lacks comes from the next one asked, fetched by the caller or the cache.
  ///
  /// Cold, each of them is asked for everything but what a store before it has. Only the first is
  /// asked twice where the read is hedged: a second instance lacks what the first does, and one of
  /// both then asks the next.
  ///
  /// Of a read that is scattered each shard brings its part.
  private func reading(_ run: Runs.Run, _ times: Term, shards: Int) -> [Leg] {
    let hop = run.hop
    let whole = Term(hop.receiving?.size.formula, missing: "the size of what is read")
      .named(hop.receiving?.name ?? "")
    let size = part(of: whole, shards)
    let asked = hop.asked
    var legs: [Leg] = []
    var fetcher = hop.from
    var passed = Passed(ofEach(shards, hop.receiving?.count.formula))
    // What is no cache is not emptied with the caches.
    var passedCold = passed
    for (place, holder) in asked.enumerated() {
      let warm = place == 0 ? times : times.times(passed.share, .ratio)
      let wanted = place == 0 ? size : size.times(passed.bytes, .dataSize)
      let isFirst = passedCold.isEmpty
      let cold = isFirst ? times : times.times(passedCold.share, .ratio)
      let wantedCold = isFirst ? size : size.times(passedCold.bytes, .dataSize)
      guard place < asked.count - 1 else {
        legs.append(
          leg(
            run, fetcher, place, warm, cold, wanted: wanted, back: wanted,
            coldBack: wantedCold))
        break
      }
      let hit = hits.ratio(of: hop, at: place)
      // What one fetches for itself, it also hands on.
      let back =
        holder.caching.readsThrough
        ? wanted : wanted.times(hit.named("hit ratio of '\(holder.name)'"), .dataSize)
      let keeps = [.database, .searchIndex, .objectStore].contains(holder.kind)
      // Empty, it hands on only what it fetches first.
      let coldBack: Term =
        holder.caching.readsThrough
        ? wantedCold
        : keeps
          ? wantedCold.times(hit.named("hit ratio of '\(holder.name)'"), .dataSize)
          : .zero(.dataSize)
      legs.append(
        leg(
          run, fetcher, place, warm, cold, wanted: wanted, back: back,
          coldBack: coldBack))
      passed.add(hit, of: holder)
      if keeps { passedCold.add(hit, of: holder) }
      if holder.caching.readsThrough { fetcher = holder }
    }
    return legs
  }

  /// How many items one of the shards is asked for: its part of all, and one where one is spread.
  private func ofEach(_ shards: Int, _ count: Formula?) -> Formula? {
    guard let count, shards > 1, !count.isOne else { return count }
    let part = Term.known(count).over(.number(shards, "shards"), .count)
    return Machines.largest([.number(1), part]).formula
  }

  private func leg(
    _ run: Runs.Run, _ from: Part, _ place: Int, _ warm: Term, _ cold: Term, wanted: Term,
    back: Term, coldBack: Term
  ) -> Leg {
    let hop = run.hop
    // What is in a machine's own memory comes over no line.
    let isOwn = hop.asked[place].caching.isOwn
    return Leg(
      flow: flow, run: run, from: from, to: hop.asked[place],
      work: hop.readsReplicas(at: place) ? .replicaRead : .read, rate: rate,
      perExecution: warm, coldPerExecution: cold, asked: place == 0 ? asked(hop) : .number(1),
      there: .zero(.dataSize), back: isOwn ? .zero(.dataSize) : back,
      coldBack: isOwn ? .zero(.dataSize) : coldBack, wanted: wanted)
  }

  /// Once, and again for the share that is hedged.
  private func asked(_ hop: Hop) -> Term {
    guard hop.waits, let share = hop.facts.hedgeShare else { return .number(1) }
    return Term.number(2).minus(.known(share.formula))
      .named("how often '\(hop.to.name)' is asked for one answer")
  }

  private func work(of hop: Hop) -> Leg.Work {
    switch hop.verb {
    case .calls: .request
    case .reads: .read
    case .writes, .updates, .deletes: .change
    case .invalidates: .forgetting
    case .looksUp: .lookUp
    case .sends, .delivers, .pushes: .message
    }
  }

  /// Bytes on the way there.
  ///
  /// A clock sends none, and look-ups and invalidations count as none.
  private func there(_ hop: Hop) -> Term {
    switch hop.verb {
    case _ where hop.to.caching.isOwn: return .zero(.dataSize)
    case .looksUp, .invalidates: return .zero(.dataSize)
    case .calls where hop.from.kind == .timer && hop.sending == nil: return .zero(.dataSize)
    default:
      return Term(
        hop.sending?.size.formula,
        missing: "the bytes '\(hop.from.name)' sends to '\(hop.to.name)': say sending:")
    }
  }

  /// Bytes on the way back.
  ///
  /// Only a call can say them; what answers a write or a message is no
  /// payload and counts as none.
  private func back(_ hop: Hop) -> Term {
    switch hop.verb {
    case .calls where hop.from.kind == .timer && hop.receiving == nil: .zero(.dataSize)
    case .calls:
      Term(
        hop.receiving?.size.formula,
        missing: "the bytes '\(hop.to.name)' answers '\(hop.from.name)': say receiving:")
    default: .zero(.dataSize)
    }
  }
}

extension Part {
  /// The caches in which it counts how often its callers come, one for each of its limits.
  var limiterCaches: [Part] {
    protection.limits.compactMap { limit in relatives.first { $0.id == limit.shared } }
  }
}
