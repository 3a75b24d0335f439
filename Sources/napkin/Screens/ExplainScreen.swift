import Estimation

/// How figures were worked out: as a tree, as one would say it aloud, and what drives them.
struct ExplainScreen {
  let explanations: [Explanation]
  let changes: [Change]
  let terminal: Terminal

  var lines: [String] {
    changes.map(\.sentence) + (changes.isEmpty ? [] : [""])
      + explanations.enumerated().flatMap { index, it in (index == 0 ? [] : [""]) + lines(of: it) }
  }

  private func lines(of it: Explanation) -> [String] {
    var lines = [terminal.style(it.title, .bold) + "   " + it.figure.text]
    if let range = it.range { lines.append("  " + range) }
    if let tree = it.figure.derivationTree { lines += branch(tree, "  ", "  ") }
    lines += section("In your head", it.aloud) + section("What drives it", it.drivers)
    lines += it.missing.map { "  " + $0 }
    return lines
  }

  private func section(_ heading: String, _ entries: [String]) -> [String] {
    entries.isEmpty ? [] : [terminal.style("  " + heading, .bold)] + entries.map { "    " + $0 }
  }

  /// A step and those it is made of, each behind its branch.
  private func branch(_ step: DerivationStep, _ first: String, _ rest: String) -> [String] {
    [first + step.shown]
      + step.parts.enumerated().flatMap { index, part in
        let isLast = index == step.parts.count - 1
        return branch(part, rest + (isLast ? "└─ " : "├─ "), rest + (isLast ? "   " : "│  "))
      }
  }
}
