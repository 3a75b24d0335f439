import Estimation
import Testing

struct RequestRateTests {
  @Test("mean and peak rate: 500 M in 30 days, three times at the peak")
  func rates() throws {
    let mean = try RequestRate.mean(of: 500e6, over: 30 * 86_400)
    expect(mean, is: 192.9012, decimals: 4)
    expect(try RequestRate.peak(of: mean, factor: 3), is: 578.7037, decimals: 4)
  }

  @Test("bandwidth of an edge: 19,290.1235 /s of 500 B are 77.1605 Mbit/s")
  func bandwidth() throws {
    expect(
      try RequestRate.bits(of: 19_290.1235, carrying: 500) / 1e6, is: 77.1605, decimals: 4)
  }

  @Test("no time, a negative count and a peak below the mean are refused")
  func refused() {
    #expect(throws: Refusal("stretch of time", 0, wanted: "more than 0")) {
      try RequestRate.mean(of: 1, over: 0)
    }
    #expect(throws: Refusal("count", -1, wanted: "0 or more")) {
      try RequestRate.mean(of: -1, over: 1)
    }
    #expect(throws: Refusal("peak factor", 0.5, wanted: "1 or more")) {
      try RequestRate.peak(of: 1, factor: 0.5)
    }
    #expect(throws: Refusal("size", .nan, wanted: "0 or more")) {
      try RequestRate.bits(of: 1, carrying: .nan)
    }
  }
}
