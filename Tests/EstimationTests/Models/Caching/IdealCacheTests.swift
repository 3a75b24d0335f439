import Estimation
import Testing

struct IdealCacheTests {
  @Test(
    "ideal cache: no other order of throwing out can beat the share of the most wanted",
    arguments: [
      (10_000, 1.0, 1_000, 0.764791), (1_000_000, 0.8, 100_000, 0.609066),
      (1_000_000, 1.0, 10_000, 0.680038), (100_000, 0.9, 20_000, 0.788174),
      (1_000, 1.0, 100, 0.692993),
    ])
  func hitRatio(items: Double, exponent: Double, capacity: Double, ratio: Double) throws {
    let popularity = try ZipfPopularity(items: items, exponent: exponent)
    expect(try IdealCache.hitRatio(capacity: capacity, popularity), is: ratio, decimals: 6)
    #expect(try LeastRecentlyUsed(popularity).hitRatio(capacity: capacity) < ratio)
  }
}
