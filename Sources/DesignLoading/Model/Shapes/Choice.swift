/// One of the ways a value can be: a word alone, or a word with what it says.
struct Choice<Value>: Sendable {
  let word: String
  /// A whole sentence about it, for the schema.
  let says: String
  /// What stands under the word; nil where it stands alone.
  let property: Property?
  /// How it is written; nil where the value is another way.
  let encode: @Sendable (Value, inout ModelWriter) -> JSON?
  let decode: @Sendable (JSON, ModelReader) throws(ModelError) -> Value

  /// A word alone.
  @_semantics("optimize.sil.specialize.generic.never")
  static func plain(
    _ word: String, _ says: String, _ value: @escaping @autoclosure @Sendable () -> Value,
    when holds: @escaping @Sendable (Value) -> Bool
  ) -> Choice {
    Choice(
      word: word, says: says, property: nil,
      encode: { value, _ in holds(value) ? .string(word) : nil },
      decode: { _, _ throws(ModelError) in value() })
  }

  /// A word with what it says.
  @_semantics("optimize.sil.specialize.generic.never")
  static func with<Inner>(
    _ word: String, _ says: String, _ shape: Shape<Inner>,
    _ make: @escaping @Sendable (Inner) -> Value,
    when inner: @escaping @Sendable (Value) -> Inner?
  ) -> Choice {
    Choice(
      word: word, says: says, property: Property(word, required: true, says, shape),
      encode: { value, writer in
        inner(value).map { .object([word: shape.encode($0, &writer)]) }
      },
      decode: { json, reader throws(ModelError) in make(try shape.decode(json, reader)) })
  }

  var isPlain: Bool { property == nil }

  fileprivate func schema(_ writer: inout SchemaWriter) -> JSON {
    guard let property else { return JSON.object(["const": .string(word)]).saying(says) }
    return [property].object(&writer)
  }
}

extension Shape {
  /// A value that is one of a few ways.
  @_semantics("optimize.sil.specialize.generic.never")
  static func choice(
    _ name: String, _ says: String, _ choices: [Choice<Value>]
  ) -> Shape {
    Shape(
      encode: { value, writer in
        for choice in choices {
          if let json = choice.encode(value, &writer) { return json }
        }
        return .null
      },
      decode: { json, reader throws(ModelError) in
        switch json {
        case .string(let word):
          guard let choice = choices.first(where: { $0.isPlain && $0.word == word }) else {
            throw reader.unknown(word, among: choices.filter(\.isPlain).map(\.word))
          }
          return try choice.decode(json, reader)
        case .object(let object):
          guard let member = object.first, object.count == 1 else {
            throw reader.error("one key belongs here, and there are \(object.count)")
          }
          let word = member.key
          guard let choice = choices.first(where: { !$0.isPlain && $0.word == word }) else {
            throw reader.unknown(word, among: choices.filter { !$0.isPlain }.map(\.word))
          }
          return try choice.decode(member.value, reader.key(word))
        case .null, .bool, .number, .array:
          throw reader.expected("a word or an object", json)
        }
      },
      schema: { writer in .oneOf(choices.map { $0.schema(&writer) }) }
    ).named(name, says)
  }
}
