/// Works out what the expressions of a design may come to, each of them once.
struct Spans {
  private var places = FormulaNumbers()
  private var known: [(formula: Formula, span: Span?)] = []
  private var faults = Faults()

  /// What is wrong with some expressions, in the order in which they were met.
  struct Faults {
    /// The ranges whose first end is the larger one.
    fileprivate(set) var upsideDown: [Formula] = []
    /// What was divided by and is nothing, whatever is guessed.
    fileprivate(set) var nothings: [Formula] = []
    /// The numbers that are not finite.
    fileprivate(set) var endless: [Formula] = []
    /// What comes to more than can be counted with, though its parts do not.
    fileprivate(set) var overflowing: [Formula] = []

    var isEmpty: Bool {
      upsideDown.isEmpty && nothings.isEmpty && endless.isEmpty && overflowing.isEmpty
    }
  }

  /// What is wrong with the expressions met since this was asked last.
  mutating func takeFaults() -> Faults {
    defer { faults = Faults() }
    return faults
  }

  /// What an expression may come to; nil where that cannot be told.
  mutating func span(of formula: Formula) -> Span? {
    if let place = places[formula] { return known[place].span }
    // A list of what is open and no recursion: a sum of ten thousand terms is ten thousand deep.
    var open = [formula]
    while let next = open.last {
      let before = open.count
      if !isKnown(next) { next.eachPart { if !isKnown($0) { open.append($0) } } }
      guard open.count == before else { continue }
      open.removeLast()
      guard !isKnown(next) else { continue }
      known.append((next, worked(next)))
      places.give(known.count - 1, to: next)
    }
    return found(formula)
  }

  /// The innermost expression that makes one negative, and whether it goes by a name on the way.
  mutating func cause(of formula: Formula) -> (formula: Formula, isNamed: Bool) {
    let isNegative = span(of: formula)?.isNegative ?? false
    var (cause, isNamed) = (formula, false)
    while true {
      switch cause.operation {
      case .assumption(_, let inner, _, _), .named(_, let inner): (cause, isNamed) = (inner, true)
      default:
        let part = cause.parts.first { found($0)?.isNegative ?? false }
        guard isNegative, let part else { return (cause, isNamed) }
        cause = part
      }
    }
  }

  private func isKnown(_ formula: Formula) -> Bool { places[formula] != nil }

  private func found(_ formula: Formula) -> Span? { places[formula].flatMap { known[$0].span } }

  /// The span of an expression whose parts are known.
  private mutating func worked(_ formula: Formula) -> Span? {
    if case .literal(let value, let unit) = formula.operation {
      let span = Span(value * unit.factor)
      if !value.isFinite { faults.endless.append(formula) } else { note(span, formula) }
      return span
    }
    let spans = formula.parts.map(found)
    guard let a = spans.first ?? nil else { return nil }
    switch formula.operation {
    case .literal: return nil
    case .assumption, .named: return a
    case .roundedUp: return Span(a.low, a.high + 1)
    case .function(.meanUpTo, _): return Span(0, a.low, a.high)
    case .function(.limitForMean, _): return spans[1].flatMap { Span(0, $0.high) }
    case .function: return nil
    case .range, .sum, .difference, .product, .quotient, .smaller, .larger: break
    }
    guard spans.count == 2, let b = spans[1] else { return nil }
    let span = joined(a, b, formula)
    let isDivision = if case .quotient = formula.operation { true } else { false }
    if !(isDivision && b.low <= 0 && b.high >= 0) { note(span, formula) }
    return span
  }

  private mutating func note(_ span: Span?, _ formula: Formula) {
    if span == nil { faults.overflowing.append(formula) }
  }

  private mutating func joined(_ a: Span, _ b: Span, _ formula: Formula) -> Span? {
    switch formula.operation {
    case .range:
      if a.low > b.high { faults.upsideDown.append(formula) }
      return a.joined(b)
    case .sum: return a + b
    case .difference: return a - b
    case .product: return a * b
    case .quotient:
      if b.low == 0, b.high == 0 { faults.nothings.append(formula.parts[1]) }
      return a / b
    case .smaller: return Span(min(a.low, b.low), min(a.high, b.high))
    case .larger: return Span(max(a.low, b.low), max(a.high, b.high))
    case .literal, .assumption, .named, .roundedUp, .function: return nil
    }
  }
}
