extension Flow {
  /// Its own figures, without those of its hops.
  var figures: [Figure] {
    Figure.list(
      "'\(name)' has", origin,
      [
        ("a rate", rate.formula, .notNegative), ("a peak", peak?.formula, .once),
        ("an availability", availability?.formula, .share), ("a p99", p99?.formula, .positive),
        ("a time to complete", facts.completes?.time.formula, .positive),
        ("a share to complete", facts.completes?.share.formula, .share),
        ("a number of callers", facts.callers?.count.formula, .notNegative),
        ("a pause of its callers", facts.callers?.pause.formula, .notNegative),
      ] + facts.limits.map { ("a limit", $0.rate.formula, .notNegative) }
        + (facts.daily?.figures ?? []))
  }
}

extension Hop {
  /// Its figures; the fields of a record are the record's own.
  var figures: [Figure] {
    Figure.list(
      "the hop from '\(from.name)' to '\(to.name)' has", origin,
      [
        ("a number of times", times.mean, .notNegative),
        ("a largest number of times", times.top, .notNegative),
        ("a payload", sending?.figure, .notNegative),
        ("an answer", receiving?.figure, .notNegative),
        ("a hit ratio", facts.hit?.formula, .share),
        ("a timeout", facts.timeout?.formula, .positive),
        ("a pause", facts.retries?.backoff?.formula, .notNegative),
        ("a retry budget", facts.retries?.budget?.formula, .notNegative),
        ("a hedge", facts.hedgeAfter?.formula, .notNegative),
        ("a share before its hedge", facts.hedgeShare?.formula, .share),
        ("a bulkhead", facts.bulkhead?.formula, .notNegative),
        ("a pool", facts.pool?.formula, .notNegative),
        ("an admitted rate", facts.admits?.formula, .notNegative),
        ("a missing share", facts.partial?.formula, .share),
        ("a round trip", facts.roundTrip?.formula, .notNegative),
        ("a time to cache", facts.cacheable?.formula, .notNegative),
      ] + facts.further.map { ("a hit ratio", $0.hit?.formula, .share) })
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
        ("a time to keep", kept?.formula, .positive),
        ("room for indexes", facts.indexRoom?.formula, .notNegative),
        ("a compression", facts.compression?.formula, .positive),
      ] + fields.map { ("a field '\($0.name)'", $0.size.formula, .notNegative) })
  }
}
