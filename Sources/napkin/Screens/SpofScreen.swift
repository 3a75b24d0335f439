import Estimation
import Reliability
import SystemDesign

/// What takes flows down alone, and what that does to their availability.
struct SpofScreen {
  let reliability: Reliability
  let flows: [FlowReliability]
  let input: LoadedInput
  let terminal: Terminal

  var lines: [String] {
    [title, ""] + [summary] + points(own, nil) + points(managed, "  run by others") + [""]
      + availability.lines(on: terminal) + missing
  }

  private var title: String {
    let design = reliability.design
    return terminal.style("\(design.name.onOneLine) · single points of failure", .bold)
      + "   \(flows.count) \(flows.count == 1 ? "flow" : "flows"), "
      + "\(design.components.count) components"
  }

  /// Every point once, with the flows of this screen that it takes down.
  private var all: [(point: SinglePoint, flows: [String])] {
    let shown = Set(flows.map(\.flow.name))
    return reliability.singlePoints.compactMap { point, flows in
      let taken = flows.map(\.flow.name).filter(shown.contains)
      return taken.isEmpty ? nil : (point, taken)
    }
  }

  private var own: [(point: SinglePoint, flows: [String])] { all.filter { !$0.point.isManaged } }
  private var managed: [(point: SinglePoint, flows: [String])] { all.filter(\.point.isManaged) }

  private var summary: String {
    own.isEmpty
      ? "  nothing of your own takes a flow down alone"
      : "  \(own.count) of your own "
        + (own.count == 1 ? "takes a flow down alone" : "each take a flow down alone")
  }

  private func points(_ points: [(point: SinglePoint, flows: [String])], _ heading: String?)
    -> [String]
  {
    guard !points.isEmpty else { return [] }
    let width = min(28, points.map { $0.point.name.onOneLine.columns }.max() ?? 0)
    return [""] + (heading.map { [$0] } ?? [])
      + points.flatMap { point, flows -> [String] in
        let name = point.name.onOneLine.cut(to: width)
        let room = String(repeating: " ", count: max(0, width - name.columns))
        let shown = point.isManaged ? name : terminal.style(name, .red)
        let share = point.share.map { " (\(QuantityText.percent($0)) of it)" } ?? ""
        let gap = String(repeating: " ", count: width + 7)
        return [
          "    \(shown)\(room)   takes down  "
            + flows.map { "'\($0.onOneLine)'" }.joined(separator: ", ") + share,
          "\(gap)\(point.cause == .capacity ? "capacity: " : "")\(point.reason.onOneLine)",
          "\(gap)\(terminal.style(input.place(of: point.origin), .dim))",
        ]
      }
  }

  private var availability: Table {
    var table = Table(
      ["Availability", "target", "may be away", "works out at", "is away"],
      [.left, .right, .right, .right, .right])
    for flow in flows {
      let target = flow.flow.availability?.median
      let found = flow.availability.value
      table.add([
        flow.flow.name, target.map(Nines.text) ?? "none stated",
        target.map(Nines.minutesAMonth) ?? "", found.map(Nines.text) ?? "not stated",
        found.map(Nines.minutesAMonth) ?? "",
      ])
    }
    return table
  }

  /// What would settle the availabilities that are not known.
  private var missing: [String] {
    var seen: Set<String> = []
    let all = flows.flatMap(\.availability.missing).filter { seen.insert($0).inserted }
    guard !all.isEmpty else { return [] }
    return ["", terminal.style("  Not stated", .bold)] + all.prefix(8).map { "    " + $0.onOneLine }
      + (all.count > 8 ? ["    and \(all.count - 8) more: see --format json"] : [])
  }
}

/// Availability as people say it: as many nines as there are, and minutes a month.
enum Nines {
  /// All the digits up to the second that is not a nine: "99.9876 %", "99.95 %".
  static func text(_ share: Double) -> String {
    let percent = share * 100
    var places = 1
    while places < 9, (100 - percent) * power(places - 1) < 1 - 1e-9 { places += 1 }
    return "\(fixed(percent, places)) %"
  }

  /// Of a month of thirty days: "4.32 min a month".
  static func minutesAMonth(_ share: Double) -> String {
    let minutes = (1 - share) * 30 * 24 * 60
    if minutes >= 120 { return QuantityText.text(minutes * 60, .period) + " a month" }
    let (digits, _) = NumberText.prefixed(minutes)
    return "\(digits) min a month"
  }

  private static func power(_ places: Int) -> Double {
    (0..<max(0, places)).reduce(1) { value, _ in value * 10 }
  }

  private static func fixed(_ value: Double, _ places: Int) -> String {
    let scale = power(places)
    // Rounded down: an availability is never shown better than it is.
    let whole = (value * scale + 1e-6).rounded(.down)
    var digits = "\(Int64(whole))"
    while digits.count <= places { digits = "0" + digits }
    var text = digits.dropLast(places) + "." + digits.suffix(places)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return String(text)
  }
}
