import Estimation
import RealModule
import Testing

struct SingleServerResponseTests {
  /// The share of waits up to a time where service always takes one second (M/D/1).
  ///
  /// (1 − ρ) times the sum over k of (λ (k − t))^k ÷ k! × e^(λ (t − k)). Source: Erlang, 1909.
  private func waits(upTo time: Double, rate: Double) -> Double {
    var (sum, factorial) = (0.0, 1.0)
    for k in 0...Int(time) {
      if k > 0 { factorial *= Double(k) }
      let left = rate * (Double(k) - time)
      sum += Double.pow(left, k) / factorial * Double.exp(-left)
    }
    return (1 - rate) * sum
  }

  @Test(
    "where service always takes the same, 99 of 100 wait as Erlang says", arguments: [0.5, 0.8])
  func constant(rate: Double) throws {
    let queue = try SingleServerQueue.Settled(rate: rate, serviceTime: 1, variability: 0)
    let wait = try ResponseTime.wait(queue).quantile(0.99)
    expect(waits(upTo: wait, rate: rate), is: 0.99, within: 1e-4)
    expect(try queue.response.quantile(0.99), is: wait + 1, within: 1e-6)
    expect(queue.meanWait, is: rate / (1 - rate) / 2, within: 1e-12)
  }

  @Test("where times are exponential it is the queue of one server that is known in closed form")
  func exponential() throws {
    let queue = try SingleServerQueue.Settled(rate: 0.8, serviceTime: 1, variability: 1)
    expect(try queue.response.quantile(0.99), is: 23.02585093, within: 1e-6)
    expect(queue.response.mean, is: 5, within: 1e-12)
    expect(queue.response.variance, is: 25, within: 1e-12)
  }

  @Test("its mean wait is that of Pollaczek and Khinchine", arguments: [0.0, 0.25, 1, 4])
  func mean(variability: Double) throws {
    let queue = try SingleServerQueue.Settled(
      rate: 70, serviceTime: 0.01, variability: variability)
    let expected = try SingleServerQueue.meanWait(
      use: 0.7, serviceTime: 0.01, variability: variability)
    expect(queue.meanWait, is: try #require(expected.settled), within: 1e-12)
  }

  @Test("a queue that does not settle is refused")
  func overload() {
    #expect(throws: Refusal("use", 1, wanted: "less than 1")) {
      try SingleServerQueue.Settled(rate: 1, serviceTime: 1, variability: 0)
    }
  }
}
