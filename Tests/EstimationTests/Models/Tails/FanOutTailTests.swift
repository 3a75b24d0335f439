import Estimation
import Testing

struct FanOutTailTests {
  @Test(
    "tail at scale: one in a hundred slow, a hundred asked: 0.6339677; 1e-4 and 2,000: 0.1812774")
  func slow() throws {
    expect(try FanOutTail.slow(share: 0.01, of: 100), is: 0.6339677, decimals: 7)
    expect(try FanOutTail.slow(share: 0.0001, of: 2_000), is: 0.1812774, decimals: 7)
  }

  @Test("tail at scale: for p99 over a hundred each must keep the 0.9998995 quantile")
  func leaf() throws {
    expect(try FanOutTail.leafQuantile(0.99, of: 100), is: 0.9998995, decimals: 7)
    #expect(try FanOutTail.leafQuantile(0.99, of: 1) == 0.99)
  }

  @Test(
    "hedging: a hundred of which 1 % are slow are slow 0.0099507 of the time, for 5 % more load")
  func hedged() throws {
    expect(try FanOutTail.hedgedSlow(share: 0.01, of: 100), is: 0.0099507, decimals: 7)
    expect(try FanOutTail.hedgingLoad(after: 0.95), is: 0.05, within: 1e-12)
    expect(try FanOutTail.hedgedSlow(share: 0.01, of: 1), is: 0.0001, within: 1e-9)
  }

  @Test("tiny shares keep their digits, and nothing asked is never slow")
  func edges() throws {
    expect(try FanOutTail.slow(share: 1e-18, of: 10), is: 1e-17, within: 1e-12)
    #expect(try FanOutTail.slow(share: 0.5, of: 0) == 0)
    #expect(try FanOutTail.slow(share: 1, of: 3) == 1)
    #expect(throws: Refusal.self) { try FanOutTail.slow(share: 1.5, of: 3) }
    #expect(throws: Refusal.self) { try FanOutTail.leafQuantile(1, of: 3) }
  }
}
