import RealModule

/// The bell curve.
enum NormalDistribution {
  /// The share of numbers below one, in standard deviations from the mean.
  static func share(below deviations: Double) -> Double {
    Double.erfc(-deviations / 2.0.squareRoot()) / 2
  }

  /// How many standard deviations a share of all numbers stays below.
  ///
  /// Found by halving; the share must be above 0 and below 1.
  static func quantile(_ share: Double) -> Double {
    var (low, high) = (-40.0, 40.0)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if self.share(below: middle) < share { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
