import Estimation
import Testing

struct ParallelTests {
  @Test("availability in series: 0.999 × 0.9995 × 0.9999 = 0.99840065")
  func series() throws {
    expect(try Parallel.series([0.999, 0.9995, 0.9999]), is: 0.99840065, decimals: 8)
    #expect(try Parallel.series([]) == 1)
  }

  @Test("availability in parallel: one of two at 0.99 is 0.9999, one of three 0.999999")
  func parallel() throws {
    expect(try Parallel.availability(needing: 1, of: 2, each: 0.99), is: 0.9999, within: 1e-12)
    expect(try Parallel.availability(needing: 1, of: 3, each: 0.99), is: 0.999999, within: 1e-12)
  }

  @Test("running 1,000 h and mended in 1 h is there 1000 of 1001")
  func repaired() throws {
    expect(
      try Parallel.availability(running: 1_000, repair: 1), is: 1_000 / 1_001.0, within: 1e-15)
  }

  @Test(
    "error budget: minutes in 30 and in 365 days",
    arguments: [
      (0.999, 43.2, 525.6), (0.9999, 4.32, 52.56), (0.99, 432, 5_256), (0.9995, 21.6, 262.8),
      (0.99999, 0.432, 5.256),
    ])
  func errorBudget(target: Double, month: Double, year: Double) throws {
    expect(try Parallel.errorBudget(of: target, over: 30 * 1_440), is: month, within: 1e-9)
    expect(try Parallel.errorBudget(of: target, over: 365 * 1_440), is: year, within: 1e-9)
  }

  @Test("a thousand of which half are enough, all, none, and those that never or always fail")
  func edges() throws {
    expect(try Parallel.availability(needing: 500, of: 1_000, each: 0.99), is: 1, within: 1e-12)
    expect(
      try Parallel.availability(needing: 500, of: 999, each: 0.5), is: 0.5, within: 1e-9)
    #expect(try Parallel.availability(needing: 0, of: 5, each: 0) == 1)
    #expect(try Parallel.availability(needing: 1, of: 5, each: 0) == 0)
    #expect(try Parallel.availability(needing: 5, of: 5, each: 1) == 1)
    #expect(throws: Refusal.self) { try Parallel.availability(needing: 6, of: 5, each: 0.5) }
    #expect(throws: Refusal.self) { try Parallel.series([1.2]) }
  }
}
