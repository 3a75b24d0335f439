import Estimation
import SystemDesign

/// A store must survive the morning its cache is empty.
struct CacheHidesStore: Rule {
  static let id = "CA001"
  static let slug = "cache-hides-undersized-store"
  static let group = RuleGroup.caching
  static let law = "A store must survive the moment its cache is empty."
  static let why =
    "After a restart every read falls through; a store too small for that never answers, the cache "
    + "never fills, and the outage does not end by itself."
  static let instead =
    "Size the store for the cold peak, or let only so much through: .admitting(upTo:) on the read, "
    + ".shedding(above:) on the store; keep the cache on more than one machine and warm it first."
  static let source: Citation? = Citation(
    "Nathan Bronson, Abutalib Aghayev, Aleksey Charapko, Timothy Zhu",
    "Metastable Failures in Distributed Systems, HotOS", 2021)
  static let notWhen = [
    "the store carries the full load with every cache empty",
    "what reaches it is bounded to what it can do: .admitting(upTo:), .shedding(above:)",
    "it is overloaded with the cache full: that is said first, this with it",
  ]
  static let examples: [Example] = [
    .fires(
      "one cache before a store of a quarter of the reads: an error, for one restart empties it"
    ) {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items)
      }
    },
    .fires("three caches before it: a warning") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", shards: 3, each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items)
      }
    },
    .silent("the copies of the store carry the peak without the cache") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 5, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items.replicas)
      }
    },
    .silent("no more is let through than the store can do") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items).admitting(upTo: 1_000.perSecond)
      }
    },
    .justSilent("the store can just do the peak without the cache") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 4_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items)
      }
    },
    .justFires("the store is one read a second short of the peak without the cache") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 3_999.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part -> [Verdict] in
      let caches = review.caches(before: part)
      guard !caches.isEmpty else { return [] }
      let uses = review.estimate.uses(of: part)
      let over = uses.filter { use in
        guard let cold = use.cold.value, let capacity = use.capacity.value else { return false }
        return isMore(cold, than: 1) && isMore(use.coldLoad.value ?? 0, than: use.load.value ?? 0)
          && !review.sheds(part, use, to: capacity)
      }
      guard !over.isEmpty else { return review.missing(self, uses: uses, of: part) }
      return [verdict(part, caches, over, review)]
    }
  }

  private func verdict(
    _ part: Part, _ caches: [Part], _ over: [Use], _ review: Review
  ) -> Verdict {
    let worst = over.max { ($0.cold.value ?? 0) < ($1.cold.value ?? 0) } ?? over[0]
    let names = Words.list(caches.map(\.name))
    let isOneMachine = caches.contains { $0.machines == 1 && !$0.isManaged }
    let coalesces = caches.allSatisfy(\.caching.coalesces)
    let severity: Severity = isOneMachine ? .error : .warning
    let sizing = Sizing(part: part, use: worst)
    return finding(
      coalesces ? severity.milder : severity, about: .component(part.name),
      in: review.flows(through: part).map(\.name), at: part.origin,
      says: "losing \(names) overloads '\(part.name)': "
        + "\(Words.use(worst.cold.value ?? 0, above: 1)) of what it can do",
      because: over.map { cold($0, part) }
        + (isOneMachine ? ["\(names) is one machine: one restart empties it"] : [])
        + (coalesces
          ? [
            "equal misses are asked once, which helps as far as misses are equal; it is not counted"
          ]
          : []),
      instead:
        "say \(sizing.coldSaying ?? "more machines"), or let through what '\(part.name)' can "
        + "do: .admitting(upTo: …) on the read")
  }

  private func cold(_ use: Use, _ part: Part) -> String {
    let warm = use.load.value.map { ", \(Words.rate($0)) with it full" } ?? ""
    let what = use.resource == .requests ? "requests" : use.resource.rawValue
    return "\(what): \(Words.rate(use.coldLoad.value ?? 0)) at the peak with it empty\(warm); "
      + "it can do \(Words.rate(use.capacity.value ?? 0))"
  }
}

extension Sizing {
  /// What to write so that the cold peak fits.
  fileprivate var coldSaying: String? {
    guard let machines = use.machinesForColdPeak, machines < 1_000_000_000 else { return nil }
    return part.kind == .database && use.resource == .reads && role == .primaries
      ? "replicas: \(machines) and let them answer" : saying(machines)
  }
}
