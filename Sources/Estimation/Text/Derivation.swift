import SystemDesign

/// How a value was worked out, one sentence a step, as a candidate would say it aloud.
struct Derivation {
  private let evaluation: Evaluation

  init(_ evaluation: Evaluation) { self.evaluation = evaluation }

  /// The steps, inputs before what is made of them.
  func steps(of formula: Formula) -> [String] {
    var landmarks = Landmarks()
    return distinct(landmarks.all(of: formula).compactMap(sentence))
  }

  private func sentence(_ formula: Formula) -> String? {
    switch formula.operation {
    case .assumption(let name, let value, let source, _):
      "\(name): \(stated(value))"
        + (source.map { $0.hasPrefix(ReferenceNumber.mark) ? ", \($0)" : ", from \($0)" } ?? "")
    case .named(let name, let inner):
      "\(name) = \(worked(inner, as: value(formula)))"
    default:
      worked(formula, as: value(formula))
    }
  }

  /// An input as it was written, with its middle where it is a guess.
  private func stated(_ formula: Formula) -> String {
    if case .range = formula.operation {
      return "\(Writing.words(formula)), so \(value(formula)) in the middle"
    }
    let words = Writing.words(formula)
    guard !formula.parts.isEmpty else { return words }
    return "\(words) = \(value(formula))"
  }

  /// In words, in numbers, and the result; what says the same twice is said once.
  private func worked(_ formula: Formula, as result: String) -> String {
    if formula.isLandmark { return "\(Writing.words(formula)) = \(result)" }
    let words = Writing.words(formula)
    let numbers = Writing(name: { self.value($0) }).text(formula)
    return [words, numbers, result].reduce(into: [String]()) { parts, next in
      if parts.last != next { parts.append(next) }
    }
    .joined(separator: " = ")
  }

  private func value(_ formula: Formula) -> String {
    guard let value = evaluation.amount(of: formula).value else { return "?" }
    return QuantityText.text(value, formula.dimension)
  }
}

extension Formula {
  /// Whether a derivation stops here to say a name.
  var isLandmark: Bool {
    switch operation {
    case .assumption, .named: true
    default: false
    }
  }
}
