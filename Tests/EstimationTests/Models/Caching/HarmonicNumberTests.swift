import Estimation
import RealModule
import Testing

struct HarmonicNumberTests {
  @Test(
    "the formula is the sum, term by term",
    arguments: [0, 0.3, 0.6, 0.8, 0.999_999, 1, 1.000_001, 1.2, 2, 3.5, 10],
    [1, 31, 32, 33, 100, 1_000, 30_000])
  func exact(exponent: Double, count: Int) throws {
    var sum = 0.0
    for rank in stride(from: count, to: 0, by: -1) { sum += Double.pow(Double(rank), -exponent) }
    expect(try HarmonicNumber.sum(Double(count), exponent: exponent), is: sum, within: 1e-13)
  }

  @Test("a million million terms: ln n + γ for an exponent of 1, the sum of inverse squares for 2")
  func limits() throws {
    let count = 1e12
    let harmonic = Double.log(count) + 0.577_215_664_901_532_9 + 1 / (2 * count)
    expect(try HarmonicNumber.sum(count, exponent: 1), is: harmonic, within: 1e-14)
    expect(
      try HarmonicNumber.sum(count, exponent: 2), is: .pi * .pi / 6 - 1 / count, within: 1e-14)
    expect(try HarmonicNumber.sum(count, exponent: 0), is: count, within: 1e-15)
  }

  @Test("no items and a negative exponent are refused")
  func refused() {
    #expect(throws: Refusal.self) { try HarmonicNumber.sum(0, exponent: 1) }
    #expect(throws: Refusal.self) { try HarmonicNumber.sum(10, exponent: -1) }
    #expect(throws: Refusal.self) { try HarmonicNumber.sum(.nan, exponent: 1) }
  }
}
