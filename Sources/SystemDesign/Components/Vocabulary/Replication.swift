/// When a write counts as written.
public enum Replication: Sendable {
  case asynchronous(lag: Period)
  case synchronous
  /// A majority of all copies takes part in each read and each write.
  case majority
  case quorum(reads: Int, writes: Int)
  /// Cut into so many pieces with so many spare ones; any so many bring the whole back.
  case erasure(data: Int, spare: Int)
}
