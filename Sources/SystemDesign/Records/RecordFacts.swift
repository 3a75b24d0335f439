/// The rarely said things about a record.
public struct RecordFacts: Sendable {
  /// The fields it is also found by.
  public var indexes: [String] = []
  /// The room that the indexes take for one record, where that was said.
  public var indexRoom: DataSize?
  /// Whether it never changes once written.
  public var isImmutable = false
  /// Whether it is worked out from other records.
  public var isDerived = false
  /// How much the law and the owner mind who sees it.
  public var dataClass: DataClass?
  /// How its identifiers are made.
  public var codes: Codes?
  /// How many times smaller it is on disk.
  public var compression: Ratio?
  /// The fields that are passwords.
  public var passwords: [PasswordField] = []

  /// Nothing said yet.
  public init() {}
}

/// A field that is a password, and the hash it is kept under.
public struct PasswordField: Sendable {
  /// The name of the field.
  public let field: String
  /// The hash it is kept under.
  public let hash: PasswordHash

  /// A field and its hash.
  public init(field: String, hash: PasswordHash) {
    self.field = field
    self.hash = hash
  }
}

/// How much the law and the owner mind who sees a piece of data.
public enum DataClass: String, Sendable, CaseIterable {
  case open, personal, secret, payment
}

/// The hash a password is kept under.
public enum PasswordHash: Sendable {
  case argon2id(memory: DataSize, passes: Int)
  case scrypt(cost: Int)
  case bcrypt(cost: Int)
  case pbkdf2(iterations: Int)
  case fast(String)
}
