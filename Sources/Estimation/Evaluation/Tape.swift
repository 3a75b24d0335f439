import SystemDesign

/// Expressions flattened so that each shared part is worked out once, parts before wholes.
struct Tape {
  /// One operation on values worked out before.
  enum Step {
    case constant(Double)
    case range(Int, Int)
    case same(Int)
    case sum(Int, Int)
    case difference(Int, Int)
    case product(Int, Int)
    case quotient(Int, Int)
    case smaller(Int, Int)
    case larger(Int, Int)
    case roundedUp(Int)
    case function(Formula.Function, [Int])
  }

  private(set) var steps: [Step] = []
  /// What each value is still counted in, as its step leaves it.
  private(set) var calendars: [Calendar] = []
  private var places = FormulaNumbers()
  /// Keeps what is on the tape alive, so that no identity is used twice.
  private var formulas: [Formula] = []

  /// Puts an expression on the tape, if it is not there, and says where its value will be.
  ///
  /// Without recursion: a design may hold a sum of many thousand terms.
  mutating func place(of formula: Formula) -> Int {
    if let place = places[formula] { return place }
    var open = [formula]
    while let next = open.last {
      if places[next] == nil {
        let before = open.count
        // The first part on top, so that it is written first.
        next.eachPart { if places[$0] == nil { open.append($0) } }
        open[before...].reverse()
        guard open.count == before else { continue }
        append(next)
      }
      open.removeLast()
    }
    return at(formula)
  }

  private mutating func append(_ formula: Formula) {
    places.give(write(formula), to: formula)
    formulas.append(formula)
  }

  /// The place of a part, which stands before the whole.
  private func at(_ part: Formula) -> Int { places[part] ?? 0 }

  private mutating func write(_ formula: Formula) -> Int {
    switch formula.operation {
    case .literal(let value, let unit):
      return literal(value, unit, formula.dimension)
    case .assumption(_, let a, _, _), .named(_, let a):
      return emit(.same(at(a)), calendars[at(a)])
    case .range(let a, let b):
      return together(at(a), at(b)) { .range($0, $1) }
    case .sum(let a, let b):
      return together(at(a), at(b)) { .sum($0, $1) }
    case .difference(let a, let b):
      return together(at(a), at(b)) { .difference($0, $1) }
    case .smaller(let a, let b):
      return emit(.smaller(inSeconds(at(a)), inSeconds(at(b))), .none)
    case .larger(let a, let b):
      return emit(.larger(inSeconds(at(a)), inSeconds(at(b))), .none)
    case .product(let a, let b):
      let (first, second) = (at(a), at(b))
      return cancelled(emit(.product(first, second), calendars[first] + calendars[second]))
    case .quotient(let a, let b):
      let (first, second) = (at(a), at(b))
      return cancelled(emit(.quotient(first, second), calendars[first] - calendars[second]))
    case .roundedUp(let a):
      return emit(.roundedUp(inSeconds(at(a))), .none)
    case .function(let function, let inputs):
      return emit(.function(function, inputs.map { inSeconds(at($0)) }), .none)
    }
  }

  private mutating func literal(_ value: Double, _ unit: Unit, _ dimension: Dimension) -> Int {
    guard dimension == .period else { return emit(.constant(value * unit.factor), .none) }
    switch unit.factor {
    case Calendar.secondsInMonth: return emit(.constant(value), Calendar(months: 1))
    case Calendar.secondsInYear: return emit(.constant(value), Calendar(years: 1))
    default: return emit(.constant(value * unit.factor), .none)
    }
  }

  private mutating func emit(_ step: Step, _ calendar: Calendar) -> Int {
    steps.append(step)
    calendars.append(calendar)
    return steps.count - 1
  }

  private mutating func changed(
    _ place: Int, _ changes: [Calendar.Change], _ calendar: Calendar
  ) -> Int {
    changes.reduce(place) { place, change in
      switch change {
      case .by(1), .over(1): place
      case .by(let factor): emit(.product(place, emit(.constant(factor), .none)), calendar)
      case .over(let divisor): emit(.quotient(place, emit(.constant(divisor), .none)), calendar)
      }
    }
  }

  private mutating func cancelled(_ place: Int) -> Int {
    if calendars[place] == .none { return place }
    let (calendar, change) = calendars[place].cancelled
    return changed(place, [change], calendar)
  }

  private mutating func together(_ a: Int, _ b: Int, _ step: (Int, Int) -> Step) -> Int {
    if calendars[a] == calendars[b] { return emit(step(a, b), calendars[a]) }
    let (calendar, first, second) = Calendar.common(calendars[a], calendars[b])
    let x = changed(a, first, calendar)
    let y = changed(b, second, calendar)
    return emit(step(x, y), calendar)
  }

  /// The place of the same value in base units.
  mutating func inSeconds(_ place: Int) -> Int {
    if calendars[place] == .none { return place }
    return changed(place, calendars[place].toSeconds, .none)
  }
}
