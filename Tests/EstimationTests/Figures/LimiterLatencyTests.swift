import Estimation
import SystemDesign
import Testing

@Suite("A limiter that shares its counts waits for them")
struct LimiterLatencyTests {
  private func mean(_ limited: (Gateway) -> Gateway, roundTrip: Period? = nil) throws -> Double {
    let client = Client("Client")
    let gate = limited(
      Gateway("Gate", instances: 2, each: 1_000_000.perSecond, taking: 1.millisecond))
    let app = Service("App", each: 1_000_000.perSecond, taking: 1.millisecond)
    return try #require(
      value(
        .latencyMean, of: .flow("Ask"),
        in: Design("Limited") {
          Traffic(peak: 1.times)
          Deployment(roundTrip: roundTrip)
          Flow("Ask", at: 1.perSecond) {
            client.calls(app, through: gate, sending: 1.byte, receiving: 1.byte)
          }
        }))
  }

  private let counts = Cache("Counts", each: 1_000_000.perSecond, taking: 4.milliseconds)

  @Test(
    "the time in the cache is part of the answer's, whether or not callers come through without")
  func counted() throws {
    expect(try mean { $0 }, is: 0.002, within: 1e-6)
    for isOpen in [true, false] {
      expect(
        try mean { $0.limiting(to: 5.perSecond, by: "ip", through: counts, failingOpen: isOpen) },
        is: 0.006, within: 1e-6)
    }
    expect(try mean { $0.limiting(to: 5.perSecond, by: "ip") }, is: 0.002, within: 1e-6)
  }

  @Test("and so is the way to it")
  func way() throws {
    expect(
      try mean(
        { $0.limiting(to: 5.perSecond, by: "ip", through: counts) }, roundTrip: 2.milliseconds),
      is: 0.008, within: 1e-6)
  }
}
