import Estimation
import SystemDesign

/// What a factor between two figures that should agree is likely to come from.
enum Slip {
  /// Nothing where the factor is not within 3 % of one that a known slip makes.
  static func likely(_ factor: Double, _ dimension: Dimension) -> String? {
    func isNear(_ slip: Double) -> Bool { abs(factor / slip - 1) <= 0.03 }
    let isOfBytes = dimension == .dataSize || dimension == .bandwidth
    if isOfBytes, isNear(8) { return "eight times: bits may have been taken for bytes" }
    if isNear(10) || isNear(100) {
      return "\(NumberText.count(factor.rounded())) times: a zero may have slipped"
    }
    if isNear(1e3) || isNear(1e6) || isNear(1e9) {
      return "\(NumberText.count(factor.rounded())) times: a prefix may have slipped"
    }
    return nil
  }

  /// How far two figures are apart: "32 % apart", "4,167 times apart".
  static func distance(_ factor: Double) -> String {
    guard factor.isFinite else { return "one of them is nothing, or less" }
    guard factor > 2 else { return "\(Words.use(factor - 1, above: 0.1)) apart" }
    return "\(NumberText.count(factor)) times apart"
  }
}
