import SystemDesign

/// The expressions that derivations stop at, so that they can be evaluated together.
struct Landmarks {
  /// In which walk each expression was last met: one table for all walks, since a set for each was
  /// filled and thrown away a hundred thousand times.
  private var seen = FormulaNumbers()
  private var walk = 0

  /// Those of one expression and itself, parts before wholes; the expressions of all walks must
  /// stay alive from the first to the last.
  mutating func all(of formula: Formula) -> [Formula] {
    walk += 1
    var found: [Formula] = []
    var open: [(Formula, Bool)] = [(formula, false)]
    while let (next, isDone) = open.popLast() {
      if isDone {
        found.append(next)
        continue
      }
      guard seen.give(walk, to: next) != walk else { continue }
      if next.isLandmark || next === formula { open.append((next, true)) }
      switch next.operation {
      case .literal, .assumption: break
      case .named(_, let a), .roundedUp(let a): open.append((a, false))
      case .range(let a, let b), .sum(let a, let b), .difference(let a, let b),
        .product(let a, let b), .quotient(let a, let b), .smaller(let a, let b),
        .larger(let a, let b):
        open.append((b, false))
        open.append((a, false))
      case .function(_, let inputs):
        for input in inputs.reversed() { open.append((input, false)) }
      }
    }
    return found
  }

  /// Those that an expression is made of, without those within them; each once.
  static func beneath(_ formula: Formula) -> [Formula] {
    var seen: Set<ObjectIdentifier> = []
    var found: [Formula] = []
    // An assumption is said whole: what it was made of stands in its own words.
    if case .assumption = formula.operation { return [] }
    var open = Array(formula.parts.reversed())
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      if next.isLandmark { found.append(next) } else { open += next.parts.reversed() }
    }
    return found
  }
}
