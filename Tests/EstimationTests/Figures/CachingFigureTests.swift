import Estimation
import SystemDesign
import Testing

struct CachingFigureTests {
  private let app = Service("App")
  private let item = Record("item", key: "id", ["id": 10.bytes, "body": 990.bytes])

  private func estimate(_ cache: Cache, at rate: Rate = 100.perSecond) -> Estimate {
    let store = Database("Store", reads: 1_000.perSecond)
    return Estimate(
      of: Design("Cache") {
        Traffic(peak: 2.times)
        Flow("Flow", at: rate) { app.reads(item, from: cache, else: store) }
      })
  }

  private func figure(_ measure: Measure, _ name: String, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component(name))?.value
  }

  @Test("a cache's hit ratio follows from its memory, and the store gets the misses")
  func byMemory() throws {
    let cache = Cache("Cache", memory: 1.megabyte).popularity(.zipf(1.0), over: 10_000.items)
    let estimate = estimate(cache)
    let ratio = try #require(figure(.hitRatio, "Cache", estimate))
    expect(ratio, is: 0.675602, decimals: 6)
    expect(
      try #require(figure(.rateMean, "Store", estimate)), is: 100 * (1 - ratio), within: 1e-9)
    let derivation = try #require(estimate.figure(.hitRatio, of: .component("Cache"))).derivation
    #expect(derivation.contains { $0.contains("items that fit in 'Cache'") })
  }

  @Test("of reads that say it themselves and reads that do not each counts as often as it comes")
  func mixed() throws {
    let cache = Cache("Cache").hitting(99.percent)
    let store = Database("Store", reads: 1_000.perSecond)
    func ratio(_ second: Ratio?) -> Double? {
      let design = Design("Mixed") {
        Flow("Rare", at: 10.perSecond) {
          app.reads(item, from: cache, else: store, hit: 95.percent)
        }
        Flow("Usual", at: 990.perSecond) {
          if let second {
            app.reads(item, from: cache, else: store, hit: second)
          } else {
            app.reads(item, from: cache, else: store)
          }
        }
      }
      return figure(.hitRatio, "Cache", Estimate(of: design))
    }
    // (10 × 95 % + 990 × 99 %) ÷ 1,000.
    expect(try #require(ratio(nil)), is: 0.9896, within: 1e-12)
    // What no read has is no ratio of the cache.
    #expect(ratio(20.percent) == nil)
  }

  @Test("shards hold more, replicas hold the same again")
  func shards() throws {
    let wide = Cache("Cache", shards: 2, memory: 500.kilobytes)
      .popularity(.zipf(1.0), over: 10_000.items)
    expect(try #require(figure(.hitRatio, "Cache", estimate(wide))), is: 0.675602, decimals: 6)
    let copied = Cache("Cache", replicas: 1, memory: 1.megabyte)
      .popularity(.zipf(1.0), over: 10_000.items)
    expect(try #require(figure(.hitRatio, "Cache", estimate(copied))), is: 0.675602, decimals: 6)
  }

  @Test("the smaller of memory and expiry counts")
  func byExpiry() throws {
    let popularity = try ZipfPopularity(items: 10_000, exponent: 1)
    let short = Cache("Cache", memory: 1.megabyte).popularity(.zipf(1.0), over: 10_000.items)
      .expiring(after: 1.second)
    expect(
      try #require(figure(.hitRatio, "Cache", estimate(short))),
      is: try ExpiringCache.hitRatio(rate: 100, lifetime: 1, popularity), within: 1e-9)
    let long = Cache("Cache", memory: 1.megabyte).popularity(.zipf(1.0), over: 10_000.items)
      .expiring(after: 1.day)
    expect(try #require(figure(.hitRatio, "Cache", estimate(long))), is: 0.675602, decimals: 6)
    let onlyExpiry = Cache("Cache").popularity(.zipf(1.0), over: 10_000.items)
      .expiring(after: 1.second)
    #expect(figure(.hitRatio, "Cache", estimate(onlyExpiry)) != nil)
  }

  @Test("a stated hit ratio stays, and the memory it takes is worked out")
  func stated() throws {
    let cache = Cache("Cache", memory: 1.megabyte).popularity(.zipf(1.0), over: 10_000.items)
      .hitting(67.5602.percent)
    let estimate = estimate(cache)
    expect(try #require(figure(.hitRatio, "Cache", estimate)), is: 0.675602, within: 1e-12)
    expect(try #require(figure(.memoryForHits, "Cache", estimate)), is: 1e6, within: 1e-4)
    #expect(figure(.workingSet, "Cache", estimate) == 10e6)
  }

  @Test(
    "without memory, expiry or popularity the hit ratio is unknown, and what would settle it is said"
  )
  func unknown() throws {
    let cache = Cache("Cache").popularity(.zipf(1.0), over: 10_000.items)
    let figure = try #require(estimate(cache).figure(.hitRatio, of: .component("Cache")))
    #expect(figure.value == nil)
    #expect(figure.amount.missing.first?.contains("hit ratio of 'Cache'") == true)
  }

  @Test("80 % of the requests for 20 % of the items is a slope of its own")
  func shares() throws {
    let cache = Cache("Cache", memory: 2.megabytes)
      .popularity(.share(80.percent, of: 20.percent), over: 10_000.items)
      .evicting(.leastFrequentlyUsed)
    expect(try #require(figure(.hitRatio, "Cache", estimate(cache))), is: 0.8, within: 1e-9)
  }

  @Test("a guessed number of items gives the hit ratio a range")
  func range() throws {
    let cache = Cache("Cache", memory: 1.megabyte)
      .popularity(.zipf(1.0), over: 5_000.items...20_000.items)
    guard
      case .known(let spread)? = estimate(cache).figure(.hitRatio, of: .component("Cache"))?
        .amount
    else {
      Issue.record("unknown")
      return
    }
    expect(spread.value, is: 0.675602, decimals: 6)
    let model = { (items: Double) throws -> Double in
      try LeastRecentlyUsed(ZipfPopularity(items: items, exponent: 1)).hitRatio(capacity: 1_000)
    }
    expect(spread.low, is: try model(20_000), within: 0.01)
    expect(spread.high, is: try model(5_000), within: 0.01)
  }

  @Test(
    "what a cache is said to hold fills its memory, in every copy",
    arguments: [(0, 2.0, 2.0), (1, 4, 4), (2, 6, 6)])
  func held(replicas: Int, machines: Double, afterZone: Double) throws {
    let cache = Cache(
      "Cache", shards: 4, replicas: replicas, across: replicas > 0 ? 3.zones : nil,
      memory: 1.gigabyte, each: 100_000.perSecond
    ).filled(to: 80.percent).holding(1.million.items, of: item).overhead(20.percent)
      .hitting(50.percent)
    let estimate = estimate(cache)
    // 1.2 GB of 4 × 0.8; two shards would do, and have their copies in other zones.
    #expect(figure(.memoryHeld, "Cache", estimate) == 1.2e9)
    expect(try #require(figure(.memoryUse, "Cache", estimate)), is: 0.375, within: 1e-12)
    #expect(figure(.machinesForMemory, "Cache", estimate) == machines)
    #expect(figure(.instancesNeeded, "Cache", estimate) == machines)
    #expect(figure(.machinesForZoneLoss, "Cache", estimate) == (replicas > 0 ? afterZone : nil))
    #expect(figure(.storageRaw, "Cache", estimate) == nil)
  }

  @Test("what a cache holds leaves less memory for what it works on")
  func beside() throws {
    let cache = Cache("Cache", shards: 2, replicas: 1, each: 100_000.perSecond, taking: 1.second)
      .memory(4.gigabytes, perRequest: 3.megabytes).holding(7.million.items, of: item)
      .hitting(50.percent)
    let estimate = estimate(cache, at: 500.perSecond)
    // 3 GB at the peak on four machines, of which each holds 3.5 GB: 17 of 16.
    expect(try #require(figure(.utilisationPeak, "Cache", estimate)), is: 1.0625, within: 1e-12)
    #expect(figure(.instancesNeeded, "Cache", estimate) == 6)
  }

  @Test("what is read from a machine's own memory comes over no line")
  func own() throws {
    let machine = Service("App", instances: 4).network(1.gigabitsPerSecond)
    let own = Cache("Own", memory: 4.gigabytes).inEach(of: machine).hitting(90.percent)
    let store = Database("Store", reads: 10_000.perSecond)
    let estimate = Estimate(
      of: Design("Own") {
        Flow("Read", at: 1_000.perSecond, peak: 1.times) {
          machine.reads(item, from: own, else: store)
        }
      })
    expect(try #require(figure(.ingressMean, "App", estimate)), is: 100_000, within: 1e-12)
    let use = estimate.everyUse(of: machine.part).first { $0.resource == .network }
    expect(try #require(use?.load.value), is: 100_000, within: 1e-12)
  }
}
