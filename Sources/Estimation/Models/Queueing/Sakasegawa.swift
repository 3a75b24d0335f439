import RealModule

/// The mean wait before several servers without Erlang's sums.
///
/// Source: Sakasegawa, An approximation formula Lq ≈ α ρ^β ÷ (1 − ρ), 1977. It is 7 % too high at ten
/// servers that are 80 % busy, and exact for one.
public enum Sakasegawa {
  /// The mean wait in seconds: ρ^(√(2(c+1)) − 1) ÷ (c (1 − ρ)) × (ca² + cs²) ÷ 2 × S.
  ///
  /// - Parameters:
  ///   - servers: c; 1 or more.
  ///   - use: ρ, the share of them that is busy; 0 or more.
  ///   - serviceTime: S, the mean, in seconds; more than 0.
  ///   - arrivals: ca²; 1 is at random.
  ///   - variability: cs²; 1 is exponential.
  /// - Returns: seconds; unstable from a use of 1 on.
  public static func meanWait(
    servers: Int, use: Double, serviceTime: Double, arrivals: Double = 1, variability: Double = 1
  ) throws(Refusal) -> Waiting<Double> {
    let count = Double(try servers.countable("number of servers"))
    let (use, time) = (try use.notNegative("use"), try serviceTime.positive("service time"))
    let spread =
      try
      (arrivals.notNegative("variability of arrivals")
      + variability.notNegative("variability of service")) / 2
    guard use < 1 else { return .unstable(asked: use * count / time, able: count / time) }
    let power = Double.sqrt(2 * (count + 1)) - 1
    return .stable(Double.pow(use, power) / (count * (1 - use)) * spread * time)
  }
}
