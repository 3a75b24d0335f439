import Estimation

/// How figures were worked out, step by step.
struct ExplainScreen {
  let figures: [Figure]
  let terminal: Terminal

  var lines: [String] {
    figures.enumerated().flatMap { index, figure in (index == 0 ? [] : [""]) + lines(of: figure) }
  }

  private func lines(of figure: Figure) -> [String] {
    let head = "\(figure.subject.name.onOneLine) · \(figure.measure.words)"
    var lines = [terminal.style(head, .bold) + "   " + figure.text]
    if case .known(let spread) = figure.amount, spread.isRange {
      let low = QuantityText.text(spread.low, figure.measure)
      let high = QuantityText.text(spread.high, figure.measure)
      lines.append("  nine times in ten between \(low) and \(high)")
    }
    lines += figure.derivation.map { "  " + $0.onOneLine }
    lines += figure.amount.missing.map { "  missing: " + $0.onOneLine }
    lines += figure.remarks.map { "  not counted: " + $0.onOneLine }
    return lines
  }
}
