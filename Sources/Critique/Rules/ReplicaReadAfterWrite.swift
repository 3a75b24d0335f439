import Estimation
import SystemDesign

/// Whoever must see a write does not read a copy that may not have it.
///
/// A copy is a replica, or what a cache keeps for a while and nobody tells of changes; what it keeps
/// for ever is CA002's.
struct ReplicaReadAfterWrite: Rule {
  static let id = "DA006"
  static let slug = "replica-read-after-write"
  static let group = RuleGroup.data
  static let law = "Whoever must see a write does not read a copy that may not have it."
  static let why =
    "Copies follow a moment after the primary: people save, look, do not see it, and save again; and "
    + "what was paid is offered once more."
  static let instead =
    "Read from the store itself where a write must be seen, and from .replicas and caches elsewhere; or "
    + "let a write wait until every copy has it."
  static let source: Citation? = Citation(
    "Martin Kleppmann",
    "Problems with Replication Lag, in Designing Data-Intensive Applications, ch. 5", 2017)
  static let notWhen = [
    "a write waits for every copy: .replicating(.synchronous), or a quorum of all that are not read",
    "the store itself answers, or the hop says .consistent(.eventual)",
    "nothing says when a write counts as written: then it is asked for",
    "no flow changes what is read there: updates or deletes it, for a cache, or writes it",
    "some flow tells the cache of the change: invalidates, updates or writes it there",
    "it comes from a cache and only one's own writes must be seen, which the app may show by itself",
    "the read is part of what follows an answer, or of a fallback, and only the flow says how fresh",
  ]
  static let examples: [Example] = [
    .fires("people look at the order they just made, in a copy that is a fifth of a second behind")
    {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders.replicas).timeout(1.second)
      }
      .consistent(.readYourWrites)
    },
    .fires("what a cache lacks comes from copies") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 100.bytes)
      let hot = Cache("Hot", replicas: 1).expiring(after: 1.second, jitter: 10.percent)
      let prices = Database("Prices", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Set a price", at: 1.perSecond) {
        shop.updates(price, in: prices).timeout(1.second)
        shop.invalidates(price, in: hot).timeout(1.second)
      }
      Flow("Pay", at: 10.perSecond) {
        shop.reads(price, from: hot, else: prices.replicas).timeout(1.second).consistent(.strong)
      }
    },
    .fires("one copy of three where writes wait for two") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 100.bytes)
      let prices = Database("Prices", .wideColumn, replicas: 2).replicating(.majority)
        .backedUp(every: 1.day)
      Flow("Set a price", at: 1.perSecond) { shop.updates(price, in: prices).timeout(1.second) }
      Flow("Pay", at: 10.perSecond) {
        shop.reads(price, from: prices.replicas).timeout(1.second).consistent(.strong)
      }
    },
    .fires("a price that is paid comes from a cache that nobody tells of a new one") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 100.bytes)
      let hot = Cache("Hot", replicas: 1).expiring(after: 1.minute, jitter: 10.percent)
      let prices = Database("Prices", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Set a price", at: 1.perSecond) { shop.updates(price, in: prices).timeout(1.second) }
      Flow("Pay", at: 10.perSecond) {
        shop.reads(price, from: hot, else: prices).timeout(1.second).consistent(.strong)
      }
    },
    .silent("whoever sets a price makes the cache forget the old one") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 100.bytes)
      let hot = Cache("Hot", replicas: 1).expiring(after: 1.minute, jitter: 10.percent)
      let prices = Database("Prices", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Set a price", at: 1.perSecond) {
        shop.updates(price, in: prices).timeout(1.second)
        shop.invalidates(price, in: hot).timeout(1.second)
      }
      Flow("Pay", at: 10.perSecond) {
        shop.reads(price, from: hot, else: prices).timeout(1.second).consistent(.strong)
      }
    },
    .silent("copies of what nobody writes") {
      let shop = Service("Shop", instances: 2)
      let country = Record("country", 1.kilobyte)
      let countries = Database("Countries", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Show a country", at: 10.perSecond) {
        shop.reads(country, from: countries.replicas).timeout(1.second)
      }
      .consistent(.readYourWrites)
    },
    .silent("the primary answers") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders).timeout(1.second)
      }
      .consistent(.readYourWrites)
    },
    .silent("the copies answer what may be a little behind") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show orders", at: 10.perSecond) {
        shop.reads(order, from: orders.replicas).timeout(1.second)
      }
      .consistent(.eventual)
    },
    .silent("every write waits for every copy, by either word") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2).replicating(.synchronous)
        .backedUp(every: 1.day)
      let others = Database("Others", .wideColumn, replicas: 2)
        .replicating(.quorum(reads: 1, writes: 3)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Other order", at: 10.perSecond) { shop.writes(order, to: others).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders.replicas).timeout(1.second)
        shop.reads(order, from: others.replicas).timeout(1.second)
      }
      .consistent(.strong)
    },
    .silent("only when the store itself is away") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders).timeout(1.second)
          .fallback { shop.reads(order, from: orders.replicas).timeout(1.second) }
      }
      .consistent(.readYourWrites)
    },
    .justSilent("copies that are not behind") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 0.milliseconds)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders.replicas).timeout(1.second)
      }
      .consistent(.readYourWrites)
    },
    .justFires("copies that are a millisecond behind") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
        .replicating(.asynchronous(lag: 1.millisecond)).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders).timeout(1.second) }
      Flow("Show my order", at: 10.perSecond) {
        shop.reads(order, from: orders.replicas).timeout(1.second)
      }
      .consistent(.readYourWrites)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      switch part.kind {
      case .database: copies(of: part, review)
      case .cache, .cdn: entries(of: part, review)
      default: nil
      }
    }
  }

  private func copies(of part: Part, _ review: Review) -> Verdict? {
    guard part.copiesOfData > 1 else { return nil }
    let reads = review.freshReads(of: part).filter {
      $0.isOfCopies && review.mayChange($0.hop, part)
    }
    guard !reads.isEmpty else { return nil }
    guard part.storage.replication != nil else { return unknown(part, reads, review) }
    guard let reason = Self.lagging(part) else { return nil }
    return finding(
      reads.severity, about: .component(part.name), in: reads.flowNames, at: part.origin,
      hops: distinct(reads.map(\.hop.origin)),
      says: "\(Words.list(reads.flowNames)) must see what was just written and "
        + "\(reads.flowNames.count == 1 ? "reads" : "read") copies of '\(part.name)' that may not have it",
      because: reads.demands + [reason],
      instead:
        "read from '\(part.name)' itself there, or say .consistent(.eventual) on a read that "
        + "may miss it")
  }

  /// What is read from a cache that nobody tells of the change, and keeps what it has for a while.
  private func entries(of cache: Part, _ review: Review) -> Verdict? {
    let old = review.oldAnswers(of: cache).filter { one in
      (one.read.hop.facts.cacheable ?? cache.caching.expiry ?? cache.storage.keeping)?.median
        .map { $0 > 0 } ?? false
    }
    guard !old.isEmpty else { return nil }
    let origins = Set(old.map(\.read.hop.origin))
    let reads = review.freshReads(of: cache).filter {
      $0.wanted == .strong && origins.contains($0.hop.origin)
    }
    guard !reads.isEmpty else { return nil }
    let fresh = Set(reads.map(\.hop.origin))
    let changes = old.filter { fresh.contains($0.read.hop.origin) }
    let stores = distinct(changes.map(\.store.name))
    return finding(
      reads.severity, about: .component(cache.name), in: reads.flowNames, at: cache.origin,
      hops: distinct(reads.map(\.hop.origin)),
      says: "\(Words.list(reads.flowNames)) must see what was just written and "
        + "\(reads.flowNames.count == 1 ? "reads" : "read") from '\(cache.name)', which is not told of it",
      because: reads.demands
        + distinct(
          changes.map { one in
            "'\(review.flows[one.change.flow].name)' \(one.change.hop.verb.rawValue) "
              + "'\(one.record.name)' \(one.change.hop.verb == .deletes ? "from" : "in") "
              + "'\(one.store.name)', and no flow tells '\(cache.name)'"
          }),
      instead: "read from \(Words.list(stores)) there, or say invalidates(…, in: …) of "
        + "'\(cache.name)' where \(Words.list(distinct(changes.map(\.record.name)))) changes")
  }

  private func unknown(_ part: Part, _ reads: [FreshRead], _ review: Review) -> Verdict? {
    let names = reads.flowNames
    let flows = review.judgedFlows(through: part).filter { names.contains($0.name) }
    guard !flows.isEmpty else { return nil }
    return missing(
      "when a write counts as written, as its copies are read: say .replicating(.synchronous) or "
        + ".replicating(.asynchronous(lag: 1.second))", of: part, in: flows)
  }

  /// Why one copy may lack what was written; nil where each has it.
  private static func lagging(_ part: Part) -> String? {
    switch part.storage.replication {
    case .asynchronous(let lag):
      guard let time = lag.median, time > 0 else { return nil }
      return "its copies have a write \(lag.formula) later"
    case .majority, .quorum:
      let (copies, written) = (part.copiesToCount, part.writeQuorum)
      guard written < copies else { return nil }
      return "a write waits for \(written) of \(Words.count(copies, "copy")), and one copy answers"
    case .synchronous, .erasure, nil: return nil
    }
  }
}
