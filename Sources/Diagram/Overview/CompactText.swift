import Estimation
import SystemDesign

/// Figures in the few letters a card or a line has room for; three significant digits, as elsewhere.
enum CompactText {
  /// A rate: "38.6/s", "3,858/s", "11.6 k/s", from ten thousand with a prefix.
  static func rate(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0/s" : "?" }
    if abs(value) < 0.01 { return number(value * 86_400) + "/day" }
    return number(value) + "/s"
  }

  /// A count of many: "147 M", "600".
  static func number(_ value: Double) -> String {
    if (9_999.5..<99_999.5).contains(abs(value)) {
      return NumberText.prefixed(value / 1_000).digits + " k"
    }
    if value == value.rounded(), abs(value) < 1_000 { return NumberText.count(value) }
    let (digits, prefix) = NumberText.prefixed(value)
    return prefix.isEmpty ? digits : "\(digits) \(prefix)"
  }

  /// A number of bytes: "9.00 TB".
  static func size(_ value: Double) -> String { QuantityText.text(value, .dataSize) }

  /// A share: "58 %", "2.4 %", "5 %"; all of it and nothing only where it is that.
  static func percent(_ value: Double) -> String {
    let hundredths = value * 100
    guard hundredths.isFinite, hundredths >= 0 else { return "? %" }
    if hundredths >= 99_999.5 { return QuantityText.percent(value) }
    if abs(hundredths - 100) > 1e-7, (99.5..<100.5).contains(hundredths) {
      let tenths = NumberText.fixed(hundredths, 1)
      if tenths == "100.0" { return hundredths < 100 ? "over 99.9 %" : "over 100 %" }
      return tenths + " %"
    }
    if hundredths >= 9.95 { return NumberText.count(hundredths.rounded()) + " %" }
    if hundredths > 0, hundredths < 0.095 { return "under 0.1 %" }
    let tenths = Int((hundredths * 10).rounded())
    return "\(tenths / 10)" + (tenths % 10 == 0 ? "" : ".\(tenths % 10)") + " %"
  }

  /// A number of things: "1 instance", "12 instances", "2 single points of ours".
  static func count(_ count: Int, _ one: String, _ rest: String = "") -> String {
    let many = one.hasSuffix("y") ? one.dropLast() + "ies" : one + "s"
    return NumberText.count(Double(count)) + " " + (count == 1 ? one : many)
      + (rest.isEmpty ? "" : " " + rest)
  }
}
