import Estimation
import SystemDesign

/// What changes in the store does not stand in the cache for ever.
struct StaleForever: Rule {
  static let id = "CA002"
  static let slug = "no-ttl-or-invalidation"
  static let group = RuleGroup.caching
  static let law = "A cached answer that may change ends at some time."
  static let why =
    "What changes in the store and stays in the cache is wrong until memory runs short, which for what "
    + "is wanted most is never."
  static let instead =
    "Say .expiring(after:) on the cache, and invalidates(…, in:) or updates(…, in:) it where the record "
    + "changes; a lifetime helps also where an invalidation is lost."
  static let source: Citation? = Citation(
    "Roy Fielding, Mark Nottingham, Julian Reschke", "HTTP Caching, RFC 9111", 2022)
  static let notWhen = [
    "the record is .immutable(), or no flow updates or deletes it in that store",
    "an entry ends: .expiring(after:) or .keeping(…) on the cache, .cacheable(for:) on the read",
    "some flow invalidates, writes or deletes the record in that cache, or makes it forget something "
      + "that nobody reads from it, as a key; not by writing there what a read found missing",
  ]
  static let examples: [Example] = [
    .fires("items that are edited behind a cache which keeps them") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) { shop.updates(item, in: items).timeout(1.second) }
    },
    .fires("pictures that are deleted, and stay in the second of two caches") {
      let app = Service("App", instances: 2)
      let picture = Record("picture", 1.megabyte)
      let near = Cache("Near", replicas: 1).expiring(after: 1.minute, jitter: 10.percent)
      let far = Cache("Far", replicas: 1)
      let pictures = ObjectStore("Pictures").backedUp(every: 1.day)
      Flow("Show a picture", at: 100.perSecond) {
        app.reads(picture, from: near, else: far, hit: 50.percent).else(pictures, hit: 50.percent)
          .timeout(1.second)
      }
      Flow("Delete a picture", at: 1.perSecond) {
        app.deletes(picture, from: pictures).timeout(1.second)
      }
    },
    .silent("whoever edits makes the cache forget") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) {
        shop.updates(item, in: items).timeout(1.second)
        shop.invalidates(item, in: hot).timeout(1.second)
      }
    },
    .silent("what changed is told by its key, as the log has it") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let change = Record("change", 20.bytes)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      let changes = Stream("Changes", partitions: 3, replicas: 2)
      let clerk = Worker("Clerk", instances: 2)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) {
        shop.updates(item, in: items).timeout(1.second)
        items.sends(change, to: changes)
        changes.delivers(change, to: clerk)
        clerk.invalidates(change, in: hot).timeout(1.second)
      }
    },
    .silent("whoever edits writes to the cache as well") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) {
        shop.updates(item, in: items).timeout(1.second)
        shop.updates(item, in: hot).timeout(1.second)
      }
    },
    .fires("the cache is made to forget another record that it holds") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let price = Record("price", 100.bytes)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
        shop.reads(price, from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) {
        shop.updates(item, in: items).timeout(1.second)
        shop.updates(price, in: items).timeout(1.second)
        shop.invalidates(price, in: hot).timeout(1.second)
      }
    },
    .fires("what a read finds missing is put there, and nobody takes it out") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
        shop.writes(item, to: hot, times: 10.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) { shop.updates(item, in: items).timeout(1.second) }
    },
    .silent("what is added and never changes") {
      let shop = Service("Shop", instances: 2)
      let receipt = Record("receipt", 1.kilobyte).immutable()
      let note = Record("note", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let desk = Database("Desk", replicas: 1).backedUp(every: 1.day)
      Flow("Show", at: 100.perSecond) {
        shop.reads(receipt, from: hot, else: desk, hit: 90.percent).timeout(1.second)
        shop.reads(note, from: hot, else: desk, hit: 90.percent).timeout(1.second)
      }
      Flow("Add", at: 1.perSecond) {
        shop.writes(note, to: desk).timeout(1.second)
        shop.deletes(receipt, from: desk).timeout(1.second)
      }
    },
    .justSilent("an answer may be kept for a year") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
          .cacheable(for: 1.year)
      }
      Flow("Edit an item", at: 1.perSecond) { shop.updates(item, in: items).timeout(1.second) }
    },
    .justFires("one of two reads says how long, and the other does not") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 100.perSecond) {
        shop.reads(item, from: hot, else: items, hit: 90.percent).timeout(1.second)
          .cacheable(for: 1.year)
      }
      Flow("List items", at: 100.perSecond) {
        shop.reads(20.of(item), from: hot, else: items, hit: 90.percent).timeout(1.second)
      }
      Flow("Edit an item", at: 1.perSecond) { shop.updates(item, in: items).timeout(1.second) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { cache in
      guard cache.kind == .cache || cache.kind == .cdn, cache.caching.expiry == nil,
        cache.storage.keeping == nil
      else { return nil }
      let stale = review.oldAnswers(of: cache).filter { $0.read.hop.facts.cacheable == nil }
      return stale.isEmpty ? nil : verdict(cache, stale, review)
    }
  }

  private func verdict(_ cache: Part, _ stale: [OldAnswer], _ review: Review) -> Verdict {
    let records = distinct(stale.map(\.record.name))
    let stores = distinct(stale.map(\.store.name))
    let touched = Set(stale.flatMap { [$0.read.flow, $0.change.flow] }).sorted()
    let it = records.count == 1 ? "it" : "them"
    return finding(
      cache.kind == .cdn ? .warning : .error, about: .component(cache.name),
      in: touched.map { review.flows[$0].name }, at: cache.origin,
      says: "'\(cache.name)' goes on answering with an old \(Words.list(records)) after "
        + "\(it == "it" ? "it changes" : "they change") in \(Words.list(stores))",
      because: distinct(
        stale.map { one in
          let (hop, flow) = (one.change.hop, review.flows[one.change.flow])
          return "'\(flow.name)' \(hop.verb.rawValue) '\(one.record.name)' "
            + "\(hop.verb == .deletes ? "from" : "in") '\(one.store.name)', which "
            + "'\(review.flows[one.read.flow].name)' asks only for what '\(cache.name)' lacks"
        })
        + ["no entry expires, and no flow invalidates \(it) there or writes the new one"],
      instead: "say .expiring(after: …) on '\(cache.name)', or invalidates(…, in: …) where \(it) "
        + (it == "it" ? "changes" : "change"))
  }
}
