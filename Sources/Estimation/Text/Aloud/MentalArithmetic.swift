import SystemDesign

/// A figure worked out as one would at a whiteboard: numbers of one or two digits and powers of ten.
public struct MentalArithmetic: Sendable {
  /// What is said, one sentence a step, inputs before what is made of them.
  public let sentences: [String]
  /// What it comes to, in base units.
  public let value: Double
  /// How many times the exact figure that is: 1.04 is four hundredths above it.
  public let factor: Double
}

extension Figure {
  /// The figure as one would work it out aloud; nil where it is unknown or too large to be kept in
  /// anyone's head.
  public var mental: MentalArithmetic? {
    guard let formula, let exact = value, exact.isFinite else { return nil }
    return Aloud(of: formula)?.arithmetic(for: exact, as: measure)
  }
}

/// Says expressions aloud, one after the other.
struct Aloud {
  private let root: Formula
  private let evaluation: Evaluation
  private var known: [ObjectIdentifier: Said] = [:]
  private var sentences: [String] = []

  /// Nobody follows more steps than these; and deeper or larger than this nothing is taken apart.
  private static let (mostSteps, deepest, mostParts) = (24, 24, 4_000)

  init?(of formula: Formula) {
    guard let parts = Self.parts(of: formula) else { return nil }
    root = formula
    evaluation = Evaluation(of: parts, ranging: [], .standard)
  }

  /// Every expression within one, itself last; nil where there are too many.
  private static func parts(of formula: Formula) -> [Formula]? {
    var seen: Set<ObjectIdentifier> = []
    var (found, open) = ([Formula](), [formula])
    while let next = open.popLast() {
      guard seen.insert(ObjectIdentifier(next)).inserted else { continue }
      guard found.count < mostParts else { return nil }
      found.append(next)
      open += next.parts
    }
    return found
  }

  func arithmetic(for exact: Double, as measure: Measure) -> MentalArithmetic? {
    var speaker = self
    var landmarks = Landmarks()
    // The nearest to the figure are said; what lies before them counts as worked out.
    for landmark in landmarks.all(of: root).suffix(Self.mostSteps) { speaker.say(landmark) }
    guard let said = speaker.known[ObjectIdentifier(root)], !speaker.sentences.isEmpty,
      exact != 0, said.value / exact > 0
    else { return nil }
    let factor = said.value / exact
    let words = Self.words(said, measure)
    let end = "so \(words): \(Self.distance(factor, QuantityText.text(exact, measure)))"
    return MentalArithmetic(
      sentences: distinct(speaker.sentences) + [end], value: said.value, factor: factor)
  }

  /// The result as its measure is told: "130 %", "$1.5 a million".
  private static func words(_ said: Said, _ measure: Measure) -> String {
    if measure.isShare, said.value >= 1 { return Rough(kept: said.value * 100).words + " %" }
    if measure == .costPerRequest, said.value < 0.01, said.value > 0 {
      return "$\(Rough(kept: said.value * 1e6).words) a million"
    }
    return said.words
  }

  /// How far a rough number is off.
  private static func distance(_ factor: Double, _ exact: String) -> String {
    let share = abs(factor - 1)
    if share < 0.000_5 { return "the exact figure is \(exact) as well" }
    if share < 0.005 { return "next to the exact \(exact)" }
    let side = factor > 1 ? "above" : "below"
    if factor > 2 || factor < 0.5 {
      let times = NumberText.significant(max(factor, 1 / factor))
      return "a factor of \(times) \(side) the exact \(exact)"
    }
    return "\(QuantityText.percent(share)) \(side) the exact \(exact)"
  }

  private func exact(_ formula: Formula) -> Double {
    evaluation.amount(of: formula).value ?? 0
  }

  /// Takes a named step: its sentence is kept, its value remembered.
  private mutating func say(_ landmark: Formula) {
    switch landmark.operation {
    case .named(let name, let inner):
      guard !inner.isLandmark, !inner.parts.isEmpty else {
        return known[ObjectIdentifier(landmark)] = spoken(inner, 0)
      }
      let clause = clause(inner, 0)
      sentences.append("\(name): \(clause.sentence)")
      known[ObjectIdentifier(landmark)] = clause.said
    case .assumption: known[ObjectIdentifier(landmark)] = input(landmark)
    default:
      let clause = clause(landmark, 0)
      sentences.append(clause.sentence)
      known[ObjectIdentifier(landmark)] = clause.said
    }
  }

