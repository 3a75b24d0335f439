import Estimation
import Testing

struct HotKeyTests {
  @Test("hot key: with a slope of 1 over a million keys the top one gets 6.948 %, 69,480 of 1 M /s")
  func top() throws {
    let popularity = try ZipfPopularity(items: 1e6, exponent: 1)
    expect(try popularity.share(ofRank: 1) * 100, is: 6.948, decimals: 3)
    expect(try HotKey.rate(of: 1e6, popularity), is: 69_480, within: 1e-5)
    expect(try HotKey.rate(of: 1e6, popularity), is: 69_479.53777315177, within: 1e-12)
  }

  @Test("however many shards, the hottest has the hottest key")
  func shards() throws {
    expect(try HotKey.shardShare(hottest: 0.07, shards: 1), is: 1, within: 1e-12)
    expect(try HotKey.shardShare(hottest: 0.07, shards: 100), is: 0.0793, within: 1e-12)
    #expect(try HotKey.shardShare(hottest: 0.07, shards: 1_000_000) > 0.07)
    #expect(try HotKey.copies(rate: 69_480, able: 20_000) == 4)
    #expect(throws: Refusal.self) { try HotKey.shardShare(hottest: 1.1, shards: 2) }
  }
}
