extension Flow {
  /// Its own figures, without those of its hops.
  var figures: [Figure] {
    Figure.list(
      "'\(name)' has", origin,
      [
        .one("a rate", rate.formula, .notNegative), .one("a peak", peak?.formula, .once),
        .one("an availability", availability?.formula, .share),
        .one("a p99", p99?.formula, .positive),
        .one("a time to complete", facts.completes?.time.formula, .positive),
        .one("a share to complete", facts.completes?.share.formula, .share),
        .one("a number of callers", facts.callers?.count.formula, .notNegative),
        .one("a pause of its callers", facts.callers?.pause.formula, .notNegative),
      ] + facts.limits.map { .one("a limit", $0.rate.formula, .notNegative) }
        + (facts.daily?.figures ?? []))
  }
}

extension Hop {
  /// Its figures; the fields of a record are the record's own.
  var figures: [Figure] {
    Figure.list(
      "the hop from '\(from.name)' to '\(to.name)' has", origin,
      [
        .one("a number of times", times.mean, .notNegative),
        .one("a largest number of times", times.top, .notNegative),
        .one("a payload", sending?.figure, .notNegative),
        .one("an answer", receiving?.figure, .notNegative),
        .one("a hit ratio", facts.hit?.formula, .share),
        .one("a timeout", facts.timeout?.formula, .positive),
        .one("a pause", facts.retries?.backoff?.formula, .notNegative),
        .one("a retry budget", facts.retries?.budget?.formula, .notNegative),
        .one("a hedge", facts.hedgeAfter?.formula, .notNegative),
        .one("a share before its hedge", facts.hedgeShare?.formula, .share),
        .one("a bulkhead", facts.bulkhead?.formula, .notNegative),
        .one("a pool", facts.pool?.formula, .notNegative),
        .one("an admitted rate", facts.admits?.formula, .notNegative),
        .one("a missing share", facts.partial?.formula, .share),
        .one("a round trip", facts.roundTrip?.formula, .notNegative),
        .one("a time to cache", facts.cacheable?.formula, .notNegative),
      ] + facts.further.map { .one("a hit ratio", $0.hit?.formula, .share) })
  }
}

extension Content {
  fileprivate var figure: Formula { record == nil ? size.formula : count.formula }
}

extension Record {
  /// How long it is kept, and what its fields and indexes take.
  var figures: [Figure] {
    Figure.list(
      "'\(name)' has", origin,
      [
        .one("a time to keep", kept?.formula, .positive),
        .one("room for indexes", facts.indexRoom?.formula, .notNegative),
        .one("a compression", facts.compression?.formula, .positive),
      ] + fields.map { .one("a field '\($0.name)'", $0.size.formula, .notNegative) })
  }
}
