import SystemDesign

/// A figure of a design beside the figure from elsewhere that it should agree with.
public struct CheckedFigure: Sendable {
  /// What is compared, and who says otherwise.
  public let check: Check
  /// The figure of the design, in base units.
  public let ours: Amount
  /// The figure from elsewhere, in base units.
  public let theirs: Amount

  /// How many times larger the larger of the two is; at least 1, infinite where only one of them is
  /// nothing, and nil where either is unknown.
  public var factor: Double? {
    guard let ours = ours.value, let theirs = theirs.value else { return nil }
    return Self.factor(between: ours, and: theirs)
  }

  /// Whether both may be the same: what was guessed of one reaches what is known of the other.
  ///
  /// False where either is unknown.
  public var overlaps: Bool {
    guard case .known(let ours) = ours, case .known(let theirs) = theirs else { return false }
    return ours.low <= theirs.high && theirs.low <= ours.high
  }

  /// How many times larger the larger of two numbers is; infinite where their signs differ.
  public static func factor(between a: Double, and b: Double) -> Double {
    if a == b { return 1 }
    guard a * b > 0 else { return .infinity }
    return max(a / b, b / a)
  }
}

extension Design {
  /// The figures from elsewhere that its own should agree with, in the order of the file.
  var checks: [Check] {
    statements.compactMap { if case .check(let check) = $0 { check } else { nil } }
  }
}
