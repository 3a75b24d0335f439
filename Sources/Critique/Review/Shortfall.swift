import Estimation
import SystemDesign

/// What a component falls short of, why, and the way out.
struct Shortfall {
  let says: String
  let because: String
  let instead: String

  /// The component that a requirement names; without one all stores that are written where it is of
  /// what may be lost, and the only cache where it is of hits.
  static func parts(
    held requirement: Requirement, to target: Requirement.Target, _ review: Review
  ) -> [Part] {
    let all = review.design.components
    if let subject = requirement.subject {
      return review.design.component(subject).map { [$0] } ?? []
    }
    switch target {
    case .recovery:
      return all.filter { part in
        part.kind == .database || part.kind == .objectStore
          ? !part.protection.isTelemetry && review.keepsForGood(part) : false
      }
    case .hitRatio: return [review.design.onlyCache].compactMap(\.self)
    case .durability, .staleness, .accuracy, .latency, .order, .delivery: return []
    }
  }

  /// Every way in which a component falls short of what is required of it.
  static func all(
    of part: Part, _ target: Requirement.Target, _ review: Review
  ) -> [Shortfall] {
    switch target {
    case .hitRatio(let least): [misses(part, least, review)].compactMap(\.self)
    case .staleness(let most):
      [behind(part, most, review), remembers(part, most, review)].compactMap(\.self)
    case .recovery(let losing, let within):
      [loses(part, losing), returns(part, within), isRestored(part, within, review)]
        .compactMap(\.self)
    case .latency(let most): [isSlow(part, most)].compactMap(\.self)
    case .delivery(let wanted): [delivers(part, wanted)].compactMap(\.self)
    case .durability, .accuracy, .order: []
    }
  }

  private static func isSlow(_ part: Part, _ most: Period) -> Shortfall? {
    guard let time = part.capacity.serviceTime, isLonger(time, than: most) else { return nil }
    return Shortfall(
      says:
        "'\(part.name)' takes \(time.formula) to answer, and \(most.formula) is the most that it "
        + "may take",
      because: "that is its own work, without any wait for it",
      instead: "make it answer sooner, or allow more")
  }

  private static func delivers(_ part: Part, _ wanted: Delivery) -> Shortfall? {
    guard part.isChannel, let said = part.messaging.delivery, said == .atMostOnce,
      wanted != .atMostOnce
    else { return nil }
    return Shortfall(
      says: "'\(part.name)' delivers each message at most once, and "
        + "\(wanted == .exactlyOnce ? "exactly" : "at least") once is required",
      because: "a message is lost where whoever gets it dies before it is done",
      instead:
        "say delivery: .atLeastOnce on '\(part.name)', and .idempotent(by: …) where it delivers, "
        + "or require less")
  }

  private static func misses(_ part: Part, _ least: Ratio, _ review: Review) -> Shortfall? {
    guard let required = least.median,
      let hits = review.estimate.figure(.hitRatio, of: .component(part.name))?.value,
      isMore(required, than: hits)
    else { return nil }
    return Shortfall(
      says: "'\(part.name)' answers \(QuantityText.percent(hits)) of what is read from it, and "
        + "\(least.formula) are required",
      because: "\(QuantityText.percent(1 - hits)) of its reads go on to what stands behind it",
      instead: "give it more memory or its entries a longer life, or require less")
  }

  private static func behind(_ part: Part, _ most: Period, _ review: Review) -> Shortfall? {
    guard let lag = lag(of: part), isLonger(lag, than: most), review.readsReplicas(of: part) else {
      return nil
    }
    return Shortfall(
      says: "what is read from the replicas of '\(part.name)' may be \(lag.formula) old, and "
        + "\(most.formula) is the most that may be",
      because: "they are \(lag.formula) behind its primary",
      instead: "read from the primary, say .replicating(.synchronous), or allow more")
  }

  /// A cache that nobody tells of a change has what it had until that expires.
  private static func remembers(_ part: Part, _ most: Period, _ review: Review) -> Shortfall? {
    guard part.kind == .cache || part.kind == .cdn, let life = part.caching.expiry,
      isLonger(life, than: most),
      review.hops(to: part).contains(where: { $0.verb == .reads && $0.to.id == part.id }),
      !review.isTold(part)
    else { return nil }
    return Shortfall(
      says:
        "what is read from '\(part.name)' may be \(life.formula) old, and \(most.formula) is the "
        + "most that may be",
      because: "its entries live for \(life.formula), and no flow writes or invalidates them",
      instead:
        "say .expiring(after:) of \(most.formula) or less, invalidate what changes, or allow more")
  }

