import SystemDesign

/// The share of reads that each cache answers where no hit ratio was stated.
struct HitRatios: Sendable {
  private var derived: [Part.ID: Term] = [:]

  /// None is worked out.
  init() {}

  /// Those that follow from a stated popularity.
  ///
  /// - Parameter legs: all that moves; how much of it misses does not matter.
  init(of design: Design, _ legs: [Leg]) {
    let caches = design.components.filter { $0.caching.popularity != nil && $0.caching.hit == nil }
    guard !caches.isEmpty else { return }
    let reads = Dictionary(grouping: legs.filter { $0.work == .read }) { $0.to.id }
    for cache in caches {
      let contents = CacheContents(of: cache, reads[cache.id] ?? [])
      if let ratio = contents.hitRatio { derived[cache.id] = ratio }
    }
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
