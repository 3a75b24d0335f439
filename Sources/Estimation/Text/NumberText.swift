import RealModule

/// Numbers as a person reads them: three significant digits below a thousand, whole numbers with
/// separators up to 99,999, then k, M, G, T with three significant digits.
public enum NumberText {
  /// The number and its prefix: ("3,858", ""), ("116", "k"), ("2.70", "M").
  public static func prefixed(_ value: Double) -> (digits: String, prefix: String) {
    guard value.isFinite else { return ("?", "") }
    let size = abs(value)
    if size == 0 { return ("0", "") }
    let sign = value < 0 ? "−" : ""
    if size < 999.5 { return (sign + significant(size), "") }
    if size < 99_999.5 { return (sign + separated(size.rounded()), "") }
    var (scaled, index) = (size / 1_000, 0)
    while scaled >= 999.5, index < prefixes.count - 1 {
      scaled /= 1_000
      index += 1
    }
    guard scaled < 999_999.5 else { return (sign + scientific(size), "") }
    let digits = scaled < 999.5 ? significant(scaled) : separated(scaled.rounded())
    return (sign + digits, prefixes[index])
  }

  /// The least number that reads as it is and is no less than a positive one.
  static func roundedUp(_ value: Double) -> Double {
    rounded(value) { ($0 - 1e-9 * max($0, 1)).rounded(.up) }
  }

  /// The largest number that reads as it is and is no more than a positive one.
  package static func roundedDown(_ value: Double) -> Double {
    rounded(value) { ($0 + 1e-9 * max($0, 1)).rounded(.down) }
  }

  private static func rounded(_ value: Double, _ whole: (Double) -> Double) -> Double {
    if value >= 999.5, value < 99_999.5 { return whole(value) }
    let power = Double.log10(value).rounded(.down) - 2
    let step = Double.pow(10, abs(power))
    return power < 0 ? whole(value * step) / step : whole(value / step) * step
  }

  /// A plain count: whole numbers stay whole.
  public static func count(_ value: Double) -> String {
    if value == value.rounded(), abs(value) < 99_999.5 {
      return (value < 0 ? "−" : "") + separated(abs(value))
    }
    let (digits, prefix) = prefixed(value)
    return prefix.isEmpty ? digits : "\(digits) \(prefix)"
  }

  /// What no prefix reaches: "1.28e40".
  private static func scientific(_ value: Double) -> String {
    var (scaled, power) = (value, 0)
    while scaled >= 9.995 {
      scaled /= 10
      power += 1
    }
    return "\(fixed(scaled, 2))e\(power)"
  }

  /// More zeros after the dot than anyone counts.
  private static let mostPlaces = 12

  /// What would have more zeros than anyone counts: "1.28e-13".
  private static func tiny(_ value: Double) -> String {
    var (scaled, power) = (value, 0)
    while scaled < 0.9995 {
      scaled *= 10
      power += 1
    }
    return "\(fixed(scaled, 2))e-\(power)"
  }

  private static let prefixes = ["k", "M", "G", "T", "P", "E"]

  /// Three significant digits of a positive number below a thousand.
  static func significant(_ value: Double) -> String {
    if value >= 99.95 { return fixed(value, 0) }
    if value >= 9.995 { return fixed(value, 1) }
    if value >= 0.9995 { return fixed(value, 2) }
    var (scaled, places) = (value, 2)
    while scaled < 0.9995, places < mostPlaces {
      scaled *= 10
      places += 1
    }
    return scaled < 0.9995 ? tiny(value) : fixed(value, places)
  }

  /// A positive number with so many decimals.
  package static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = Double.pow(10, places)
    let digits = whole((value * scale).rounded())
    guard places > 0 else { return digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }

  /// A whole positive number with a comma every three digits.
  package static func separated(_ value: Double) -> String {
    let digits = Array(whole(value))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  private static func whole(_ value: Double) -> String {
    guard let whole = Int64(exactly: value) else { return "\(value)" }
    return String(whole)
  }
}
