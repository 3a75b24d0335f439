/// How keys find their shard.
public enum Partitioning: Sendable {
  case consistentHashing(points: Int)
  case slots(Int)
  case modulo
  case ranges
}
