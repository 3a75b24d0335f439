import RealModule

/// How requests fall on items: the i-th most wanted gets a share in proportion to i^−s.
///
/// Source: Breslau, Cao, Fan, Phillips and Shenker, Web caching and Zipf-like distributions, 1999,
/// who measured s between 0.6 and 0.9 for pages of the Web.
public struct ZipfPopularity: Sendable, Equatable {
  /// How many different items are asked for.
  public let items: Double
  /// s: 0 where every item is wanted alike.
  public let exponent: Double
  /// H(items, s), what all shares are divided by.
  let normaliser: Double

  /// Requests over so many items.
  ///
  /// - Parameters:
  ///   - items: 1 to 1e15; what is not whole counts as the whole number below.
  ///   - exponent: 0 to 10.
  public init(items: Double, exponent: Double) throws(Refusal) {
    normaliser = try HarmonicNumber.sum(items, exponent: exponent)
    guard items <= 1e15 else { throw Refusal("number of items", items, wanted: "1e15 or fewer") }
    self.items = items.rounded(.down)
    self.exponent = exponent
  }

  /// The share of all requests that ask for the item of a rank; the most wanted has rank 1.
  public func share(ofRank rank: Double) throws(Refusal) -> Double {
    guard rank >= 1, rank <= items else {
      throw Refusal("rank", rank, wanted: "from 1 to \(NumberText.count(items))")
    }
    return Double.pow(rank, -exponent) / normaliser
  }

  /// The share of all requests that ask for one of the most wanted items: H(k, s) ÷ H(n, s).
  ///
  /// Between two whole numbers of items it runs straight.
  ///
  /// - Parameter count: how many of the most wanted; 0 or more. All of them, or more, get 1.
  public func share(ofTop count: Double) throws(Refusal) -> Double {
    let count = try count.notNegative("number of items")
    guard count < items else { return 1 }
    let whole = count.rounded(.down)
    let sum = whole < 1 ? 0 : HarmonicNumber.partial(whole, exponent)
    return (sum + (count - whole) * Double.pow(whole + 1, -exponent)) / normaliser
  }
}
