extension Keeping {
  /// The field that decides which shard a record is on, and how many values it has.
  public func partitioned(
    by key: String, _ how: Partitioning? = nil, keys: Count? = nil, topShare: Ratio? = nil
  ) -> Self {
    with {
      $0.storage.partitionKey = key
      $0.storage.partitioning = how
      $0.storage.distinctKeys = keys
      $0.storage.topKeyShare = topShare
    }
  }
  /// When a write counts as written.
  public func replicating(_ how: Replication) -> Self { with { $0.storage.replication = how } }
  /// What survives a loss of power or of a machine.
  public func durable(_ how: Durability) -> Self { with { $0.storage.durability = how } }
  /// Copies out of reach: how often, how fast they come back, how long they stay.
  public func backedUp(
    every: Period, restoring: Bandwidth? = nil, keeping: Period? = nil
  ) -> Self {
    with { $0.storage.backup = Backup(every: every, restoring: restoring, keeping: keeping) }
  }
  /// Drops what is older.
  public func keeping(_ time: Period) -> Self { with { $0.storage.keeping = time } }
  /// Moves what is older somewhere cheaper.
  public func archiving(after time: Period, to store: ObjectStore) -> Self {
    with {
      $0.storage.archive = Archive(after: time, to: store.part.id)
      $0.relatives.append(store.part)
    }
  }
  /// The most of the disk or the memory that is used on purpose.
  public func filled(to share: Ratio) -> Self { with { $0.storage.fill = share } }
  /// The room indexes and bookkeeping take beside the records: 30 percent makes ten into thirteen.
  public func overhead(_ share: Ratio) -> Self { with { $0.storage.indexOverhead = share } }
  /// Never builds a query out of what a user typed.
  public func parameterised() -> Self { with { $0.storage.parameterised = true } }
  /// Records that are there whatever the flows write.
  public func holding(
    _ count: Count, of record: Record,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) -> Self {
    with {
      $0.storage.stocks.append(
        Stock(record: record, count: count, origin: Origin(file, line, column)))
    }
  }
}
