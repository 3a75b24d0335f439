/// How often something happens, from how often it happens in a stretch of time.
public enum RequestRate {
  /// The mean rate: q = N ÷ T.
  ///
  /// - Parameters:
  ///   - count: how many happen in the stretch; 0 or more.
  ///   - seconds: how long the stretch is, in seconds; more than 0.
  /// - Returns: so many a second.
  public static func mean(of count: Double, over seconds: Double) throws(Refusal) -> Double {
    try count.notNegative("count") / seconds.positive("stretch of time")
  }

  /// The rate at the busiest moment: q × k.
  ///
  /// - Parameters:
  ///   - mean: the mean rate; 0 or more a second.
  ///   - factor: how many times the mean the busiest moment is; 1 or more.
  /// - Returns: so many a second.
  public static func peak(of mean: Double, factor: Double) throws(Refusal) -> Double {
    try mean.notNegative("mean rate") * factor.atLeast(1, "peak factor")
  }

  /// The bits a rate moves: b = 8 × rate × bytes.
  ///
  /// - Parameters:
  ///   - rate: so many a second; 0 or more.
  ///   - bytes: the bytes each moves; 0 or more.
  /// - Returns: bits a second.
  public static func bits(of rate: Double, carrying bytes: Double) throws(Refusal) -> Double {
    try 8 * rate.notNegative("rate") * bytes.notNegative("size")
  }
}
