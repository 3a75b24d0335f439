/// How a cache keeps its answers fresh and its owner alive.
public struct Caching: Sendable {
  /// The share of reads it answers itself.
  public var hit: Ratio?
  /// How unevenly requests fall on items.
  public var popularity: Popularity?
  /// How many different items are asked for.
  public var distinct: Count?
  /// Which entry leaves when it is full.
  public var eviction: Eviction?
  /// How long an entry lives.
  public var expiry: Period?
  /// How far lifetimes differ from each other.
  public var jitter: Ratio?
  /// Whether equal misses are asked once.
  public var coalesces = false
  /// How long an expired entry may still be given.
  public var staleFor: Period?
  /// Whether it fetches what it lacks itself.
  public var readsThrough = false
  /// Whether each machine that reads it has its own, filled by what that machine asks for.
  public var isOwn = false

  /// Nothing said yet.
  public init() {}
}
