import Estimation
import SystemDesign

/// What a component is required to do must follow from what the design says of it.
struct RequirementNotMet: Rule {
  static let id = "CAP010"
  static let slug = "requirement-not-met"
  static let group = RuleGroup.capacity
  static let law = "What is required of a component must follow from what is said of it."
  static let why =
    "A requirement that nothing is held against is read as kept, by everyone who was not there when "
    + "it was written."
  static let instead = "Change what falls short of it, or require what can be had."
  static let source: Citation? = Citation(
    "Chris Jones, John Wilkes, Niall Murphy, Cody Smith",
    "Service Level Objectives, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "the requirement is of no component, of:",
    "it is of accuracy, order, delivery, durability or latency: the design has no figure of a "
      + "component to hold against it",
    "the lag of a store is required, and nothing reads its replicas",
    "a cache may be so old, and some flow writes or invalidates what is in it",
    "it is not said how fast a backup comes back, or how much there is",
  ]
  static let examples: [Example] = [
    .fires("a cache that answers 60 % where 95 % are required") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache", memory: 1.gigabyte).hitting(60.percent)
      Requirement("Most reads come from memory", .hitRatio(95.percent), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
    },
    .fires("replicas an hour behind where no more than a minute may be lost") {
      let app = Service("App")
      let store = Database("Store", replicas: 2, failover: .automatic(30.seconds))
        .replicating(.asynchronous(lag: 1.hour))
      Requirement("Little is lost", .recovery(losing: 1.minute, within: 1.hour), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("answers of replicas an hour behind where a second is required") {
      let app = Service("App")
      let store = Database("Store", replicas: 2).replicating(.asynchronous(lag: 1.hour))
      Requirement("Answers are fresh", .staleness(1.second), of: store)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: store.replicas) }
    },
    .silent("the same replicas, where only the primary is read") {
      let app = Service("App")
      let store = Database("Store", replicas: 2).replicating(.asynchronous(lag: 1.hour))
      Requirement("Answers are fresh", .staleness(1.second), of: store)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: store) }
    },
    .silent("a copy that is as new as the primary, and takes over in time") {
      let app = Service("App")
      let store = Database("Store", replicas: 1, failover: .automatic(30.seconds))
        .replicating(.synchronous)
      Requirement("Little is lost", .recovery(losing: 1.minute, within: 1.minute), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("files that others keep, backed up once a day where an hour may be lost") {
      let app = Service("App")
      let files = ObjectStore("Files").backedUp(every: 1.day)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: files)
      Flow("Upload", at: 10.perSecond) { app.writes(1.megabyte, to: files) }
    },
    .fires("a reserve that nobody switches to, where it must be back in a quarter of an hour") {
      let app = Service("App")
      let store = Database("Store", replicas: 1, failover: .never).replicating(.synchronous)
      Requirement("It comes back", .recovery(losing: 1.minute, within: 15.minutes), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("864 GB that come back at 100 MB a second, where it must be back in two hours") {
      let app = Service("App")
      let store = Database("Store")
        .backedUp(every: 1.hour, restoring: 100.megabytesPerSecond, keeping: 30.days)
      Requirement("It comes back", .recovery(losing: 1.hour, within: 2.hours), of: store)
      Traffic(planned: 100.days)
      Flow("Write", at: 100.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .silent("the same where it may take three hours") {
      let app = Service("App")
      let store = Database("Store")
        .backedUp(every: 1.hour, restoring: 100.megabytesPerSecond, keeping: 30.days)
      Requirement("It comes back", .recovery(losing: 1.hour, within: 3.hours), of: store)
      Traffic(planned: 100.days)
      Flow("Write", at: 100.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .fires("a cache that keeps for a day what may be a minute old") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache").hitting(90.percent).expiring(after: 1.day)
      Requirement("Answers are fresh", .staleness(1.minute), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
    },
    .silent("the same cache, told of every change") {
      let app = Service("App")
      let store = Database("Store")
      let cache = Cache("Cache").hitting(90.percent).expiring(after: 1.day)
      Requirement("Answers are fresh", .staleness(1.minute), of: cache)
      Flow("Read", at: 10.perSecond) { app.reads(1.kilobyte, from: cache, else: store) }
      Flow("Change", at: 1.perSecond) {
        app.updates(1.kilobyte, in: store)
        app.invalidates(1.kilobyte, in: cache)
      }
    },
    .justSilent("a backup an hour where an hour may be lost") {
      let app = Service("App")
      let store = Database("Store").backedUp(every: 1.hour)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
    .justFires("a backup every 61 minutes where an hour may be lost") {
      let app = Service("App")
      let store = Database("Store").backedUp(every: 61.minutes)
      Requirement("Little is lost", .recovery(losing: 1.hour, within: 1.day), of: store)
      Flow("Write", at: 10.perSecond) { app.writes(1.kilobyte, to: store) }
    },
  ]

  /// What falls short, why, and the way out.
  private struct Shortfall {
    let says: String
    let because: String
    let instead: String
  }

  func verdicts(in review: Review) -> [Verdict] {
    review.design.statements.flatMap { statement -> [Verdict] in
      guard case .requirement(let requirement) = statement,
        let part = requirement.subject.flatMap(review.design.component)
      else { return [] }
      return requirement.targets.flatMap { Self.shortfalls(of: part, $0, review) }.map { short in
        finding(
          .error, about: .component(part.name), in: review.flows(through: part).map(\.name),
          at: requirement.origin, says: short.says,
          because: [short.because, "required is: \(requirement.says)"], instead: short.instead)
      }
    }
  }

  private static func shortfalls(
    of part: Part, _ target: Requirement.Target, _ review: Review
  ) -> [Shortfall] {
    switch target {
    case .hitRatio(let least): [misses(part, least, review)].compactMap(\.self)
    case .staleness(let most):
      [behind(part, most, review), remembers(part, most, review)].compactMap(\.self)
    case .recovery(let losing, let within):
      [loses(part, losing), returns(part, within), isRestored(part, within, review)]
        .compactMap(\.self)
    case .durability, .accuracy, .latency, .order, .delivery: []
    }
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
    guard let lag = lag(of: part), isLonger(lag, than: most),
      review.hops(to: part).contains(where: { hop in
        hop.asked.firstIndex { $0.id == part.id }.map(hop.readsReplicas) ?? false
      })
    else { return nil }
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
      !review.hops(to: part).contains(where: { hop in
        hop.to.id == part.id && (hop.verb.changes || hop.verb == .invalidates)
      })
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
