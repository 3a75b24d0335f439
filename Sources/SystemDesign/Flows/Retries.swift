/// How often, how soon and at most how much more a caller tries again.
public struct Retries: Sendable {
  /// The attempts after the first.
  public let count: Int
  /// The first pause; later ones grow.
  public let backoff: Period?
  /// Whether pauses differ by chance.
  public let jitter: Bool
  /// The most that retries add to the load.
  public let budget: Ratio?

  /// So many attempts after the first.
  public init(count: Int, backoff: Period?, jitter: Bool, budget: Ratio?) {
    self.count = count
    self.backoff = backoff
    self.jitter = jitter
    self.budget = budget
  }
}
