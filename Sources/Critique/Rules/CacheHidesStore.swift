import Estimation
import SystemDesign

/// A store must survive the morning its cache is empty.
///
/// It is asked then by `else:` of the read, or by the fallback of one that asks the cache alone.
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
    .silent("what reads is let through and what writes beside it are each what the store can do") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", shards: 3, each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", reads: 1_000.perSecond, writes: 500.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items).admitting(upTo: 900.perSecond)
      }
      Flow("Add an item", at: 1.perSecond, peak: 2.times) { shop.writes(1.kilobyte, to: items) }
    },
    .silent("no more is let through than the store can do") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", each: 50_000.perSecond).hitting(90.percent)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot, else: items).admitting(upTo: 1_000.perSecond)
      }
    },
    .fires("a fallback asks the store for all that two copies of a cache no longer answer") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", replicas: 1, each: 50_000.perSecond)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot).fallback { shop.reads(1.kilobyte, from: items) }
      }
    },
    .silent("no more of the fallback is let through than the store can do") {
      let shop = Service("Shop", instances: 2)
      let hot = Cache("Hot", replicas: 1, each: 50_000.perSecond)
      let items = Database("Items", replicas: 1, reads: 1_000.perSecond)
      Flow("Show an item", at: 2_000.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: hot).fallback {
          shop.reads(1.kilobyte, from: items).admitting(upTo: 1_000.perSecond)
        }
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
      let diverted = Self.losses(divertedTo: part, review)
      let known = Set(diverted.flatMap(\.caches).map(\.id))
      let caches = review.caches(before: part)
      let uses = review.estimate.uses(of: part)
      let over = uses.filter { use in
        guard let cold = use.cold.value, let capacity = use.capacity.value else { return false }
        return isMore(cold, than: 1) && isMore(use.coldLoad.value ?? 0, than: use.load.value ?? 0)
          && !review.sheds(part, use, to: capacity, cold: true)
      }
      guard !caches.isEmpty, !over.isEmpty else {
        let missing = caches.isEmpty ? [] : review.missing(self, uses: uses, of: part)
        return diverted.isEmpty ? missing : diverted.compactMap { verdict(part, $0, review) }
      }
      let emptied = Self.losses(of: caches, before: part, over, review)
        .filter { $0.caches.count > 1 || $0.caches.allSatisfy { !known.contains($0.id) } }
      return (emptied + diverted).compactMap { verdict(part, $0, review) }
    }
  }

  /// Each cache whose loss has a fallback ask a component for more than it can do, also where it
  /// answers before that component elsewhere.
  private static func losses(divertedTo part: Part, _ review: Review) -> [Loss] {
    let usual = review.estimate.everyUse(of: part)
    return review.caches(divertedTo: part).compactMap { cache in
      let over = review.overloads(losing: cache).filter { $0.name == part.name }
        .compactMap { overload -> Cold? in
          guard let use = usual.first(where: { $0.resource == overload.resource }),
            let capacity = use.capacity.value,
            !review.sheds(part, use, to: capacity, withEmpty: cache)
          else { return nil }
          var sizing = review.sizing(of: part, use)
          sizing.flood = overload.load
          return Cold(
            use: use, load: overload.load, warm: use.load.value, share: overload.use,
            machines: sizing.machines(busy: 1))
        }
      return over.isEmpty ? nil : Loss(caches: [cache], over: over, isDiverted: true)
    }
  }

  /// What the loss of some caches brings.
  private struct Loss {
    let caches: [Part]
    let over: [Cold]
    /// Whether it is a fallback that asks for what the cache does not answer.
    var isDiverted = false
  }

  /// What a resource is asked with those caches empty, and the machines that takes.
  private struct Cold {
    let use: Use
    let load: Double
    /// What it is asked for while nothing is lost.
    let warm: Double?
    let share: Double
    let machines: Int?
  }

  /// Each cache for itself, where one alone overloads the store; else all of them at once.
  private static func losses(
    of caches: [Part], before part: Part, _ over: [Use], _ review: Review
  ) -> [Loss] {
    let all = over.map { use in
      Cold(
        use: use, load: use.coldLoad.value ?? 0, warm: use.load.value,
        share: use.cold.value ?? 0, machines: use.machinesForColdPeak)
    }
    guard caches.count > 1 else { return [Loss(caches: caches, over: all)] }
    let alone = caches.compactMap { cache -> Loss? in
      let emptied = review.uses(of: part, withEmpty: cache)
      let found = over.compactMap { use -> Cold? in
        guard let one = emptied.first(where: { $0.resource == use.resource }),
          let load = one.load.value, let share = one.warm.value, isMore(share, than: 1),
          isMore(load, than: use.load.value ?? 0)
        else { return nil }
        return Cold(
          use: use, load: load, warm: use.load.value, share: share, machines: one.machinesForPeak)
      }
      return found.isEmpty ? nil : Loss(caches: [cache], over: found)
    }
    return alone.isEmpty ? [Loss(caches: caches, over: all)] : alone
  }

  private func verdict(_ part: Part, _ loss: Loss, _ review: Review) -> Verdict? {
    guard let worst = loss.over.max(by: { $0.share < $1.share }) else { return nil }
    let names = Words.list(loss.caches.map(\.name))
    let isAlone = loss.caches.count == 1
    let isOneMachine = isAlone && loss.caches.contains { $0.machines == 1 && !$0.isManaged }
    let coalesces = loss.caches.allSatisfy(\.caching.coalesces)
    let severity: Severity = isOneMachine ? .error : .warning
    let sizing = review.sizing(of: part, worst.use)
    return finding(
      coalesces ? severity.milder : severity, about: .component(part.name),
      in: review.flows(through: part).map(\.name), at: part.origin,
      says: "losing \(names)\(isAlone ? "" : " at once") overloads '\(part.name)': "
        + "\(Words.use(worst.share, above: 1)) of what it can do",
      because: loss.over.map { cold($0, isAlone ? "it" : "them", loss.isDiverted) }
        + (loss.isDiverted
          ? [
            "'\(part.name)' answers by .fallback what \(names) cannot, and counts for nothing there"
          ]
          : [])
        + (isOneMachine ? ["\(names) is one machine: one restart empties it"] : [])
        + (coalesces
          ? [
            "equal misses are asked once, which helps as far as misses are equal; it is not counted"
          ]
          : []),
      instead:
        "say \(worst.machines.flatMap(sizing.coldSaying) ?? "more machines"), or let through what '\(part.name)' can "
        + "do: .admitting(upTo: …) on the read")
  }

  private func cold(_ cold: Cold, _ them: String, _ isDiverted: Bool) -> String {
    let use = cold.use
    func amount(_ value: Double) -> String { QuantityText.text(value, use.resource.dimension) }
    let (empty, full) =
      isDiverted ? ("without \(them)", "with \(them)") : ("with \(them) empty", "with \(them) full")
    let warm = cold.warm.map { ", \(amount($0)) \(full)" } ?? ""
    let what = use.resource == .requests ? "requests" : use.resource.rawValue
    return "\(what): \(amount(cold.load)) at the peak \(empty)\(warm); "
      + "it \(use.resource.isAsked ? "can do" : "has") \(amount(use.capacity.value ?? 0))"
  }
}

extension Sizing {
  /// What to write so that the cold peak fits.
  fileprivate func coldSaying(_ machines: Int) -> String? {
    guard machines < 1_000_000_000 else { return nil }
    guard part.kind == .database, use.resource == .reads, role == .primaries else {
      return isBeyondShards(busy: 1) ? nil : saying(machines)
    }
    // Each shard has replicas of its own.
    let shards = part.shardsToCount
    return "\(MachineCount("replicas", (machines + shards - 1) / shards)) and let them answer"
  }
}
