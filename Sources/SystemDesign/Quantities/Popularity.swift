/// How unevenly requests fall on items.
public enum Popularity: Sendable {
  /// Each item is asked for as often as any other.
  case uniform
  /// The n-th most wanted item is asked for in proportion to 1 / n to this power.
  case zipf(Double)
  /// So much of the traffic goes to so much of the items: `.share(80.percent, of: 20.percent)`.
  case share(Ratio, of: Ratio)
}
