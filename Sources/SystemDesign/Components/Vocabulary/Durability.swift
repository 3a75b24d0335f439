/// What survives the loss of power or of a machine.
public enum Durability: Sendable {
  /// Nothing does.
  case nothing
  /// What other machines hold in memory.
  case memory
  /// On disk, at most this much behind.
  case disk(every: Period)
  /// What other machines hold on disk.
  case replicated
}
