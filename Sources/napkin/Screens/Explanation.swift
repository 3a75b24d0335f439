import Estimation

/// What is said of one figure that somebody asked about.
struct Explanation {
  let figure: Figure

  /// Whose figure it is and what it says.
  var title: String { "\(figure.subject.name.onOneLine) · \(figure.measure.words)" }

  /// Where it lies and its mean, where it rests on a guess.
  var range: String? {
    guard case .known(let spread) = figure.amount, spread.isRange else { return nil }
    let (low, high) = (text(spread.low), text(spread.high))
    let share = QuantityText.percent(spread.endless)
    let open =
      "\(share) of the draws " + (figure.measure.isTimeOfQueues ? "do not settle" : "have no end")
    guard spread.high.isFinite else { return "nineteen times in twenty more than \(low); \(open)" }
    if low == high { return nil }
    let between = "nine times in ten between \(low) and \(high)"
    if spread.endless > 0 { return "\(between); \(open)" }
    return between + (spread.mean.map { "; \(text($0)) in the mean" } ?? "")
  }

  /// How one would work it out without a machine.
  var aloud: [String] { (figure.mental?.sentences ?? []).map(\.onOneLine) }

  /// Nobody reads more of them.
  private static let mostDrivers = 8

  /// The guesses behind it, the one that matters most first.
  var drivers: [String] {
    guard range != nil else { return [] }
    let all = figure.drivers
    return all.prefix(Self.mostDrivers).map { driver in
      "\(driver.name), \(driver.range): \(text(driver.low)) to \(text(driver.high))"
        + (driver.share.map { ", \(QuantityText.percent($0)) of the spread" } ?? "")
    }
    .map(\.onOneLine)
      + (all.count > Self.mostDrivers ? ["and \(all.count - Self.mostDrivers) more"] : [])
  }

  /// What would settle it, and what it leaves out.
  var missing: [String] {
    figure.amount.missing.map { "missing: " + $0.onOneLine }
      + figure.remarks.map { "not counted: " + $0.onOneLine }
  }

  private func text(_ value: Double) -> String {
    value == .infinity && figure.measure.isTimeOfQueues
      ? "unstable" : QuantityText.end(value, figure.measure)
  }
}

extension DerivationStep {
  /// The step on one line.
  var shown: String { text.onOneLine + (isRepeated ? ", as above" : "") }
}

extension QuantityText {
  /// An end of a range: "no end" where there is none.
  static func end(_ value: Double, _ measure: Measure) -> String {
    value == .infinity ? "no end" : text(value, measure)
  }
}

extension Measure {
  /// Whether it has no end where a queue does not settle.
  fileprivate var isTimeOfQueues: Bool {
    switch self {
    case .latencyMean, .latencyP99, .latencyUse, .latencyHedged: true
    default: false
    }
  }
}
