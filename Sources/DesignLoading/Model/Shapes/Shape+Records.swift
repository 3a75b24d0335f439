import SystemDesign

extension Shape<Record> {
  /// A kind of stored data with everything said about it.
  static let record = ObjectShape(
    { Record(name: $0, key: $1, kept: $2, fields: $3, facts: $4, origin: $5) },
    .one("name", \.name, .text),
    .may("key", \.key, .text),
    .may("kept", \.kept, .quantity),
    .list("fields", \.fields, .field),
    .inline(\.facts, .facts),
    .one("at", \.origin, .origin)
  ).shape
}

extension ObjectShape<RecordFacts> {
  fileprivate static let facts = ObjectShape(
    RecordFacts(),
    [
      .list("indexes", \.indexes, .text),
      .may("indexRoom", \.indexRoom, .quantity),
      .flag("immutable", \.isImmutable),
      .flag("derived", \.isDerived),
      .may("dataClass", \.dataClass, .word),
      .may("codes", \.codes, .codes),
      .may("compression", \.compression, .quantity),
      .list("passwords", \.passwords, .password),
    ])
}

extension Shape<Fields.Field> {
  fileprivate static let field = ObjectShape(
    Fields.Field.init(name:size:), .one("name", \.name, .text), .one("size", \.size, .quantity)
  ).shape
}

extension Shape<Codes> {
  fileprivate static let codes = ObjectShape(
    Codes.init(drawing:length:alphabet:retriesCollisions:),
    .one("drawing", \.drawing, .word),
    .one("length", \.length, .count),
    .one("alphabet", \.alphabet, .count),
    .flag("retriesCollisions", \.retriesCollisions)
  ).shape
}

extension Shape<PasswordField> {
  fileprivate static let password = ObjectShape(
    PasswordField.init(field:hash:), .one("field", \.field, .text), .one("hash", \.hash, .hash)
  ).shape
}

extension Shape<PasswordHash> {
  fileprivate static let hash = Shape.choice([
    .with("argon2id", argon, { .argon2id(memory: $0.memory, passes: $0.passes) }) {
      if case .argon2id(let memory, let passes) = $0 { Argon(memory, passes) } else { nil }
    },
    .with("scrypt", .count, PasswordHash.scrypt) {
      if case .scrypt(let cost) = $0 { cost } else { nil }
    },
    .with("bcrypt", .count, PasswordHash.bcrypt) {
      if case .bcrypt(let cost) = $0 { cost } else { nil }
    },
    .with("pbkdf2", .count, PasswordHash.pbkdf2) {
      if case .pbkdf2(let iterations) = $0 { iterations } else { nil }
    },
    .with("fast", .text, PasswordHash.fast) { if case .fast(let name) = $0 { name } else { nil } },
  ])

  private struct Argon: Sendable {
    let memory: DataSize
    let passes: Int

    init(_ memory: DataSize, _ passes: Int) {
      self.memory = memory
      self.passes = passes
    }
  }

  private static let argon = ObjectShape(
    Argon.init(_:_:), .one("memory", \.memory, .quantity), .one("passes", \.passes, .count)
  ).shape
}

extension Shape<Content> {
  /// What travels on a hop.
  static let content = ObjectShape(
    Content.init(size:record:count:),
    .one("size", \.size, .quantity),
    .may("record", \.record, .reference),
    .one("count", \.count, .quantity)
  ).shape
}
