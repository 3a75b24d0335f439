import ArgumentParser
import DesignLoading

/// `napkin model`: the design as canonical JSON.
struct ModelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Prints the design as JSON, which every other command reads as well.",
    discussion: """
      EXAMPLES
        napkin model shop.swift > shop.json
        napkin model url-shortener | napkin estimate -
      """)

  @OptionGroup var input: InputOptions

  func run() async throws {
    let loaded = try await input.load()
    Platform.write(Array((ModelJSON.encode(loaded.design).text + "\n").utf8), to: 1)
  }
}
