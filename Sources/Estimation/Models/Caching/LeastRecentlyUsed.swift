import RealModule

/// A cache that throws out what was not asked for the longest, by Che's approximation.
///
/// Every item leaves the same time T after it was last asked for, in requests: the sum of
/// 1 − e^(−p T) over all items is the number of items that fit, and the hit ratio is the sum of
/// p (1 − e^(−p T)).
///
/// Sources: Che, Tung and Wang, Hierarchical Web caching systems, IEEE JSAC 20(7), 2002; why it is so
/// close: Fricker, Robert and Roberts, A versatile and accurate approximation for LRU cache
/// performance, 2012.
public struct LeastRecentlyUsed: Sendable {
  /// How requests fall on the items.
  public let popularity: ZipfPopularity
  private let ranks: Ranks

  /// Held once: three hundred numbers that every copy shares.
  private final class Ranks: Sendable {
    let all: [Node]
    let sum: RankSum
    typealias Node = RankSum.Node
    init(_ popularity: ZipfPopularity) {
      sum = RankSum(popularity)
      all = sum.nodes
    }
  }

  /// A cache that is asked for items of this popularity.
  public init(_ popularity: ZipfPopularity) {
    self.popularity = popularity
    ranks = Ranks(popularity)
  }

  /// The share of requests that a cache of a size answers.
  ///
  /// - Parameter capacity: how many items fit; 0 or more. Where all fit the ratio is 1.
  /// - Returns: from 0 to 1.
  public func hitRatio(capacity: Double) throws(Refusal) -> Double {
    let capacity = try capacity.notNegative("number of items that fit")
    if capacity == 0 { return 0 }
    guard capacity < popularity.items else { return 1 }
    return min(1, hits(after: solve(Self.occupied, ranks, capacity)))
  }

  /// How long an item stays after it was last asked for, in requests to the whole cache: T.
  ///
  /// - Parameter capacity: how many items fit; above 0 and fewer than there are.
  public func characteristicTime(capacity: Double) throws(Refusal) -> Double {
    guard capacity > 0, capacity < popularity.items else {
      throw Refusal(
        "number of items that fit", capacity,
        wanted: "above 0 and below the \(NumberText.count(popularity.items)) there are")
    }
    return solve(Self.occupied, ranks, capacity)
  }

  /// How many items must fit for a share of requests to be answered.
  ///
  /// - Parameter hitRatio: the wanted share; from 0 to 1. A ratio of 1 takes every item.
  /// - Returns: items, from 0 to all; round up.
  public func capacity(hitRatio: Double) throws(Refusal) -> Double {
    let wanted = try hitRatio.share("hit ratio")
    if wanted == 0 { return 0 }
    guard wanted < 1 else { return popularity.items }
    let time = solve(Self.answered, ranks, wanted)
    return min(popularity.items, Self.occupied(ranks.sum, time).value)
  }

  private func hits(after time: Double) -> Double { Self.answered(ranks.sum, time).value }

  /// The items in the cache, and how fast they grow with the time.
  private static func occupied(_ sum: RankSum, _ time: Double) -> (value: Double, slope: Double) {
    (
      sum.sum({ -Double.expMinusOne(-$0 * time) }, derivative: { time * Double.exp(-$0 * time) }),
      sum.sum(
        { $0 * Double.exp(-$0 * time) }, derivative: { (1 - $0 * time) * Double.exp(-$0 * time) })
    )
  }

  /// The share of requests answered, and how fast it grows with the time.
  private static func answered(_ sum: RankSum, _ time: Double) -> (value: Double, slope: Double) {
    (
      sum.sum(
        { -$0 * Double.expMinusOne(-$0 * time) },
        derivative: { -Double.expMinusOne(-$0 * time) + $0 * time * Double.exp(-$0 * time) }),
      sum.sum(
        { $0 * $0 * Double.exp(-$0 * time) },
        derivative: { $0 * (2 - $0 * time) * Double.exp(-$0 * time) })
    )
  }

  /// The time after which something that grows with it has a value.
  ///
  /// Newton's steps on the logarithms of both, where the curve is nearly straight, within bounds that
  /// every step narrows.
  private func solve(
    _ grown: (RankSum, Double) -> (value: Double, slope: Double), _ ranks: Ranks, _ wanted: Double
  ) -> Double {
    var (low, high) = (0.0, Double.infinity)
    // No item is asked for more often than each time, so this many requests fill no more.
    var time = max(wanted, .leastNormalMagnitude)
    for _ in 0..<200 {
      let (value, slope) = grown(ranks.sum, time)
      if value < wanted { low = time } else { high = time }
      let step = Double.log(wanted / value) * value / (slope * time)
      var next = time * Double.exp(min(max(step, -20), 20))
      if !(next > low && next < high) {
        next = high == .infinity ? time * 16 : (low == 0 ? high / 16 : (low * high).squareRoot())
      }
      if abs(next - time) <= 1e-13 * time || next == low || next == high { return next }
      time = next
      if time > 1e300 { return time }
    }
    return time
  }
}
