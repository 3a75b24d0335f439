/// How a value stands in the model, said once for reading, for writing and for the schema.
///
/// What makes shapes, members and settings is never specialised: made anew for each of the three
/// hundred members it took 85 s of a clean release build, not 40, and read no faster.
struct Shape<Value>: Sendable {
  let encode: @Sendable (Value, inout ModelWriter) -> JSON
  let decode: @Sendable (JSON, ModelReader) throws(ModelError) -> Value
  let schema: @Sendable (inout SchemaWriter) -> JSON

  init(
    encode: @escaping @Sendable (Value, inout ModelWriter) -> JSON,
    decode: @escaping @Sendable (JSON, ModelReader) throws(ModelError) -> Value,
    schema: @escaping @Sendable (inout SchemaWriter) -> JSON
  ) {
    self.encode = encode
    self.decode = decode
    self.schema = schema
  }

  /// The same, described in the schema once and under a name.
  @_semantics("optimize.sil.specialize.generic.never")
  func named(_ name: String, _ says: String) -> Shape {
    Shape(encode: encode, decode: decode) { writer in
      writer.reference(name) { writer in schema(&writer).saying(says) }
    }
  }

  /// A list of them.
  @_semantics("optimize.sil.specialize.generic.never")
  var list: Shape<[Value]> {
    Shape<[Value]>(
      encode: { values, writer in .array(values.map { encode($0, &writer) }) },
      decode: { json, reader throws(ModelError) in
        guard case .array(let items) = json else { throw reader.expected("a list", json) }
        var values: [Value] = []
        values.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
          values.append(
            try reader.inside(.index(index)) { inner throws(ModelError) in
              try decode(item, inner)
            })
        }
        return values
      },
      schema: { writer in .list(of: schema(&writer)) })
  }

  /// A shape that may hold itself: it is looked up when it is used.
  @_semantics("optimize.sil.specialize.generic.never")
  static func deferred(_ shape: @escaping @Sendable () -> Shape<Value>) -> Shape<Value> {
    Shape(
      encode: { shape().encode($0, &$1) },
      decode: { json, reader throws(ModelError) in try shape().decode(json, reader) },
      schema: { shape().schema(&$0) })
  }
}
