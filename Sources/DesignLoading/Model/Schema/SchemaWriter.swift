/// What the schema has described so far, each shared thing once and by its name.
struct SchemaWriter {
  private(set) var definitions: JSONObject = [:]

  /// A reference to what goes by a name; it is described the first time it is named.
  mutating func reference(
    _ name: String, _ describe: (inout SchemaWriter) -> JSON
  ) -> JSON {
    if definitions[name] == nil {
      // A step may hold steps: the name is known before all of it is.
      definitions[name] = .object([:])
      definitions[name] = describe(&self)
    }
    return .object(["$ref": .string("#/$defs/" + name)])
  }
}
