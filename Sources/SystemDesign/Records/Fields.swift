/// The named fields of a record, in the order they were written: `["code": 7.bytes]`.
///
/// A type of our own rather than `KeyValuePairs`, so that a list made at run time can become one.
public struct Fields: Sendable, ExpressibleByDictionaryLiteral {
  /// One field and its size.
  public struct Field: Sendable {
    /// Its name.
    public let name: String
    /// The bytes it takes.
    public let size: DataSize

    /// A field of so many bytes.
    public init(name: String, size: DataSize) {
      self.name = name
      self.size = size
    }
  }

  /// The fields as they were written.
  public let list: [Field]

  /// Fields written as a dictionary; their order counts and names may repeat.
  public init(dictionaryLiteral pairs: (String, DataSize)...) {
    self.init(pairs)
  }

  /// Fields made at run time.
  public init(_ pairs: [(String, DataSize)]) {
    list = pairs.map { Field(name: $0.0, size: $0.1) }
  }
}
