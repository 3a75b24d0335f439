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
        napkin model --schema > napkin-model.schema.json
      """)

  @Argument(
    help: "A .swift design, a .json model, '-' for standard input, or a scenario's name.",
    completion: .file(extensions: ["swift", "json"]))
  var design: String?

  @OptionGroup var road: RoadOptions

  @Flag(help: "Print the JSON Schema of models instead of a model.")
  var schema = false

  @Flag(name: .shortAndLong, help: "Do not say what to type next.")
  var quiet = false

  func validate() throws {
    guard schema == (design == nil) else {
      throw ValidationError(
        schema ? "say a design or --schema, not both" : "say a design, or --schema")
    }
  }

  func run() async throws {
    guard let design else { return try Platform.answer(Array(Model.schema.text.utf8)) }
    let loaded = try await InputOptions.load(design, road.road)
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
