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

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      let shards = HotShard.all(of: part, review)
      guard let worst = shards.max(by: { $0.share < $1.share }), isMore(worst.share, than: 1)
      else { return nil }
      return verdict(part, worst, review)
    }
  }

  private func verdict(_ part: Part, _ shard: HotShard, _ review: Review) -> Verdict {
    let isKeyAlone = isMore(shard.key, than: shard.able)
    let share = Words.use(isKeyAlone ? shard.key / shard.able : shard.share, above: 1)
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: isKeyAlone
        ? "one key of '\(part.name)' is \(share) of what its shard can do"
        : "the shard of one key of '\(part.name)' is asked \(share) of what it can do",
      because: [shard.inWords],
      instead: shard.isTooMuchForAnyCopy
        ? "write several at once, or split the key into parts that fall on different shards; no copy "
          + "makes a write less"
        : "keep it for a moment where it is read: a Cache in front, .inEach(of:) what reads it; or "
          + "give each shard more copies that answer")
  }
}
