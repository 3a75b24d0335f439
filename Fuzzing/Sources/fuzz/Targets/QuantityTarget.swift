import Estimation
import SystemDesign

/// Bytes choose words and numbers; what they make is evaluated and printed as a figure.
enum QuantityTarget {
  static let target = Target(name: "quantities", run: run)

  private static func run(_ bytes: [UInt8]) throws(Fault) {
    var pile = QuantityPile(bytes)
    let formulas = pile.formulas()
    let evaluation = Evaluation(of: formulas)
    for formula in formulas {
      try check(formula.description)
      guard case .known(let spread) = evaluation.amount(of: formula) else { continue }
      for value in [spread.value, spread.low, spread.high] {
        guard !value.isNaN else { throw Fault("\(formula) comes to no number") }
        try check(QuantityText.text(value, formula.dimension))
        try check(NumberText.count(value))
        try check(QuantityText.percent(value))
      }
    }
  }

  private static func check(_ text: String) throws(Fault) {
    guard !text.isEmpty else { throw Fault("a figure of no words") }
    // A design may say "nan" in a unit of its own, and the pile has none such.
    guard !text.lowercased().contains("nan") else { throw Fault("no number is printed: \(text)") }
  }
}
