/// What travels on a hop: a number of bytes, a record, or several of a record.
public protocol Payload: Sendable {
  /// The bytes, and the record they are.
  var content: Content { get }
}

/// The bytes that travel, and the record they are when that was said.
public struct Content: Sendable {
  /// All the bytes.
  public let size: DataSize
  /// The record they are.
  public let record: Record?
  /// How many of the record.
  public let count: Count

  /// So many bytes, being so many of a record.
  public init(size: DataSize, record: Record?, count: Count) {
    self.size = size
    self.record = record
    self.count = count
  }
}

extension DataSize: Payload {
  /// These bytes, of no record.
  public var content: Content { Content(size: self, record: nil, count: 1.item) }
}

extension Record: Payload {
  /// One of it.
  public var content: Content { Content(size: size, record: self, count: 1.item) }
}

/// Several of one record, moved together in one call.
public struct Batch: Payload {
  /// The record.
  public let record: Record
  /// How many of it.
  public let count: Count

  /// All of them together.
  public var content: Content {
    Content(size: count.each(record.size), record: record, count: count)
  }
}

extension Int {
  /// So many of a record, moved in one call: `20.of(post)`.
  public func of(_ record: Record) -> Batch { Batch(record: record, count: of(record.name)) }
}
