import SystemDesign

/// How a value was worked out, one sentence a step, as a candidate would say it aloud.
struct Derivation {
  private let evaluation: Evaluation
  /// How the values are told that are told as the figure is.
  private let told: [ObjectIdentifier: Measure]

  /// - Parameter measure: what the figure says, as which it and, of shares, those it is the largest of
  ///   are told.
  init(_ evaluation: Evaluation, of figure: Formula, as measure: Measure) {
    self.evaluation = evaluation
    var told: [ObjectIdentifier: Measure] = [:]
    if measure == .costPerRequest { told[ObjectIdentifier(figure)] = measure }
    if measure.isShare {
      var open = [figure]
      while let next = open.popLast() {
        told[ObjectIdentifier(next)] = measure
        switch next.operation {
        case .named(_, let a): open.append(a)
        case .larger(let a, let b): open += [a, b]
        default: break
        }
      }
    }
    self.told = told
  }

  /// The steps, inputs before what is made of them.
  func steps(of formula: Formula) -> [String] {
    var landmarks = Landmarks()
    return distinct(landmarks.all(of: formula).compactMap(sentence))
  }

  /// The steps as a tree: what a figure is, above what it is made of.
  func tree(of formula: Formula) -> DerivationStep? {
    var told: Set<ObjectIdentifier> = []
    return step(formula, 0, &told)
  }

  /// Deeper or broader than anyone reads.
  private static let (deepest, broadest) = (24, 40)

  private func step(
    _ formula: Formula, _ depth: Int, _ told: inout Set<ObjectIdentifier>
  ) -> DerivationStep? {
    guard let sentence = sentence(formula) else { return nil }
    // What stands in several places is taken apart in the first.
    guard told.insert(ObjectIdentifier(formula)).inserted else {
      return DerivationStep(
        text: sentence, parts: [], isRepeated: !Landmarks.beneath(formula).isEmpty)
    }
    guard depth < Self.deepest else { return DerivationStep(text: sentence, parts: []) }
    let inner = Landmarks.beneath(formula)
    var parts = inner.prefix(Self.broadest).compactMap { step($0, depth + 1, &told) }
    if inner.count > Self.broadest {
      parts.append(DerivationStep(text: "and \(inner.count - Self.broadest) more", parts: []))
    }
    return DerivationStep(text: sentence, parts: parts)
  }

  private func sentence(_ formula: Formula) -> String? {
    switch formula.operation {
    case .assumption(let name, let value, let source, _):
      "\(name): \(stated(value, as: self.value(formula)))"
        + (source.map { $0.hasPrefix(ReferenceNumber.mark) ? ", \($0)" : ", from \($0)" } ?? "")
    case .named(let name, let inner):
      "\(name) = \(worked(inner, as: value(formula)))"
    default:
      worked(formula, as: value(formula))
    }
  }

  /// An input as it was written, with its middle where it is a guess.
  private func stated(_ formula: Formula, as result: String) -> String {
    if case .range = formula.operation {
      return "\(Writing.words(formula)), so \(result) in the middle"
    }
    let words = Writing.words(formula)
    guard !formula.parts.isEmpty else { return words }
    return "\(words) = \(result)"
  }

  /// In words, in numbers, and the result; what says the same twice is said once.
  private func worked(_ formula: Formula, as result: String) -> String {
    if formula.isLandmark { return "\(Writing.words(formula)) = \(result)" }
    let words = Writing.words(formula)
    let numbers = Writing(name: { self.input($0) }, saysBusy: true).text(formula)
    let note = note(formula)
    return [words, numbers, result].reduce(into: [String]()) { parts, next in
      if parts.last != next { parts.append(next) }
    }
    .map { $0 == numbers ? $0 + note : $0 }.joined(separator: " = ")
  }

  /// What its numbers alone do not say; nothing where they come out.
  private func note(_ formula: Formula) -> String {
    guard evaluation.countsYearAsMonths(in: formula) else { return "" }
    // A month's money is a twelfth of a year's, however long the month.
    let days = [.money, .spending].contains(formula.dimension) ? "" : " of 30 days"
    return ", a year counted as 12 months" + days
  }

  private func value(_ formula: Formula) -> String {
    guard let value = evaluation.amount(of: formula).value else { return "?" }
    return told[ObjectIdentifier(formula)].map { QuantityText.text(value, $0) }
      ?? QuantityText.text(value, formula.dimension)
  }

  /// The same to work on with: of a share near 1 that is taken off 1 its own digits are too few.
  private func input(_ formula: Formula) -> String {
    guard formula.dimension == .ratio, let value = evaluation.amount(of: formula).value,
      value > 0.9, value < 1
    else { return self.value(formula) }
    return QuantityText.shareOfAll(value)
  }
}

/// One step of a derivation and those it is made of.
public struct DerivationStep: Sendable {
  /// What it is: in words, in numbers, and the result.
  public let text: String
  /// What it is made of, in the order it was written.
  public let parts: [DerivationStep]
  /// Whether it is made of others and was taken apart before.
  public let isRepeated: Bool

  init(text: String, parts: [DerivationStep], isRepeated: Bool = false) {
    (self.text, self.parts, self.isRepeated) = (text, parts, isRepeated)
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
