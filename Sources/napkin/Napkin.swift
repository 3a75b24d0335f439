import ArgumentParser
import DesignLoading

/// The command line: one subcommand a file, in Commands/.
@main
struct Napkin: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "napkin",
    abstract: "Estimates, critiques and draws system designs written as short Swift files.",
    discussion: """
      A DESIGN is a Swift file, a model as .json, '-' for standard input, or the name of a built-in \
      scenario ('napkin scenarios' lists them).

      EXAMPLES
        napkin new shop                              write a design to start from
        napkin estimate url-shortener                rates, storage, machines
        napkin estimate shop.swift --explain Items   how each figure was worked out
        napkin spof shop.swift                       what takes it down alone
        napkin critique shop.swift --fail-on warning what a reviewer would say
        napkin draw shop.swift -o shop.svg           the picture
        napkin doctor                                what is here, what is missing

      Exit status: 0 done and nothing at the failing level, 1 the design has findings, 2 it cannot \
      be judged, 3 a helper is missing, 64 wrong usage.
      """,
    version: "napkin \(version)",
    subcommands: [
      NewCommand.self, EstimateCommand.self, SpofCommand.self, CritiqueCommand.self,
      DrawCommand.self, ModelCommand.self, ScenariosCommand.self, RulesCommand.self,
      ExplainCommand.self, DoctorCommand.self, RunDesignCommand.self,
    ])

  /// Runs the command that was typed; whatever stops it is said in one line with its own status.
  ///
  /// On the first thread, whose memory the C library takes from the system in large pieces: that of
  /// others it takes page by page, 6,000 of them for a thousand components.
  @MainActor static func main() async {
    Platform.prepare()
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try Usage.check(arguments)
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let refusal as Refusal {
      stop(refusal)
    } catch let error as LoadingError {
      stop(error.lines, error.exitStatus)
    } catch let status as ExitCode {
      exit(withError: status)
    } catch {
      end(with: error, after: arguments)
    }
  }

  /// Ends what the parser ended: with a page that was asked for, or with what it did not understand.
  private static func end(with error: any Error, after arguments: [String]) -> Never {
    guard exitCode(for: error) == .success else {
      stop(Usage.refusal(message(for: error), for: arguments))
    }
    do {
      try Platform.answer(Array((fullMessage(for: error) + "\n").utf8))
    } catch let refusal as Refusal {
      stop(refusal)
    } catch {}
    exit()
  }

  private static func stop(_ refusal: Refusal) -> Never {
    stop(["error: \(refusal)"], refusal.status)
  }

  private static func stop(_ lines: [String], _ status: Int32) -> Never {
    for line in lines { Terminal.current.note(line.onOneLine) }
    exit(withError: ExitCode(status))
  }
}
