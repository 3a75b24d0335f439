import RealModule

/// How often codes that are drawn at random meet.
///
/// Source: Feller, An Introduction to Probability Theory and Its Applications 1, third edition, 1968,
/// II.3; the exponential form is below the true odds, by about n ÷ 3S of them while n is far below S.
public enum Birthday {
  /// The odds that at least two of so many are the same: 1 − e^(−n(n−1) ÷ 2S).
  ///
  /// - Parameters:
  ///   - count: n, how many are drawn; 0 or more.
  ///   - size: S, how many codes there are; 1 or more.
  /// - Returns: from 0 to 1; 1 where there are more drawn than codes.
  public static func collision(of count: Double, in size: Double) throws(Refusal) -> Double {
    let pairs = try pairs(of: count, in: size)
    return count > size ? 1 : -Double.expMinusOne(-pairs)
  }

  /// How many pairs of the same are to be expected: n(n−1) ÷ 2S.
  public static func pairs(of count: Double, in size: Double) throws(Refusal) -> Double {
    let (count, size) = (
      try count.notNegative("number of codes drawn"), try size.atLeast(1, "number of codes")
    )
    return count * max(0, count - 1) / 2 / size
  }

  /// The odds that the next one drawn is taken already: n ÷ S, at most 1.
  public static func nextTaken(after count: Double, in size: Double) throws(Refusal) -> Double {
    min(1, try count.notNegative("number of codes used") / size.atLeast(1, "number of codes"))
  }

  /// How many may be drawn until the odds of a collision reach a value: the n of n(n−1) = −2S ln(1−P).
  ///
  /// - Parameters:
  ///   - odds: P; 0 or more, below 1.
  ///   - size: S; 1 or more.
  /// - Returns: codes, not rounded, at most one more than there are.
  public static func count(reaching odds: Double, in size: Double) throws(Refusal) -> Double {
    let size = try size.atLeast(1, "number of codes")
    guard odds >= 0, odds < 1 else {
      throw Refusal("odds of a collision", odds, wanted: "0 or more and below 1")
    }
    let square = -2 * size * Double.log(onePlus: -odds)
    return min(size + 1, 0.5 + (0.25 + square).squareRoot())
  }
}
