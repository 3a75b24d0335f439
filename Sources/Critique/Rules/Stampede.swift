import Estimation
import SystemDesign

/// When the entry wanted most ends, one asks for it and not everyone.
///
/// Lifetimes that differ keep many entries from ending together, and not many from asking for one: then
/// it is a note.
struct Stampede: Rule {
  static let id = "CA003"
  static let slug = "stampede"
  static let group = RuleGroup.caching
  static let law = "When the entry wanted most expires, one asks for it and not everyone."
  static let why =
    "Until the first answer is back, every request for that entry misses and asks the store for the "
    + "same thing, at the moment when most of them come."
  static let instead =
    "Say .coalescing(), so that equal misses are asked once, or .servingStale(for:), so that the old "
    + "answer serves while one fetches the new; let lifetimes differ: jitter:."
  static let source: Citation? = Citation(
    "Rajesh Nishtala and others", "Scaling Memcache at Facebook, NSDI", 2013)
  static let notWhen = [
    "equal misses are asked once, or the old answer serves meanwhile: .coalescing(), .servingStale(for:)",
    "nothing expires, or nothing says how unevenly requests fall on the keys",
    "no key is asked for more than 100 times a second at the peak, of an .inEach(of:) in each copy",
    "the store is so fast that no second request comes before it answers",
    "another cache is asked next, which has its own finding",
  ]
  static let examples: [Example] = [
    .fires("a home page that everyone asks for, made anew in half a second") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .popularity(.zipf(1.0), over: 10_000.of("pages"))
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .fires("the same where nothing says how long a page takes") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .popularity(.zipf(1.0), over: 10_000.of("pages"))
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .fires("lifetimes differ, which spreads keys and not the requests for one") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond)
        .expiring(after: 1.minute, jitter: 20.percent)
        .popularity(.zipf(1.0), over: 10_000.of("pages"))
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .silent("equal misses are asked once") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .popularity(.zipf(1.0), over: 10_000.of("pages")).coalescing()
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .silent("the old page serves while one fetches the new") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .popularity(.zipf(1.0), over: 10_000.of("pages")).servingStale(for: 10.seconds)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .silent("nothing expires, or nothing says which page is wanted most") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes).immutable()
      let old = Cache("Old pages", replicas: 1, each: 50_000.perSecond)
        .popularity(.zipf(1.0), over: 10_000.of("pages"))
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: old, else: maker, hit: 99.percent).timeout(1.second)
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .silent("the store answers before a second request comes") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .partitioned(by: "path", topShare: 2.percent)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 5.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .silent("a memory of each server's own, of which none is asked so often") {
      let site = Service("Site", instances: 50)
      let page = Record("page", 10.kilobytes)
      let own = Cache("Own", each: 50_000.perSecond).inEach(of: site).expiring(after: 1.minute)
        .partitioned(by: "path", topShare: 10.percent)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 5_000.perSecond, peak: 2.times) {
        site.reads(page, from: own, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .justSilent("one page is asked for 100 times a second") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .partitioned(by: "path", topShare: 10.percent)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 500.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
    .justFires("one page is asked for 101 times a second") {
      let site = Service("Site", instances: 9)
      let page = Record("page", 10.kilobytes)
      let pages = Cache("Pages", replicas: 1, each: 50_000.perSecond).expiring(after: 1.minute)
        .partitioned(by: "path", topShare: 10.percent)
      let maker = Database("Maker", replicas: 1, reads: 1_000.perSecond, taking: 500.milliseconds)
      Flow("Open", at: 505.perSecond, peak: 2.times) {
        site.reads(page, from: pages, else: maker, hit: 99.percent).timeout(1.second)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { cache in
      guard cache.kind == .cache || cache.kind == .cdn, let life = cache.caching.expiry,
        !cache.caching.coalesces, cache.caching.staleFor == nil,
        let all = review.estimate.figure(.hotKeyRate, of: .component(cache.name))?.value
      else { return nil }
      let rate = cache.caching.isOwn ? all / Double(cache.copiesToCount) : all
      guard rate < .infinity, isMore(rate, than: 100) else { return nil }
      let stores = Self.stores(behind: cache, review).filter { store in
        store.capacity.serviceTime?.median.map { isMore(rate * $0, than: 1) } ?? true
      }
      guard !stores.isEmpty else { return nil }
      return verdict(cache, life, rate, stores, review)
    }
  }

  /// What is asked next of what the cache lacks, where that is no cache itself.
  private static func stores(behind cache: Part, _ review: Review) -> [Part] {
    let next = review.hops(to: cache).filter { $0.verb == .reads }.compactMap { hop -> Part? in
      guard let place = hop.asked.firstIndex(where: { $0.id == cache.id }),
        hop.asked.indices.contains(place + 1)
      else { return nil }
      return hop.asked[place + 1]
    }
    return distinct(next.map(\.id)).compactMap { id in next.first { $0.id == id } }
      .filter { $0.kind != .cache && $0.kind != .cdn }
  }

  private func verdict(
    _ cache: Part, _ life: Period, _ rate: Double, _ stores: [Part], _ review: Review
  ) -> Verdict {
    let differ = cache.caching.jitter.flatMap(\.median).map { $0 > 0 } ?? false
    let names = Words.list(stores.map(\.name))
    return finding(
      differ ? .info : .warning, about: .component(cache.name),
      in: review.flows(through: cache).map(\.name), at: cache.origin,
      says:
        "when the most wanted key of '\(cache.name)' expires, everyone who wants it asks \(names)",
      because: [
        "it is wanted \(Words.rate(rate)) at the peak\(cache.caching.isOwn ? " in each copy" : ""), "
          + "and expires after \(life.formula)"
      ] + stores.map { Self.meanwhile($0, rate) }
        + (differ ? ["lifetimes differ, which spreads keys and not the requests for one"] : []),
      instead: "say .coalescing() on '\(cache.name)', or .servingStale(for: …)")
  }

  private static func meanwhile(_ store: Part, _ rate: Double) -> String {
    guard let time = store.capacity.serviceTime, let seconds = time.median else {
      return "how many ask at once depends on how long '\(store.name)' takes, which is not stated"
    }
    let count = NumberText.count((rate * seconds).rounded())
    return
      "'\(store.name)' takes \(time.formula) to answer: \(count) requests for it come meanwhile"
  }
}
