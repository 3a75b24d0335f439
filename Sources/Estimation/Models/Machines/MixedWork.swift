/// What a machine does a second of work of several kinds: the harmonic mean, 1 ÷ Σ(fᵢ ÷ rᵢ).
///
/// The plain mean of the rates is too high, since the slow kind takes most of the time.
public enum MixedWork {
  /// One kind of work.
  public struct Kind: Sendable, Equatable {
    /// How much of it there is beside the others; 0 or more.
    public let weight: Double
    /// What a machine does of it alone, a second; more than 0.
    public let rate: Double

    /// So much of a kind.
    public init(weight: Double, rate: Double) {
      self.weight = weight
      self.rate = rate
    }
  }

  /// What a machine does of the mix, a second.
  ///
  /// - Parameter kinds: weights in any unit, not all zero.
  public static func rate(_ kinds: [Kind]) throws(Refusal) -> Double {
    var (weight, time) = (0.0, 0.0)
    for kind in kinds {
      let share = try kind.weight.notNegative("weight")
      weight += share
      time += share / (try kind.rate.positive("rate"))
    }
    return try weight.positive("sum of the weights") / time
  }
}
