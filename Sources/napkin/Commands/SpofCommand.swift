import ArgumentParser
import DesignLoading
import Estimation
import Reliability
import SystemDesign

/// `napkin spof`: what takes a flow down alone, and what to do about it.
struct SpofCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spof",
    abstract: "Names single points of failure, the flows they take down, and availability.",
    discussion: """
      Availability is exact where every part's is stated. --order adds what takes a flow down only \
      together: pairs and triples of machines, zones and shared things; machines that are alike are \
      told once. --all adds what each loss takes of all requests, what it overloads at the peak, \
      what retries make of it, what gathers in queues, and the failures to try on purpose.

      Exit status: 1 when a part of your own takes down a flow that states an availability, 2 where \
      the design cannot be judged, 64 for another --order than 1, 2 or 3.

      EXAMPLES
        napkin spof shop.swift
        napkin spof shop.swift --flow "Open the feed" --order 2
        napkin spof shop.swift --all
        napkin spof shop.swift --order 3 --format markdown > failures.md
        napkin spof shop.swift --format json
      """)

  /// How the answer is given.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown
  }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the answer: text, json or markdown.")
  var format: Format = .text

  @OptionGroup var published: DefaultsOptions

  @Option(help: ArgumentHelp("Only this flow.", valueName: "name"))
  var flow: String?

  @Option(
    help: ArgumentHelp("Also what so many losses take down together: 2 or 3.", valueName: "n"))
  var order = 1

  @Flag(help: "Also each loss's reach, overloads, retries, backlogs and experiments.")
  var all = false

  func validate() throws {
    guard (1...3).contains(order) else {
      throw ValidationError("--order is 1, 2 or 3, not \(order)")
    }
  }

  @MainActor func run() async throws {
    let loaded = try await input.load()
    let defaults = published.taken(for: loaded.design)
    let reliability = Reliability(of: Estimate(of: defaults?.design ?? loaded.design, .uses))
    Platform.keep(reliability)
    let flows = try chosen(from: reliability)
    let report = SpofReport(
      reliability: reliability, flows: flows, order: order,
      isWhole: all || format == .json)
    switch format {
    case .json: try json(report, loaded, defaults).print()
    case .markdown:
      let page = SpofPage(report: report, input: loaded, defaults: defaults)
      try Platform.answer(Array((page.lines.joined(separator: "\n") + "\n").utf8))
    case .text:
      let terminal = Terminal.current
      let screen = SpofScreen(
        report: report, input: loaded, terminal: terminal, defaults: defaults)
      for line in screen.lines { try terminal.say(line) }
      if order == 1, !all {
        input.next(
          "napkin critique \(loaded.typed)",
          "more: napkin spof \(loaded.typed) --order 2 --all")
      } else {
        input.next("napkin critique \(loaded.typed)")
      }
    }
    if flows.contains(where: \.isFailing) { throw ExitCode(1) }
  }

  private func json(
    _ report: SpofReport, _ loaded: LoadedInput, _ defaults: Defaults?
  ) -> Envelope {
    var data: JSONObject = report.json
    data["flows"] = .array(
      report.flows.enumerated().map { $1.json(in: loaded, report, at: $0, defaults) })
    if let defaults { data["defaults"] = .array(defaults.taken.map(\.json)) }
    return Envelope("spof", loaded, data: .object(data))
  }

  private func chosen(from reliability: Reliability) throws -> [FlowReliability] {
    guard let flow else { return reliability.flows }
    let found = reliability.flows.filter { $0.flow.name.lowercased() == flow.lowercased() }
    guard found.isEmpty else { return found }
    let names = reliability.flows.map(\.flow.name)
    throw Refusal(
      "no flow is called '\(flow)'",
      Nearest.guess(flow, in: names)
        ?? "its flows are " + names.map { "'\($0)'" }.joined(separator: ", "))
  }
}
