import Estimation
import Testing

struct ZipfPopularityTests {
  @Test(
    "Zipf over a million items: the share of the top 20 %, and of the top 1 %",
    arguments: [
      (0.6, 0.5238, 0.1559), (0.8, 0.7085, 0.3624), (1.0, 0.8882, 0.6800), (1.2, 0.9773, 0.9096),
    ])
  func shares(exponent: Double, fifth: Double, hundredth: Double) throws {
    let popularity = try ZipfPopularity(items: 1e6, exponent: exponent)
    expect(try popularity.share(ofTop: 200_000), is: fifth, decimals: 4)
    expect(try popularity.share(ofTop: 10_000), is: hundredth, decimals: 4)
  }

  @Test("80/20 means an exponent of about 0.9")
  func eightyTwenty() throws {
    let popularity = try ZipfPopularity(items: 1e6, exponent: 0.9)
    #expect(try abs(popularity.share(ofTop: 200_000) - 0.8) < 0.01)
  }

  @Test("without a slope every item is wanted alike, and all items together are everything")
  func flat() throws {
    let popularity = try ZipfPopularity(items: 1_000, exponent: 0)
    expect(try popularity.share(ofRank: 999), is: 0.001, within: 1e-12)
    expect(try popularity.share(ofTop: 250.5), is: 0.2505, within: 1e-12)
    #expect(try popularity.share(ofTop: 1_000) == 1)
    #expect(try popularity.share(ofTop: 0) == 0)
  }

  @Test("a rank beyond the last, no items and a slope of 11 are refused")
  func refused() throws {
    let popularity = try ZipfPopularity(items: 10, exponent: 1)
    #expect(throws: Refusal("rank", 11, wanted: "from 1 to 10")) {
      try popularity.share(ofRank: 11)
    }
    #expect(throws: Refusal.self) { try popularity.share(ofTop: -1) }
    #expect(throws: Refusal.self) { try ZipfPopularity(items: 0, exponent: 1) }
    #expect(throws: Refusal.self) { try ZipfPopularity(items: 10, exponent: 11) }
  }
}
