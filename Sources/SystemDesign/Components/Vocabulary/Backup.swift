/// A copy that no mistake of the design can reach.
public struct Backup: Sendable {
  /// How often it is made.
  public let every: Period
  /// How fast it comes back.
  public let restoring: Bandwidth?
  /// How long it stays.
  public let keeping: Period?

  /// A copy made so often.
  public init(every: Period, restoring: Bandwidth? = nil, keeping: Period? = nil) {
    self.every = every
    self.restoring = restoring
    self.keeping = keeping
  }
}
