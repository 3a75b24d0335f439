/// Keeps records and finds them again.
public struct Database: Readable, Writable, Keeping {
  /// Everything said about it.
  public var part: Part

  /// So many shards, each a primary with so many replicas; rates and disk are those of one machine.
  public init(
    _ name: String, _ model: DataModel? = nil, shards: Int = 1, replicas: Int = 0,
    across spread: Spread? = nil, disk: DataSize? = nil, reads: Rate? = nil, writes: Rate? = nil,
    taking time: Period? = nil, failover: Failover? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.database, name, shards, spread, Origin(file, line, column))
    part.storage.model = model
    part.copies = replicas
    part.capacity.disk = disk
    part.capacity.reads = reads
    part.capacity.writes = writes
    part.capacity.serviceTime = time
    part.storage.failover = failover
  }

  /// The copies, for reads that may be a little behind.
  public var replicas: Replicas { Replicas(part: part) }
}

/// The copies of a database; what they answer may be a little behind.
public struct Replicas: Readable {
  /// Everything said about the database.
  public var part: Part
}
