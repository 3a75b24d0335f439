import Estimation
import Testing

struct LittlesLawTests {
  @Test("Little's law: 580,000 /s for 50 ms are 29,000 inside; 10,000 /s for 0.2 s are 2,000")
  func inside() throws {
    expect(try LittlesLaw.inside(rate: 580_000, time: 0.05), is: 29_000, within: 1e-12)
    expect(try LittlesLaw.inside(rate: 10_000, time: 0.2), is: 2_000, within: 1e-12)
    expect(try LittlesLaw.time(inside: 29_000, rate: 580_000), is: 0.05, within: 1e-12)
    #expect(throws: Refusal.self) { try LittlesLaw.time(inside: 1, rate: 0) }
  }
}
