import Estimation
import SystemDesign

/// One key is on one shard, whatever their number.
struct HotKey: Rule {
  static let id = "SC005"
  static let slug = "hot-key"
  static let group = RuleGroup.scalability
  static let law = "The shard of the most wanted key can do what is asked of it."
  static let why =
    "More shards spread the keys and not the requests for one of them: the shard of the most wanted "
    + "is overloaded while the mean looks idle."
  static let instead =
    "Keep what is wanted most for a moment where it is read, in the memory of each server, or give "
    + "its shard more copies that answer."
  static let source: Citation? = Citation(
    "Bin Fan, Hyeontaek Lim, David Andersen and Michael Kaminsky",
    "Small Cache, Big Effect: Provable Load Balancing for Randomly Partitioned Cluster Services",
    2011)
  static let notWhen = [
    "how unevenly requests fall on the keys is not stated",
    "a cache in front keeps it: each copy of that asks on once in the lifetime of an entry",
    "all shards together cannot carry the peak: that is another rule's error",
  ]
  static let examples: [Example] = [
    .fires("a shared cache of posts, the most read of which has 5.3 % of a million reads a second")
    {
      let feed = Service("Feed", instances: 100)
      let post = Record("post", 1.kilobyte)
      let recent = Cache("Recent", shards: 40, each: 50_000.perSecond)
        .popularity(.zipf(1.0), over: 100.million.posts)
      let posts = Database("Posts", .wideColumn, shards: 9)
      Flow("Read", at: 1.million.perSecond, peak: 1.times) {
        feed.reads(post, from: recent, else: posts, hit: 99.percent)
      }
    },
    .fires("a store of which one tenant asks for a fifth") {
      let app = Service("App", instances: 9)
      let orders = Database("Orders", .keyValue, shards: 12, reads: 1_000.perSecond)
        .partitioned(by: "tenant", topShare: 20.percent)
      Flow("Show an order", at: 6_000.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: orders)
      }
    },
    .silent("the same posts behind a memory of each server's own") {
      let feed = Service("Feed", instances: 100)
      let post = Record("post", 1.kilobyte)
      let own = Cache("Own", memory: 1.gigabyte, each: 1.million.perSecond).inEach(of: feed)
        .popularity(.zipf(1.0), over: 100.million.posts).expiring(after: 10.seconds)
      let recent = Cache("Recent", shards: 40, each: 50_000.perSecond)
        .popularity(.zipf(1.0), over: 100.million.posts).expiring(after: 1.day)
      let posts = Database("Posts", .wideColumn, shards: 9)
      Flow("Read", at: 1.million.perSecond, peak: 1.times) {
        feed.reads(post, from: own, else: recent).else(posts)
      }
    },
    .silent("keys that are wanted alike") {
      let app = Service("App", instances: 9)
      let item = Record("item", 1.kilobyte)
      let items = Cache("Items", shards: 12, each: 1_000.perSecond)
        .popularity(.uniform, over: 1.million.of("items"))
      let store = Database("Store")
      Flow("Show an item", at: 6_000.perSecond, peak: 1.times) {
        app.reads(item, from: items, else: store, hit: 90.percent)
      }
    },
    .justSilent("a tenant that asks for 750 and 250 of the others on a shard that can do both") {
      let app = Service("App", instances: 9)
      let orders = Database("Orders", .keyValue, shards: 12, reads: 1_000.perSecond)
        .partitioned(by: "tenant", topShare: 20.percent)
      Flow("Show an order", at: 3_750.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: orders)
      }
    },
    .justFires("a tenant that writes a little more than its shard can take beside all others") {
      let app = Service("App", instances: 9)
      let order = Record("order", 1.kilobyte)
      let orders = Database(
        "Orders", .keyValue, shards: 12, disk: 100.terabytes, reads: 1_000.perSecond,
        writes: 500.perSecond
      ).partitioned(by: "tenant", topShare: 20.percent)
      Flow("Show an order", at: 1_000.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: orders)
      }
      Flow("Order", at: 1_880.perSecond, peak: 1.times) { app.writes(order, to: orders) }
    },
    .silent("a key that is read and written, neither too often for its shard") {
      let app = Service("App", instances: 9)
      let order = Record("order", 1.kilobyte)
      let orders = Database(
        "Orders", .keyValue, shards: 10, replicas: 2, reads: 1_000.perSecond,
        writes: 1_000.perSecond
      ).partitioned(by: "tenant", topShare: 15.percent)
      Flow("Order", at: 4_000.perSecond, peak: 1.times) {
        app.reads(order, from: orders)
        app.writes(order, to: orders)
      }
    },
    .fires("a key whose reads of any copy are too many for the copies of its shard") {
      let app = Service("App", instances: 9)
      let order = Record("order", 1.kilobyte)
      let orders = Database(
        "Orders", .keyValue, shards: 10, replicas: 2, reads: 1_000.perSecond
      ).partitioned(by: "tenant", topShare: 15.percent)
      Flow("Show orders", at: 100.perSecond, peak: 1.times) {
        app.reads(order, from: orders)
        app.reads(order, from: orders.replicas, times: 100.times)
      }
    },
    .fires("three keys, of which none has less than a third of all") {
      let app = Service("App", instances: 9)
      let rows = Database("Rows", .keyValue, shards: 10, reads: 1_000.perSecond)
        .partitioned(by: "country", keys: 3.of("countries"))
      Flow("Show a row", at: 6_000.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: rows)
      }
    },
    .silent("reads that ask every shard, whatever key is wanted") {
      let app = Service("App", instances: 9)
      let orders = Database("Orders", .keyValue, shards: 10, reads: 1_000.perSecond)
        .partitioned(by: "tenant", topShare: 20.percent)
      Flow("Look for orders", at: 700.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: orders).scattered(over: 10)
      }
    },
  ]

  /// What one shard is asked, for the most wanted key and for the others that are on it.
  private struct Shard {
    let use: Use
    let key: Double
    let others: Double
    let able: Double

    var share: Double { (key + others) / able }

    /// Whether what each copy takes of it, however many there are, is too much already.
    var isTooMuchForAnyCopy: Bool {
      if use.resource == .writes { return true }
      guard let most = use.bearings.max(by: { $0.share < $1.share }), most.share > 0 else {
        return false
      }
      return isMore(share * most.borne / most.share, than: 1)
    }
  }

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      let shards = Self.shards(of: part, review)
      guard let worst = shards.max(by: { $0.share < $1.share }), isMore(worst.share, than: 1)
      else { return nil }
      return verdict(part, worst, review)
    }
  }

  private static func shards(of part: Part, _ review: Review) -> [Shard] {
    let uses = review.estimate.uses(of: part).filter(\.resource.isAsked)
    guard part.instances > 0, let first = uses.first,
      let wanted = review.estimate.figure(.hotKeyRate, of: .component(part.name))?.value
    else { return [] }
    return uses.compactMap { use in
      guard let load = use.load.value, let capacity = use.capacity.value, load <= capacity,
        capacity > 0
      else { return nil }
      let isFirst = use.resource == first.resource
      let key =
        part.topShareStated.map { top in
          asksEveryShard(part, use, review) ? min(load, wanted / top) * top : load * top
        } ?? (isFirst ? wanted : nil)
      guard let key else { return nil }
      // The copies of one shard, where they answer as well.
      let shards = Double(part.instances)
      return Shard(use: use, key: key, others: (load - key) / shards, able: capacity / shards)
    }
  }

  /// Whether some of what uses a resource asks all shards, whatever key is wanted.
  private static func asksEveryShard(_ part: Part, _ use: Use, _ review: Review) -> Bool {
    review.hops(to: part).contains { hop in
      hop.verb.changes == (use.resource == .writes)
        && (hop.facts.scatter ?? 1) >= max(part.instances, 2)
    }
  }

  private func verdict(_ part: Part, _ shard: Shard, _ review: Review) -> Verdict {
    let isKeyAlone = isMore(shard.key, than: shard.able)
    let load = shard.use.load.value ?? 0
    let share = Words.use(isKeyAlone ? shard.key / shard.able : shard.share, above: 1)
    let what = shard.use.resource == .requests ? "" : "\(shard.use.resource.rawValue): "
    let others = shard.others > 0 ? ", and \(Words.rate(shard.others)) of the others" : ""
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: isKeyAlone
        ? "one key of '\(part.name)' is \(share) of what its shard can do"
        : "the shard of one key of '\(part.name)' is asked \(share) of what it can do",
      because: [
        "\(what)\(Words.rate(shard.key)) at the peak, \(QuantityText.percent(shard.key / load)) of "
          + "all\(others); a shard can do \(Words.rate(shard.able))"
      ],
      instead: shard.isTooMuchForAnyCopy
        ? "write several at once, or split the key into parts that fall on different shards; no copy "
          + "makes a write less"
        : "keep it for a moment where it is read: a Cache in front, .inEach(of:) what reads it; or "
          + "give each shard more copies that answer")
  }
}

extension Part {
  /// The share of the most wanted key by what is said of the keys: that of it, and no less than an
  /// even part; nil where the popularity of what is asked says it.
  fileprivate var topShareStated: Double? {
    let even = storage.distinctKeys?.median.flatMap { $0 >= 1 ? 1 / $0 : nil }
    guard let stated = storage.topKeyShare?.median else {
      return caching.popularity == nil ? even : nil
    }
    return max(stated, even ?? 0)
  }
}
