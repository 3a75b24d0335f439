import Estimation
import Scenarios
import SystemDesign
import Testing

/// The figures of the brief, to the digits it prints.
struct URLShortenerTests {
  static let estimate = Estimate(of: scenarios[0].design)

  @Test(
    "the URL shortener gives the figures of its brief",
    arguments: [
      (Measure.rateMean, Subject.flow("Shorten a link"), 38.58, "38.6 /s"),
      (.ratePeak, .flow("Shorten a link"), 115.74, "116 /s"),
      (.rateMean, .flow("Follow a link"), 3_858.02, "3,858 /s"),
      (.ratePeak, .flow("Follow a link"), 11_574.07, "11,574 /s"),
      (.egressMean, .flow("Follow a link"), 2_700_617.28, "2.70 MB/s"),
      (.storageRaw, .component("Links"), 3e12, "3.00 TB"),
      (.storageStored, .component("Links"), 9e12, "9.00 TB"),
      (.storageRaw, .record("link"), 3e12, "3.00 TB"),
      (.storagePerDay, .record("click"), 33_333_333_333.33, "33.3 GB"),
      (.utilisationCold, .component("Links"), 0.78, "77.9 %"),
      (.instancesNeeded, .component("Redirects"), 9, "9"),
    ])
  func brief(measure: Measure, subject: Subject, expected: Double, text: String) throws {
    let figure = try #require(Self.estimate.figure(measure, of: subject))
    let value = try #require(figure.value)
    #expect((value * 100).rounded() == (expected * 100).rounded())
    #expect(figure.text == text)
  }

  @Test("the click log takes 12 TB a year and holds 90 days of it")
  func clicks() {
    #expect(value(.storagePerYear, of: .component("Click log"), in: Self.estimate.design) == 1.2e13)
    #expect(value(.storageRaw, of: .component("Click log"), in: Self.estimate.design) == 3e12)
  }

  @Test("six thousand million links are kept, 0.17 % of seven characters of 62")
  func codes() throws {
    let raw = try #require(Self.estimate.figure(.storageRaw, of: .record("link"))?.value)
    let links = raw / 500
    let codes = (0..<7).reduce(1.0) { total, _ in total * 62 }
    #expect(links == 6e9)
    #expect(QuantityText.percent(links / codes) == "0.170 %")
  }

  @Test("the peak is at least 70 % of what the store can read without its cache")
  func cacheIsNeeded() throws {
    let cold = try #require(
      Self.estimate.figure(.utilisationCold, of: .component("Links"))?.value)
    #expect(cold >= 0.7 && cold <= 1)
  }

  @Test("every known figure ends its derivation with its own value", arguments: estimate.figures)
  func derivations(figure: Figure) {
    guard figure.value != nil else { return }
    #expect(figure.derivation.last?.hasSuffix("= \(figure.text)") == true)
  }

  @Test("the redirect rate is derived as one would say it")
  func redirectDerivation() {
    #expect(
      Self.estimate.figure(.ratePeak, of: .flow("Follow a link"))?.derivation == [
        "new links: 100 million links, from the brief",
        "visits per link: 100, from the brief",
        "mean of 'Follow a link' = new links ÷ month × visits per link = 100 M ÷ month × 100 = 3,858 /s",
        "peak of 'Follow a link' = mean of 'Follow a link' × 3 = 3,858 /s × 3 = 11,574 /s",
      ])
  }
}
