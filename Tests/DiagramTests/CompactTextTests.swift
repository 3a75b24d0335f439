import Testing

@testable import Diagram

@Suite("Figures on cards are short and honest")
struct CompactTextTests {
  @Test(
    "rates",
    arguments: [
      (0, "0/s"), (0.001, "86.4/day"), (38.58, "38.6/s"), (579, "579/s"), (3_858.02, "3,858/s"),
      (9_999.4, "9,999/s"), (11_574.07, "11.6 k/s"), (99_999, "100 k/s"), (1_851_852, "1.85 M/s"),
      (.infinity, "?"), (.nan, "?"),
    ])
  func rate(value: Double, text: String) {
    #expect(CompactText.rate(value) == text)
  }

  @Test(
    "shares",
    arguments: [
      (0, "0 %"), (0.0004, "under 0.1 %"), (0.024, "2.4 %"), (0.05, "5 %"), (0.5787, "58 %"),
      (0.003, "0.3 %"), (0.994, "99 %"), (0.997, "99.7 %"), (0.999_9, "over 99.9 %"), (1, "100 %"),
      (1.0004, "over 100 %"), (1.003, "100.3 %"), (1.2345, "123 %"), (1_160, "over 100,000 %"),
      (.nan, "? %"), (-1, "? %"), (.infinity, "? %"),
    ])
  func percent(value: Double, text: String) {
    #expect(CompactText.percent(value) == text)
  }

  @Test("one thing and several")
  func count() {
    #expect(CompactText.count(1, "copy") == "1 copy")
    #expect(CompactText.count(3, "copy") == "3 copies")
    #expect(CompactText.count(4_096, "partition") == "4,096 partitions")
    #expect(CompactText.count(2, "single point", "of ours") == "2 single points of ours")
  }
}