  private static func loses(_ part: Part, _ most: Period) -> Shortfall? {
    if let lag = lag(of: part) {
      guard isLonger(lag, than: most) else { return nil }
      return Shortfall(
        says:
          "'\(part.name)' may lose \(lag.formula) of work with its primary, and \(most.formula) "
          + "is the most that may be",
        because: "its replicas are \(lag.formula) behind",
        instead: "say .replicating(.synchronous), or allow more")
    }
    guard part.copiesOfData == 1, let every = part.storage.backup?.every,
      isLonger(every, than: most)
    else { return nil }
    // Who runs it keeps copies, which repeat a wrong delete.
    if part.isManaged {
      return Shortfall(
        says: "'\(part.name)' may lose \(every.formula) of work with a wrong delete, and "
          + "\(most.formula) is the most that may be",
        because: "it is backed up every \(every.formula)",
        instead: "back it up more often, or allow more")
    }
    return Shortfall(
      says:
        "'\(part.name)' may lose \(every.formula) of work with its disk, and \(most.formula) is "
        + "the most that may be",
      because: "it has no replica, and is backed up every \(every.formula)",
      instead:
        "say replicas: 1 and .replicating(.synchronous), back it up more often, or allow more")
  }

  private static func returns(_ part: Part, _ most: Period) -> Shortfall? {
    guard part.copiesOfData > 1 else { return nil }
    if case .never? = part.storage.failover {
      return Shortfall(
        says:
          "'\(part.name)' is not back by itself after the loss of its primary, and \(most.formula) is "
          + "the most that it may take",
        because: "no replica takes over",
        instead: "say failover: .automatic(…) of \(most.formula) or less, or allow more")
    }
    guard let time = part.storage.failover?.time, isLonger(time, than: most) else { return nil }
    return Shortfall(
      says: "'\(part.name)' is back \(time.formula) after the loss of its primary, and "
        + "\(most.formula) is the most that it may take",
      because: "a replica takes over after \(time.formula)",
      instead: "say failover: .automatic(…) of \(most.formula) or less, or allow more")
  }

  /// What has one copy is back when all of it was read from its backup.
  private static func isRestored(
    _ part: Part, _ most: Period, _ review: Review
  ) -> Shortfall? {
    guard part.copiesOfData == 1, let pace = part.storage.backup?.restoring,
      let each = pace.median, each > 0, let allowed = most.median,
      let bytes = review.estimate.figure(.storageRaw, of: .component(part.name))?.value
    else { return nil }
    let own = bytes / Double(max(part.instances, 1))
    let time = own / each
    guard isMore(time, than: allowed) else { return nil }
    let whole = part.instances > 1 ? "a shard of '\(part.name)'" : "'\(part.name)'"
    return Shortfall(
      says:
        "\(whole) is restored in \(QuantityText.period(time, above: allowed)), and \(most.formula) "
        + "is the most that it may take",
      because: "\(Words.size(own)) at the horizon come from its backup at \(pace.formula)",
      instead: part.isManaged
        ? "restore faster, or allow more"
        : "say replicas: 1 and failover: .automatic(…), restore faster, or allow more")
  }

  /// How far the replicas are behind; nil where there are none, or they are not.
  private static func lag(of part: Part) -> Period? {
    guard part.copiesOfData > 1, case .asynchronous(let lag)? = part.storage.replication else {
      return nil
    }
    return lag
  }

  private static func isLonger(_ time: Period, than most: Period) -> Bool {
    guard let time = time.median, let most = most.median else { return false }
    return isMore(time, than: most)
  }
}

extension Failover {
  /// After how long a replica takes over; nil where none does.
  fileprivate var time: Period? {
    switch self {
    case .automatic(let time), .manual(let time): time
    case .never: nil
    }
  }
}

extension Review {
  /// Whether some flow writes to a cache, or invalidates something in it.
  func isTold(_ cache: Part) -> Bool {
    hops(to: cache).contains { hop in
      hop.to.id == cache.id && (hop.verb.changes || hop.verb == .invalidates)
    }
  }

  /// Whether some flow reads the replicas of a store.
  func readsReplicas(of store: Part) -> Bool {
    hops(to: store).contains { hop in
      hop.asked.firstIndex { $0.id == store.id }.map(hop.readsReplicas) ?? false
    }
  }

  /// Whether some flow writes to a store what cannot be worked out anew.
  fileprivate func keepsForGood(_ store: Part) -> Bool {
    arrivals(at: store).contains { entry in
      entry.hop.to.id == store.id && entry.hop.verb.changes
        && !(entry.hop.sending?.record?.facts.isDerived ?? false)
    }
  }
}
