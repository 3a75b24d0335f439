import RealModule

/// How many years' worth of the first year's data gather over some years of growth.
public enum Growth {
  /// Growth at every moment: G = ((1 + g)^y − 1) ÷ ln(1 + g), the integral of (1 + g)^t.
  ///
  /// - Parameters:
  ///   - share: by how much a year grows over the last, 0.3 for 30 %; more than −1.
  ///   - years: how many years; 0 or more.
  /// - Returns: years' worth of the rate at the beginning; `years` where nothing grows.
  public static func continuous(_ share: Double, years: Double) throws(Refusal) -> Double {
    let (rate, years) = (try logarithm(of: share), try years.notNegative("number of years"))
    guard abs(rate) > 1e-12 else { return years }
    return Double.expMinusOne(rate * years) / rate
  }

  /// Growth in steps, once a year: G = ((1 + g)^y − 1) ÷ g, the sum of (1 + g)^k.
  ///
  /// - Parameters:
  ///   - share: by how much each year's rate is above the last one's; more than −1.
  ///   - years: how many years; 0 or more.
  /// - Returns: years' worth of the first year's rate; `years` where nothing grows.
  public static func yearly(_ share: Double, years: Double) throws(Refusal) -> Double {
    let (rate, years) = (try logarithm(of: share), try years.notNegative("number of years"))
    guard abs(share) > 1e-12 else { return years }
    return Double.expMinusOne(rate * years) / share
  }

  private static func logarithm(of share: Double) throws(Refusal) -> Double {
    guard share.isFinite, share > -1 else {
      throw Refusal("growth a year", share, wanted: "more than −1")
    }
    return Double.log(onePlus: share)
  }
}
