import RealModule
import SystemDesign

/// How much more is asked as time goes by, growing steadily.
package struct LoadGrowth: Sendable {
  /// By how much it grows in a year.
  package let share: Ratio
  /// How far ahead is planned.
  package let horizon: Period
  /// How many times as much as today is asked then.
  package let factor: Double
  /// By how much the logarithm of the load grows in a year.
  private let pace: Double

  /// Nil where nothing is said to grow, or not for how long.
  package init?(of design: Design) {
    guard let growth = design.traffic?.growth, let horizon = design.traffic?.horizon,
      let share = growth.median, let time = horizon.median, share > 0, time > 0
    else { return nil }
    (self.share, self.horizon) = (growth, horizon)
    pace = Double.log(onePlus: share)
    factor = min(Double.exp(pace * time / Self.year), Self.most)
  }

  /// The seconds until so many times as much is asked.
  package func time(until factor: Double) -> Double {
    min(Double.log(factor) / pace * Self.year, Self.most * Self.year)
  }

  /// More than anybody means, and few enough to count with.
  private static let most = 1e12
  private static let year = 31_536_000.0
}
