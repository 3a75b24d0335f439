/// The least and the most that an expression may come to, in base units.
///
/// The parts of an expression are taken to move freely, so a span is never too narrow: what lies
/// outside of it cannot be meant.
struct Span {
  let low: Double
  let high: Double

  /// Nil where an end is no finite number.
  init?(_ ends: Double...) {
    guard let low = ends.min(), let high = ends.max(), ends.allSatisfy(\.isFinite) else {
      return nil
    }
    (self.low, self.high) = (low, high)
  }

  var isNegative: Bool { high < 0 }

  /// The smallest span that holds both.
  func joined(_ other: Span) -> Span? { Span(low, high, other.low, other.high) }

  static func + (a: Span, b: Span) -> Span? { wider(a.low + b.low, a.high + b.high, a, b) }

  static func - (a: Span, b: Span) -> Span? { wider(a.low - b.high, a.high - b.low, a, b) }

  static func * (a: Span, b: Span) -> Span? {
    Span(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high)
  }

  /// Nil where the divisor may be zero.
  static func / (a: Span, b: Span) -> Span? {
    guard b.low > 0 || b.high < 0 else { return nil }
    return Span(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high)
  }

  /// Three tenths less one tenth less two tenths is not below zero.
  private static func wider(_ low: Double, _ high: Double, _ a: Span, _ b: Span) -> Span? {
    let slack = 1e-12 * max(abs(a.low), abs(a.high), abs(b.low), abs(b.high))
    return Span(low - slack, high + slack)
  }
}
