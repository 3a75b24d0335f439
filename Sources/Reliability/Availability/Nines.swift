import Estimation

/// Availability as people say it: as many nines as there are, and minutes a month.
package enum Nines {
  /// All the digits up to the second that is not a nine, six at most: "99.9876 %", "99.95 %".
  ///
  /// Rounded down, since digits that are nines must not become more of them; where there are no two
  /// nines to the nearest, unless that would make it as much as was promised.
  package static func text(_ share: Double, promised: Double? = nil) -> String {
    let percent = share * 100
    let places = places(of: percent)
    let scale = power(places)
    let least = (percent * scale + 1e-6).rounded(.down)
    let nearest = (percent * scale).rounded()
    let limit = min(99, promised.map { share < $0 ? $0 * 100 : 99 } ?? 99) * scale
    let isNearest = nearest > least && nearest < limit - 1e-6
    return "\(fixed(isNearest ? nearest : least, places)) %"
  }

  /// The same always rounded down, so that who promises it promises no more.
  package static func atMost(_ share: Double) -> String {
    let percent = share * 100
    let places = places(of: percent)
    return "\(fixed((percent * power(places) + 1e-6).rounded(.down), places)) %"
  }

  private static func places(of percent: Double) -> Int {
    var places = 1
    while places < 6, (100 - percent) * power(places - 1) < 1 - 1e-9 { places += 1 }
    return places
  }

  /// Of a month of thirty days: "4.32 min".
  package static func minutesAMonth(_ share: Double) -> String {
    let minutes = (1 - share) * 30 * 24 * 60
    if minutes >= 120 { return QuantityText.text(minutes * 60, .period) }
    let (digits, _) = NumberText.prefixed(minutes)
    return "\(digits) min"
  }

  /// The same with as many digits as tell it from what is promised: "43.25 min", where 43.2 are allowed.
  package static func minutesAMonth(_ share: Double, above promised: Double) -> String {
    let (plain, limit) = (minutesAMonth(share), minutesAMonth(promised))
    guard plain == limit, share < promised else { return plain }
    let month = 30.0 * 86_400
    return QuantityText.period((1 - share) * month, above: (1 - promised) * month)
  }

  /// Of a year of 365 days: "631 min".
  package static func minutesAYear(_ share: Double) -> String {
    let minutes = (1 - share) * 525_600
    return minutes >= 10_000
      ? QuantityText.text(minutes * 60, .period) : NumberText.prefixed(minutes).digits + " min"
  }

  /// Two shares of time away: "631 to 106 min/year".
  package static func minutesAYear(from before: Double, to after: Double) -> String {
    let (before, after) = (before * 525_600, after * 525_600)
    return "\(NumberText.count(before)) to \(NumberText.count(after)) min/year"
  }

  private static func power(_ places: Int) -> Double {
    (0..<max(0, places)).reduce(1) { value, _ in value * 10 }
  }

  /// A whole number of the last of so many places.
  private static func fixed(_ whole: Double, _ places: Int) -> String {
    guard let shown = Int64(exactly: whole) else { return "\(whole / power(places))" }
    var digits = "\(shown)"
    while digits.count <= places { digits = "0" + digits }
    var text = digits.dropLast(places) + "." + digits.suffix(places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return String(text)
  }
}
