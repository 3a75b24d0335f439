/// What one variable means to the whole.
///
/// With Q how likely the whole is, and p how likely the variable is true. Definitions as in Kuo and
/// Zhu, "Importance Measures in Reliability, Risk, and Optimization", 2012. What is divided by Q is
/// nil where Q is zero.
public struct Importance: Sendable, Equatable {
  /// How much likelier the whole is with the variable true than with it false, 0 to 1.
  ///
  /// Below zero only for the variable of a choice. (Birnbaum, 1969.)
  public let birnbaum: Double
  /// The share of Q in which the variable is true and decides: Birnbaum's times p / Q, 0 to 1.
  public let criticality: Double?
  /// The share of Q that goes away where the variable is never true: 1 − Q(never) / Q, 0 to 1.
  ///
  /// Equal to the criticality in a function without choices. That of the cut sets, which differs
  /// slightly, is `CutSets.shares(_:)`. (Fussell and Vesely, 1972.)
  public let fussellVesely: Double?
  /// How many times as likely the whole is where the variable is always true: Q(always) / Q.
  public let riskAchievement: Double?
  /// How many times less likely the whole is where the variable is never true: Q / Q(never).
  ///
  /// Infinite where nothing else can make the whole true.
  public let riskReduction: Double?

  init(gain: Double, odds: Double, whole: Double) {
    birnbaum = gain
    guard whole > 0 else {
      (criticality, fussellVesely, riskAchievement, riskReduction) = (nil, nil, nil, nil)
      return
    }
    let without = max(0, whole - odds * gain)
    criticality = odds * gain / whole
    fussellVesely = 1 - without / whole
    riskAchievement = (whole + (1 - odds) * gain) / whole
    riskReduction = without > 0 ? whole / without : .infinity
  }
}
