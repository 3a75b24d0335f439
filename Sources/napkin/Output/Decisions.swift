import DesignLoading
import Estimation
import SystemDesign

/// What a design chose and why, with the figures of its reasons as they are now.
struct Decisions {
  let design: Design

  private var all: [Decision] {
    design.statements.compactMap { if case .decision(let it) = $0 { it } else { nil } }
  }

  /// One a line: what was chosen, over what, and the reason.
  var sentences: [String] {
    all.map { choice(of: $0) + ", because \($0.reason.spoken)" }
  }

  /// For a screen: a choice on one line, its reason below it.
  func lines(on terminal: Terminal) -> [String] {
    guard !all.isEmpty else { return [] }
    return [terminal.style("  Decisions", .bold)]
      + all.flatMap { ["    " + choice(of: $0), "      because " + $0.reason.spoken] }
  }

  private func choice(of decision: Decision) -> String {
    let over = decision.alternatives.joined(separator: ", nor ")
    return "\(decision.topic): \(decision.chosen)".onOneLine
      + (over.isEmpty ? "" : "; not \(over)".onOneLine)
  }

  var json: JSON {
    .array(
      all.map { decision in
        .object([
          "topic": .string(decision.topic), "chosen": .string(decision.chosen),
          "over": .array(decision.alternatives.map(JSON.string)),
          "because": .string(decision.reason.spoken),
          "figures": .array(
            decision.reason.figures.map { formula in
              let amount = Evaluation(of: [formula]).amount(of: formula)
              return .object([
                "now": amount.value.map(JSON.number) ?? .null,
                "formula": .string("\(formula)"),
              ])
            }),
        ])
      })
  }
}
