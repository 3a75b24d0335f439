import ArgumentParser
import DesignLoading
import Scenarios
import SystemDesign

/// The design a command is about.
struct InputOptions: ParsableArguments {
  @Argument(
    help: "A .swift design, a .json model, '-' for standard input, or a scenario's name.",
    completion: .file(extensions: ["swift", "json"]))
  var design: String

  @OptionGroup var road: RoadOptions

  @Flag(name: .shortAndLong, help: "Do not say what to type next.")
  var quiet = false

  /// Reads the design, and says on standard error what its reader warns of.
  nonisolated(nonsending) func load() async throws -> LoadedInput {
    try await Self.load(design, road.road)
  }

  /// Reads a design by what was typed for it.
  nonisolated(nonsending) static func load(
    _ design: String, _ road: DesignLoader.Road
  ) async throws -> LoadedInput {
    if !Platform.exists(design), let named = try ScenarioName(design) {
      return LoadedInput(
        argument: design, design: try named.design, bytes: named.scenario.text,
        file: "Scenarios/\(named.scenario.file)")
    }
    let bytes = try read(design)
    let loaded = try await DesignLoader(road).load(bytes, from: design)
    for warning in loaded.warnings { Terminal.current.note(warning.onOneLine) }
    return LoadedInput(argument: design, design: loaded.design, bytes: bytes, file: nil)
  }

  private static func read(_ design: String) throws -> [UInt8] {
    if design == "-" {
      guard let bytes = Platform.standardInput(limit: JSON.mostBytes) else {
        throw Refusal("standard input has more than \(JSON.mostBytes >> 20) MB", "no design has")
      }
      return bytes
    }
    if !Platform.exists(design), !design.contains("/"), !design.contains(".") {
      let near = Nearest.guess(design, in: scenarios.map(\.id))
      throw Refusal(
        "no file or scenario is called '\(design)'", near ?? "'napkin scenarios' lists them")
    }
    return try DesignLoader.bytes(of: design)
  }

  /// Says on standard error what one would type next.
  func next(_ command: String, _ more: String...) {
    guard !quiet else { return }
    let terminal = Terminal.current
    terminal.note(
      terminal.style((["next: \(command)"] + more).joined(separator: "     ").onOneLine, .dim))
  }
}
