import SystemDesign

extension Drafts {
  /// What caches are said to hold, and the share of their memory that it takes.
  var held: [Draft] {
    design.components.flatMap { cache -> [Draft] in
      guard let held = Deposits.held(in: cache) else { return [] }
      let subject = Subject.component(cache.name)
      let memory =
        cache.memoryToFill
        ?? .unknown(["the memory of one machine of '\(cache.name)': say memory: 64.gigabytes"])
      let shards = Term.number(cache.instances, cache.instances == 1 ? "shard" : "shards")
      return [
        Draft(subject, .memoryHeld, held),
        Draft(subject, .memoryUse, held.over(memory.times(shards, .dataSize), .ratio)),
      ]
    }
  }

  /// What caches answer, and what it takes.
  var caching: [Draft] {
    let required = holdersOfRequiredHits
    return design.components.filter { $0.kind == .cache || $0.kind == .cdn }.flatMap {
      cache -> [Draft] in
      let reads = load.arriving(at: cache).filter { $0.work == .read }
      guard !reads.isEmpty else { return [] }
      let subject = Subject.component(cache.name)
      let contents = CacheContents(of: cache, reads)
      var drafts: [(Measure, Term?)] = [(.workingSet, contents.workingSet)]
      // What each read says for itself is no ratio of the cache, unless one is required of it.
      let isOfCache = reads.contains { $0.ownHit == nil }
      if isOfCache || required.contains(cache.name) {
        drafts.append((.hitRatio, load.answered(reads)))
        if isOfCache, let stated = cache.caching.hit {
          drafts.append((.memoryForHits, contents.memory(for: .known(stated.formula))))
        }
      }
      return drafts.compactMap { measure, term in term.map { Draft(subject, measure, $0) } }
    }
  }

  /// What those caches answer of which it is required.
  var requiredHits: [Draft] {
    let required = holdersOfRequiredHits
    return required.isEmpty
      ? []
      : caching.filter { $0.measure == .hitRatio && required.contains($0.subject.name) }
  }

  private var holdersOfRequiredHits: [String] {
    design.statements.compactMap { statement -> String? in
      guard case .requirement(let requirement) = statement else { return nil }
      let isOfHits = requirement.targets.contains { if case .hitRatio = $0 { true } else { false } }
      guard isOfHits else { return nil }
      return (requirement.subject ?? design.onlyCache?.id)?.name
    }
  }
}

extension Design {
  /// The cache or delivery network that must be meant where none is named; nil where there are several.
  package var onlyCache: Part? {
    let caches = components.filter { $0.kind == .cache || $0.kind == .cdn }
    return caches.count == 1 ? caches[0] : nil
  }
}
