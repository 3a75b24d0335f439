import Estimation
import SystemDesign

/// The figures of a design on one or two screens.
struct EstimateScreen {
  let estimate: Estimate
  let changes: [Change]
  let terminal: Terminal
  /// The published figures that stand in it for what is not stated.
  var defaults: [Defaults.Taken] = []

  var lines: [String] {
    [title] + tables.flatMap { [""] + $0.lines(on: terminal) }
      + section(Decisions(design: estimate.design).lines(on: terminal)) + section(conclusions)
      + section(list("Not stated", estimate.unstated))
      + section(list("Not counted", estimate.uncounted))
      + section(DefaultsSection.lines(defaults, on: terminal))
  }

  private func section(_ lines: [String]) -> [String] { lines.isEmpty ? [] : [""] + lines }

  private var title: String {
    let left = "\(estimate.design.name.onOneLine) · estimate"
    let right = estimate.design.scale
    guard !right.isEmpty else { return terminal.style(left, .bold) }
    let room = max(3, min(terminal.width, 88) - left.columns - right.columns)
    return terminal.style(left, .bold) + String(repeating: " ", count: room) + right
  }

  private var tables: [Table] {
    EstimateTables(
      estimate: estimate, changes: changes, terminal: terminal, marks: !defaults.isEmpty
    ).all
  }

  private var conclusions: [String] {
    Conclusions(estimate: estimate).sentences.enumerated().map {
      ($0 == 0 ? "  So: " : "      ") + $1.onOneLine
    }
  }

  private func list(_ heading: String, _ entries: [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return [terminal.style("  " + heading, .bold)] + entries.prefix(8).map { "    " + $0.onOneLine }
      + (entries.count > 8 ? ["    and \(entries.count - 8) more: see --format json"] : [])
  }
}

extension Design {
  /// What its figures are for: "peak ×3 · horizon 5 years".
  var scale: String {
    let peak = traffic?.usualPeak.flatMap(\.median).map {
      "peak ×\(NumberText.count($0))" + (traffic?.peak == nil ? " by the daily curve" : "")
    }
    let horizon = traffic?.horizon.map { "horizon \($0.formula)" }
    return [peak, horizon].compactMap(\.self).joined(separator: " · ").onOneLine
  }
}

extension Estimate {
  /// What would settle the figures that are not known; each once.
  var unstated: [String] { distinct(figures.flatMap(\.amount.missing)) }

  /// What known figures leave out; each once, and not what is not stated anyway.
  var uncounted: [String] {
    let unstated = Set(unstated)
    return distinct(figures.flatMap(\.remarks)).filter { !unstated.contains($0) }
  }
}
