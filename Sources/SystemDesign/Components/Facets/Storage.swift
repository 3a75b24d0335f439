/// How a store keeps what it is given.
public struct Storage: Sendable {
  /// The shape of data it is good at.
  public var model: DataModel?
  /// The field that decides which shard a record is on.
  public var partitionKey: String?
  /// How many values that field has.
  public var distinctKeys: Count?
  /// The share of the load that falls on the most wanted value.
  public var topKeyShare: Ratio?
  /// How keys find their shard.
  public var partitioning: Partitioning?
  /// When a write counts as written.
  public var replication: Replication?
  /// What survives a loss.
  public var durability: Durability?
  /// What happens when the primary is lost.
  public var failover: Failover?
  /// The copies out of reach.
  public var backup: Backup?
  /// How old a record may grow.
  public var keeping: Period?
  /// Where older records go.
  public var archive: Archive?
  /// The room indexes and bookkeeping take beside the records, as a share of them.
  public var indexOverhead: Ratio?
  /// The most of disk or memory that is used on purpose.
  public var fill: Ratio?
  /// Records that are there whatever the flows write.
  public var stocks: [Stock] = []
  /// Whether queries are never built from what a user typed; nil where nothing was said.
  public var parameterised: Bool?

  /// Nothing said yet.
  public init() {}
}
