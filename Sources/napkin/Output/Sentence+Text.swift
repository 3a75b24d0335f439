import Estimation
import SystemDesign

extension Sentence {
  /// The sentence with the values of its figures and the names of its components.
  var spoken: String {
    let figures = self.figures
    let evaluation = Evaluation(of: figures)
    return pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .flow(let name): "'\(name)'"
      case .component(let id): "'\(id.name)'"
      case .figure(let formula): evaluation.amount(of: formula).text(formula.dimension)
      }
    }
    .joined().onOneLine
  }

  /// The figures it leans on, in order.
  var figures: [Formula] {
    pieces.compactMap { if case .figure(let formula) = $0 { formula } else { nil } }
  }
}

extension Amount {
  /// The value as people read it, or that it is not stated.
  fileprivate func text(_ dimension: Dimension) -> String {
    value.map { QuantityText.text($0, dimension) } ?? "(not stated)"
  }
}
