/// A limit on how often one caller may come.
public struct Limit: Sendable {
  /// At most so often.
  public let rate: Rate
  /// What tells one caller from another.
  public let by: String
  /// The cache that holds the counts, where instances share them.
  public let shared: Part.ID?
  /// Whether callers come through when the counts cannot be had.
  public let failsOpen: Bool

  /// So often for each caller.
  public init(rate: Rate, by: String, shared: Part.ID? = nil, failsOpen: Bool = true) {
    self.rate = rate
    self.by = by
    self.shared = shared
    self.failsOpen = failsOpen
  }
}