  /// An input with what tells it from other numbers.
  private func input(_ formula: Formula) -> Said {
    guard case .assumption(let name, let inner, _, _) = formula.operation else {
      return rounded(formula)
    }
    let said = literal(inner) ?? rounded(inner)
    if case .literal = inner.operation, inner.dimension == .count { return said }
    return Said(words: "\(said.words) (\(name))", value: said.value)
  }

  /// A plain number as it was written, where that has no more than two digits.
  private func literal(_ formula: Formula) -> Said? {
    guard case .literal(let number, let unit) = formula.operation else { return nil }
    let value = exact(formula)
    let rough = Rough(number)
    guard abs(rough.value - number) <= abs(number) * 1e-12 else { return rounded(formula) }
    if number == 1, formula.dimension == .period, unit.factor >= 1 {
      return Said(words: (unit.name == "hour" ? "an " : "a ") + unit.name, value: value)
    }
    // A rate is said as a rate is: "2 thousand a second".
    if unit.name == "times" || formula.dimension == .rate { return rounded(formula) }
    return Said(words: formula.description, value: value)
  }

  private func rounded(_ formula: Formula) -> Said {
    if formula.dimension == .ratio, let said = Self.nearlyAll(exact(formula)) { return said }
    return Said(exact(formula), formula.dimension)
  }

  /// A share just below one by what it lacks, since that is what the next step is about: "96.3 %".
  private static func nearlyAll(_ share: Double) -> Said? {
    guard share > 0.9, share < 1 else { return nil }
    let missing = Rough((1 - share) * 100)
    let places = max(0, missing.length - 2 - missing.power)
    guard places < 10 else { return nil }
    return Said(
      words: NumberText.fixed(100 - missing.value, places) + " %", value: 1 - missing.value / 100)
  }

  /// A part of a step: known, an input, or worked out in a sentence of its own.
  private mutating func spoken(_ formula: Formula, _ depth: Int) -> Said {
    if let said = known[ObjectIdentifier(formula)] { return said }
    if let said = literal(formula) { return said }
    if formula.isPrice { return rounded(formula) }
    switch formula.operation {
    case .range, .assumption, .named: return input(formula)
    default:
      guard depth < Self.deepest else { return rounded(formula) }
      let clause = clause(formula, depth + 1)
      sentences.append(clause.sentence)
      known[ObjectIdentifier(formula)] = clause.said
      return clause.said
    }
  }

  /// What is rounded up afterwards keeps two digits and is never told as less, so that the last
  /// machine is not lost before.
  private mutating func counted(_ formula: Formula, _ depth: Int) -> Said {
    guard known[ObjectIdentifier(formula)] == nil, case .quotient(let a, let b) = formula.operation,
      depth < Self.deepest
    else { return spoken(formula, depth) }
    let clause = chained(formula, a, b, depth, isCounted: true)
    sentences.append(clause.sentence)
    known[ObjectIdentifier(formula)] = clause.said
    return clause.said
  }

  private typealias Clause = (sentence: String, said: Said)

  /// What an operation makes of its parts, in words.
  private mutating func clause(_ formula: Formula, _ depth: Int) -> Clause {
    switch formula.operation {
    case .product(let a, let b), .quotient(let a, let b): return chained(formula, a, b, depth)
    case .sum: return added(formula, depth)
    case .difference(let a, let b): return taken(formula, a, b, depth)
    case .smaller(let a, let b):
      let (first, second) = (spoken(a, depth), spoken(b, depth))
      let said = first.value <= second.value ? first : second
      return ("the smaller of \(first.words) and \(second.words) is \(said.words)", said)
    case .larger(let a, let b):
      let (first, second) = (spoken(a, depth), spoken(b, depth))
      let said = first.value >= second.value ? first : second
      return ("the larger of \(first.words) and \(second.words) is \(said.words)", said)
    case .roundedUp(let a):
      let inner = counted(a, depth)
      let up = Points.roundedUp(inner.value)
      let said = counted(up, exact: up, formula)
      let about = Self.isAway(said.value, up) ? "about " : ""
      return ("\(inner.words) rounded up is \(about)\(said.words)", said)
    case .function(let function, let inputs):
      let said = rounded(formula)
      guard function.isSayable, depth < Self.deepest else {
        return ("the formulas for queues give about \(said.words)", said)
      }
      let words = function.said(
        inputs.map { input in
          if function == .growth, let number = Writing.number(input) { return number }
          let isPlain = !input.isLandmark && Landmarks.beneath(input).isEmpty
          return isPlain ? (literal(input) ?? rounded(input)).words : spoken(input, depth).words
        }, isMean: false)
      return ("\(words): about \(said.words)", said)
    case .literal, .range, .assumption, .named:
      let said = spoken(formula, depth)
      return (said.words, said)
    }
  }

