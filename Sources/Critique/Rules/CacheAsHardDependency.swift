import Estimation
import SystemDesign

/// A cache answers sooner what a store could answer as well, so a flow does not fail with it.
///
/// One finding for each cache and store. Where the store is known to be too small for all of it, that
/// the flow fails with the cache is the better of two failures, and CA001 is what `else:` would bring.
struct CacheAsHardDependency: Rule {
  static let id = "CA004"
  static let slug = "cache-as-hard-dependency"
  static let group = RuleGroup.caching
  static let law = "A flow does not fail with a cache where a store has what it looks for."
  static let why =
    "A cache is there to be lost: it is restarted, resized and emptied more often than a store, and each "
    + "time the flow fails although what it looks for is kept elsewhere."
  static let instead =
    "Let the read go on to the store, else:, with a short .timeout(…) and no more than the store can do, "
    + ".admitting(upTo:)."
  static let source: Citation? = Citation(
    "Matt Brinkley, Jas Chhabra", "Caching challenges and strategies, The Amazon Builders' Library")
  static let notWhen = [
    "it is the caller's own memory: .inEach(of:)",
    "the store follows the cache: a worker writes there what it reads here",
    "no flow adds or updates a record of that name in a store: sessions and counters are the cache's own",
    "the read goes on to a store, else:, or the flow does without it: .optional, a fallback",
    "nobody waits for it: it is behind a message",
    "the store cannot do at the peak all that the cache is asked for: to fail is right then, see CA001",
    "the cache is a single point: AV001 says so, and what to do",
    "the answer must be fresh, which the store may not be: .consistent(.strong), .readYourWrites",
    "no flow that needs it promises an availability or a p99, and no flow of the design an "
      + "availability: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("items that a database keeps, looked for in two copies of a cache and nowhere else") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) {
        shop.writes(item, to: items).timeout(1.second)
        shop.invalidates(item, in: hot).timeout(1.second).optional()
      }
    },
    .fires("nothing is promised: a note") {
      let shop = Service("Shop", instances: 2)
      let price = Record("price", 100.bytes)
      let hot = Cache("Hot", shards: 3, replicas: 1)
      let prices = Database("Prices", replicas: 1).backedUp(every: 1.day)
      Flow("Show a price", at: 100.perSecond) {
        shop.reads(price, from: hot).timeout(20.milliseconds)
      }
      Flow("Set a price", at: 1.perSecond) { shop.updates(price, in: prices).timeout(1.second) }
    },
    .silent("what the cache lacks comes from the database") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond, availability: 99.percent) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
    .silent("a board that is kept in memory, and written down by a worker") {
      let game = Service("Game", instances: 2)
      let clock = Timer("Clock")
      let keeper = Worker("Keeper", instances: 2)
      let score = Record("score", 20.bytes)
      let board = Cache("Board", replicas: 1).expiring(after: 1.day)
      let scores = Database("Scores", replicas: 1).backedUp(every: 1.day)
      Flow("Score", at: 10.perSecond) { game.writes(score, to: board).timeout(20.milliseconds) }
      Flow("Top ten", at: 100.perSecond, availability: 99.percent) {
        game.reads(score, from: board).timeout(20.milliseconds)
      }
      Flow("Keep", at: 1.perMinute) {
        clock.calls(keeper)
        keeper.reads(score, from: board).timeout(1.second)
        keeper.writes(score, to: scores).timeout(1.second)
      }
    },
    .silent("what each of its callers has in its own memory") {
      let app = Service("App", instances: 2)
      let route = Record("route", 20.bytes)
      let own = Cache("Routes in memory").inEach(of: app).expiring(after: 1.day)
      let routes = Database("Routes", replicas: 1).backedUp(every: 1.day)
      Flow("Route", at: 100.perSecond, availability: 99.percent) {
        app.reads(route, from: own).timeout(20.milliseconds)
      }
      Flow("Set a route", at: 1.perSecond) { app.writes(route, to: routes).timeout(1.second) }
    },
    .silent("sessions, which no store keeps") {
      let shop = Service("Shop", instances: 2)
      let session = Record("session", 1.kilobyte)
      let item = Record("item", 1.kilobyte)
      let sessions = Cache("Sessions", replicas: 1).expiring(after: 1.day)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Add an item", at: 10.perSecond, availability: 99.percent) {
        shop.reads(session, from: sessions).timeout(20.milliseconds)
        shop.writes(item, to: items).timeout(1.second)
      }
    },
    .silent("the page is shown without it, or something else is done") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show a hint", at: 100.perSecond, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds).optional(losing: "the hint")
      }
      Flow("Show an item", at: 100.perSecond, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds).fallback(exercised: "every week") {
          shop.reads(item, from: items).timeout(1.second)
        }
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
    .silent("a worker reads it behind a queue, which brings the message again") {
      let shop = Service("Shop", instances: 2)
      let clerk = Worker("Clerk", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      let lost = Queue("Lost", replicas: 2)
      let work = Queue("Work", replicas: 2).deadLetter(after: 3, to: lost)
      Flow("Pack", at: 10.perSecond, availability: 99.percent) {
        shop.sends(1.kilobyte, to: work)
        work.delivers(1.kilobyte, to: clerk)
        clerk.reads(item, from: hot).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
    .silent("the cache is one machine, which is said as such") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot")
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
    .silent("the last word stands in the cache, and later in the database") {
      let shop = Service("Shop", instances: 2)
      let bid = Record("bid", 100.bytes)
      let bids = Cache("Bids", replicas: 1)
      let history = Database("History", replicas: 1).backedUp(every: 1.day)
      Flow("Show the bid", at: 100.perSecond, availability: 99.percent) {
        shop.reads(bid, from: bids).timeout(20.milliseconds).consistent(.strong)
      }
      Flow("Keep a bid", at: 1.perSecond) { shop.writes(bid, to: history).timeout(1.second) }
    },
    .justFires("the database can just do at the peak all that the cache is asked for") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1, reads: 4_000.perSecond).backedUp(every: 1.day)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
    .justSilent("it is one read a second short of that: to fail is the better failure") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1, reads: 3_999.perSecond).backedUp(every: 1.day)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times, availability: 99.percent) {
        shop.reads(item, from: hot).timeout(20.milliseconds)
      }
      Flow("Add an item", at: 1.perSecond) { shop.writes(item, to: items).timeout(1.second) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let single = Set(review.reliability.flows.flatMap(\.singlePoints).map(\.name))
    let needed = review.flows.flatMap(Self.needed(by:))
    guard !needed.isEmpty else { return [] }
    let kept = Self.kept(review)
    return review.design.components.flatMap { cache -> [Verdict] in
      guard cache.kind == .cache, !cache.caching.isOwn, !single.contains(cache.name) else {
        return []
      }
      let reads = needed.filter { $0.hop.to.id == cache.id }
      let stores = review.design.components.filter { store in
        reads.contains { kept[$0.record, default: []].contains(store.id) }
          && !Self.follows(store, cache, review)
      }
      return stores.compactMap { store in
        let own = reads.filter { kept[$0.record, default: []].contains(store.id) }
        return Self.isTooSmall(store, for: own, review) ? nil : verdict(cache, store, own, review)
      }
    }
  }

  /// A read of a cache alone without which its flow fails.
  private struct Needed {
    let hop: Hop
    let flow: Flow
    let record: String
  }

  private static func needed(by flow: Flow) -> [Needed] {
    let all = FlowCauses(of: flow)
    let usual = Set(flow.hops.map(\.origin))
    return all.hops.enumerated().compactMap { place, hop in
      guard hop.verb == .reads, hop.to.kind == .cache, hop.asked.count == 1,
        let record = hop.receiving?.record?.name, usual.contains(hop.origin),
        (hop.facts.consistency ?? flow.facts.consistency ?? .eventual) == .eventual,
        all.isNeeded(place), hop.facts.fallback == nil,
        all.causes(of: place).allSatisfy({
          all.hops[$0].waits && all.hops[$0].facts.fallback == nil
            && !all.hops[$0].to.protection.isTelemetry
        })
      else { return nil }
      return Needed(hop: hop, flow: flow, record: record)
    }
  }

  /// Whether a worker writes to the store what it reads from the cache, which has it first.
  private static func follows(_ store: Part, _ cache: Part, _ review: Review) -> Bool {
    review.arrivals(at: store).contains { entry in
      let write = entry.hop
      guard write.from.kind == .worker, write.verb.changes, write.to.id == store.id else {
        return false
      }
      return review.flows[entry.flow].everyHop.contains { hop in
        hop.verb == .reads && hop.from.id == write.from.id && hop.to.id == cache.id
          && hop.receiving?.record?.name == write.sending?.record?.name
      }
    }
  }

  /// The stores in which some flow puts each record.
  private static func kept(_ review: Review) -> [String: Set<Part.ID>] {
    review.hopIndex.entries.map(\.hop).reduce(into: [:]) { kept, hop in
      guard hop.verb == .writes || hop.verb == .updates, hop.to.isLasting,
        let record = hop.sending?.record?.name
      else { return }
      kept[record, default: []].insert(hop.to.id)
    }
  }

  /// Whether a store is known not to do at the peak all that those reads ask the cache for.
  private static func isTooSmall(_ store: Part, for reads: [Needed], _ review: Review) -> Bool {
    let origins = Set(reads.map(\.hop.origin))
    let names = Set(review.flows(through: store).map(\.name) + reads.map(\.flow.name))
    let statements = review.design.statements.compactMap { statement -> Statement? in
      switch statement {
      case .connection, .traffic, .deployment, .group: return statement
      case .requirement, .decision, .failure, .check, .mistake: return nil
      case .flow(let flow):
        guard names.contains(flow.name) else { return nil }
        return .flow(
          flow.changingHops { hop in
            guard origins.contains(hop.origin) else { return hop }
            var copy = hop
            (copy.facts.store, copy.facts.hit) = (store, 0.percent)
            return copy
          })
      }
    }
    let changed = Design(
      name: review.design.name, statements: statements, origin: review.design.origin)
    return Estimate(of: changed, .uses).everyUse(of: store).contains {
      isMore($0.warm.value ?? 0, than: 1)
    }
  }

  private func verdict(
    _ cache: Part, _ store: Part, _ reads: [Needed], _ review: Review
  ) -> Verdict {
    let flows = distinct(reads.map(\.flow.name))
    let isPromised =
      review.promisesAvailability
      || reads.contains { $0.flow.availability != nil || $0.flow.p99 != nil }
    let records = Words.list(distinct(reads.map(\.record)))
    return finding(
      isPromised ? .warning : .info, about: .pair(from: cache.name, to: store.name), in: flows,
      at: reads[0].hop.origin, hops: distinct(reads.dropFirst().map(\.hop.origin)),
      says: "without '\(cache.name)' \(Words.list(flows)) \(flows.count == 1 ? "fails" : "fail"), "
        + "although '\(store.name)' has \(records)",
      because: distinct(
        reads.map { one in
          "'\(one.hop.from.name)' reads '\(one.record)' from '\(cache.name)' without else:, "
            + "in '\(one.flow.name)'"
        }),
      instead: "say else: with '\(store.name)' where \(records) is read from '\(cache.name)', and "
        + ".admitting(upTo: …) with what '\(store.name)' can do")
  }
}
