import SystemDesign

/// An expression on its way to becoming a figure, or what is missing to write it down.
enum Term: Sendable {
  case known(Formula)
  case unknown([String])

  init(_ formula: Formula?, missing: @autoclosure () -> String) {
    self = formula.map(Term.known) ?? .unknown([missing()])
  }

  var formula: Formula? {
    if case .known(let formula) = self { formula } else { nil }
  }

  var missing: [String] {
    if case .unknown(let missing) = self { missing } else { [] }
  }

  /// The same under a name of its own, so that a derivation stops to say it.
  func named(_ name: @autoclosure () -> String) -> Term {
    map { Formula(.named(name(), $0), $0.dimension) }
  }

  func map(_ change: (Formula) -> Formula) -> Term {
    switch self {
    case .known(let formula): .known(change(formula))
    case .unknown: self
    }
  }

  func times(_ other: Term, _ dimension: Dimension) -> Term {
    if isZero || other.isZero { return .zero(dimension) }
    return combined(other) { a, b in
      if b.isOne { return a.measuring(dimension) }
      if a.isOne { return b.measuring(dimension) }
      return Formula(.product(a, b), dimension)
    }
  }

  func over(_ other: Term, _ dimension: Dimension) -> Term {
    combined(other) { a, b in
      b.isOne ? a.measuring(dimension) : Formula(.quotient(a, b), dimension)
    }
  }

  func plus(_ other: Term) -> Term {
    combined(other) { a, b in
      if b.isZero { return a }
      if a.isZero { return b }
      return Formula(.sum(a, b), a.dimension)
    }
  }

  func smaller(_ other: Term) -> Term {
    combined(other) { a, b in
      // Of two plain numbers the smaller is known, and keeps its own word: 5 years stay 5 years.
      guard let x = a.number, let y = b.number else {
        return Formula(.smaller(a, b), a.dimension)
      }
      return x <= y ? a : b
    }
  }

  func roundedUp() -> Term { map { Formula(.roundedUp($0), $0.dimension) } }

  /// Nothing, however much of it: nothing times what is unknown is nothing.
  var isZero: Bool { formula?.isZero ?? false }

  private func combined(_ other: Term, _ join: (Formula, Formula) -> Formula) -> Term {
    switch (self, other) {
    case (.known(let a), .known(let b)): .known(join(a, b))
    default: .unknown(distinct(missing + other.missing))
    }
  }

  static func zero(_ dimension: Dimension) -> Term {
    .known(Formula(.literal(0, Unit("")), dimension))
  }

  static func number(_ value: Int, _ word: String = "") -> Term {
    .known(Formula(.literal(Double(value), Unit(word)), .count))
  }

  /// All of them together, as a tree of even depth: a chain of a hundred thousand additions would
  /// overflow the stack when it is taken apart.
  static func sum(_ terms: [Term], _ dimension: Dimension) -> Term {
    guard terms.count > 2 else { return terms.reduce(.zero(dimension)) { $0.plus($1) } }
    // Up to here the order of the words counts more than the depth.
    if terms.count <= 16 { return terms.dropFirst().reduce(terms[0]) { $0.plus($1) } }
    let half = terms.count / 2
    return sum(Array(terms[..<half]), dimension).plus(sum(Array(terms[half...]), dimension))
  }
}

extension Formula {
  var isOne: Bool { number == 1 && dimension != .period }

  /// Whether it is nothing by its own words, under whatever name: not by what it happens to come to.
  var isZero: Bool {
    if case .difference(let a, let b) = operation, let a = a.plain, let b = b.plain {
      return a == b
    }
    if case .named(_, let inner) = operation { return inner.isZero }
    return plain == 0
  }

  /// The number it is under whatever name.
  var plain: Double? {
    switch operation {
    case .literal: number
    case .named(_, let inner), .assumption(_, let inner, _, _): inner.plain
    default: nil
    }
  }

  /// The same number as a quantity of another dimension: one time a rate is that rate.
  fileprivate func measuring(_ other: Dimension) -> Formula {
    dimension == other ? self : Formula(operation, other)
  }
}
