/// A figure that a design says, and what it may be.
struct Figure {
  /// What a figure may be at all.
  enum Bounds {
    case any, notNegative, positive
    /// From nothing to all.
    case share
    /// More than nothing, up to all.
    case someShare
    /// Above -100 percent: a year after which nothing is left has no rate to grow on.
    case growth
    /// At least one time.
    case once
  }

  /// What an owner may say of itself.
  struct Said {
    let what: String
    /// Nil where it was not said.
    let formula: Formula?
    let bounds: Bounds

    static func one(_ what: String, _ formula: Formula?, _ bounds: Bounds) -> Said {
      Said(what: what, formula: formula, bounds: bounds)
    }
  }

  /// Whose it is, as a message begins: "'Items' has"; put together where something is wrong with it.
  let owner: () -> String
  /// What it is there: "a memory".
  let what: String
  let formula: Formula
  let bounds: Bounds
  /// Where its owner was said.
  let origin: Origin

  /// The figures of one owner, without those that were not said.
  static func list(
    _ owner: @escaping @autoclosure () -> String, _ origin: Origin, _ said: [Said]
  ) -> [Figure] {
    said.compactMap { one in
      one.formula.map {
        Figure(owner: owner, what: one.what, formula: $0, bounds: one.bounds, origin: origin)
      }
    }
  }

  /// Both ends of a range; none of anything else.
  var ends: [Formula] {
    var inner = formula
    while true {
      switch inner.operation {
      case .assumption(_, let next, _, _), .named(_, let next): inner = next
      case .range(let a, let b): return [a, b]
      default: return []
      }
    }
  }
}

extension Figure.Bounds {
  // A thousandth of a millionth, since 70 and 30 percent make a little more than all.
  private static let slack = 1e-9

  /// Whether no value of a span may be.
  func excludes(_ span: Span) -> Bool {
    switch self {
    case .any: false
    case .notNegative: span.isNegative
    case .positive: span.high <= 0
    case .share: span.isNegative || span.low > 1 + Self.slack
    case .someShare: span.high <= 0 || span.low > 1 + Self.slack
    case .growth: span.high <= -1
    case .once: span.high < 1 - Self.slack
    }
  }

  /// What to say instead of what may not be.
  var instead: String {
    switch self {
    case .any, .notNegative: "say 0 or more"
    case .positive: "say more than 0"
    case .share: "say a share from 0 to 100 percent"
    case .someShare: "say more than 0 and at most 100 percent"
    case .growth: "say more than -100 percent"
    case .once: "say 1.times or more"
    }
  }
}
