import SystemDesign

extension Drafts {
  /// How unevenly load falls on the shards of stores and caches.
  var skew: [Draft] {
    demands.flatMap { part, demands -> [Draft] in
      guard part.isStore else { return [] }
      let subject = Subject.component(part.name)
      var drafts: [Draft] = []
      if let hottest = hottest(of: part, demands) {
        let top = hottest.share
        drafts.append(hottest.rate)
        if part.instances > 1 {
          let one = Term.number(1)
          let rest = one.minus(top).over(.number(part.instances, "shards"), .ratio)
          drafts.append(Draft(subject, .hotShardShare, top.plus(rest)))
        }
      }
      if case .consistentHashing(let points) = part.storage.partitioning, part.instances > 1,
        let ring = try? ConsistentHashing(machines: part.instances, points: points)
      {
        let fullest = Formula(.literal(ring.fullest, Unit("times the mean")), .ratio)
        drafts.append(Draft(subject, .ringImbalance, .known(fullest)))
      }
      return drafts
    }
  }

  /// What the most wanted key of each store and cache alone gets.
  var hotKeys: [Draft] {
    demands.compactMap { part, demands in
      part.isStore ? hottest(of: part, demands)?.rate : nil
    }
  }

  private func hottest(of part: Part, _ demands: [Demand]) -> (rate: Draft, share: Term)? {
    guard let share = topShare(of: part), let legs = keyed(part, demands) else { return nil }
    let top = share.named("share of the most wanted key of '\(part.name)'")
    let requests = legs.peakRate()
    var rate = requests.times(top, .rate)
    let areSeveral = legs.contains { !($0.hop.receiving?.count.formula.isOne ?? true) }
    // A stated share is of the requests, each for one key; of the items that one is for, each is
    // another.
    if part.kind == .cache, part.storage.topKeyShare == nil, areSeveral {
      rate = legs.peakItemRate().times(top, .rate).smaller(requests)
    }
    return (Draft(.component(part.name), .hotKeyRate, rate), top)
  }

  /// What is asked for by key, read or written, each counted once however many copies it asks.
  ///
  /// Of what asks every shard of a store, each is asked alike whatever is wanted. Of a cache it is
  /// items that are wanted, however many one question is for, and popularity is what is read: what is
  /// set goes to every copy besides.
  private func keyed(_ part: Part, _ demands: [Demand]) -> [Leg]? {
    guard !demands.isEmpty else { return nil }
    let all = load.arriving(at: part)
    if part.kind == .cache {
      let asked = all.filter { $0.work != .change && $0.work != .forgetting }
      return asked.isEmpty ? all : asked
    }
    let byKey = all.filter { ($0.hop.facts.scatter ?? 1) < max(part.instances, 2) }
    return byKey.isEmpty ? nil : byKey
  }

  /// The stated share, else what the popularity of a cache's items says; among so many keys no less
  /// than an even part.
  private func topShare(of part: Part) -> Term? {
    let even = part.storage.distinctKeys.map {
      Term.number(1).over(.known($0.formula), .ratio).named("an even part of one key")
    }
    if let stated = part.storage.topKeyShare {
      return Machines.largestKnown([.known(stated.formula)] + [even].compactMap(\.self))
    }
    let reads = load.arriving(at: part).filter { $0.work == .read }
    let popular = CacheContents(of: part, reads).topShare
    return popular.flatMap { $0.formula == nil ? nil : $0 } ?? even ?? popular
  }
}
