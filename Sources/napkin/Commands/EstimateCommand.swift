import ArgumentParser
import DesignLoading
import Estimation

/// `napkin estimate`: the figures, and how each was worked out.
struct EstimateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "estimate",
    abstract: "Works out rates, bandwidth, storage, use and machines.",
    discussion: """
      A NAME that can be set is an assumption of the design, 'peak', 'growth', 'horizon' or 'busy', \
      or the name of a flow and 'rate'. A value is a number with its unit or a range: 200M, \
      3.5k req/s, 12 GB/day, 99.95 %, 300 ms, $300/month, 80M...120M. Prefixes are decimal unless \
      written Ki, Mi, Gi; B is bytes and bit is bits. A rate that is set is that flow's alone; a \
      flow with a peak of its own keeps it.

      Exit status: 64 where a value is no quantity, 2 where the design has no input of that name, \
      the value measures something else, or the design cannot have it.

      EXAMPLES
        napkin estimate shop.swift
        napkin estimate shop.swift --set "orders a day=20M" --horizon 10y
        napkin estimate shop.swift --set peak=2x...8x --explain Checkout
        napkin estimate shop.swift --explain "Orders storage-stored"
        napkin estimate url-shortener --set "Follow a link rate=40k/s"
        napkin estimate url-shortener --format csv > figures.csv
        napkin estimate shop.swift --defaults
      """)

  /// How the figures are given.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, markdown, csv
  }

  @OptionGroup var input: InputOptions

  @Option(help: "The form of the answer: text, json, markdown or csv.")
  var format: Format = .text

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Work with another input than the design's; may be said again.", valueName: "name=value"))
  var changes: [String] = []

  @Option(help: ArgumentHelp("Plan for so long instead: 10y.", valueName: "period"))
  var horizon: String?

  @Option(
    help: ArgumentHelp(
      "Say how figures were worked out, as a tree and aloud: words of their subject and of what "
        + "they say.",
      valueName: "figure"))
  var explain: String?

  @OptionGroup var published: DefaultsOptions
  @OptionGroup var sampling: SamplingOptions

  @MainActor func run() async throws {
    let loaded = try await input.load()
    let changed = try Changes(changes, horizon: horizon, to: loaded.design)
    let isWhole = explain != nil || format != .text
    let defaults = published.taken(for: changed.design)
    let estimate = Estimate(
      of: defaults?.design ?? changed.design, isWhole ? .everything : .essentials,
      sampling: sampling.sampling)
    Platform.keep(estimate)
    let figures = try explain.map { try FigureSearch(estimate).figures(matching: $0) }
    switch format {
    case .json: try json(loaded, changed, defaults, figures, estimate).print()
    case .csv:
      // A table has no place for them.
      for change in changed.all { Terminal.current.note(change.sentence) }
      for one in defaults?.taken ?? [] { Terminal.current.note("default: \(one.text.onOneLine)") }
      try Platform.answer(Array(FiguresCSV(figures: figures ?? estimate.figures).text.utf8))
    case .markdown:
      let lines =
        figures.map {
          ExplainPage(explanations: $0.map(Explanation.init), changes: changed.all).lines
        }
        ?? EstimatePage(
          estimate: estimate, changes: changed.all, defaults: defaults?.taken ?? []
        ).lines
      try Platform.answer(Array((lines.joined(separator: "\n") + "\n").utf8))
    case .text: try text(loaded, changed, defaults, figures, estimate)
    }
  }

  private func json(
    _ loaded: LoadedInput, _ changed: Changes, _ defaults: Defaults?, _ figures: [Figure]?,
    _ estimate: Estimate
  ) -> Envelope {
    let all = figures ?? estimate.figures
    let plain = figures?.map(\.explainedJSON) ?? estimate.figures.map(\.json)
    let shown = defaults == nil ? plain : zip(all, plain).map { $0.marked($1) }
    var data: JSONObject = [
      "figures": .array(shown), "changed": .array(changed.all.map(\.json)),
    ]
    if figures == nil {
      data["checks"] = .array(estimate.checks.map(\.json))
      data["decisions"] = Decisions(design: estimate.design).json
    }
    if let defaults { data["defaults"] = .array(defaults.taken.map(\.json)) }
    return Envelope("estimate", loaded, data: .object(data))
  }

  private func text(
    _ loaded: LoadedInput, _ changed: Changes, _ defaults: Defaults?, _ figures: [Figure]?,
    _ estimate: Estimate
  ) throws {
    let terminal = Terminal.current
    let lines =
      figures.map {
        ExplainScreen(
          explanations: $0.map(Explanation.init), changes: changed.all, terminal: terminal
        ).lines
      }
      ?? EstimateScreen(
        estimate: estimate, changes: changed.all, terminal: terminal,
        defaults: defaults?.taken ?? []
      ).lines
    for line in lines { try terminal.say(line) }
    if explain == nil {
      let example = loaded.design.flows.first?.name ?? "system"
      input.next(
        "napkin critique \(loaded.typed)",
        "how: napkin estimate \(loaded.typed) --explain \(example.onOneLine.quoted)")
    }
  }
}
