import SystemDesign

/// The canonical form of a design, in which every command reads and prints it.
public enum Model {
  /// The number of this form of the model; a file of another is refused.
  public static let version = 1

  /// What a model consists of.
  static let properties: [Property] =
    [
      Property("model", required: true, "This is a model of this version.") { _ in
        .object(["const": .number(Double(version))])
      },
      Property("name", required: true, "The design is called this.", .text),
      Property("file", required: true, "The design was said in this file.", .text),
      Property("line", required: true, "The design begins on this line.", .count),
      Property("column", required: true, "The design begins in this column.", .count),
      Property(
        "formulas", required: false,
        "These are the expressions of all figures, the parts of each before it.",
        FormulaReader.schema),
      Property(
        "records", required: false, "These kinds of data are stored.", Shape<Record>.record.list),
      Property(
        "components", required: false, "The system consists of these.", Shape<Part>.part.list),
      Property(
        "order", required: false,
        "The statements were said in this order; it has the name of a list for each of its items."
      ) { _ in .list(of: .words(StatementKind.allCases.map(\.key))) },
    ] + StatementKind.allCases.map(\.property)

  /// A design as JSON; the same design gives the same bytes.
  ///
  /// The one thing it refuses is a number that JSON cannot hold: the infinite.
  public static func encode(_ design: Design) throws(ModelError) -> JSON {
    var writer = ModelWriter(design)
    return try encode(design, &writer)
  }

  static func encode(
    _ design: Design, _ writer: inout ModelWriter
  ) throws(ModelError) -> JSON {
    var object: JSONObject = [
      "model": .number(Double(version)), "name": .string(design.name),
      "file": .string(design.origin.file), "line": .number(Double(design.origin.line)),
      "column": .number(Double(design.origin.column)),
    ]
    object["components"] = Shape<Part>.part.list.encode(design.components, &writer)
    object = object.merging(StatementKind.lists(of: design.statements, &writer))
    object["order"] = .array(design.statements.map { .string(StatementKind.of($0).key) })
    object["records"] = .array(writer.records)
    object["formulas"] = .array(writer.formulas.nodes)
    if let problem = writer.formulas.problem ?? writer.problem { throw problem }
    return .object(object)
  }

  /// The design that a model describes, its components and mistakes worked out anew.
  public static func decode(_ json: JSON) throws(ModelError) -> Design {
    try decode(json, formulas: nil)
  }

  /// The same with expressions that stand instead of the model's own, in the order of its table.
  static func decode(_ json: JSON, formulas: [Formula]?) throws(ModelError) -> Design {
    var reader = ModelReader()
    guard case .object(let object) = json else { throw reader.expected("an object", json) }
    let version = try member("model", .number, object, reader)
    guard version == Double(Model.version) else {
      throw reader.key("model").error(
        "this is model \(JSON.written(version)), and only model \(Model.version) is read")
    }
    let keys = properties.map(\.key)
    if let stranger = object.keys.filter({ !keys.contains($0) }).min() {
      throw reader.key(stranger).error("no such key" + Nearest.question(stranger, in: keys))
    }
    let name = try member("name", .text, object, reader)
    let file = try member("file", .text, object, reader)
    let origin = Origin(
      file, try member("line", .count, object, reader),
      try member("column", .count, object, reader))
    reader = reader.knowing { $0.file = file }
    let read: [Formula]
    if let formulas {
      read = formulas
    } else {
      read = try FormulaReader.read(
        object["formulas"] ?? .array([]), reader.key("formulas"))
    }
    reader = reader.knowing { $0.formulas = read }
    reader = try reader.knowing(
      records: Shape<Record>.record.list.decode(
        object["records"] ?? .array([]), reader.key("records")))
    reader = try PartReader.read(object["components"] ?? .array([]), reader)
    let design = Design(
      name: name, statements: try StatementKind.statements(object, reader), origin: origin)
    let used = Set(design.components.map(\.id))
    if let idle = reader.known.identities.firstIndex(where: { !used.contains($0) }) {
      throw reader.key("components").index(idle).error(
        "nothing uses '\(Shortened.name(reader.known.identities[idle].name))'; "
          + "take it out, or use it in a flow")
    }
    return design
  }

  private static func member<Value>(
    _ key: String, _ shape: Shape<Value>, _ object: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> Value {
    guard let json = object[key] else { throw reader.error("'\(key)' is missing") }
    return try shape.decode(json, reader.key(key))
  }
}
