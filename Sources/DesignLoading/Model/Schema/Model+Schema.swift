extension Model {
  /// The JSON Schema of a model, made of the same shapes that read and write models.
  public static var schema: JSON {
    var writer = SchemaWriter()
    let object = properties.object(&writer)
    return object.adding([
      "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
      "$id": .string("urn:napkin:model:\(version)"),
      "title": .string("Napkin model \(version)"),
      "description": .string(about),
      "$defs": .object(writer.definitions),
    ])
  }

  private static let about = """
    A design of a system as Napkin reads and writes it. The schema tells the form of a model. What \
    needs a look at more than one place only Napkin can tell: that a number or a name refers to \
    something that is there, that an expression has the dimension its place asks for, that no \
    component names itself in the end, that every component is used, that no two records share a \
    name, that a verb suits the kinds of its components, that 'order' names each statement once, that a key is not there twice, that \
    a number is finite, that nesting stays within \(JSON.deepest) levels, expressions within \
    \(FormulaReader.deepest) and a file within \(JSON.mostBytes.inMegabytes), and what the design itself cannot mean, such \
    as two components of one name.
    """
}
