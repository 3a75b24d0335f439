import Estimation
import Testing

struct CostRangeTests {
  @Test("ends multiply with ends, and add with ends")
  func ends() throws {
    let machines = try CostRange(low: 10, likely: 12, high: 20)
    let price = try CostRange(low: 80, likely: 100, high: 130)
    let cost = try CostRange.of(machines, each: price)
    #expect(cost == (try CostRange(low: 800, likely: 1_200, high: 2_600)))
    #expect(try (cost + .certain(50)) == CostRange(low: 850, likely: 1_250, high: 2_650))
  }

  @Test("the cost of one: dear where there are few of them")
  func each() throws {
    let cost = try CostRange(low: 100, likely: 200, high: 300)
    let count = try CostRange(low: 50, likely: 100, high: 200)
    #expect(try cost.each(of: count) == CostRange(low: 0.5, likely: 2, high: 6))
  }

  @Test("a range upside down, a negative price and a count of none are refused")
  func refused() throws {
    #expect(throws: Refusal("likely cost", 5, wanted: "no less than the low cost, 10.0")) {
      try CostRange(low: 10, likely: 5, high: 20)
    }
    #expect(throws: Refusal.self) { try CostRange(low: 1, likely: 5, high: 2) }
    #expect(throws: Refusal.self) { try CostRange(low: -1, likely: 5, high: 7) }
    let nothing = try CostRange(low: 0, likely: 1, high: 2)
    #expect(throws: Refusal.self) { try CostRange.certain(5).each(of: nothing) }
  }
}
