import ArgumentParser
import DesignLoading
import Estimation

/// `napkin estimate`: the figures, and how each was worked out.
struct EstimateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Works out rates, bandwidth, storage, use and machines.",
    discussion: """
      EXAMPLES
        napkin estimate shop.swift
        napkin estimate shop.swift --explain "Links storage-stored"
        napkin estimate shop.swift --explain "open the feed"
        napkin estimate url-shortener --format json
        napkin estimate shop.swift --defaults
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var output: FormatOptions
  @OptionGroup var published: DefaultsOptions

  @Option(
    help: ArgumentHelp(
      "Say step by step how figures were worked out: words of their subject and of what they say.",
      valueName: "figure"))
  var explain: String?

  func run() async throws {
    let loaded = try await input.load()
    let isWhole = explain != nil || output.format == .json
    let defaults = published.taken(for: loaded.design)
    let estimate = Estimate(
      of: defaults?.design ?? loaded.design, isWhole ? .everything : .essentials)
    let figures = try explain.map { try FigureSearch(estimate).figures(matching: $0) }
    switch output.format {
    case .json:
      let shown = (figures ?? estimate.figures).map(defaults == nil ? \.json : \.markedJSON)
      var data: [String: JSON] = ["figures": .array(shown)]
      if let defaults { data["defaults"] = .array(defaults.taken.map(\.json)) }
      try Envelope("estimate", loaded, data: .object(data)).print()
    case .text:
      let terminal = Terminal.current
      let lines =
        figures.map { ExplainScreen(figures: $0, terminal: terminal).lines }
        ?? EstimateScreen(estimate: estimate, terminal: terminal, defaults: defaults?.taken ?? [])
        .lines
      for line in lines { try terminal.say(line) }
      if explain == nil {
        let example = loaded.design.flows.first?.name ?? "system"
        input.next(
          "napkin critique \(loaded.argument)",
          "how: napkin estimate \(loaded.argument) --explain \"\(example.onOneLine)\"")
      }
    }
  }
}
