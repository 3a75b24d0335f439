import RealModule

/// What a slow answer in a hundred does to one that waits for many.
///
/// Source: Dean and Barroso, The tail at scale, 2013. Answers are taken to be slow independently of
/// each other.
public enum FanOutTail {
  /// The share of requests that wait for at least one slow answer: 1 − (1 − p)^n.
  ///
  /// - Parameters:
  ///   - share: p, the share of single answers that is slow; 0 to 1.
  ///   - count: n, how many answers a request waits for; 0 or more.
  public static func slow(share: Double, of count: Double) throws(Refusal) -> Double {
    let (share, count) = (
      try share.share("share of slow answers"), try count.notNegative("number of answers")
    )
    guard share < 1 else { return count > 0 ? 1 : 0 }
    return -Double.expMinusOne(count * Double.log(onePlus: -share))
  }

  /// The quantile that single answers must keep for a request of many to keep its own: q^(1 ÷ n).
  ///
  /// - Parameters:
  ///   - quantile: q, of the whole request; above 0 and below 1.
  ///   - count: n; 1 or more.
  public static func leafQuantile(_ quantile: Double, of count: Double) throws(Refusal) -> Double {
    let (quantile, count) = (
      try quantile.strictShare("quantile"), try count.atLeast(1, "number of answers")
    )
    return Double.exp(Double.log(quantile) / count)
  }

  /// The share of requests that wait for a slow answer where each slow one has a second chance:
  /// 1 − (1 − p²)^n.
  ///
  /// The second copy is taken to be slow independently of the first.
  public static func hedgedSlow(share: Double, of count: Double) throws(Refusal) -> Double {
    let share = try share.share("share of slow answers")
    return try slow(share: share * share, of: count)
  }

  /// What asking a second copy adds to the load: the share of answers slower than the trigger.
  ///
  /// - Parameter trigger: the quantile after which a second copy is asked; 0 to 1.
  public static func hedgingLoad(after trigger: Double) throws(Refusal) -> Double {
    try 1 - trigger.share("quantile of the trigger")
  }
}