  /// The result of a step, from rough parts.
  private func result(_ worked: Double, _ formula: Formula) -> Said {
    Said(worked, exact: exact(formula), formula.dimension, Rough.choice)
  }

  /// The same of what is counted in whole things: neither below what was worked out nor, where that is
  /// near, below the exact value.
  private func counted(_ worked: Double, exact: Double, _ formula: Formula) -> Said {
    Said(worked, exact: exact, formula.dimension, Rough.above)
  }

  /// Factors and divisors one after the other: "100 million a month is about 40 a second; times 100
  /// is 4 thousand a second".
  private mutating func chained(
    _ formula: Formula, _ a: Formula, _ b: Formula, _ depth: Int, isCounted: Bool = false
  ) -> Clause {
    var before: String
    let first: Said
    if known[ObjectIdentifier(a)] == nil, a.isChain, depth < Self.deepest {
      let clause = clause(a, depth + 1)
      (before, first) = (clause.sentence + "; ", clause.said)
    } else {
      first = spoken(a, depth)
      before = first.words + " "
    }
    let second = spoken(b, depth)
    // Of money by the month a month's is told without seconds.
    let isPaid = a.dimension == .spending && b.dimension == .period
    let words =
      second.words + (b.dimension == .period && !isPaid ? Self.seconds(second, b) : "")
    let isProduct = if case .product = formula.operation { true } else { false }
    let worked = isProduct ? first.value * second.value : first.value / second.value
    let said = isCounted ? counted(worked, exact: exact(formula), formula) : result(worked, formula)
    let about = Self.isAway(said.value, worked) ? "about " : ""
    let isUnit = !isProduct && b.isUnit
    before += (isPaid ? "for " : isProduct ? "times " : isUnit ? "" : "over ") + words
    // "$1 thousand a month" is said with its division.
    if isUnit, formula.dimension == .spending { return (before, said) }
    return ("\(before) is \(about)\(said.words)", said)
  }

  /// Whether a result was rounded by more than the last bits.
  private static func isAway(_ said: Double, _ worked: Double) -> Bool {
    abs(said - worked) > abs(worked) * 1e-9
  }

  /// A day or more in seconds, since rates are told by the second.
  private static func seconds(_ said: Said, _ formula: Formula) -> String {
    said.value >= 86_400 ? " (\(Rough(said.value).words) seconds)" : ""
  }

  /// Terms all together; of more than four only the sum is said.
  private mutating func added(_ formula: Formula, _ depth: Int) -> Clause {
    var (terms, open) = ([Formula](), [formula])
    while let next = open.popLast() {
      if case .sum(let a, let b) = next.operation {
        open += [b, a]
      } else {
        terms.append(next)
      }
    }
    guard terms.count <= 4 else {
      let said = rounded(formula)
      return ("\(terms.count) parts add up to about \(said.words)", said)
    }
    // Added as it was written: "576 B" is no harder than "600 B".
    let spoken = terms.map { term in
      if case .literal = term.operation {
        return Said(words: term.description, value: exact(term))
      }
      return self.spoken(term, depth)
    }
    let worked = spoken.reduce(0) { $0 + $1.value }
    let said = result(worked, formula)
    let about = Self.isAway(said.value, worked) ? "about " : ""
    return (spoken.map(\.words).joined(separator: " and ") + " are \(about)\(said.words)", said)
  }

  /// What is left of two large numbers may be little, so that it is worked out exactly.
  private mutating func taken(
    _ formula: Formula, _ a: Formula, _ b: Formula, _ depth: Int
  ) -> Clause {
    let (first, second) = (spoken(a, depth), spoken(b, depth))
    let said = rounded(formula)
    return ("\(first.words) less \(second.words) is about \(said.words)", said)
  }
}

extension Formula.Function {
  /// Whether it has so few inputs that they are said with it.
  fileprivate var isSayable: Bool {
    switch self {
    case .response, .sentTwice, .closed: false
    default: true
    }
  }
}

extension Formula {
  /// Whether it goes on a chain of factors.
  fileprivate var isChain: Bool {
    switch operation {
    case .product, .quotient: true
    default: false
    }
  }

  /// A stated price by the month, which is no step: "$100 a month".
  fileprivate var isPrice: Bool {
    guard dimension == .spending, case .quotient(let a, let b) = operation, b.isUnit else {
      return false
    }
    return switch a.operation {
    case .literal, .range: true
    default: false
    }
  }

  /// One of a unit of time: "a month".
  fileprivate var isUnit: Bool {
    if case .literal(1, _) = operation { dimension == .period } else { false }
  }
}
