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

  static func + (a: Self, b: Self) -> Self {
    Calendar(months: a.months + b.months, years: a.years + b.years)
  }

  static func - (a: Self, b: Self) -> Self {
    Calendar(months: a.months - b.months, years: a.years - b.years)
  }

  /// The same value with months and years cancelled, and the factor that keeps it the same.
  var cancelled: (calendar: Calendar, factor: Double) {
    guard months.signum() * years.signum() < 0 else { return (self, 1) }
    let common = min(abs(months), abs(years))
    let moved = years > 0 ? common : -common
    return (
      Calendar(months: months + moved, years: years - moved), Double.pow(12, moved)
    )
  }

  /// What turns a value counted so into one counted in seconds.
  var secondsFactor: Double {
    let (left, factor) = cancelled
    return factor * Double.pow(Self.secondsInMonth, left.months)
      * Double.pow(Self.secondsInYear, left.years)
  }

  /// What turns a value counted so into one counted in months alone.
  var monthsFactor: Double { Double.pow(12, years) }

  /// A calendar that two values can be added or compared in, and the factors that bring them there.
  static func common(_ a: Self, _ b: Self) -> (calendar: Self, Double, Double) {
    if a == b { return (a, 1, 1) }
    if a.total == b.total {
      return (Calendar(months: a.total, years: 0), a.monthsFactor, b.monthsFactor)
    }
    return (.none, a.secondsFactor, b.secondsFactor)
  }
}
