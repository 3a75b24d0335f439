/// A probability, or two between which it surely lies.
public struct ProbabilityBounds: Sendable, Equatable {
  /// It is no less than this.
  public let lower: Double
  /// It is no more than this.
  public let upper: Double

  /// The probability itself, where the two are one.
  public var exact: Double? { lower == upper ? lower : nil }

  init(_ exact: Double) { self.init(exact, exact) }

  init(_ lower: Double, _ upper: Double) {
    self.lower = min(max(lower, 0), 1)
    self.upper = max(self.lower, min(upper, 1))
  }

  /// The probability of the opposite.
  public var complement: ProbabilityBounds { ProbabilityBounds(1 - upper, 1 - lower) }
}
