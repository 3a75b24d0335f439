import SystemDesign

extension Shape<Part.ID> {
  /// A component of the design, by its name.
  static let identity: Shape<Part.ID> = Shape(
    encode: { id, writer in writer.reference(to: id) ?? stranger.encode(id, &writer) },
    decode: { json, reader throws(ModelError) in
      if case .object = json { return try stranger.decode(json, reader) }
      return reader.known.identities[try reader.part(json)]
    },
    schema: { writer in
      .oneOf([Shape<Part>.component.schema(&writer), stranger.schema(&writer)])
    })

  /// A component that is named in a sentence and that nothing uses.
  private static let stranger = ObjectShape(
    Part.ID.init(name:origin:), .one("name", \.name, .text, "The component is called this."),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("stranger", "A component that a sentence names and nothing uses.")
}

extension Shape<Part> {
  /// A component of the design, by its name.
  static let component: Shape<Part> = Shape(
    encode: { part, writer in Shape<Part.ID>.identity.encode(part.id, &writer) },
    decode: { json, reader throws(ModelError) in reader.known.parts[try reader.part(json)] },
    schema: { _ in .nameOrNumber }
  ).named(
    "componentName",
    "A component by its name, or by its number in 'components', counted from 0.")
}

extension Shape<Record> {
  /// A record of the design, by its name.
  static let reference = Shape(
    encode: { record, writer in writer.reference(to: record) },
    decode: { json, reader throws(ModelError) in reader.known.records[try reader.record(json)] },
    schema: { _ in .nameOrNumber }
  ).named("recordName", "A record by its name, or by its number in 'records', counted from 0.")
}

extension Shape<Sentence> {
  /// A sentence: a text, or a list of texts and of the figures, components and flows it names.
  static let sentence: Shape<Sentence> = Shape(
    encode: { sentence, writer in
      if case .text(let text) = sentence.pieces.first, sentence.pieces.count == 1 {
        return .string(text)
      }
      return Shape<Sentence.Piece>.piece.list.encode(sentence.pieces, &writer)
    },
    decode: { json, reader throws(ModelError) in
      if case .string(let text) = json { return Sentence(pieces: [.text(text)]) }
      return Sentence(pieces: try Shape<Sentence.Piece>.piece.list.decode(json, reader))
    },
    schema: { writer in
      .oneOf([.type("string"), Shape<Sentence.Piece>.piece.list.schema(&writer)])
    }
  ).named("sentence", "A text, or a list of texts and of what the sentence names.")
}

extension Shape<Sentence.Piece> {
  fileprivate static let piece: Shape<Sentence.Piece> = Shape(
    encode: { piece, writer in
      if case .text(let text) = piece { return .string(text) }
      return mention.encode(piece, &writer)
    },
    decode: { json, reader throws(ModelError) in
      if case .string(let text) = json { return .text(text) }
      return try mention.decode(json, reader)
    },
    schema: { writer in .oneOf([.type("string"), mention.schema(&writer)]) })

  private static let mention: Shape<Sentence.Piece> = Shape.choice(
    "mention", "What a sentence names.",
    [
      .with("figure", "The figure of this expression.", .formula, Sentence.Piece.figure) {
        if case .figure(let it) = $0 { it } else { nil }
      },
      .with("component", "This component.", .identity, Sentence.Piece.component) {
        if case .component(let it) = $0 { it } else { nil }
      },
      .with("flow", "The flow of this name.", .text, Sentence.Piece.flow) {
        if case .flow(let it) = $0 { it } else { nil }
      },
    ])
}

extension JSON {
  /// What may stand for a component or a record.
  fileprivate static var nameOrNumber: JSON {
    .object([
      "type": .array([.string("string"), .string("integer")]), "minimum": .number(0),
    ])
  }
}
