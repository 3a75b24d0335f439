import RealModule

/// Generalised harmonic numbers: H(n, s) = 1 + 2^−s + … + n^−s.
public enum HarmonicNumber {
  /// The sum of the first n terms.
  ///
  /// Up to 32 terms are added up. The rest is Euler and Maclaurin's formula from the 32nd term on, with
  /// four derivatives. Every derivative of x^−s keeps its sign, so what is left out is less than the
  /// first term left out (Knuth, The Art of Computer Programming 1, 1.2.11.2): under 1e−16 of the sum
  /// for exponents up to 4, under 1e−13 up to 10.
  ///
  /// - Parameters:
  ///   - count: how many terms; 1 or more, whole below 2^53. Up to 1e15 and beyond in constant time.
  ///   - exponent: s; from 0 to 10.
  /// - Returns: from 1 to `count`.
  public static func sum(_ count: Double, exponent: Double) throws(Refusal) -> Double {
    let count = try count.atLeast(1, "number of items").rounded(.down)
    guard exponent >= 0, exponent <= 10 else {
      throw Refusal("exponent", exponent, wanted: "between 0 and 10")
    }
    return partial(count, exponent)
  }

  /// The terms that are added up one by one.
  private static let head = 32.0

  /// The sum for inputs that were looked at.
  static func partial(_ count: Double, _ exponent: Double) -> Double {
    let last = min(count, head)
    // The smallest first, so that their digits are not lost.
    var sum = 0.0
    for rank in stride(from: last, to: 0, by: -1) { sum += Double.pow(rank, -exponent) }
    return count > head ? sum + tail(count, exponent) : sum
  }

  /// The terms after the head: the integral, the ends, and the derivatives at both ends.
  private static func tail(_ count: Double, _ exponent: Double) -> Double {
    let (first, last) = (Double.pow(head, -exponent), Double.pow(count, -exponent))
    let integral = integral(from: head, to: count, exponent)
    // −f⁽ʲ⁾(x) = s(s+1)…(s+j−1) x^−s−j for odd j; the coefficients are B₂ₖ ÷ (2k)!.
    var correction = 0.0
    var rising = exponent
    for (index, coefficient) in coefficients.enumerated() {
      let order = Double(2 * index + 1)
      correction +=
        coefficient * rising
        * (first / Double.pow(head, order) - last / Double.pow(count, order))
      rising *= (exponent + order) * (exponent + order + 1)
    }
    return integral + (last - first) / 2 + correction
  }

  private static let coefficients = [1 / 12.0, -1 / 720.0, 1 / 30_240.0, -1 / 1_209_600.0]

  /// The integral of x^−s, exact also where s is near 1.
  static func integral(from a: Double, to b: Double, _ exponent: Double) -> Double {
    let (power, ratio) = (1 - exponent, Double.log(b / a))
    guard abs(power * ratio) > 1e-300 else { return ratio }
    return Double.pow(a, power) * Double.expMinusOne(power * ratio) / power
  }
}
