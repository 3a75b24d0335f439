import RealModule

/// How long it takes until so many of several that began together have ended.
///
/// All take as long as one would, independently of each other: a write to three copies that counts
/// when two have it.
public struct OrderStatistic: Sendable, Equatable {
  /// How long one takes.
  public let one: ResponseTime
  /// How many begin.
  public let count: Int
  /// How many must end; from 1 to all but one.
  public let needed: Int

  /// Fewer than are needed have ended: Σ C(n, j) F^j S^(n − j) for j < k.
  func share(slowerThan time: Double) -> Double {
    let slower = one.share(slowerThan: time)
    guard slower > 0, slower < 1 else { return slower }
    let (log, otherLog) = (Double.log(slower), Double.log(onePlus: -slower))
    var (sum, ways) = (0.0, 0.0)
    for ended in 0..<needed {
      sum += Double.exp(ways + Double(ended) * otherLog + Double(count - ended) * log)
      ways += Double.log(Double(count - ended)) - Double.log(Double(ended + 1))
    }
    return min(1, sum)
  }

  var moments: (mean: Double, variance: Double) {
    if let sum = ExponentialSum(of: self) { return sum.moments }
    return TailIntegral.moments(
      within: TailIntegral.reach(of: one.moments), OrderStatistic(ready: self).share(slowerThan:))
  }

  /// The same where its part is asked for only once.
  init(ready other: OrderStatistic) {
    (one, count, needed) = (other.one.prepared, other.count, other.needed)
  }

  fileprivate init(_ one: ResponseTime, _ count: Int, _ needed: Int) {
    (self.one, self.count, self.needed) = (one, count, needed)
  }
}

extension ResponseTime {
  /// So many of the same at once, until so many of them have ended.
  ///
  /// - Parameters:
  ///   - needed: 1 or more, and no more than there are.
  ///   - count: 1 to 100,000.
  public func first(_ needed: Int, of count: Int) throws(Refusal) -> ResponseTime {
    guard (1...100_000).contains(count) else {
      throw Refusal("copies asked", Double(count), wanted: "1 to 100,000")
    }
    guard (1...count).contains(needed) else {
      throw Refusal("copies waited for", Double(needed), wanted: "1 to \(count)")
    }
    if count == 1 { return self }
    if needed == count { return .parallel(.init(repeating: self, count: count)) }
    return .earliest(OrderStatistic(self, count, needed))
  }
}
