import SystemDesign

extension Shape<Origin> {
  /// A place in a file: line and column, and the file where it is not the design's own.
  static let origin = Shape(
    encode: { origin, writer in encode(origin, file: writer.file) },
    decode: { json, reader throws(ModelError) in
      guard case .array(let parts) = json else { throw reader.expected("a list", json) }
      guard parts.count == 2 || parts.count == 3 else {
        throw reader.error("a line, a column and perhaps a file belong here")
      }
      func number(_ place: Int) throws(ModelError) -> Int {
        try reader.inside(.index(place)) { inner throws(ModelError) in
          try Shape<Int>.count.decode(parts[place], inner)
        }
      }
      let (line, column) = (try number(0), try number(1))
      let file =
        parts.count == 3
        ? try Shape<String>.text.decode(parts[2], reader.index(2)) : reader.known.file
      return Origin(file, line, column)
    },
    schema: { writer in
      let place = Shape<Int>.count.schema(&writer)
      return .type(
        "array",
        [
          "prefixItems": .array([place, place, Shape<String>.text.schema(&writer)]),
          "items": .bool(false), "minItems": .number(2),
        ])
    }
  ).named("origin", "A line, a column and, where it is not the design's own, a file.")

  static func encode(_ origin: Origin, file: String) -> JSON {
    let place: [JSON] = [.number(Double(origin.line)), .number(Double(origin.column))]
    return .array(origin.file == file ? place : place + [.string(origin.file)])
  }
}
