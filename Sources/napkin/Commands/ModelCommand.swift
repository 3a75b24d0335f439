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
    try Platform.answer(Array((try model(of: loaded).text + "\n").utf8))
  }

  /// The model, with the file that means something to the reader.
  private func model(of loaded: LoadedInput) throws -> JSON {
    let model: JSON
    do {
      model = try Model.encode(loaded.design)
    } catch {
      throw Refusal("the design has no model: \(error)", "use numbers that end")
    }
    guard let file = loaded.file, case .object(var members) = model else { return model }
    members["file"] = .string(file)
    return .object(members)
  }
}
