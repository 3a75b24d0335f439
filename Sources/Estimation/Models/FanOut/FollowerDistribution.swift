import RealModule

/// How many follow an author: a power law cut off at the most followed, by its mean and its top.
///
/// The density is in proportion to f^(−α−1) from 1 follower to the top, a truncated Pareto
/// distribution; α is the one that gives the mean. Source: Aban, Meerschaert and Panorska, Parameter
/// estimation for the truncated Pareto distribution, 2006; that followers are so: Kwak, Lee, Park and
/// Moon, What is Twitter, a social network or a news media?, 2010.
public struct FollowerDistribution: Sendable, Equatable {
  /// The mean number of followers.
  public let mean: Double
  /// The followers of the most followed.
  public let top: Double
  /// α: the share of authors above f falls with f^−α; smaller is more uneven.
  public let exponent: Double

  /// The distribution of a mean and a top.
  ///
  /// - Parameters:
  ///   - mean: more than 1 and less than `top`.
  ///   - top: more than 1.
  public init(mean: Double, top: Double) throws(Refusal) {
    guard top.isFinite, top > 1 else {
      throw Refusal("most followers", top, wanted: "more than 1")
    }
    guard mean > 1, mean < top else {
      throw Refusal(
        "mean number of followers", mean, wanted: "above 1 and below the most, \(top)")
    }
    (self.mean, self.top) = (mean, top)
    exponent = Self.exponent(mean: mean, logarithm: Double.log(top))
  }

  /// The share of authors with more than so many followers: P(f > T).
  public func share(above limit: Double) -> Double {
    guard limit < top else { return 0 }
    guard limit > 1 else { return 1 }
    let (whole, part) = (Double.log(top), Double.log(limit))
    return ratio(
      Self.integral(-exponent, whole - part) - exponent * part, Self.integral(-exponent, whole))
  }

  /// The followers that a post by someone with at most so many reaches, in the mean over all authors:
  /// E[f; f ≤ T].
  ///
  /// What pushing costs when authors above the limit are not pushed.
  public func reached(upTo limit: Double) -> Double {
    guard limit > 1 else { return 0 }
    let (whole, part) = (Double.log(top), Double.log(min(limit, top)))
    return ratio(Self.integral(1 - exponent, part), Self.integral(-exponent, whole))
  }

  /// The mean with everyone counted up to a limit only: E[min(f, T)].
  public func mean(cappedAt limit: Double) -> Double {
    guard limit > 1 else { return max(limit, 0) }
    return reached(upTo: limit) + min(limit, top) * share(above: limit)
  }

  /// The limit at which a post reaches so many in the mean; the top where even everyone is not
  /// enough.
  ///
  /// - Parameter followers: E[f; f ≤ T]; 0 or more.
  public func limit(reaching followers: Double) throws(Refusal) -> Double {
    let followers = try followers.notNegative("number of followers reached")
    guard followers < mean else { return top }
    guard followers > 0 else { return 1 }
    var (low, high) = (0.0, Double.log(top))
    for _ in 0..<200 where high - low > 1e-15 * high {
      let middle = (low + high) / 2
      if reached(upTo: Double.exp(middle)) < followers { low = middle } else { high = middle }
    }
    return Double.exp((low + high) / 2)
  }

  private func ratio(_ a: Double, _ b: Double) -> Double { Double.exp(a - b) }

  /// The logarithm of the integral of x^(k−1) from 1 to e^L, for any k.
  private static func integral(_ power: Double, _ length: Double) -> Double {
    let reach = abs(power) * length
    guard reach > 1e-9 else { return Double.log(length) + power * length / 2 }
    let size = Double.log(-Double.expMinusOne(-reach) / abs(power))
    return power > 0 ? reach + size : size
  }

  /// The mean falls as α grows, from the top to 1.
  private static func exponent(mean: Double, logarithm: Double) -> Double {
    func meanMinusWanted(_ exponent: Double) -> Double {
      integral(1 - exponent, logarithm) - integral(-exponent, logarithm) - Double.log(mean)
    }
    var (low, high) = (-1.0, 1.0)
    while meanMinusWanted(low) < 0, low > -1e12 { low *= 2 }
    while meanMinusWanted(high) > 0, high < 1e12 { high *= 2 }
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if meanMinusWanted(middle) > 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
