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
      + section(unsaid) + section(DefaultsSection.lines(defaults, on: terminal))
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

  private var unsaid: [String] {
    let missing = estimate.unsaid
    guard !missing.isEmpty else { return [] }
    return [terminal.style("  Not stated", .bold)] + missing.prefix(8).map { "    " + $0.onOneLine }
      + (missing.count > 8 ? ["    and \(missing.count - 8) more: see --format json"] : [])
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
  var unsaid: [String] {
    var seen: Set<String> = []
    return figures.flatMap { $0.amount.missing + $0.remarks }.filter { seen.insert($0).inserted }
  }
}
