import Estimation
import Testing

struct GrowthTests {
  @Test("growth of 30 % over 5 years: continuous 10.34032, yearly steps 9.0431")
  func checkValues() throws {
    expect(try Growth.continuous(0.3, years: 5), is: 10.34032, decimals: 5)
    expect(try Growth.yearly(0.3, years: 5), is: 9.0431, decimals: 4)
  }

  @Test("without growth five years are five", arguments: [0, 1e-15, -1e-15])
  func none(share: Double) throws {
    expect(try Growth.continuous(share, years: 5), is: 5, within: 1e-12)
    expect(try Growth.yearly(share, years: 5), is: 5, within: 1e-12)
  }

  @Test("growth at every moment is more than in steps, and shrinking less than none")
  func order() throws {
    #expect(try Growth.continuous(0.1, years: 3) > Growth.yearly(0.1, years: 3))
    #expect(try Growth.continuous(-0.5, years: 3) < 3)
  }

  @Test("losing everything in a year and negative years are refused")
  func refused() {
    #expect(throws: Refusal.self) { try Growth.continuous(-1, years: 1) }
    #expect(throws: Refusal.self) { try Growth.yearly(0.1, years: -1) }
  }
}
