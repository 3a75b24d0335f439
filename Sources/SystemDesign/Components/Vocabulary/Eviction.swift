/// Which entry leaves a full cache.
public enum Eviction: String, Sendable, CaseIterable {
  case leastRecentlyUsed, leastFrequentlyUsed, firstIn, sampled
  /// None does: new entries are refused.
  case refusing
}
