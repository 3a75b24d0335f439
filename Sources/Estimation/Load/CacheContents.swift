import SystemDesign

/// What a cache is asked for, and how much of it fits.
struct CacheContents {
  private let cache: Part
  private let reads: [Leg]

  /// - Parameter reads: the legs that read from it.
  init(of cache: Part, _ reads: [Leg]) {
    self.cache = cache
    self.reads = reads
  }

  /// The smaller of what memory and expiry allow; nil where neither is stated, or where what leaves a
  /// full cache is not what was asked for the longest or least often ago.
  var hitRatio: Term? {
    guard let items, let slope else { return nil }
    let bounds = [byMemory(items, slope), byExpiry(items, slope)].compactMap { $0 }
    guard let first = bounds.first else { return nil }
    return bounds.dropFirst().reduce(first) { $0.smaller($1) }
      .named("hit ratio of '\(cache.name)'")
  }

  /// Every different item that is asked for, in bytes.
  var workingSet: Term? { items.map { $0.times(itemSize, .dataSize) } }

  /// The memory that a hit ratio takes, of all shards together.
  func memory(for ratio: Term) -> Term? {
    guard let items, let slope, let held = modelled(.itemsToHold, [ratio, items, slope], .count)
    else { return nil }
    return held.named("items that '\(cache.name)' must hold").times(itemSize, .dataSize)
      .over(fill, .dataSize)
  }

  /// The share of reads that ask for the most wanted item; nil where a cache in front answers some
  /// of those and nothing says how many.
  var topShare: Term? {
    guard let items, let slope else { return nil }
    let share = modelled(.topShare, [.number(1), items, slope], .ratio)
    guard let front = cache.front(by: reads) else { return share }
    // Each copy of what is in front asks on for an item once in the lifetime of an entry.
    guard let life = front.caching.expiry else { return nil }
    let copies = Term.number(front.caching.isOwn ? front.copiesOfData : 1, "copies")
    let fetched = copies.over(.known(life.formula), .rate)
    return share?.smaller(fetched.over(reads.peakItemRate(), .ratio))
  }

  private var items: Term? {
    cache.caching.distinct.map { Term.known($0.formula).named("items asked of '\(cache.name)'") }
  }

  private var slope: Term? {
    switch cache.caching.popularity {
    case .uniform: return number(0)
    case .zipf(let slope): return number(slope)
    case .share(let requests, let part):
      guard let items else { return nil }
      return modelled(.slope, [.known(requests.formula), .known(part.formula), items], .ratio)?
        .named("slope of the popularity of '\(cache.name)'")
    case nil: return nil
    }
  }

  private func number(_ value: Double) -> Term {
    .known(Formula(.literal(value, Unit("slope")), .ratio))
  }

  /// A share of the memory is filled, where that was said.
  private var fill: Term { cache.storage.fill.map { .known($0.formula) } ?? .number(1) }

  private func byMemory(_ items: Term, _ slope: Term) -> Term? {
    guard let memory = cache.capacity.memory, !reads.isEmpty else { return nil }
    let all = Term.known(memory.formula)
      .times(.number(cache.instances, cache.instances == 1 ? "shard" : "shards"), .dataSize)
      .times(fill, .dataSize)
    let fitting = all.over(itemSize, .count).named("items that fit in '\(cache.name)'")
    let ratio: Term? =
      switch cache.caching.eviction {
      case .leastRecentlyUsed, .sampled, nil:
        modelled(.hitsBySize, [fitting, items, slope], .ratio)
      case .leastFrequentlyUsed: modelled(.topShare, [fitting, items, slope], .ratio)
      case .firstIn, .refusing: nil
      }
    return ratio?.named("hit ratio of '\(cache.name)' by its memory")
  }

  private var copies: Term { .number(cache.copiesOfData, "copies") }

  private func byExpiry(_ items: Term, _ slope: Term) -> Term? {
    guard let life = cache.caching.expiry, !reads.isEmpty else { return nil }
    let all = reads.itemRate(\.unanswered).times(.known(life.formula), .count)
    let asked = (cache.caching.isOwn ? all.over(copies, .count) : all)
      .named("items asked of '\(cache.name)' while an entry lives")
    return modelled(.hitsByExpiry, [asked, items, slope], .ratio)?
      .named("hit ratio of '\(cache.name)' by its expiry")
  }

  /// The bytes of one item with what the cache adds, in the mean over all reads.
  private var itemSize: Term {
    let records = distinct(reads.compactMap { $0.hop.receiving?.record?.name })
    let sizes = reads.map { leg in
      Term(
        (leg.hop.receiving?.record?.size ?? leg.hop.receiving?.size)?.formula,
        missing: "the size of what is read from '\(cache.name)'")
    }
    var size = sizes.first ?? .unknown(["the size of what is read from '\(cache.name)'"])
    if records.count > 1 {
      let bytes = zip(reads, sizes).map { $0.items(\.mean).times($1, .bandwidth) }
      size = Term.sum(bytes, .bandwidth).over(reads.itemRate(\.mean), .dataSize)
    }
    return size.withOverhead(of: cache).named("bytes of one item in '\(cache.name)'")
  }

  private func modelled(
    _ function: Formula.Function, _ inputs: [Term], _ dimension: Dimension
  ) -> Term? {
    let missing = distinct(inputs.flatMap(\.missing))
    guard missing.isEmpty else { return .unknown(missing) }
    return .known(Formula(.function(function, inputs.compactMap(\.formula)), dimension))
  }
}
