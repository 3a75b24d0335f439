/// What happens when the primary is lost.
public enum Failover: Sendable {
  /// A replica takes over by itself after this long.
  case automatic(Period)
  /// Somebody makes a replica take over, after this long.
  case manual(Period)
  /// Nothing takes over. (Not `none`: Swift would read that as nil where an optional is expected.)
  case never
}
