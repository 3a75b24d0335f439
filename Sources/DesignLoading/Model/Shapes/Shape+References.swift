import SystemDesign

extension Shape<Part.ID> {
  /// A component of the design, by its name.
  static let identity = Shape(
    encode: { id, writer in writer.reference(to: id) ?? stranger.encode(id, &writer) },
    decode: { json, reader throws(ModelError) in
      if case .object = json { return try stranger.decode(json, reader) }
      return reader.known.identities[try reader.part(json)]
    })

  /// A component that is named in a sentence and that nothing uses.
  private static let stranger = ObjectShape(
    Part.ID.init(name:origin:), .one("name", \.name, .text), .one("at", \.origin, .origin)
  ).shape
}

extension Shape<Part> {
  /// A component of the design, by its name.
  static let component = Shape(
    encode: { part, writer in Shape<Part.ID>.identity.encode(part.id, &writer) },
    decode: { json, reader throws(ModelError) in reader.known.parts[try reader.part(json)] })
}

extension Shape<Record> {
  /// A record of the design, by its name.
  static let reference = Shape(
    encode: { record, writer in writer.reference(to: record) },
    decode: { json, reader throws(ModelError) in reader.known.records[try reader.record(json)] })
}

extension Shape<Sentence> {
  /// A sentence: a text, or a list of texts and of the figures, components and flows it names.
  static let sentence = Shape(
    encode: { sentence, writer in
      if case .text(let text) = sentence.pieces.first, sentence.pieces.count == 1 {
        return .string(text)
      }
      return Shape<Sentence.Piece>.piece.list.encode(sentence.pieces, &writer)
    },
    decode: { json, reader throws(ModelError) in
      if case .string(let text) = json { return Sentence(pieces: [.text(text)]) }
      return Sentence(pieces: try Shape<Sentence.Piece>.piece.list.decode(json, reader))
    })
}

extension Shape<Sentence.Piece> {
  fileprivate static let piece = Shape(
    encode: { piece, writer in
      if case .text(let text) = piece { return .string(text) }
      return named.encode(piece, &writer)
    },
    decode: { json, reader throws(ModelError) in
      if case .string(let text) = json { return .text(text) }
      return try named.decode(json, reader)
    })

  private static let named = Shape.choice([
    .with("figure", .formula, Sentence.Piece.figure) {
      if case .figure(let it) = $0 { it } else { nil }
    },
    .with("component", .identity, Sentence.Piece.component) {
      if case .component(let it) = $0 { it } else { nil }
    },
    .with("flow", .text, Sentence.Piece.flow) { if case .flow(let it) = $0 { it } else { nil } },
  ])
}
