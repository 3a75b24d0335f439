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
    "Martin Kleppmann", "Partitioning, in Designing Data-Intensive Applications", 2017)
  static let notWhen = [
    "no growth or no horizon is stated: Traffic(growing: 30.percent, planned: 3.years)",
    "it is full today: that is said first",
    "what is too much is refused: .shedding(above:), .admitting(upTo:)",
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
      guard part.kind == .database || part.kind == .searchIndex,
        let peak = review.estimate.everyUse(of: part).first(where: { $0.resource == .writes })
      else { return nil }
      let mean = review.carriedOver(peak, of: part)
      let use = mean ?? peak
      guard let share = use.warm.value, let capacity = use.capacity.value, share > 0,
        !isMore(share, than: 1), isMore(share * growth.factor, than: 1),
        review.isBounded(part, use, to: capacity) != true
      else { return nil }
      return verdict(part, use, share, growth, isMean: mean != nil, review)
    }
  }

  private func verdict(
    _ part: Part, _ use: Use, _ share: Double, _ growth: LoadGrowth, isMean: Bool, _ review: Review
  ) -> Verdict {
    var later = review.sizing(of: part, use)
    later.flood = use.load.value.map { $0 * growth.factor }
    later.isMean = isMean
    let primaries = part.instances > 1 ? "its primaries" : "its primary"
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: "'\(part.name)' outgrows what \(primaries) can write before the horizon",
      because: [
        Sizing(part: part, use: use, isMean: isMean).inWords,
        "at \(growth.share.formula.unnamed) more each year that is full in "
          + "\(QuantityText.text(growth.time(until: 1 / share), .period)), and "
          + "\(Words.use(share * growth.factor, above: 1)) at the horizon of "
          + "\(growth.horizon.formula.unnamed)",
      ],
      instead: later.remedy(busy: review.busyLimit) + ", before it is full")
  }
}
