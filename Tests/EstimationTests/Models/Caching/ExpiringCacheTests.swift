import Estimation
import Testing

struct ExpiringCacheTests {
  @Test("one item asked for nine times in its life is found nine times in ten")
  func one() throws {
    expect(try ExpiringCache.hitRatio(rate: 0.3, lifetime: 30), is: 0.9, within: 1e-12)
    let single = try ZipfPopularity(items: 1, exponent: 1)
    expect(try ExpiringCache.hitRatio(rate: 0.3, lifetime: 30, single), is: 0.9, within: 1e-12)
  }

  @Test(
    "over many items: in buckets as item by item", arguments: [0.0, 0.8, 1, 1.5], [1.0, 1e4, 1e9])
  func many(exponent: Double, requests: Double) throws {
    let popularity = try ZipfPopularity(items: 20_000, exponent: exponent)
    var sum = 0.0
    for rank in 1...20_000 {
      let share = try popularity.share(ofRank: Double(rank))
      sum += share * share * requests / (1 + share * requests)
    }
    let found = try ExpiringCache.hitRatio(rate: requests / 60, lifetime: 60, popularity)
    expect(found, is: sum, within: 1e-9)
  }

  @Test("a longer life finds more, from nothing to nearly everything")
  func monotone() throws {
    let popularity = try ZipfPopularity(items: 1e8, exponent: 0.9)
    let ratios = try [0, 1, 60, 3_600, 86_400, 1e9, 1e15]
      .map { try ExpiringCache.hitRatio(rate: 1_000, lifetime: $0, popularity) }
    #expect(ratios == ratios.sorted() && ratios[0] == 0 && ratios[6] > 0.999 && ratios[6] <= 1)
  }

  @Test("a simulated item is found as often as the formula says")
  func simulated() throws {
    var dice = Random(seed: 2)
    var (now, fetched, hits) = (0.0, -100.0, 0)
    for _ in 0..<200_000 {
      now += dice.exponential(mean: 1)
      if now - fetched < 3 { hits += 1 } else { fetched = now }
    }
    // The misses are a renewal process: three standard errors are about 0.4 % of the ratio.
    expect(
      Double(hits) / 200_000, is: try ExpiringCache.hitRatio(rate: 1, lifetime: 3), within: 0.005)
  }

  @Test("the smaller of memory and expiry binds, and is named")
  func bound() throws {
    #expect(try CacheBound.smaller(memory: 0.9, expiry: 0.7) == .expiry(hitRatio: 0.7))
    #expect(try CacheBound.smaller(memory: 0.6, expiry: 0.7) == .memory(hitRatio: 0.6))
    #expect(try CacheBound.smaller(memory: nil, expiry: 0.7)?.hitRatio == 0.7)
    #expect(try CacheBound.smaller(memory: nil, expiry: nil) == nil)
    #expect(throws: Refusal.self) { try CacheBound.smaller(memory: 1.1, expiry: nil) }
  }
}
