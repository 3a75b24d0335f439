import Estimation
import SystemDesign

/// What one machine can do for years needs no shards.
struct PrematureSharding: Rule {
  static let id = "SC010"
  static let slug = "premature-sharding"
  static let group = RuleGroup.scalability
  static let law = "What one machine can do for years needs no shards."
  static let why =
    "Shards cost joins, transactions across them, a key that cannot be changed later and work at "
    + "every growth; below a third of one machine they buy nothing."
  static let instead =
    "One primary with replicas; know the key by which you would shard, and the load at which."
  static let source: Citation? = Citation(
    "Frank McSherry, Michael Isard, Derek G. Murray", "Scalability! But at what COST?, HotOS", 2015)
  static let notWhen = [
    "load or storage at the horizon is 30 % of one machine or more, caches cold",
    "what a fallback brings when something is lost is as much, or is unknown",
    "its capacity or its disk is not stated",
    "it stands in several regions, or a flow scatters over its shards: the shards are for the place",
    "it is a cache: its shards are memory",
  ]
  static let examples: [Example] = [
    .fires("four shards for 120 writes/s and 4 TB") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database(
        "Orders", .keyValue, shards: 4, replicas: 2, disk: 16.terabytes, writes: 5_000.perSecond)
      Traffic(peak: 3.times, planned: 3.years)
      Flow("Order", at: 40.perSecond) { shop.writes(order, to: orders) }
    },
    .fires("a search index in six shards for a thousand small entries") {
      let shop = Service("Shop", instances: 2)
      let entry = Record("entry", 1.kilobyte)
      let index = SearchIndex(
        "Index", shards: 6, replicas: 1, disk: 1.terabyte, reads: 1_000.perSecond
      )
      .holding(1_000.entries, of: entry)
      Flow("Search", at: 10.perSecond, peak: 2.times) { shop.reads(20.of(entry), from: index) }
    },
    .silent("more bytes than one disk holds") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 100.kilobytes)
      let orders = Database(
        "Orders", .keyValue, shards: 40, replicas: 2, disk: 16.terabytes, writes: 5_000.perSecond)
      Traffic(peak: 3.times, planned: 3.years)
      Flow("Order", at: 40.perSecond) { shop.writes(order, to: orders) }
    },
    .silent("one machine would do now, and not after three years of doubling") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte, keeping: 1.day)
      let orders = Database(
        "Orders", .keyValue, shards: 4, disk: 16.terabytes, writes: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
      Flow("Order", at: 50.perSecond) { shop.writes(order, to: orders) }
    },
    .silent("one machine's line would carry 160 % of what is read and written") {
      let shop = Service("Shop", instances: 2)
      let picture = Record("picture", 100.kilobytes, keeping: 1.day)
      let pictures = Database(
        "Pictures", .keyValue, shards: 4, disk: 16.terabytes, reads: 50_000.perSecond,
        writes: 20_000.perSecond
      )
      .network(500.megabitsPerSecond)
      Flow("Show a picture", at: 500.perSecond, peak: 2.times) {
        shop.reads(picture, from: pictures)
        shop.writes(picture, to: pictures, times: 1.percent)
      }
    },
    .silent("its disk is not stated") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte, keeping: 1.day)
      let orders = Database("Orders", .keyValue, shards: 4, writes: 1_000.perSecond)
      Flow("Order", at: 5.perSecond, peak: 2.times) { shop.writes(order, to: orders) }
    },
    .justSilent("just 30 % of what one shard can write") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte, keeping: 1.day)
      let orders = Database(
        "Orders", .keyValue, shards: 4, disk: 16.terabytes, writes: 1_000.perSecond)
      Flow("Order", at: 150.perSecond, peak: 2.times) { shop.writes(order, to: orders) }
    },
    .justFires("just below 30 % of what one shard can write") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte, keeping: 1.day)
      let orders = Database(
        "Orders", .keyValue, shards: 4, disk: 16.terabytes, writes: 1_000.perSecond)
      Flow("Order", at: 149.perSecond, peak: 2.times) { shop.writes(order, to: orders) }
    },
  ]
  private static let little = 0.3

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { part in
      guard part.kind == .database || part.kind == .searchIndex, part.instances > 1,
        (review.design.spread(of: part)?.regions ?? 1) <= 1,
        !review.hops(to: part).contains(where: { $0.facts.scatter != nil })
      else { return nil }
      return verdict(part, review)
    }
  }

  private func verdict(_ part: Part, _ review: Review) -> Verdict? {
    let uses = review.estimate.everyUse(of: part)
    let subject = Subject.component(part.name)
    guard uses.contains(where: \.resource.isAsked), let disk = part.bytesOfShard,
      let bytes = review.estimate.figure(.storageRaw, of: subject)?.value
    else { return nil }
    let growth = LoadGrowth(of: review.design)?.factor ?? 1
    // Of one shard with the same copies, whichever of its machines share the load.
    let shares = uses.map { $0.cold.value.map { $0 * Double(part.instances) * growth } }
    // What only a fallback asks for may be what the shards are for.
    let isStandingBy =
      zip(uses, shares).contains { $0.resource.isAsked && $1 == 0 }
      || review.losses(divertedTo: part).contains { first in
        review.uses(of: part, withEmpty: first).contains { use in
          use.warm.value.map { $0 * Double(part.instances) * growth >= Self.little } ?? true
        }
      }
    guard !shares.contains(nil), !isStandingBy, let load = shares.compactMap({ $0 }).max()
    else { return nil }
    let full = bytes / disk
    guard load < Self.little - 1e-9, full < Self.little - 1e-9 else { return nil }
    return finding(
      .info, about: subject, in: review.flows(through: part).map(\.name), at: part.origin,
      says: "'\(part.name)' has \(Words.count(part.instances, "shard")) where one would do",
      because: [
        "\(Words.size(bytes)) at the horizon are \(Words.use(full)) of the "
          + "\(Words.size(disk)) that one shard holds",
        "the peak at the horizon, with caches cold, is \(Words.use(load)) of what one shard can do",
      ],
      instead: "say one primary with replicas, and keep the key for the day it is needed")
  }
}
