/// A kind of stored data, with its fields and their sizes.
public struct Record: Sendable {
  private var said: Shared<Said>

  private struct Said: Sendable {
    let name: String
    let key: String?
    let fields: [Fields.Field]
    let kept: Period?
    let origin: Origin
    var facts: RecordFacts
  }

  /// Its name.
  public var name: String { said.value.name }
  /// The field it is found by, or several with commas between.
  public var key: String? { said.value.key }
  /// Its fields, in the order they were written.
  public var fields: [Fields.Field] { said.value.fields }
  /// How long one of it is kept.
  public var kept: Period? { said.value.kept }
  /// Where it was said.
  public var origin: Origin { said.value.origin }
  /// The rarely said things.
  public internal(set) var facts: RecordFacts {
    _read { yield said.value.facts }
    _modify { yield &said.value.facts }
  }

  /// A record by its fields; the key is one of them, or several with commas between.
  public init(
    _ name: String, key: String? = nil, keeping kept: Period? = nil, _ fields: Fields,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name: name, key: key, kept: kept, fields: fields.list, facts: RecordFacts(),
      origin: Origin(file, line, column))
  }

  /// A record known only by its size.
  public init(
    _ name: String, _ size: DataSize, keeping kept: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name: name, key: nil, kept: kept, fields: [Fields.Field(name: "body", size: size)],
      facts: RecordFacts(), origin: Origin(file, line, column))
  }

  /// A record with everything said about it.
  public init(
    name: String, key: String?, kept: Period?, fields: [Fields.Field], facts: RecordFacts,
    origin: Origin
  ) {
    said = Shared(
      Said(
        name: name, key: key, fields: fields, kept: kept, origin: origin, facts: facts))
  }

  /// What tells it from the others: a loop says several records in one place.
  var id: ID { ID(name: name, origin: origin) }

  struct ID: Hashable {
    let name: String
    let origin: Origin
  }

  /// Whether it is the same saying of a record as another, not only one of the same name.
  func isCopy(of other: Record) -> Bool { said.isCopy(of: other.said) }

  /// The bytes one of it takes: the sum of its fields.
  public var size: DataSize {
    fields.dropFirst().reduce(fields.first?.size ?? 0.bytes) { $0 + $1.size }
  }

  /// The bytes of its key; of the whole record where it has none.
  public var keySize: DataSize {
    let parts = fields.filter { keyFields.contains($0.name) }
    guard let first = parts.first else { return size }
    return parts.dropFirst().reduce(first.size) { $0 + $1.size }
  }

  /// The names of the fields that make the key.
  public var keyFields: [String] { (key ?? "").separatedByCommas }
}

extension String {
  /// The parts between commas, without the spaces around them.
  var separatedByCommas: [String] {
    split(separator: ",").map { part in
      let front = part.drop { $0 == " " }
      return String(front.reversed().drop { $0 == " " }.reversed())
    }
  }
}
