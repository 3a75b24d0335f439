extension Proofreading {
  /// Daily curves that no day has, and peaks that are not those of their curves.
  var impossibleCurves: [Mistake] {
    var spans = Spans()
    return statements.flatMap { statement -> [Mistake] in
      switch statement {
      case .traffic(let it): Self.mistakes("Traffic", it.daily, it.peak, it.origin, &spans)
      case .flow(let it):
        Self.mistakes("'\(it.name)'", it.facts.daily, it.peak, it.origin, &spans)
      default: []
      }
    }
  }

  private static func mistakes(
    _ owner: String, _ curve: DailyCurve?, _ stated: Ratio?, _ origin: Origin, _ spans: inout Spans
  ) -> [Mistake] {
    guard let curve else { return [] }
    if let (what, instead) = curve.impossible(&spans) {
      return [Mistake(says: "\(owner) has \(what)", instead: instead, origin: origin)]
    }
    guard let stated, let said = spans.span(of: stated.formula),
      let follows = spans.span(of: curve.peak.formula), said.isApart(from: follows)
    else { return [] }
    // To three decimals, by hand: this module imports nothing that rounds.
    let rounded = Double(Int(min(follows.high, 1e9) * 1_000 + 0.5)) / 1_000
    let peak = Formula(.literal(rounded, Unit("times")), .ratio)
    return [
      Mistake(
        says: "\(owner) has a peak of \(stated.formula) and a daily curve that peaks at \(peak)",
        instead: "say one of the two", origin: origin)
    ]
  }
}

extension Span {
  /// Whether no value of the one is a value of the other; a person rounds 1.83 times to 1.8.
  fileprivate func isApart(from other: Span) -> Bool {
    let slack = 0.02
    return low > other.high * (1 + slack) || high < other.low * (1 - slack)
  }
}

extension DailyCurve {
  /// Its figures, and what each may be.
  var figures: [Figure.Said] {
    switch self {
    case .swing(let swing): [.one("a daily swing", swing.formula, .share)]
    case .share(let share, let time):
      [
        .one("a share of the day", share.formula, .share),
        .one("a busy part of the day", time.formula, .positive),
      ]
    case .hours: []
    }
  }

  /// What is wrong with it, and what to say instead.
  fileprivate func impossible(_ spans: inout Spans) -> (what: String, instead: String)? {
    switch self {
    case .swing: return nil
    case .share(let share, let time):
      guard let length = spans.span(of: time.formula), length.low > 0 else { return nil }
      if length.low > 86_400 {
        return ("a daily curve over \(time.formula)", "say at most 24.hours")
      }
      guard let peak = spans.span(of: peak.formula), Figure.Bounds.once.excludes(peak) else {
        return nil
      }
      return (
        "\(share.formula) of a day within \(time.formula), which is less than an even part",
        "say the busy part of the day"
      )
    case .hours(let shares):
      if shares.count != 24 {
        return ("a daily curve of \(shares.count) hours", "say 24 numbers, from midnight on")
      }
      if let wrong = shares.first(where: { !($0 >= 0 && $0.isFinite) }) {
        return ("an hour of \(wrong) in its daily curve", "say 0 or more")
      }
      return shares.contains { $0 > 0 }
        ? nil : ("a day in which nothing comes", "say what comes in each hour, in proportion")
    }
  }
}
