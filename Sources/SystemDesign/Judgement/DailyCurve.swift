/// How the traffic of a day rises and falls; its peak follows from it.
public enum DailyCurve: Sendable {
  /// Once a day it swings so much above and below its mean, as a sine does.
  case swing(Ratio)
  /// So much of the day's traffic comes within so long: `.share(80.percent, within: 5.hours)`.
  case share(Ratio, within: Period)
  /// What comes in each of the 24 hours, from midnight on, in proportion.
  case hours([Double])

  /// What comes in each of the 24 hours, from midnight on, in proportion.
  public static func hours(_ shares: Double...) -> DailyCurve { .hours(shares) }

  /// How many times the mean its busiest moment is: of hours, the busiest whole hour.
  public var peak: Ratio {
    switch self {
    case .swing(let swing):
      let one = Formula(.literal(1, Unit("")), .ratio)
      let peak = Formula(.sum(one, swing.formula), .ratio)
      return Ratio(.named("peak of a day that swings by \(swing.formula)", peak))
    case .share(let share, let time):
      let part = Formula(.quotient(time.formula, Period.day.formula), .ratio)
      let peak = Formula(.quotient(share.formula, part), .ratio)
      return Ratio(
        .named("peak of a day with \(share.formula) within \(time.formula)", peak))
    case .hours(let shares):
      func number(_ value: Double, _ name: String) -> Formula {
        Formula(.named(name, Formula(.literal(value, Unit("")), .ratio)), .ratio)
      }
      let all = shares.reduce(0, +)
      guard let most = shares.max(), all > 0 else { return Ratio(1, "times") }
      let mean = number(all / Double(shares.count), "the mean hour")
      let peak = Formula(.quotient(number(most, "the busiest hour"), mean), .ratio)
      return Ratio(.named("peak of the hours of a day", peak))
    }
  }
}
