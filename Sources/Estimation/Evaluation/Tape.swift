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

  /// Where a guess stands, and what it is called where it is all of an assumption.
  struct GuessPlace {
    let place: Int
    let name: String?
    let dimension: Dimension
  }

  private(set) var steps: [Step] = []
  /// The guesses, in the order in which they were first needed.
  private(set) var guesses: [GuessPlace] = []
  /// What each value is still counted in, as its step leaves it.
  private(set) var calendars: [Calendar] = []
  /// Where each expression stands; who puts them on the tape keeps them, so that no identity is used
  /// twice.
  private(set) var places = FormulaNumbers()
  /// The values for which a year was counted as twelve months.
  private(set) var yearsOfMonths: Set<Int> = []
  /// What is to be written, the next one last; empty between two expressions.
  private var open: [Formula] = []

  /// Puts an expression on the tape, if it is not there, and says where its value will be.
  ///
  /// Without recursion: a design may hold a sum of many thousand terms.
  mutating func place(of formula: Formula) -> Int {
    if let place = places[formula] { return place }
    open.append(formula)
    while let next = open.last {
      if places[next] == nil {
        // Looked into once where its parts are there, as those of most are: each look copies what
        // the expression holds.
        guard let place = write(next) else { continue }
        places.give(place, to: next)
      }
      open.removeLast()
    }
    return places[formula] ?? 0
  }

  /// The place of a part; nil, and the part is to be written first, where it has none yet.
  private mutating func at(_ a: Formula) -> Int? {
    if let place = places[a] { return place }
    open.append(a)
    return nil
  }

  /// The places of two parts; those that have none yet are to be written, the first one on top.
  private mutating func at(_ a: Formula, _ b: Formula) -> (Int, Int)? {
    let second = at(b)
    guard let first = at(a), let second else { return nil }
    return (first, second)
  }

  /// Writes an expression; nil, and its parts are to be written first, where they have no places.
  private mutating func write(_ formula: Formula) -> Int? {
    switch formula.operation {
    case .literal(let value, let unit):
      return literal(value, unit, formula.dimension)
    case .assumption(_, let a, _, _), .named(_, let a):
      guard let a = at(a) else { return nil }
      return emit(.same(a), calendars[a])
    case .range(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      let place = together(a, b) { .range($0, $1) }
      guesses.append(
        GuessPlace(
          place: place, name: Self.name(of: formula, in: open.dropLast().last),
          dimension: formula.dimension))
      return place
    case .sum(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return together(a, b) { .sum($0, $1) }
    case .difference(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return together(a, b) { .difference($0, $1) }
    case .smaller(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return emit(.smaller(inSeconds(a), inSeconds(b)), .none)
    case .larger(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return emit(.larger(inSeconds(a), inSeconds(b)), .none)
    case .product(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return cancelled(emit(.product(a, b), calendars[a] + calendars[b]), formula.dimension)
    case .quotient(let a, let b):
      guard let (a, b) = at(a, b) else { return nil }
      return cancelled(emit(.quotient(a, b), calendars[a] - calendars[b]), formula.dimension)
    case .roundedUp(let a):
      guard let a = at(a) else { return nil }
      return emit(.roundedUp(inSeconds(a)), .none)
    case .function(let function, let inputs):
      let found = inputs.reversed().map { at($0) }
      guard !found.contains(nil) else { return nil }
      return emit(.function(function, found.reversed().map { inSeconds($0 ?? 0) }), .none)
    }
  }

  /// What a guess is called by the expression that asks for it.
  private static func name(of guess: Formula, in asking: Formula?) -> String? {
    guard case .assumption(let name, let inner, _, _)? = asking?.operation, inner === guess else {
      return nil
    }
    return name
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

  /// Bytes, things and money are no longer counted in months: what is left of them is settled before
  /// it meets a price by the month.
  private mutating func cancelled(_ place: Int, _ dimension: Dimension) -> Int {
    if calendars[place] == .none { return place }
    let (calendar, change) = calendars[place].cancelled
    let isMixed = calendars[place].isMixed
    let settled = dimension.isOverTime ? changed(place, [change], calendar) : inSeconds(place)
    if isMixed { yearsOfMonths.insert(settled) }
    return settled
  }

  private mutating func together(_ a: Int, _ b: Int, _ step: (Int, Int) -> Step) -> Int {
    if calendars[a] == calendars[b] { return emit(step(a, b), calendars[a]) }
    let (calendar, first, second) = Calendar.common(calendars[a], calendars[b])
    let x = changed(a, first, calendar)
    let y = changed(b, second, calendar)
    let place = emit(step(x, y), calendar)
    if calendar != .none { yearsOfMonths.insert(place) }
    return place
  }

  /// The place of the same value in base units.
  mutating func inSeconds(_ place: Int) -> Int {
    if calendars[place] == .none { return place }
    return changed(place, calendars[place].toSeconds, .none)
  }
}

extension Dimension {
  fileprivate var isOverTime: Bool {
    switch self {
    case .period, .rate, .bandwidth, .spending: true
    case .count, .ratio, .dataSize, .money: false
    }
  }
}
