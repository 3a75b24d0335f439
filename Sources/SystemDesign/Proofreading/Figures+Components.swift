extension Part {
  /// Every figure said about it, with those of the domains it shares.
  var figures: [Figure] {
    Figure.list("'\(name)' has", origin, work + absence + answers + keeping)
      + placement.domains.flatMap(\.figures)
      + storage.stocks.flatMap {
        Figure.list("'\(name)' has", $0.origin, [.one("a stock", $0.count.formula, .notNegative)])
      }
  }

  private var work: [Figure.Said] {
    [
      .one("a rate", capacity.each?.formula, .positive),
      .one("a rate of reads", capacity.reads?.formula, .positive),
      .one("a rate of writes", capacity.writes?.formula, .positive),
      .one("a service time", capacity.serviceTime?.formula, .notNegative),
      .one("a variation", capacity.variation?.formula, .notNegative),
      .one("a time on a core", capacity.computing?.formula, .notNegative),
      .one("a memory", capacity.memory?.formula, .positive),
      .one("a memory for a request", capacity.memoryPerRequest?.formula, .notNegative),
      .one("a disk", capacity.disk?.formula, .positive),
      .one("a network", capacity.network?.formula, .positive),
      .one("a number of connections", capacity.connections?.formula, .positive),
      .one("a rate of new connections", capacity.opening?.formula, .positive),
      .one("a number at once", capacity.concurrency?.formula, .positive),
      .one("a share that waits", capacity.waiting?.formula, .share),
      .one("an expected rate", capacity.expected?.formula, .notNegative),
      .one("a refused rate", protection.shedsAbove?.formula, .notNegative),
      .one("a price", price?.formula, .notNegative),
      .one("a price to keep", prices.keeping?.price.formula, .notNegative),
      .one("a size to keep", prices.keeping?.size.formula, .positive),
      .one("a price to answer", prices.answering?.price.formula, .notNegative),
      .one("a number to answer", prices.answering?.count.formula, .positive),
      .one("a price to send", prices.sending?.price.formula, .notNegative),
      .one("a size to send", prices.sending?.size.formula, .positive),
    ] + protection.limits.map { .one("a limit", $0.rate.formula, .notNegative) }
      + (capacity.measured?.points ?? []).map {
        .one("a measured rate", $0.rate.formula, .positive)
      }
  }

  private var absence: [Figure.Said] {
    [
      .one("an availability", faults.availability?.formula, .share),
      .one("a time between failures", faults.between?.formula, .positive),
      .one("a repair", faults.repair?.formula, .notNegative),
      .one("a share of common failures", faults.common?.formula, .share),
      .one("a maintenance", faults.maintenance?.time.formula, .notNegative),
      .one("a maintenance every", faults.maintenance?.every.formula, .positive),
    ]
  }

  private var answers: [Figure.Said] {
    let shares: [Ratio] =
      if case .share(let load, let items)? = caching.popularity { [load, items] } else { [] }
    return [
      .one("a hit ratio", caching.hit?.formula, .share),
      .one("a number of items", caching.distinct?.formula, .notNegative),
      .one("an expiry", caching.expiry?.formula, .notNegative),
      .one("a jitter", caching.jitter?.formula, .notNegative),
      .one("a time to serve stale", caching.staleFor?.formula, .notNegative),
    ] + shares.map { .one("a popularity", $0.formula, .share) }
  }

  private var keeping: [Figure.Said] {
    let lag: Period? = if case .asynchronous(let it)? = storage.replication { it } else { nil }
    let failover: Period? =
      switch storage.failover {
      case .automatic(let it), .manual(let it): it
      case .never, nil: nil
      }
    let flush: Period? = if case .disk(let it)? = storage.durability { it } else { nil }
    return [
      .one("a time to keep", messaging.keeping?.formula, .positive),
      .one("a time to keep", storage.keeping?.formula, .positive),
      .one("a number of keys", storage.distinctKeys?.formula, .notNegative),
      .one("a top share", storage.topKeyShare?.formula, .share),
      .one("an overhead", storage.indexOverhead?.formula, .notNegative),
      .one("a fill", storage.fill?.formula, .someShare),
      .one("a lag", lag?.formula, .notNegative),
      .one("a failover", failover?.formula, .notNegative),
      .one("a flush", flush?.formula, .notNegative),
      .one("a backup every", storage.backup?.every.formula, .positive),
      .one("a restore", storage.backup?.restoring?.formula, .notNegative),
      .one("a backup kept", storage.backup?.keeping?.formula, .positive),
      .one("an archive after", storage.archive?.after.formula, .notNegative),
    ]
  }
}

extension Domain {
  /// How often it is there.
  var figures: [Figure] {
    Figure.list("'\(name)' has", origin, [.one("an availability", availability?.formula, .share)])
  }
}
