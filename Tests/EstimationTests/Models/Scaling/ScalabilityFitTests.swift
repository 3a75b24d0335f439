import Estimation
import RealModule
import Testing

struct ScalabilityFitTests {
  private func points(
    of law: UniversalScalability, _ counts: [Double], noise: (Int) -> Double = { _ in 1 }
  ) throws -> [ScalabilityFit.Point] {
    try counts.enumerated().map {
      ScalabilityFit.Point(count: $1, throughput: try law.throughput(of: $1) * noise($0))
    }
  }

  private let counts: [Double] = [1, 2, 4, 8, 12, 16, 24, 32, 48]

  @Test("measured without error, the law is found again")
  func exact() throws {
    let law = try UniversalScalability(single: 1_000, contention: 0.02, crosstalk: 0.0005)
    let fit = try ScalabilityFit(points(of: law, counts))
    expect(fit.law.single, is: 1_000, within: 1e-6)
    expect(fit.law.contention, is: 0.02, within: 1e-5)
    expect(fit.law.crosstalk, is: 0.0005, within: 1e-5)
    #expect(fit.explained > 1 - 1e-9 && fit.notes.isEmpty)
    expect(try #require(fit.best), is: 44.2719, decimals: 3)
  }

  @Test("with errors of 3 % no step aside fits better")
  func noisy() throws {
    let law = try UniversalScalability(single: 1_000, contention: 0.02, crosstalk: 0.0005)
    let off = [0.02, -0.03, 0.01, 0.03, -0.02, -0.01, 0.02, -0.03, 0.01]
    let measured = try points(of: law, counts) { 1 + off[$0] }
    let fit = try ScalabilityFit(measured)
    func error(_ a: Double, _ b: Double, _ c: Double) throws -> Double {
      let law = try UniversalScalability(
        single: fit.law.single * a, contention: fit.law.contention * b,
        crosstalk: fit.law.crosstalk * c)
      return try measured.reduce(0) { sum, point in
        let residual = try point.throughput - law.throughput(of: point.count)
        return sum + residual * residual
      }
    }
    let least = try error(1, 1, 1)
    for step in [0.999, 1.001] {
      #expect(try error(step, 1, 1) > least)
      #expect(try error(1, step, 1) > least)
      #expect(try error(1, 1, step) > least)
    }
    expect(fit.law.single, is: 1_000, within: 0.1)
  }

  @Test("beyond what was measured nothing is said")
  func extrapolation() throws {
    let law = try UniversalScalability(single: 1_000, contention: 0.02, crosstalk: 0.0005)
    let fit = try ScalabilityFit(points(of: law, [1, 2, 4, 8, 16, 32]))
    expect(try fit.throughput(of: 32), is: 15_122.873, within: 1e-6)
    #expect(
      throws: Refusal(
        "number of machines", 33, wanted: "no more than the 32 that were measured")
    ) { try fit.throughput(of: 33) }
    #expect(fit.best == nil)
  }

  @Test("a coefficient that comes out negative is held at zero, with a note")
  func held() throws {
    // Faster than a straight line: no contention explains it.
    let fit = try ScalabilityFit(
      [1, 2, 4, 8, 16, 32].map { .init(count: $0, throughput: 100 * Double.pow($0, 1.05)) })
    #expect(fit.law.contention == 0)
    #expect(fit.notes.contains { $0.contains("contention") && $0.contains("held at 0") })
    let level = try ScalabilityFit(
      [1, 2, 4, 8, 16, 32].map { .init(count: $0, throughput: 100 * Double.pow($0, 0.5)) })
    #expect(level.law.crosstalk == 0)
    #expect(level.notes.contains { $0.contains("crosstalk") && $0.contains("held at 0") })
  }

  @Test("three sizes, however often measured, are too few")
  func few() {
    let points = [1.0, 2, 4, 4, 4, 2].map { ScalabilityFit.Point(count: $0, throughput: $0 * 9) }
    #expect(
      throws: Refusal("number of different sizes measured", 3, wanted: "4 or more")
    ) { try ScalabilityFit(points) }
    #expect(throws: Refusal.self) { try ScalabilityFit([]) }
    #expect(throws: Refusal.self) {
      try ScalabilityFit([1, 2, 3, 4].map { .init(count: $0, throughput: 0) })
    }
  }
}
