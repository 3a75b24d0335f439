import SystemDesign

/// A read from a cache whose answer may be old, and what changed meanwhile.
struct OldAnswer {
  let record: Record
  let read: HopIndex.Entry
  let store: Part
  let change: HopIndex.Entry
}

extension Review {
  /// The reads of a cache that nobody tells of what changes in the stores behind it.
  func oldAnswers(of cache: Part) -> [OldAnswer] {
    let arrivals = arrivals(at: cache)
    let told = told(to: cache, arrivals)
    return arrivals.flatMap { oldAnswers($0, of: cache, told) }
  }

  private func oldAnswers(
    _ entry: HopIndex.Entry, of cache: Part, _ told: (records: Set<String>, isOfKeys: Bool)
  ) -> [OldAnswer] {
    let hop = entry.hop
    guard hop.verb == .reads, let record = hop.receiving?.record, !record.facts.isImmutable,
      !told.isOfKeys, !told.records.contains(record.name),
      let place = hop.asked.firstIndex(where: { $0.id == cache.id })
    else { return [] }
    return hop.asked.dropFirst(place + 1).filter(\.isLasting).flatMap { store in
      self.arrivals(at: store).filter { change in
        change.hop.to.id == store.id && change.hop.sending?.record?.name == record.name
          && (change.hop.verb == .updates || change.hop.verb == .deletes)
      }
      .map { OldAnswer(record: record, read: entry, store: store, change: $0) }
    }
  }

  /// What a cache is told of: the records, and whether of something that nobody reads from it.
  private func told(
    to cache: Part, _ arrivals: [HopIndex.Entry]
  ) -> (records: Set<String>, isOfKeys: Bool) {
    let reads = arrivals.map(\.hop).filter { $0.verb == .reads }
    let read = Set(reads.compactMap(\.receiving?.record?.name))
    let tells = arrivals.filter {
      $0.hop.to.id == cache.id && ($0.hop.verb.changes || $0.hop.verb == .invalidates)
        && !fills($0, cache)
    }
    .map(\.hop)
    return (
      Set(tells.compactMap(\.sending?.record?.name)),
      tells.contains { hop in
        hop.verb == .invalidates && !(hop.sending?.record.map { read.contains($0.name) } ?? false)
      }
    )
  }

  /// Whether a write to a cache puts there what a read of the same flow found missing, and nothing
  /// that the flow changed.
  private func fills(_ entry: HopIndex.Entry, _ cache: Part) -> Bool {
    guard entry.hop.verb == .writes, let name = entry.hop.sending?.record?.name else {
      return false
    }
    let hops = flows[entry.flow].everyHop
    return hops.contains { hop in
      hop.verb == .reads && hop.receiving?.record?.name == name
        && hop.asked.contains { $0.id == cache.id }
    }
      && !hops.contains {
        $0.verb.changes && $0.to.isLasting && $0.sending?.record?.name == name
      }
  }
}
