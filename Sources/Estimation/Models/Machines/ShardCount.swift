/// How many shards a store needs, and what forces them.
public struct ShardCount: Sendable, Equatable {
  /// What forces a number of shards.
  public enum Reason: String, Sendable, CaseIterable {
    case bytes, writes
  }

  /// The shards that are enough; 1 or more.
  public let shards: Double
  /// What needs as many; bytes where both do.
  public let binding: Reason
  /// The shards for the bytes: ⌈bytes ÷ (disk × fill)⌉.
  public let forBytes: Double
  /// The shards for the writes: ⌈writes ÷ (able × use)⌉.
  public let forWrites: Double

  /// The shards for so many bytes and so many writes a second.
  ///
  /// - Parameters:
  ///   - bytes: without copies; 0 or more.
  ///   - disk: of one machine, in bytes; more than 0.
  ///   - fill: the most of the disk that is used; above 0, at most 1.
  ///   - writes: a second, at the peak; 0 or more.
  ///   - able: what one primary takes a second; more than 0.
  ///   - use: the most of that on purpose; above 0, at most 1.
  public init(
    bytes: Double, disk: Double, fill: Double = 1, writes: Double, able: Double, use: Double = 1
  ) throws(Refusal) {
    forBytes = try MachineCount.Resource("disk", demand: bytes, capacity: disk, use: fill)
      .machines()
    forWrites = try MachineCount.Resource("writes", demand: writes, capacity: able, use: use)
      .machines()
    shards = max(forBytes, forWrites)
    binding = forWrites > forBytes ? .writes : .bytes
  }
}
