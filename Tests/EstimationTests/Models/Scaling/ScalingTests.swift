import Estimation
import Testing

struct ScalingTests {
  private func law() throws -> UniversalScalability {
    try UniversalScalability(single: 1_000, contention: 0.02, crosstalk: 0.0005)
  }

  @Test("universal scalability law: X(10) 8163.265, X(32) 15122.873, N* 44.2719, Xmax 15680.891")
  func checkValues() throws {
    expect(try law().throughput(of: 10), is: 8_163.265, decimals: 3)
    expect(try law().throughput(of: 32), is: 15_122.873, decimals: 3)
    expect(try law().throughput(of: 44), is: 15_680.684248039914, within: 1e-12)
    expect(try #require(try law().best), is: 44.2719, decimals: 4)
    expect(try #require(try law().most), is: 15_680.891, decimals: 3)
  }

  @Test("Amdahl: 95 % on 20 machines is 10.25641 times as fast, at most 20")
  func amdahl() throws {
    expect(try ScalingLaws.amdahl(parallel: 0.95, machines: 20), is: 10.25641, decimals: 5)
    expect(try ScalingLaws.amdahl(parallel: 0.95, machines: 1e12), is: 20, within: 1e-9)
  }

  @Test("Gustafson: 95 % on 20 machines is 19.05 times as much")
  func gustafson() throws {
    expect(try ScalingLaws.gustafson(parallel: 0.95, machines: 20), is: 19.05, within: 1e-12)
  }

  @Test("without crosstalk the law is Amdahl's, without contention too it is a straight line")
  func limits() throws {
    let amdahl = try UniversalScalability(single: 1, contention: 0.05, crosstalk: 0)
    expect(
      try amdahl.throughput(of: 20), is: try ScalingLaws.amdahl(parallel: 0.95, machines: 20),
      within: 1e-12)
    #expect(amdahl.best == nil && amdahl.most == 20)
    let straight = try UniversalScalability(single: 7, contention: 0, crosstalk: 0)
    #expect(try straight.throughput(of: 100) == 700 && straight.most == nil)
  }

  @Test("negative coefficients, no throughput and half a machine are refused")
  func refused() throws {
    #expect(throws: Refusal.self) {
      try UniversalScalability(single: 1, contention: -0.1, crosstalk: 0)
    }
    #expect(throws: Refusal.self) {
      try UniversalScalability(single: 0, contention: 0, crosstalk: 0)
    }
    #expect(throws: Refusal.self) { try law().throughput(of: 0.5) }
    #expect(throws: Refusal.self) { try ScalingLaws.amdahl(parallel: 1.1, machines: 2) }
  }
}
