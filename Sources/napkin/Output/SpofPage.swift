import Estimation
import Reliability
import SystemDesign

/// A design's failures as a page of GitHub's Markdown.
struct SpofPage {
  let report: SpofReport
  let input: LoadedInput
  var defaults: Defaults?

  var lines: [String] {
    let name = report.reliability.design.name.onOneLine.inMarkdown
    let screen = SpofScreen(
      report: report, input: input, terminal: .current, defaults: defaults)
    var lines = ["# \(name) · single points of failure", ""]
    lines += points(screen.points)
    lines += [""] + screen.availability.markdown
    for section in report.short + report.rest { lines += list(section.title, section.lines) }
    lines += list("Notes", distinct(report.flows.flatMap(report.notes)))
    return lines + list("Not stated", distinct(report.missing))
  }

  private func points(_ points: [(point: SinglePoint, flows: [TakenFlow])]) -> [String] {
    guard !points.isEmpty else { return ["Nothing takes a flow down alone."] }
    return ["| | takes down | why | where |", "| --- | --- | --- | --- |"]
      + points.map { point, flows in
        let cells = [
          point.name, flows.map { $0.words { $0 } }.joined(separator: ", "),
          (point.cause == .capacity ? "capacity: " : "") + point.reason,
          input.place(of: point.origin),
        ]
        return "| " + cells.map { $0.onOneLine.inMarkdown }.joined(separator: " | ") + " |"
      }
  }

  private func list(_ heading: String, _ entries: [String]) -> [String] {
    guard !entries.isEmpty else { return [] }
    return ["", "## \(heading.onOneLine.inMarkdown)", ""]
      + entries.map { "- " + $0.onOneLine.inMarkdown }
  }
}

extension TakenFlow {
  /// Its name as it is to be shown, and how much of it is taken where that is not all.
  func words(_ shown: (String) -> String) -> String {
    shown(name.onOneLine) + (isPartial ? " (\(part) of it)" : "")
  }
}
