/// Finds records by their words.
public struct SearchIndex: Readable, Writable, Keeping {
  /// Everything said about it.
  public var part: Part

  /// So many shards, each with so many replicas; rates and disk are those of one machine.
  public init(
    _ name: String, shards: Int = 1, replicas: Int = 0, across spread: Spread? = nil,
    disk: DataSize? = nil, reads: Rate? = nil, writes: Rate? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.searchIndex, name, shards, spread, Origin(file, line, column))
    part.copies = replicas
    part.capacity.disk = disk
    part.capacity.reads = reads
    part.capacity.writes = writes
    part.capacity.serviceTime = time
  }
}
