import SystemDesign

extension Drafts {
  /// How unevenly load falls on the shards of stores and caches.
  var skew: [Draft] {
    demands.flatMap { part, demands -> [Draft] in
      guard part.isStore else { return [] }
      let subject = Subject.component(part.name)
      var drafts: [Draft] = []
      if let share = topShare(of: part), let load = demands.map(\.warm).first {
        let top = share.named("share of the most wanted key of '\(part.name)'")
        drafts.append(Draft(subject, .hotKeyRate, load.times(top, .rate)))
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

  /// The stated share, else what the popularity of a cache's items says.
  private func topShare(of part: Part) -> Term? {
    if let stated = part.storage.topKeyShare { return .known(stated.formula) }
    return CacheContents(of: part, load.arriving(at: part).filter { $0.work == .read }).topShare
  }
}
