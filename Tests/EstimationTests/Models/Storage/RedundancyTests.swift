import Estimation
import Testing

struct RedundancyTests {
  @Test(
    "erasure coding: 6 + 3 keeps 1.5 bytes for each, 10 + 4 keeps 1.4, and three copies keep 3",
    arguments: [
      (Redundancy.erasure(data: 6, spare: 3), 1.5, 3),
      (.erasure(data: 10, spare: 4), 1.4, 4), (.copies(3), 3, 2), (.copies(1), 1, 0),
    ])
  func factors(redundancy: Redundancy, factor: Double, losses: Int) throws {
    #expect(try redundancy.factor() == factor)
    #expect(redundancy.survivableLosses == losses)
  }

  @Test(
    "no copy, no data piece and a negative spare are refused",
    arguments: [
      Redundancy.copies(0), .erasure(data: 0, spare: 3), .erasure(data: 6, spare: -1),
    ])
  func refused(redundancy: Redundancy) {
    #expect(throws: Refusal.self) { try redundancy.factor() }
  }
}
