import SystemDesign

extension Shape<Record> {
  /// A kind of stored data with everything said about it.
  static let record = ObjectShape(
    { Record(name: $0, key: $1, kept: $2, fields: $3, facts: $4, origin: $5) },
    .one("name", \.name, .text, "The record is called this."),
    .may("key", \.key, .text, "A record is found by these fields, with commas between them."),
    .may("kept", \.kept, .quantity, "A record is kept this long."),
    .list("fields", \.fields, .field, "A record has these fields."),
    .inline(\.facts, .facts),
    .one("at", \.origin, .origin, "It was said at this line and column.")
  ).shape("record", "A kind of stored data, with named fields and sizes.")
}

extension ObjectShape<RecordFacts> {
  fileprivate static let facts = ObjectShape(
    RecordFacts(),
    [
      .list("indexes", \.indexes, .text, "A record is also found by these fields."),
      .may("indexRoom", \.indexRoom, .quantity, "The indexes take this room for one record."),
      .flag("immutable", \.isImmutable, "Whether a record never changes once written."),
      .flag("derived", \.isDerived, "Whether a record is worked out from others."),
      .may(
        "dataClass", \.dataClass, .word, "The law and the owner mind this much who sees a record."),
      .may("codes", \.codes, .codes, "The identifiers of records are made like this."),
      .may("compression", \.compression, .quantity, "A record is so many times smaller on disk."),
      .list("passwords", \.passwords, .password, "These fields are passwords."),
    ])
}

extension Shape<Fields.Field> {
  fileprivate static let field = ObjectShape(
    Fields.Field.init(name:size:), .one("name", \.name, .text, "The field is called this."),
    .one("size", \.size, .quantity, "The field takes this room.")
  ).shape("field", "A named part of a record.")
}

extension Shape<Codes> {
  fileprivate static let codes = ObjectShape(
    Codes.init(drawing:length:alphabet:retriesCollisions:),
    .one("drawing", \.drawing, .word, "Identifiers come from there."),
    .one(
      "length", \.length, .count,
      "An identifier has so many characters or, if sorted by time, bits."),
    .one("alphabet", \.alphabet, .count, "A character is one of so many."),
    .flag(
      "retriesCollisions", \.retriesCollisions,
      "Whether an identifier that is taken is drawn again.")
  ).shape("codes", "How identifiers are made.")
}

extension Shape<PasswordField> {
  fileprivate static let password = ObjectShape(
    PasswordField.init(field:hash:),
    .one("field", \.field, .text, "The field of this name is a password."),
    .one("hash", \.hash, .hash, "The password is kept under this hash.")
  ).shape("password", "A field that is a password, and its hash.")
}

extension Shape<PasswordHash> {
  fileprivate static let hash = Shape.choice(
    "passwordHash", "The hash a password is kept under.",
    [
      .with(
        "argon2id", "The hash is argon2id.", argon,
        { .argon2id(memory: $0.memory, passes: $0.passes) }
      ) {
        if case .argon2id(let memory, let passes) = $0 { Argon(memory, passes) } else { nil }
      },
      .with(
        "scrypt", "The hash is scrypt, and its cost is two to this power.", .count,
        PasswordHash.scrypt
      ) {
        if case .scrypt(let cost) = $0 { cost } else { nil }
      },
      .with(
        "bcrypt", "The hash is bcrypt, and its cost is two to this power.", .count,
        PasswordHash.bcrypt
      ) {
        if case .bcrypt(let cost) = $0 { cost } else { nil }
      },
      .with("pbkdf2", "The hash is PBKDF2 with so many iterations.", .count, PasswordHash.pbkdf2) {
        if case .pbkdf2(let iterations) = $0 { iterations } else { nil }
      },
      .with("fast", "The hash is made to be fast, as this one.", .text, PasswordHash.fast) {
        if case .fast(let name) = $0 { name } else { nil }
      },
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
    Argon.init(_:_:), .one("memory", \.memory, .quantity, "The hash takes this much memory."),
    .one("passes", \.passes, .count, "The hash goes over its memory so many times.")
  ).shape("argon2id", "What the hash argon2id takes.")
}

extension Shape<Content> {
  /// What travels on a hop.
  static let content = ObjectShape(
    [size.any, record.any, count.any],
    { object, reader throws(ModelError) in
      Content(
        size: try size.read(object, reader), record: try record.read(object, reader),
        count: try count.read(object, reader))
    }
  ).shape("content", "What travels on a hop.")

  private static let size = Member<Content, DataSize>.one(
    "size", \.size, .quantity, "All that travels takes this many bytes.")
  private static let record = Member<Content, Record?>.may(
    "record", \.record, .reference, "It is records of this kind.")
  private static let count = Member<Content, Count>.one(
    "count", \.count, .quantity, "So many travel.")
}
