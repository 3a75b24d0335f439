extension Part {
  /// Every figure said about it, with those of the domains it shares.
  var figures: [Figure] {
    Figure.list("'\(name)' has", origin, work + absence + answers + keeping)
      + placement.domains.flatMap(\.figures)
      + storage.stocks.flatMap {
        Figure.list("'\(name)' has", $0.origin, [("a stock", $0.count.formula, .notNegative)])
      }
  }

  private typealias Said = [(String, Formula?, Figure.Bounds)]

  private var work: Said {
    [
      ("a rate", capacity.each?.formula, .positive),
      ("a rate of reads", capacity.reads?.formula, .positive),
      ("a rate of writes", capacity.writes?.formula, .positive),
      ("a service time", capacity.serviceTime?.formula, .notNegative),
      ("a variation", capacity.variation?.formula, .notNegative),
      ("a time on a core", capacity.computing?.formula, .notNegative),
      ("a memory", capacity.memory?.formula, .positive),
      ("a memory for a request", capacity.memoryPerRequest?.formula, .notNegative),
      ("a disk", capacity.disk?.formula, .positive),
      ("a network", capacity.network?.formula, .positive),
      ("a number of connections", capacity.connections?.formula, .positive),
      ("a rate of new connections", capacity.opening?.formula, .positive),
      ("a number at once", capacity.concurrency?.formula, .positive),
      ("a share that waits", capacity.waiting?.formula, .share),
      ("an expected rate", capacity.expected?.formula, .notNegative),
      ("a refused rate", protection.shedsAbove?.formula, .notNegative),
      ("a price", price?.formula, .notNegative),
      ("a price to keep", prices.keeping?.price.formula, .notNegative),
      ("a size to keep", prices.keeping?.size.formula, .positive),
      ("a price to answer", prices.answering?.price.formula, .notNegative),
      ("a number to answer", prices.answering?.count.formula, .positive),
      ("a price to send", prices.sending?.price.formula, .notNegative),
      ("a size to send", prices.sending?.size.formula, .positive),
    ] + protection.limits.map { ("a limit", $0.rate.formula, .notNegative) }
      + (capacity.measured?.points ?? []).map { ("a measured rate", $0.rate.formula, .positive) }
  }

  private var absence: Said {
    [
      ("an availability", faults.availability?.formula, .share),
      ("a time between failures", faults.between?.formula, .positive),
      ("a repair", faults.repair?.formula, .notNegative),
      ("a share of common failures", faults.common?.formula, .share),
      ("a maintenance", faults.maintenance?.time.formula, .notNegative),
      ("a maintenance every", faults.maintenance?.every.formula, .positive),
    ]
  }

  private var answers: Said {
    let shares: [Ratio] =
      if case .share(let load, let items)? = caching.popularity { [load, items] } else { [] }
    return [
      ("a hit ratio", caching.hit?.formula, .share),
      ("a number of items", caching.distinct?.formula, .notNegative),
      ("an expiry", caching.expiry?.formula, .notNegative),
      ("a jitter", caching.jitter?.formula, .notNegative),
      ("a time to serve stale", caching.staleFor?.formula, .notNegative),
    ] + shares.map { ("a popularity", $0.formula, .share) }
  }

  private var keeping: Said {
    let lag: Period? = if case .asynchronous(let it)? = storage.replication { it } else { nil }
    let failover: Period? =
      switch storage.failover {
      case .automatic(let it), .manual(let it): it
      case .never, nil: nil
      }
    let flush: Period? = if case .disk(let it)? = storage.durability { it } else { nil }
    return [
      ("a time to keep", messaging.keeping?.formula, .positive),
      ("a time to keep", storage.keeping?.formula, .positive),
      ("a number of keys", storage.distinctKeys?.formula, .notNegative),
      ("a top share", storage.topKeyShare?.formula, .share),
      ("an overhead", storage.indexOverhead?.formula, .notNegative),
      ("a fill", storage.fill?.formula, .someShare),
      ("a lag", lag?.formula, .notNegative), ("a failover", failover?.formula, .notNegative),
      ("a flush", flush?.formula, .notNegative),
      ("a backup every", storage.backup?.every.formula, .positive),
      ("a restore", storage.backup?.restoring?.formula, .notNegative),
      ("a backup kept", storage.backup?.keeping?.formula, .positive),
      ("an archive after", storage.archive?.after.formula, .notNegative),
    ]
  }
}

extension Domain {
  /// How often it is there.
  var figures: [Figure] {
    Figure.list("'\(name)' has", origin, [("an availability", availability?.formula, .share)])
  }
}
