import SystemDesign

/// The share of reads that each cache answers where no hit ratio was stated.
struct HitRatios: Sendable {
  private var derived: [Part.ID: Term] = [:]

  /// None is worked out.
  init() {}

  /// Those that follow from a stated popularity.
  ///
  /// Of a cache behind another one, what that one answers is taken off.
  ///
  /// - Parameter legs: all that moves; how much of it misses does not matter.
  init(of design: Design, _ legs: [Leg]) {
    let caches = Self.caches(of: design)
    guard !caches.isEmpty else { return }
    let reads = Dictionary(grouping: legs.filter { $0.work == .read }) { $0.to.id }
    var whole: [Part.ID: Term] = [:]
    for cache in caches {
      let contents = CacheContents(of: cache, reads[cache.id] ?? [])
      if let ratio = contents.hitRatio { whole[cache.id] = ratio }
    }
    derived = whole
    for cache in caches {
      let own = reads[cache.id] ?? []
      guard let front = cache.front(by: own), let all = whole[cache.id]?.formula,
        let first = cache.stated(of: own) ?? whole[front.id]?.formula
      else { continue }
      derived[cache.id] = Term.known(Formula(.function(.hitsBehind, [all, first]), .ratio))
        .named("hit ratio of '\(cache.name)' behind '\(front.name)'")
    }
  }

  /// Those whose hit ratio follows from a stated popularity.
  static func caches(of design: Design) -> [Part] {
    design.components.filter { $0.caching.popularity != nil && $0.caching.hit == nil }
  }

  /// How many were worked out.
  var known: Int { derived.values.count { $0.formula != nil } }

  /// The one stated of a cache, else what its memory and its expiry allow, else unknown.
  func ratio(of cache: Part) -> Term {
    if let stated = cache.caching.hit { return .known(stated.formula) }
    return derived[cache.id]
      ?? .unknown([
        "the hit ratio of '\(cache.name)': say .hitting(90.percent), or hit: on the read"
      ])
  }
}

extension Part {
  /// The share that the cache in front of this one answers, where all that reads it says the same.
  fileprivate func stated(of reads: [Leg]) -> Formula? {
    let said = reads.map { leg in
      leg.hop.asked.firstIndex { $0.id == id }.flatMap { leg.hop.hit(at: $0 - 1) }
    }
    guard let first = said.first, let ratio = first,
      said.allSatisfy({ $0?.median == ratio.median })
    else { return nil }
    return ratio.formula
  }

  /// The cache in front of this one, where all that reads it asks the same one first.
  func front(by reads: [Leg]) -> Part? {
    let fronts = reads.map { leg -> Part? in
      let asked = leg.hop.asked
      guard let place = asked.firstIndex(where: { $0.id == id }), place > 0 else { return nil }
      return asked[place - 1]
    }
    guard let first = fronts.first, let front = first,
      fronts.allSatisfy({ $0?.id == front.id })
    else { return nil }
    return front
  }
}
