import SystemDesign

extension Drafts {
  /// What caches answer, and what it takes.
  var caching: [Draft] {
    design.components.filter { $0.kind == .cache || $0.kind == .cdn }.flatMap { cache -> [Draft] in
      let reads = load.arriving(at: cache).filter { $0.work == .read }
      guard !reads.isEmpty else { return [] }
      let subject = Subject.component(cache.name)
      let contents = CacheContents(of: cache, reads)
      let ratio = load.hits.ratio(of: cache)
      var drafts: [(Measure, Term?)] = [(.workingSet, contents.workingSet)]
      // What each read says for itself is no ratio of the cache.
      if cache.caching.hit != nil || reads.contains(where: { !$0.hop.states(hitOf: cache) }) {
        drafts.append((.hitRatio, ratio))
      }
      if cache.caching.hit != nil { drafts.append((.memoryForHits, contents.memory(for: ratio))) }
      return drafts.compactMap { measure, term in term.map { Draft(subject, measure, $0) } }
    }
  }
}

extension Hop {
  /// Whether it says itself how often it finds something in a cache.
  fileprivate func states(hitOf cache: Part) -> Bool {
    asked.firstIndex { $0.id == cache.id }.flatMap { hit(at: $0) } != nil
  }
}
