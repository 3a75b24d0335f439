import Estimation
import SystemDesign

/// What is written to a primary must fit it for as long as is planned.
///
/// Instances and copies are added as the load grows; what one primary writes has to be split.
struct OutgrownPrimary: Rule {
  static let id = "SC004"
  static let slug = "outgrown-primary"
  static let group = RuleGroup.scalability
  static let law = "What is written to a primary must fit it for as long as is planned."
  static let why =
    "Whoever answers can be given one more machine in a day; a store that has to be split after it is "
    + "full is split under load, with all its data."
  static let instead =
    "Have the shards that the horizon needs, or a key by which they can be added; or write several "
    + "at once."
  static let source: Citation? = Citation(
    "Martin Kleppmann", "Partitioning, in Designing Data-Intensive Applications, ch. 6", 2017)
  static let notWhen = [
    "no growth or no horizon is stated: Traffic(growing: 30.percent, planned: 3.years)",
    "it is full today: that is said first",
    "what is too much is refused: .shedding(above:), .admitting(upTo:), .sheddable()",
    "a queue carries the peak over, and the mean fits",
  ]
  static let examples: [Example] = [
    .fires("60 % of what the primary writes, and twice as much each year") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
      Flow("Order", at: 300.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
    .fires("two shards half used, and 20 % more each year for five years") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", shards: 2, replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 20.percent, planned: 5.years)
      Flow("Order", at: 500.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
    .silent("the shards of the horizon are there") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", shards: 7, replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
      Flow("Order", at: 300.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
    .fires("one key with 60 % of what is written, on a shard that is full before the others") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", .keyValue, shards: 6, writes: 600.perSecond)
        .partitioned(by: "tenant", topShare: 60.percent)
      Traffic(peak: 2.times, growing: 100.percent, planned: 2.years)
      Flow("Order", at: 300.perSecond) { shop.updates(1.kilobyte, in: orders) }
    },
    .silent("nothing is said to grow") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 2.times, planned: 3.years)
      Flow("Order", at: 300.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
    .silent("copies for what is read are added one by one") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 2, reads: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
      Flow("Show an order", at: 300.perSecond) { shop.reads(1.kilobyte, from: orders.replicas) }
    },
    .justSilent("half of what it writes, and twice as much in the one year that is planned") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 2.times, growing: 100.percent, planned: 1.year)
      Flow("Order", at: 250.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
    .justFires("one write a second more than half") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1, writes: 1_000.perSecond)
      Traffic(peak: 1.times, growing: 100.percent, planned: 1.year)
      Flow("Order", at: 501.perSecond) { shop.writes(1.kilobyte, to: orders) }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    guard let growth = LoadGrowth(of: review.design) else { return [] }
    return review.design.components.compactMap { part in
      guard part.kind == .database || part.kind == .searchIndex else { return nil }
      if let shard = outgrownShard(part, growth, review) {
        return verdict(part, shard, growth, review)
      }
      let outgrown = review.estimate.everyUse(of: part).filter { use in
        use.resource == .writes || !use.resource.isAsked && !use.resource.isHeld
      }
      .compactMap { Outgrown($0, of: part, growth, review) }
      return outgrown.max { $0.share < $1.share }.map { verdict(part, $0, growth, review) }
    }
  }

  /// What is not full yet, and will be before the horizon.
  private struct Outgrown {
    let use: Use
    let share: Double
    /// Whether a queue carries the peak over.
    let isMean: Bool

    init?(_ peak: Use, of part: Part, _ growth: LoadGrowth, _ review: Review) {
      let mean = review.carriedOver(peak, of: part)
      use = mean ?? peak
      isMean = mean != nil
      guard let share = use.warm.value, let capacity = use.capacity.value, share > 0,
        isMore(1, than: share), isMore(share * growth.factor, than: 1),
        !review.sheds(part, use, to: capacity, grown: growth.factor)
      else { return nil }
      self.share = share
    }
  }

  /// The shard of the most wanted key, where that key alone will be too much for any shard.
  private func outgrownShard(
    _ part: Part, _ growth: LoadGrowth, _ review: Review
  ) -> HotShard? {
    guard let shard = HotShard.all(of: part, review).first(where: { $0.use.resource == .writes }),
      isMore(1, than: shard.share), isMore(shard.key * growth.factor, than: shard.able),
      review.carriedOver(shard.use, of: part) == nil,
      let capacity = shard.use.capacity.value,
      !review.sheds(part, shard.use, to: capacity, grown: growth.factor)
    else { return nil }
    return shard
  }

  private func verdict(
    _ part: Part, _ outgrown: Outgrown, _ growth: LoadGrowth, _ review: Review
  ) -> Verdict {
    let use = outgrown.use
    var later = review.sizing(of: part, use)
    later.flood = use.load.value.map { $0 * growth.factor }
    later.isMean = outgrown.isMean
    let primaries = part.instances > 1 ? "its primaries" : "its primary"
    let what =
      use.resource == .writes
      ? "what \(primaries) can write" : "the \(use.resource.rawValue) of \(primaries)"
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin, says: "'\(part.name)' outgrows \(what) before the horizon",
      because: [
        Sizing(part: part, use: use, isMean: outgrown.isMean).inWords,
        Self.later(outgrown.share, growth),
      ],
      instead: later.remedy(busy: review.busyLimit) + ", before it is full")
  }

  private func verdict(
    _ part: Part, _ shard: HotShard, _ growth: LoadGrowth, _ review: Review
  ) -> Verdict {
    finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: "'\(part.name)' outgrows what the shard of its most wanted key can write before the "
        + "horizon",
      because: [shard.inWords, Self.later(shard.share, growth)],
      instead: "split the key into parts that fall on different shards, or write several at once, "
        + "before it is full; more shards leave it where it is")
  }

  private static func later(_ share: Double, _ growth: LoadGrowth) -> String {
    "at \(growth.share.formula.unnamed) more each year that is full in "
      + "\(QuantityText.text(growth.time(until: 1 / share), .period)), and "
      + "\(Words.use(share * growth.factor, above: 1)) at the horizon of "
      + "\(growth.horizon.formula.unnamed)"
  }
}
