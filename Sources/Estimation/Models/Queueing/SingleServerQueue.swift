/// One server whose service times are spread in any way (M/G/1).
///
/// Sources: Pollaczek 1930, Khinchine 1932; Kleinrock, Queueing Systems 1, 1975, section 5.6.
public enum SingleServerQueue {
  /// The mean wait in seconds, by Pollaczek and Khinchine: ρ ÷ (1 − ρ) × (1 + cv²) ÷ 2 × S.
  ///
  /// - Parameters:
  ///   - use: ρ, the share of time it is busy; 0 or more.
  ///   - serviceTime: S, the mean, in seconds; more than 0.
  ///   - variability: cv², the variance of the service time over the square of its mean; 0 or more.
  ///     1 is exponential, 0 always the same.
  /// - Returns: seconds; unstable from a use of 1 on.
  public static func meanWait(
    use: Double, serviceTime: Double, variability: Double
  ) throws(Refusal) -> Waiting<Double> {
    try meanWait(
      use: use, serviceTime: serviceTime, arrivals: 1, variability: variability)
  }

  /// The mean wait in seconds where arrivals too are spread in any way (G/G/1), by Kingman:
  /// ρ ÷ (1 − ρ) × (ca² + cs²) ÷ 2 × S.
  ///
  /// An approximation that is exact for M/G/1 and an upper bound in heavy traffic. Source: Kingman, The
  /// single server queue in heavy traffic, 1961.
  ///
  /// - Parameters:
  ///   - use: ρ; 0 or more.
  ///   - serviceTime: S, the mean, in seconds; more than 0.
  ///   - arrivals: ca², the variance of the times between arrivals over the square of their mean; 0 or
  ///     more. 1 is at random.
  ///   - variability: cs², the same of the service time; 0 or more.
  /// - Returns: seconds; unstable from a use of 1 on.
  public static func meanWait(
    use: Double, serviceTime: Double, arrivals: Double, variability: Double
  ) throws(Refusal) -> Waiting<Double> {
    let (use, time) = (try use.notNegative("use"), try serviceTime.positive("service time"))
    let spread =
      try
      (arrivals.notNegative("variability of arrivals")
      + variability.notNegative("variability of service")) / 2
    guard use < 1 else { return .unstable(asked: use / time, able: 1 / time) }
    return .stable(use / (1 - use) * spread * time)
  }
}
