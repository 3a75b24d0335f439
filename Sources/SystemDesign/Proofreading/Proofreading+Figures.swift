extension Proofreading {
  /// Figures that nothing can have, ranges upside down and divisions by nothing; each cause is told once.
  var impossibleFigures: [Mistake] {
    var spans = Spans()
    var told: Set<ObjectIdentifier> = []
    var found: [Mistake] = []
    for figure in figures {
      let span = spans.span(of: figure.formula)
      let faults = spans.takeFaults()
      if !faults.isEmpty { found += figure.mistakes(faults) }
      guard let value = figure.impossible(span, &spans) else { continue }
      let cause = spans.cause(of: value)
      guard told.insert(ObjectIdentifier(cause.formula)).inserted else { continue }
      let source = cause.isNamed ? ", from \(cause.formula)" : ""
      found.append(
        Mistake(
          says: "\(figure.owner()) \(figure.what) of \(figure.formula)\(source)",
          instead: figure.bounds.instead, origin: figure.origin))
    }
    // A loop says the same thing in the same place again and again.
    var seen: Set<Mistake> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Figure {
  /// What of it may not be: itself, whose span is given, or an end of its range; nil where all may be.
  fileprivate func impossible(_ span: Span?, _ spans: inout Spans) -> Formula? {
    if let span, bounds.excludes(span) { return formula }
    return ends.first { end in spans.span(of: end).map(bounds.excludes) ?? false }
  }

  /// What is wrong with the expressions that were met with it first.
  fileprivate func mistakes(_ faults: Spans.Faults) -> [Mistake] {
    let endless = faults.endless.map { number in
      number.isInfinite
        ? tooLarge() : mistake("a number that is not finite, \(number)", "use numbers that end")
    }
    let overflowing = faults.overflowing.map { tooLarge(", \($0)") }
    let upsideDown = faults.upsideDown.map {
      mistake("a range upside down, \($0)", "say the smaller end first")
    }
    let nothings = faults.nothings.map { divisor in
      let source = divisor.isAssumption ? ", from \(divisor.parts[0])" : ""
      return mistake("a division by \(divisor)\(source)", "say more than 0")
    }
    return endless + overflowing + upsideDown + nothings
  }

  /// That no number is so large.
  private func tooLarge(_ source: String = "") -> Mistake {
    mistake("\(what) too large to count with\(source)", "say a number below 1e308")
  }

  private func mistake(_ says: String, _ instead: String) -> Mistake {
    Mistake(says: "\(owner()) \(says)", instead: instead, origin: origin)
  }
}

extension Formula {
  fileprivate var isInfinite: Bool {
    if case .literal(let value, _) = operation { value.isInfinite } else { false }
  }

  fileprivate var isAssumption: Bool { if case .assumption = operation { true } else { false } }
}
