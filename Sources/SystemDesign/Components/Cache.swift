/// Keeps recent answers in memory; what it loses can be had again.
public struct Cache: Readable, Writable, Copying, Keeping {
  /// Everything said about it.
  public var part: Part

  /// So many shards, each with so many replicas; memory and rate are those of one machine.
  public init(
    _ name: String, shards: Int = 1, replicas: Int = 0, across spread: Spread? = nil,
    memory: DataSize? = nil, each: Rate? = nil, taking time: Period? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    part = Part(.cache, name, shards, spread, Origin(file, line, column))
    part.copies = replicas
    part.capacity.memory = memory
    part.capacity.each = each
    part.capacity.serviceTime = time
  }

  /// In the memory of each machine of a component: one copy a machine, filled by what it asks for.
  ///
  /// Many ask their own copy for what is wanted most, and each copy asks on for it once in the
  /// lifetime of an entry.
  public func inEach(of component: any Component) -> Cache {
    with { own in
      own.copies = component.part.instances - 1
      own.placement = component.part.placement
      own.caching.isOwn = true
    }
  }
}
