import SystemDesign
import Testing

@testable import DesignLoading

@Suite("The schema of models") struct SchemaTests {
  /// The error of the reader, where it refuses a model.
  static func refusal(of json: JSON) -> ModelError? {
    do throws(ModelError) {
      _ = try Model.decode(json)
      return nil
    } catch {
      return error
    }
  }

  static let randomModels: [JSON] = (0..<250).map { seed in
    var random = RandomModel(seed: UInt64(seed))
    return random.model()
  }

  @Test("it is the same each time, and says what it is")
  func same() throws {
    let text = Model.schema.text
    #expect(text == Model.schema.text)
    #expect(try JSON(parsing: Array(text.utf8)) == Model.schema)
    #expect(Model.schema["$schema"] == .string("https://json-schema.org/draft/2020-12/schema"))
    #expect(Model.schema["properties"]?["model"]?["const"] == .number(1))
    #expect(Model.schema["$id"] == .string("urn:napkin:model:1"))
  }

  @Test("every object is closed, and every property is described in a whole sentence")
  func described() {
    var properties = 0
    func visit(_ json: JSON, _ path: String) {
      if json["type"] == .string("object") {
        #expect(json["additionalProperties"] == .bool(false), "\(path)")
        for (key, value) in json["properties"]?.members ?? [:] {
          properties += 1
          guard case .string(let says)? = value["description"] else {
            Issue.record("\(path).\(key) has no description")
            continue
          }
          #expect(says.hasSuffix(".") && says.first?.isUppercase == true, "\(path).\(key): \(says)")
          #expect(says.split(separator: " ").count > 1, "\(path).\(key)")
        }
      }
      for (key, value) in json.members ?? [:] { visit(value, path + "." + key) }
      for (index, value) in (json.items ?? []).enumerated() { visit(value, path + "[\(index)]") }
    }
    visit(Model.schema, "")
    #expect(properties > 250)
  }

  @Test("random models are read, and written with the same bytes for ever after")
  func randomRoundTrips() throws {
    for (seed, json) in Self.randomModels.enumerated() {
      let design = try Model.decode(json)
      let text = try Model.encode(design).text
      let again = try Model.decode(JSON(parsing: Array(text.utf8)))
      #expect(try Model.encode(again).text == text, "seed \(seed)")
      #expect(again.components.map(\.id) == design.components.map(\.id), "seed \(seed)")
      #expect(again.mistakes == design.mistakes, "seed \(seed)")
    }
  }

  @Test(
    "every design and every random model is valid by an independent validator",
    .enabled(if: Validator.isHere))
  func valid() throws {
    let written = try (designs + smallDesigns + [small]).map { try Model.encode($0) }
    let models = written + Self.randomModels
    let verdicts = Validator.verdicts(on: models, by: Model.schema)
    #expect(verdicts == models.map { _ in true })
    print("\(models.count) models are valid by an independent validator")
  }
}
