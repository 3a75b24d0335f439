import Estimation
import SystemDesign

/// One figure that a source prints, what its own inputs come to, and what Napkin answers.
struct Output: Sendable {
  let name: String
  /// As the source prints it, in its unit.
  let printed: Double
  /// The same from the source's inputs, worked out elsewhere and written down here: nothing rounded,
  /// a month to seconds is 30 days and a year 365, prefixes are decimal.
  let exact: Double
  let unit: PrintedUnit
  let grade: Grade
  /// What Napkin answers, in base units.
  let answer: Double?
  /// The figure by constants of the source that are not Napkin's, and Napkin's answer to that.
  private(set) var theirs: (exact: Double, answer: Double?)?
  /// A design that says it the way the source works, which Napkin must refuse to read.
  private(set) var refused: String?

  private init(
    _ grade: Grade, _ name: String, _ printed: Double, _ exact: Double, _ unit: PrintedUnit,
    _ answer: Answer
  ) {
    self.name = name
    self.printed = printed
    self.exact = exact
    self.unit = unit
    self.grade = grade
    self.answer = answer.value
  }

  /// The figure by a constant the source states, such as a day of 100,000 seconds.
  func byTheirs(_ exact: Double, _ answer: Answer) -> Output {
    var copy = self
    copy.theirs = (exact, answer.value)
    return copy
  }

  /// A line of a design that works as the source does.
  func refusing(_ line: String) -> Output {
    var copy = self
    copy.refused = line
    return copy
  }

  static func exact(
    _ name: String, prints printed: Double, is exact: Double, _ unit: PrintedUnit, _ answer: Answer
  ) -> Output {
    Output(.exact, name, printed, exact, unit, answer)
  }

  static func rounding(
    _ name: String, prints printed: Double, is exact: Double, _ unit: PrintedUnit, _ answer: Answer
  ) -> Output {
    Output(.rounding, name, printed, exact, unit, answer)
  }

  static func convention(
    _ name: String, prints printed: Double, is exact: Double, _ unit: PrintedUnit, _ answer: Answer
  ) -> Output {
    Output(.convention, name, printed, exact, unit, answer)
  }

  static func sourceError(
    _ name: String, prints printed: Double, is exact: Double, _ unit: PrintedUnit, _ answer: Answer
  ) -> Output {
    Output(.sourceError, name, printed, exact, unit, answer)
  }

  static func dimensionError(
    _ name: String, prints printed: Double, is exact: Double, _ unit: PrintedUnit, _ answer: Answer
  ) -> Output {
    Output(.dimensionError, name, printed, exact, unit, answer)
  }
}

/// What Napkin answers: a figure of an estimate, or what a quantity of a design comes to.
struct Answer: Sendable {
  /// In base units; nil where it is unknown.
  let value: Double?

  /// A figure worked out from a design.
  static func figure(_ figure: Figure?) -> Answer { Answer(value: figure?.value) }

  /// A quantity with all its inputs at their medians.
  static func quantity(_ quantity: any Quantity) -> Answer {
    let formula = quantity.formula
    return Answer(value: Evaluation(of: [formula]).amount(of: formula).value)
  }
}

extension Estimate {
  func flow(_ name: String, _ measure: Measure) -> Answer {
    .figure(figure(measure, of: .flow(name)))
  }
  func component(_ name: String, _ measure: Measure) -> Answer {
    .figure(figure(measure, of: .component(name)))
  }
  func record(_ name: String, _ measure: Measure) -> Answer {
    .figure(figure(measure, of: .record(name)))
  }
  func system(_ measure: Measure) -> Answer { .figure(figure(measure, of: .system)) }
}
