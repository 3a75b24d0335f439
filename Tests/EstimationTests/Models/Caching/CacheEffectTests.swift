import Estimation
import Testing

struct CacheEffectTests {
  @Test("mean latency of a cache: 95 % at 0.5 ms, the rest at 10 ms, are 0.975 ms")
  func meanTime() throws {
    expect(
      try CacheEffect.meanTime(hitRatio: 0.95, cache: 0.5, store: 10), is: 0.975, within: 1e-12)
  }

  @Test("load of the store: 80 % hits leave 20 k of 100 k")
  func storeRate() throws {
    expect(try CacheEffect.storeRate(of: 100_000, hitRatio: 0.8), is: 20_000, within: 1e-12)
  }

  @Test("from 95 % to 90 % hits the misses double")
  func missGrowth() throws {
    expect(try CacheEffect.missGrowth(from: 0.95, to: 0.9), is: 2, within: 1e-12)
    #expect(throws: Refusal.self) { try CacheEffect.missGrowth(from: 1, to: 0.9) }
  }

  @Test("working set: the hot share of distinct items, never of requests")
  func workingSet() throws {
    let bytes = try WorkingSet.bytes(hot: 0.2, of: 10e6, size: 500, overhead: 60)
    expect(bytes, is: 1.12e9, within: 1e-12)
    #expect(throws: Refusal("hot share", 1.2, wanted: "between 0 and 1")) {
      try WorkingSet.bytes(hot: 1.2, of: 1, size: 1)
    }
  }
}
