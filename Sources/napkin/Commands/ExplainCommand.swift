import ArgumentParser
import Critique
import DesignLoading
import Estimation
import SystemDesign

/// `napkin explain`: the page of a rule or a measure.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says what stands behind a rule, or what a figure means.",
    discussion: """
      EXAMPLES
        napkin explain AV001
        napkin explain single-point-of-failure
        napkin explain utilisation-cold
      """)

  @Argument(
    help: "A rule's identifier or name, or a measure.",
    completion: .list(Rulebook.all.map(\.id) + Measure.allCases.map(\.rawValue)))
  var id: String

  @OptionGroup var output: FormatOptions

  func run() throws {
    let terminal = Terminal.current
    let text = try page(width: min(terminal.width, 96))
    switch output.format {
    case .text: try terminal.say(text)
    case .json:
      try Envelope("explain", data: .object(["id": .string(id), "text": .string(text)])).print()
    }
  }

  private func page(width: Int) throws -> String {
    if let page = Rulebook.page(of: id, width: width) { return page }
    if let measure = Measure(rawValue: id.lowercased()) {
      let meaning = Wrapping.lines(measure.meaning, width: width - 2).map { "  " + $0 }
      return "\(measure.rawValue) · \(measure.words)\n\n\(meaning.joined(separator: "\n"))\n\n  "
        + "unit \(measure.unit)\n  see how one was worked out: napkin estimate DESIGN --explain \(measure.rawValue)"
    }
    let names = Rulebook.all.flatMap { [$0.id, $0.slug] } + Measure.allCases.map(\.rawValue)
    throw Refusal(
      "no rule or measure is called '\(id)'",
      Nearest.guess(id, in: names) ?? "'napkin rules' lists the rules")
  }
}
