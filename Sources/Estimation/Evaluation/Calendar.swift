import RealModule

/// The months and years a value is still counted in.
///
/// A hundred million a month over five years is six thousand million: months and years cancel as
/// twelve. Only what is left becomes seconds: thirty days a month, 365 days a year.
struct Calendar: Equatable {
  var months = 0
  var years = 0

  static let none = Calendar()
  static let secondsInMonth = 2_592_000.0
  static let secondsInYear = 31_536_000.0

  var total: Int { months + years }

  /// Whether months and years cancel in it.
  var isMixed: Bool { months.signum() * years.signum() < 0 }

  static func + (a: Self, b: Self) -> Self {
    Calendar(months: a.months + b.months, years: a.years + b.years)
  }

  static func - (a: Self, b: Self) -> Self {
    Calendar(months: a.months - b.months, years: a.years - b.years)
  }

  /// What a value is multiplied or divided with when it is counted otherwise.
  ///
  /// A division stays one: a value divided by 2,592,000 is exact where its inverse is not.
  enum Change {
    case by(Double)
    case over(Double)

    init(_ base: Double, to power: Int) {
      self = power < 0 ? .over(Double.pow(base, -power)) : .by(Double.pow(base, power))
    }
  }

  /// The same value with months and years cancelled, and the change that keeps it the same.
  var cancelled: (calendar: Calendar, change: Change) {
    guard isMixed else { return (self, .by(1)) }
    let common = min(abs(months), abs(years))
    let moved = years > 0 ? common : -common
    return (Calendar(months: months + moved, years: years - moved), Change(12, to: moved))
  }

  /// What turns a value counted so into one counted in seconds.
  var toSeconds: [Change] {
    let (left, change) = cancelled
    return [
      change, Change(Self.secondsInMonth, to: left.months),
      Change(Self.secondsInYear, to: left.years),
    ]
  }

  /// What turns a value counted so into one counted in months alone.
  var toMonths: [Change] { [Change(12, to: years)] }

  /// A calendar that two values can be added in, and the changes that bring them there.
  static func common(_ a: Self, _ b: Self) -> (calendar: Self, [Change], [Change]) {
    if a == b { return (a, [], []) }
    if a.total == b.total {
      return (Calendar(months: a.total, years: 0), a.toMonths, b.toMonths)
    }
    return (.none, a.toSeconds, b.toSeconds)
  }
}
