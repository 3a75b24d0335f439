extension Proofreading {
  /// Figures that nothing can have, ranges upside down and divisions by nothing; each cause is told once.
  var impossibleFigures: [Mistake] {
    var spans = Spans()
    var told: Set<ObjectIdentifier> = []
    var found: [Mistake] = []
    for figure in figures {
      let earlier = (spans.upsideDown.count, spans.endless.count, spans.nothings.count)
      let large = spans.overflowing.count
      _ = spans.span(of: figure.formula)
      found += spans.endless.dropFirst(earlier.1).map { number in
        number.isInfinite
          ? figure.tooLarge()
          : Mistake(
            says: "\(figure.owner) a number that is not finite, \(number)",
            instead: "use numbers that end", origin: figure.origin)
      }
      found += spans.overflowing.dropFirst(large).map { figure.tooLarge(", \($0)") }
      found += spans.upsideDown.dropFirst(earlier.0).map { range in
        Mistake(
          says: "\(figure.owner) a range upside down, \(range)",
          instead: "say the smaller end first", origin: figure.origin)
      }
      found += spans.nothings.dropFirst(earlier.2).map { divisor in
        let source = divisor.isAssumption ? ", from \(divisor.parts[0])" : ""
        return Mistake(
          says: "\(figure.owner) a division by \(divisor)\(source)", instead: "say more than 0",
          origin: figure.origin)
      }
      for value in figure.values {
        guard let span = spans.span(of: value), figure.bounds.excludes(span) else { continue }
        let cause = spans.cause(of: value)
        guard told.insert(ObjectIdentifier(cause.formula)).inserted else { break }
        let source = cause.isNamed ? ", from \(cause.formula)" : ""
        found.append(
          Mistake(
            says: "\(figure.owner) \(figure.what) of \(figure.formula)\(source)",
            instead: figure.bounds.instead, origin: figure.origin))
        break
      }
    }
    // A loop says the same thing in the same place again and again.
    var seen: Set<Mistake> = []
    return found.filter { seen.insert($0).inserted }
  }
}

extension Figure {
  /// That no number is so large.
  fileprivate func tooLarge(_ source: String = "") -> Mistake {
    Mistake(
      says: "\(owner) \(what) too large to count with\(source)",
      instead: "say a number below 1e308", origin: origin)
  }
}

extension Formula {
  fileprivate var isInfinite: Bool {
    if case .literal(let value, _) = operation { value.isInfinite } else { false }
  }

  fileprivate var isAssumption: Bool { if case .assumption = operation { true } else { false } }
}
