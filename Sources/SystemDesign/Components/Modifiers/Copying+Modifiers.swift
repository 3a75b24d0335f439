extension Copying {
  /// How requests fall on how many different items; the hit ratio follows from the memory.
  ///
  /// Of a cache behind another one it is what is asked of the first: what that one answers is taken
  /// off.
  public func popularity(_ shape: Popularity, over items: Count) -> Self {
    with { ($0.caching.popularity, $0.caching.distinct) = (shape, items) }
  }
  /// The share of reads it answers itself.
  public func hitting(_ share: Ratio) -> Self { with { $0.caching.hit = share } }
  /// Which entry leaves when it is full.
  public func evicting(_ which: Eviction) -> Self { with { $0.caching.eviction = which } }
  /// How long an entry lives, give or take the jitter.
  public func expiring(after time: Period, jitter: Ratio? = nil) -> Self {
    with { ($0.caching.expiry, $0.caching.jitter) = (time, jitter) }
  }
  /// Asks the store once when many ask for the same missing entry.
  public func coalescing() -> Self { with { $0.caching.coalesces = true } }
  /// Goes on giving an expired entry while it fetches the new one.
  public func servingStale(for time: Period) -> Self { with { $0.caching.staleFor = time } }
}
