import Estimation
import RealModule
import Testing

struct HedgedTests {
  private let one = ResponseTime.exponential(mean: 1)

  @Test("hedging an exponential at h: before h as one, after it as two", arguments: [0, 0.5, 3])
  func exponential(after: Double) throws {
    let hedged = try one.hedged(after: after)
    for time in [0.1, 0.4, 2.9, 3.1, 7] {
      let share = Double.exp(-time) * (time < after ? 1 : Double.exp(after - time))
      expect(hedged.share(slowerThan: time), is: share, within: 1e-12)
    }
    // 1 − e^−h until the second is asked, then half of what is left.
    let rest = Double.exp(-after)
    expect(hedged.mean, is: 1 - rest + rest / 2, within: 1e-9)
  }

  @Test("with a trigger at the 95th percentile the slow answers are as rare as the square of them")
  func percentile() throws {
    let hedged = try one.hedged(after: try one.quantile(0.95))
    let slow = try hedged.quantile(0.99)
    // e^−t e^(h − t) is 0.01 at t = (h + ln 100) ÷ 2.
    expect(slow, is: (Double.log(20) + Double.log(100)) / 2, within: 1e-8)
    #expect(slow < (try one.quantile(0.99)))
  }

  @Test("hedged and alone agree where the transform is taken of a sum of exponentials")
  func transformed() throws {
    let queue = ResponseTime.queue(
      try #require(
        try MultiServerQueue(servers: 3, rate: 2.4, serviceTime: 1).waiting.settled))
    let hedged = try queue.hedged(after: 4)
    // The inversion is exact for what is smooth; where the second is asked there is a kink.
    expect(
      try ResponseTime.chance(1, hedged).quantile(0.99), is: try hedged.quantile(0.99), within: 3e-3
    )
  }

  @Test("what always takes the same time is hedged in vain")
  func fixed() throws {
    #expect(try ResponseTime.fixed(3).hedged(after: 1) == .fixed(3))
    #expect(try ResponseTime.sequence([.fixed(2), one]).hedged(after: 0).mean == 2.5)
    #expect(throws: Refusal.self) { try one.hedged(after: -1) }
  }
}
