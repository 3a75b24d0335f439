import Estimation

/// The peak as one flow finds it when it takes another way: what then comes to each component.
final class Situation: Sendable {
  /// What may have been lost, each of which leads to it; nothing in the usual situation.
  let losses: [Losses]
  /// The loads that are greater than usual, by component.
  let raised: [Int: [Use.Resource: Double]]
  /// The hops of the flow that run more often than usual.
  let ranMore: Set<Int>
  /// The stores, by component, of which what comes besides comes to one of so many shards.
  let gathered: [Int: Int]

  init(
    losses: [Losses], raised: [Int: [Use.Resource: Double]] = [:], ranMore: Set<Int> = [],
    gathered: [Int: Int] = [:]
  ) {
    (self.losses, self.raised, self.ranMore) = (losses, raised, ranMore)
    self.gathered = gathered
  }

  /// Nothing is lost.
  static let usual = Situation(losses: [.none])
}
