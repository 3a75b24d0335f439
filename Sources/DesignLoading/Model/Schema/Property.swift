/// What may stand under one key of an object, as the reader and the schema know it.
struct Property: Sendable {
  let key: String
  /// A whole sentence about it, for the schema.
  let says: String
  let isRequired: Bool
  private let schema: @Sendable (inout SchemaWriter) -> JSON

  init(
    _ key: String, required: Bool, _ says: String,
    _ schema: @escaping @Sendable (inout SchemaWriter) -> JSON
  ) {
    self.key = key
    self.says = says
    self.schema = schema
    isRequired = required
  }

  init<Value>(_ key: String, required: Bool, _ says: String, _ shape: Shape<Value>) {
    self.init(key, required: required, says, shape.schema)
  }

  /// The schema of its value, with what it means.
  func described(_ writer: inout SchemaWriter) -> JSON { schema(&writer).saying(says) }
}

extension [Property] {
  /// The schema of an object that has these and no others.
  func object(_ writer: inout SchemaWriter) -> JSON {
    var properties: JSONObject = [:]
    for property in self { properties[property.key] = property.described(&writer) }
    let required = filter(\.isRequired).map(\.key).sorted()
    var schema: JSONObject = [
      "type": .string("object"), "properties": .object(properties),
      "additionalProperties": .bool(false),
    ]
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    return .object(schema)
  }
}
