import ArgumentParser
import DesignLoading
import Estimation
import Reliability
import SystemDesign

/// `napkin spof`: what takes a flow down alone.
struct SpofCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spof",
    abstract: "Names single points of failure, the flows they take down, and availability.",
    discussion: """
      Exits 1 when a part of your own takes down a flow that states an availability.

      EXAMPLES
        napkin spof shop.swift
        napkin spof shop.swift --flow "Open the feed"
        napkin spof shop.swift --format json
        napkin spof shop.swift --defaults
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var published: DefaultsOptions

  @Option(help: ArgumentHelp("Only this flow.", valueName: "name"))
  var flow: String?

  func run() async throws {
    let loaded = try await input.load()
    let defaults = published.taken(for: loaded.design)
    let reliability = Reliability(of: Estimate(of: defaults?.design ?? loaded.design, .uses))
    Platform.keep(reliability)
    let flows = try chosen(from: reliability)
    switch output.format {
    case .json:
      var data: [String: JSON] = ["flows": .array(flows.map { $0.json(in: loaded, defaults) })]
      if let defaults { data["defaults"] = .array(defaults.taken.map(\.json)) }
      try Envelope("spof", loaded, data: .object(data)).print()
    case .text:
      let terminal = Terminal.current
      let screen = SpofScreen(
        reliability: reliability, flows: flows, input: loaded, terminal: terminal,
        defaults: defaults)
      for line in screen.lines { try terminal.say(line) }
      input.next("napkin critique \(loaded.argument)")
    }
    if flows.contains(where: \.isFailing) { throw ExitCode(1) }
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
