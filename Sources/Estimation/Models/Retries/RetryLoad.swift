import RealModule

/// What asking again after a failure adds to the load.
public enum RetryLoad {
  /// How many times as much is asked: 1 + p + … + p^r = (1 − p^(r+1)) ÷ (1 − p).
  ///
  /// - Parameters:
  ///   - failing: p, the share of attempts that fail; 0 to 1.
  ///   - retries: r, how often one asks again at most; 0 or more.
  /// - Returns: from 1 to r + 1, which it is where everything fails.
  public static func amplification(failing: Double, retries: Int) throws(Refusal) -> Double {
    let failing = try failing.share("share that fails")
    guard retries >= 0 else {
      throw Refusal("number of retries", Double(retries), wanted: "0 or more")
    }
    let attempts = Double(retries) + 1
    guard failing > 0 else { return 1 }
    guard failing < 1 else { return attempts }
    // (1 − p^n) ÷ (1 − p) loses its digits near one; the powers are of numbers below one.
    let rest = Double.log(failing)
    return Double.expMinusOne(attempts * rest) / Double.expMinusOne(rest)
  }

  /// The same where retries may be no more than a share of the calls: at most 1 + budget.
  ///
  /// - Parameter budget: the most retries for each call, as a share; 0 or more.
  public static func amplification(
    failing: Double, retries: Int, budget: Double
  ) throws(Refusal) -> Double {
    min(
      try amplification(failing: failing, retries: retries),
      1 + (try budget.notNegative("budget of retries")))
  }

  /// How many times as much is asked through layers that each retry: the product, at worst
  /// (r + 1)^layers.
  ///
  /// - Parameter layers: how often each layer asks again; none negative.
  public static func worst(_ layers: [Int]) throws(Refusal) -> Double {
    var product = 1.0
    for retries in layers { product *= try amplification(failing: 1, retries: retries) }
    return product
  }

  /// The share of calls that fail after all attempts: p^(r+1).
  public static func failing(_ failing: Double, retries: Int) throws(Refusal) -> Double {
    guard retries >= 0 else {
      throw Refusal("number of retries", Double(retries), wanted: "0 or more")
    }
    return Double.pow(try failing.share("share that fails"), Double(retries) + 1)
  }
}
