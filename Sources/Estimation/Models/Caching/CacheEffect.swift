/// What a hit ratio does to those who ask and to the store behind.
public enum CacheEffect {
  /// The mean time of a read: h × cache + (1 − h) × store, in the unit of both.
  ///
  /// - Parameters:
  ///   - hitRatio: the share the cache answers; 0 to 1.
  ///   - cache: the time of an answer from the cache; 0 or more.
  ///   - store: the time of an answer from the store; 0 or more.
  public static func meanTime(
    hitRatio: Double, cache: Double, store: Double
  ) throws(Refusal) -> Double {
    let hits = try hitRatio.share("hit ratio")
    return try hits * cache.notNegative("time of the cache")
      + (1 - hits) * store.notNegative("time of the store")
  }

  /// What reaches the store behind: (1 − h) × rate.
  public static func storeRate(of rate: Double, hitRatio: Double) throws(Refusal) -> Double {
    try (1 - hitRatio.share("hit ratio")) * rate.notNegative("rate")
  }

  /// How many times as much reaches the store when the hit ratio falls: 95 % to 90 % doubles it.
  ///
  /// - Parameters:
  ///   - before: the hit ratio before; 0 or more, below 1.
  ///   - after: the hit ratio after; 0 to 1.
  public static func missGrowth(from before: Double, to after: Double) throws(Refusal) -> Double {
    let misses = try (1 - before.share("hit ratio before")).positive("share of misses before")
    return try (1 - after.share("hit ratio after")) / misses
  }
}
