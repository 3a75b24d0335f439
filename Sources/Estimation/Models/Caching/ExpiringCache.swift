/// A cache whose entries live a fixed time after they were fetched, and that never runs full.
///
/// An item asked for λ p times a second and kept for τ misses once and is then found λ p τ times in
/// the mean, so its hit ratio is x ÷ (1 + x) with x = λ p τ.
///
/// Source: Jung, Berger and Balakrishnan, Modeling TTL-based Internet caches, INFOCOM 2003.
public enum ExpiringCache {
  /// The share of requests it answers, over all items.
  ///
  /// - Parameters:
  ///   - rate: all requests to the cache, a second; 0 or more.
  ///   - lifetime: how long an entry lives, in seconds; 0 or more.
  ///   - popularity: how requests fall on the items.
  /// - Returns: from 0, below 1.
  public static func hitRatio(
    rate: Double, lifetime: Double, _ popularity: ZipfPopularity
  ) throws(Refusal) -> Double {
    let requests = try rate.notNegative("rate") * lifetime.notNegative("time to live")
    return RankSum(popularity).sum(
      { $0 * ($0 * requests) / (1 + $0 * requests) },
      derivative: {
        let x = $0 * requests
        return x * (2 + x) / ((1 + x) * (1 + x))
      })
  }

  /// The share for a single item: x ÷ (1 + x).
  ///
  /// - Parameters:
  ///   - rate: how often it is asked for, a second; 0 or more.
  ///   - lifetime: how long an entry lives, in seconds; 0 or more.
  public static func hitRatio(rate: Double, lifetime: Double) throws(Refusal) -> Double {
    let found = try rate.notNegative("rate") * lifetime.notNegative("time to live")
    return found / (1 + found)
  }
}
