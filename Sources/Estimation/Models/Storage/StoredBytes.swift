/// The room that records take: S = n × size ÷ compression × (1 + index) × redundancy ÷ fill.
public struct StoredBytes: Sendable, Equatable {
  /// How many records are kept.
  public var records: Double
  /// The bytes of one, before compression.
  public var size: Double
  /// How many times smaller it is on disk; 1 where it is not compressed.
  public var compression = 1.0
  /// The room of indexes and bookkeeping beside the records, as a share of them.
  public var index = 0.0
  /// How it is kept safe.
  public var redundancy = Redundancy.copies(1)
  /// The most of the room that is used on purpose; 1 where it may be full.
  public var fill = 1.0

  /// So many records of a size, kept once, uncompressed, without an index, on disks that may be full.
  public init(records: Double, size: Double) {
    self.records = records
    self.size = size
  }

  /// The bytes of the records themselves, with indexes, before copies.
  ///
  /// - Returns: bytes; refused for negative counts and sizes, and for a compression that is not
  ///   more than 0.
  public func raw() throws(Refusal) -> Double {
    try records.notNegative("number of records") * size.notNegative("size of a record")
      / compression.positive("compression") * (1 + index.notNegative("share of the index"))
  }

  /// The bytes with all copies or pieces.
  public func stored() throws(Refusal) -> Double { try raw() * redundancy.factor() }

  /// The room to buy: headroom divides, 36.5 TB at 70 % full need 52.1 TB.
  ///
  /// - Returns: bytes; refused for a fill that is not above 0 and at most 1.
  public func provisioned() throws(Refusal) -> Double {
    try Self.room(for: stored(), filledTo: fill)
  }

  /// The room for so many bytes on disks that are filled to a share: bytes ÷ fill.
  public static func room(for bytes: Double, filledTo fill: Double) throws(Refusal) -> Double {
    try bytes.notNegative("number of bytes") / fill.share("fill").positive("fill")
  }
}
