import Estimation
import Reliability
import SystemDesign

/// What takes flows down alone, and what that does to their availability.
struct SpofScreen {
  let report: SpofReport
  let input: LoadedInput
  let terminal: Terminal
  /// What stands for what is not stated, where that was asked for.
  var defaults: Defaults?

  private var reliability: Reliability { report.reliability }
  private var flows: [FlowReliability] { report.flows }

  var lines: [String] {
    let all = points
    let own = all.filter { !$0.point.isManaged }
    return [title, ""] + [summary(own.count)] + points(own, nil)
      + points(all.filter(\.point.isManaged), "  run by others") + [""]
      + availability.lines(on: terminal)
      + (report.short + report.rest).flatMap {
        section($0.title.onOneLine, $0.lines, most: report.isWhole ? 200 : 16)
      }
      + section("Notes", notes)
      + section("Not stated", missing) + taken
  }

  private var title: String {
    let design = reliability.design
    return terminal.style("\(design.name.onOneLine) · single points of failure", .bold)
      + "   \(flows.count) \(flows.count == 1 ? "flow" : "flows"), "
      + "\(design.components.count) components"
  }

  /// Every point once, with the flows of this screen that it takes down.
  var points: [(point: SinglePoint, flows: [TakenFlow])] { reliability.singlePoints(of: flows) }

  private func summary(_ own: Int) -> String {
    own == 0
      ? "  nothing of your own takes a flow down alone"
      : "  \(own) of your own "
        + (own == 1 ? "takes a flow down alone" : "each take a flow down alone")
  }

  private func points(_ points: [(point: SinglePoint, flows: [TakenFlow])], _ heading: String?)
    -> [String]
  {
    guard !points.isEmpty else { return [] }
    let width = min(28, points.map { $0.point.name.onOneLine.columns }.max() ?? 0)
    return [""] + (heading.map { [$0] } ?? [])
      + points.flatMap { point, flows -> [String] in
        let name = point.name.onOneLine.cut(to: width)
        let room = String(repeating: " ", count: max(0, width - name.columns))
        let shown = point.isManaged ? name : terminal.style(name, .red)
        let gap = String(repeating: " ", count: width + 7)
        return [
          "    \(shown)\(room)   takes down  "
            + flows.map { $0.words { "'\($0)'" } }.joined(separator: ", "),
          "\(gap)\(point.cause == .capacity ? "capacity: " : "")\(point.reason.onOneLine)",
          "\(gap)\(terminal.style(input.place(of: point.origin), .dim))",
        ]
      }
  }

  var availability: Table {
    let completes = flows.contains { $0.completion?.value != nil }
    let isKnown = flows.contains { $0.availability.value != nil }
    let away = isKnown ? ["away a month", "of allowed", "a year"] : ["allowed away a month"]
    let titles =
      ["Availability", "target", "works out at"] + away + (completes ? ["all done"] : [])
    var table = Table(titles, [.left] + titles.dropFirst().map { _ in .right })
    for flow in flows {
      let found = flow.availability.value
      let rests = defaults?.behindAvailability(of: flow.flow).isEmpty == false
      let mark = rests ? DefaultsSection.mark : ""
      let allowed = flow.target.map(Nines.minutesAMonth) ?? ""
      table.add(
        [
          flow.flow.name, flow.target.map { Nines.text($0) } ?? "none",
          found.map { Nines.text($0, promised: flow.target) + mark }
            ?? (flow.availabilityBounds == nil ? "not stated" : "not exact"),
        ]
          + (isKnown
            ? [
              found.map { Nines.minutesAMonth($0) + mark } ?? "", allowed,
              found.map { Nines.minutesAYear($0) + mark } ?? "",
            ] : [allowed])
          + (completes ? [flow.completion?.value.map { Nines.text($0) + mark } ?? ""] : []))
    }
    return table
  }

  private func section(_ title: String, _ all: [String], most: Int = 8) -> [String] {
    var seen: Set<String> = []
    let lines = all.filter { seen.insert($0).inserted }
    guard !lines.isEmpty else { return [] }
    return ["", terminal.style("  " + title, .bold)]
      + lines.prefix(most).map {
        "    " + $0.onOneLine
      }
      + (lines.count > most ? ["    and \(lines.count - most) more: see --format json"] : [])
  }

  /// What the numbers leave out, and what was taken for them.
  private var notes: [String] { flows.flatMap(report.notes) }

  private var taken: [String] {
    let lines = DefaultsSection.lines(defaults?.taken ?? [], on: terminal)
    return lines.isEmpty ? [] : [""] + lines
  }

  /// What would settle the availabilities that are not known.
  private var missing: [String] { report.missing }
}
