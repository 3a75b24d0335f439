import SystemDesign

/// Writes an expression out, with whatever stands for its named parts.
struct Writing {
  /// What is written where an expression has a name: the name, or its value.
  let name: (Formula) -> String
  /// Whether it is said how busy the stations are that an answer passes.
  var saysBusy = false

  /// The expression in words: "daily readers × 3 requests ÷ day".
  static func words(_ formula: Formula) -> String {
    Writing(name: { $0.name ?? "" }).text(formula)
  }

  func text(_ formula: Formula) -> String { text(formula, 0) }

  /// Deeper than anyone reads: what lies below is written as an ellipsis.
  private static let depth = 24

  private func text(_ formula: Formula, _ depth: Int) -> String {
    if formula.isLandmark { return name(formula) }
    guard depth < Self.depth else { return "…" }
    func of(_ part: Formula) -> String { text(part, depth + 1) }
    return switch formula.operation {
    case .literal(let value, Unit("times")): NumberText.count(value)
    case .literal(let value, let unit): Self.literal(formula.description, value, unit)
    case .assumption, .named: formula.description
    case .range(let a, let b): Self.between(a, b) ?? "\(of(a)) to \(of(b))"
    case .sum(let a, let b): "\(of(a)) + \(of(b))"
    case .difference(let a, let b): "\(of(a)) − \(factor(b, depth))"
    case .product(let a, let b): "\(factor(a, depth)) × \(factor(b, depth))"
    case .quotient(let a, let b): "\(factor(a, depth)) ÷ \(divisor(b, depth))"
    case .smaller(let a, let b): "the smaller of \(of(a)) and \(of(b))"
    case .larger: largest(of: formula.rivals.map(of))
    case .roundedUp(let a): "\(of(a)), rounded up"
    case .function(let function, let inputs):
      function.said(
        zip(inputs.map { function == .growth ? Self.number($0) ?? of($0) : of($0) }, busy(formula))
          .map { $0 + $1 },
        isMean: inputs.first?.isZero ?? false)
    }
  }

  /// As it was written, but for a number that was worked out and has more digits than anybody writes.
  private static func literal(_ written: String, _ value: Double, _ unit: Unit) -> String {
    let digits = written.prefix { !$0.isWhitespace }.count(where: \.isNumber)
    guard digits > 9 else { return written }
    return [NumberText.count(value), unit.name].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// How busy each station is, beside the time of one there; nothing beside all else.
  private func busy(_ formula: Formula) -> [String] {
    guard case .function(let function, let inputs) = formula.operation else { return [] }
    var words = inputs.map { _ in "" }
    guard saysBusy, function == .response || function == .sentTwice else { return words }
    let evaluation = Evaluation(of: inputs, ranging: [], .standard)
    let values = inputs.map { evaluation.amount(of: $0).value ?? .nan }
    for (place, share) in StationList.busy(values) {
      words[place] = " at \(QuantityText.percent(share)) busy"
    }
    return words
  }

  /// A number of years that rests on no name, worked out: "2" for 3 years ÷ year − 1 year ÷ year.
  static func number(_ formula: Formula) -> String? {
    guard !formula.parts.isEmpty, Landmarks.beneath(formula).isEmpty, !formula.isLandmark else {
      return nil
    }
    return Evaluation(of: [formula], ranging: [], .standard).amount(of: formula).value
      .map(NumberText.count)
  }

  private func largest(of all: [String]) -> String {
    let word = all.count > 2 ? "largest" : "larger"
    return "the \(word) of " + all.dropLast().joined(separator: ", ") + " and " + (all.last ?? "")
  }

  private static func between(_ low: Formula, _ high: Formula) -> String? {
    guard case .literal = low.operation, case .literal = high.operation else { return nil }
    return Formula(.range(low, high), low.dimension).description
  }

  private func factor(_ formula: Formula, _ depth: Int) -> String {
    let written = text(formula, depth + 1)
    if formula.isLandmark { return written }
    return switch formula.operation {
    case .sum, .difference, .smaller, .larger, .roundedUp, .function: "(\(written))"
    default: written
    }
  }

  private func divisor(_ formula: Formula, _ depth: Int) -> String {
    if case .literal(1, let unit) = formula.operation, formula.dimension == .period {
      return unit.name
    }
    let written = text(formula, depth + 1)
    if formula.isLandmark { return written }
    return formula.parts.isEmpty ? written : "(\(written))"
  }
}

extension Formula {
  /// Those of which it is the largest, in the order they were written.
  fileprivate var rivals: [Formula] {
    var (last, next): ([Formula], Formula) = ([], self)
    while case .larger(let a, let b) = next.operation {
      last.append(b)
      next = a
      if next.isLandmark { break }
    }
    return [next] + last.reversed()
  }

  fileprivate var name: String? {
    switch operation {
    case .assumption(let name, _, _, _), .named(let name, _): name
    default: nil
    }
  }
}
