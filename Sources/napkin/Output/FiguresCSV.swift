import Estimation

/// Figures as comma-separated values (RFC 4180): one a line, every line ended by CR and LF.
struct FiguresCSV {
  let figures: [Figure]

  private static let heading = [
    "subject", "measure", "value", "unit", "text", "low", "high", "kind",
  ]

  var text: String {
    ([Self.heading] + figures.map(row)).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }
      .joined()
  }

  private func row(_ figure: Figure) -> [String] {
    let numbers: [Double?] =
      switch figure.amount {
      case .known(let spread): [spread.value, spread.low, spread.high]
      case .unknown: [nil, nil, nil]
      }
    let written = numbers.map { $0.map(Self.written) ?? "" }
    return [
      figure.subject.name.onOneLine, figure.measure.rawValue, written[0], figure.measure.unit,
      figure.text, written[1], written[2], figure.subject.kind,
    ]
  }

  /// To the last bit; what is no number is left out.
  private static func written(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let isWhole = value == value.rounded() && abs(value) < 0x1p53
    return isWhole ? String(Int64(value)) : "\(value)"
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { ",\"\r\n".contains($0) }) else { return field }
    return "\"" + field.replacingAll("\"", with: "\"\"") + "\""
  }
}
