import Estimation
import SystemDesign
import Testing

struct NumberTextTests {
  @Test(
    "three digits below a thousand, separators up to 99,999, then prefixes",
    arguments: [
      (38.58024, "38.6 /s"), (115.74, "116 /s"), (999.4, "999 /s"), (999.6, "1,000 /s"),
      (3_858.02, "3,858 /s"), (99_999.4, "99,999 /s"), (99_999.6, "100 k/s"),
      (385_802.0, "386 k/s"), (999_600.0, "1.00 M/s"), (2.7e6, "2.70 M/s"), (9.99e8, "999 M/s"),
      (0.0385802, "0.0386 /s"), (1.0 / 86_400, "1 /day"), (0.0, "0 /s"), (4.0, "4 /s"),
    ])
  func rates(value: Double, text: String) {
    #expect(QuantityText.text(value, Dimension.rate) == text)
  }

  @Test(
    "bytes carry their prefix",
    arguments: [
      (500.0, "500 B"), (33_333.3, "33,333 B"), (3e12, "3.00 TB"), (1.2e13, "12.0 TB"),
      (6.02e23, "602,000 EB"),
    ])
  func sizes(value: Double, text: String) {
    #expect(QuantityText.text(value, Dimension.dataSize) == text)
  }

  @Test(
    "shares are in hundredths",
    arguments: [
      (0.5787, "57.9 %"), (2.34, "234 %"), (1.0, "100 %"), (0.0017, "0.170 %"),
      (999.99, "99,999 %"), (999.996, "100,000 %"), (4_000, "over 100,000 %"),
    ])
  func shares(value: Double, text: String) {
    #expect(QuantityText.percent(value) == text)
  }

  @Test(
    "periods choose their unit",
    arguments: [
      (0.003, "3 ms"), (30.0, "30 s"), (600.0, "10 min"), (36_000.0, "10 h"),
      (864_000.0, "10 days"),
      (157_680_000.0, "5 years"),
    ])
  func periods(value: Double, text: String) {
    #expect(QuantityText.text(value, Dimension.period) == text)
  }

  @Test("what is no number is never printed as one")
  func nonsense() {
    for value in [Double.nan, .infinity, -.infinity] {
      #expect(!QuantityText.text(value, Dimension.rate).lowercased().contains("n"))
    }
  }
}
