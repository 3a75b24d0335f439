import ArgumentParser
import Critique
import DesignLoading
import Estimation
import Reliability

/// `napkin critique`: what a reviewer would say.
struct CritiqueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "critique",
    abstract: "Reviews a design like a linter: what is weak, with the numbers and the remedy.",
    discussion: """
      Exits 1 when a finding is at least as bad as --fail-on says. 'napkin explain AV001' says what \
      stands behind a rule.

      EXAMPLES
        napkin critique shop.swift
        napkin critique shop.swift --fail-on warning
        napkin critique shop.swift --format json
      """)

  /// The least bad finding that makes the exit status 1.
  enum Level: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info, never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  @OptionGroup var input: InputOptions
  @OptionGroup var output: FormatOptions

  @Option(help: "Fail when something is at least as bad: error, warning, info or never.")
  var failOn: Level = .error

  @MainActor func run() async throws {
    let loaded = try await input.load()
    let reliability = Reliability(of: Estimate(of: loaded.design, .judgements))
    Platform.keep(reliability)
    let critique = Critique(of: reliability, today: Day(Platform.today))
    switch output.format {
    case .json: try Envelope("critique", loaded, data: critique.json(in: loaded)).print()
    case .text:
      let terminal = Terminal.current
      let screen = CritiqueScreen(critique: critique, input: loaded, terminal: terminal)
      for line in screen.lines(failingOn: failOn) { try terminal.say(line) }
      if let first = critique.findings.first {
        input.next("napkin explain \(first.rule)", "napkin draw \(loaded.typed)")
      } else {
        input.next("napkin draw \(loaded.typed)")
      }
    }
    if critique.fails(on: failOn.severity) {
      throw ExitCode(1)
    }
  }
}
