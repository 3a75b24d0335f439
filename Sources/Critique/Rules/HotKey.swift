import Estimation
import SystemDesign

/// One key is on one shard, whatever their number.
struct HotKey: Rule {
  static let id = "SC005"
  static let slug = "hot-key"
  static let group = RuleGroup.scalability
  static let law = "No key is asked for more than its shard can do."
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
    .justSilent("a tenant that asks for all that its shard can do") {
      let app = Service("App", instances: 9)
      let orders = Database("Orders", .keyValue, shards: 12, reads: 1_000.perSecond)
        .partitioned(by: "tenant", topShare: 20.percent)
      Flow("Show an order", at: 5_000.perSecond, peak: 1.times) {
        app.reads(1.kilobyte, from: orders)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard let use = review.estimate.uses(of: part).first, part.instances > 0,
        let load = use.load.value, let capacity = use.capacity.value, load <= capacity,
        let wanted = review.estimate.figure(.hotKeyRate, of: .component(part.name))?.value
      else { return nil }
      // The copies of one shard, where they answer as well.
      let able = capacity / Double(part.instances)
      guard isMore(wanted, than: able) else { return nil }
      return finding(
        .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
        at: part.origin,
        says:
          "one key of '\(part.name)' is \(Words.use(wanted / able, above: 1)) of what its shard "
          + "can do",
        because: [
          "\(Words.rate(wanted)) at the peak, \(QuantityText.percent(wanted / load)) of all; a shard "
            + "can do \(Words.rate(able))"
        ],
        instead: "keep it for a moment where it is read: a Cache in front, .inEach(of:) what reads "
          + "it; or give each shard more copies that answer")
    }
  }
}
