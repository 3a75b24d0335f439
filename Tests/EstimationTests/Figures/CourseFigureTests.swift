import Estimation
import RealModule
import SystemDesign
import Testing

/// Which hops follow each other, which run side by side, and which are one of several.
struct CourseFigureTests {
  private let user = Client("User")
  private let app = CourseFigureTests.service("App", 5)
  private let price = CourseFigureTests.service("Price", 20)
  private let rates = CourseFigureTests.service("Rates", 100)
  private let stock = CourseFigureTests.service("Stock", 10)

  /// So many machines that nobody waits.
  private static func service(_ name: String, _ milliseconds: Int) -> Service {
    Service(
      name, instances: 1, each: 1_000_000.perSecond, taking: milliseconds.milliseconds)
  }

  private func estimate(@FlowBuilder _ steps: () -> [Step]) -> Estimate {
    let flow = Flow("Flow", at: 10.perSecond, p99: 1.second, steps)
    return Estimate(
      of: Design("Course") {
        Traffic(peak: 1.times)
        flow
      })
  }

  /// What the application asks at once, when it has been called.
  private func sideBySide(@FlowBuilder _ steps: () -> [Step]) -> Estimate {
    estimate {
      user.calls(app, sending: 1.byte, receiving: 1.byte)
      inParallel(steps)
    }
  }

  private func call(_ a: Service, _ b: Service, times: Ratio = 1.times) -> Hop {
    a.calls(b, sending: 1.byte, receiving: 1.byte, times: times)
  }

  private func expectTimes(
    _ estimate: Estimate, mean: Double, slower: (Double) -> Double
  ) throws {
    let found = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(found, is: mean, within: 1e-6)
    let p99 = try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
    expect(slower(p99), is: 0.01, within: 1e-3)
  }

  /// The share of sums of exponential times that are slower, their means all different.
  private func sum(_ means: [Double], slowerThan time: Double) -> Double {
    means.reduce(0) { tail, mean in
      tail
        + means.filter { $0 != mean }.reduce(Double.exp(-time / mean)) { $0 * mean / (mean - $1) }
    }
  }

  /// The slower of two sums, after a first that both wait for: by steps of 20 µs of the first.
  private func slower(first: Double, _ a: [Double], _ b: [Double], than time: Double) -> Double {
    let step = 0.00002
    return (0..<20_000).reduce(0) { tail, index in
      let begun = (Double(index) + 0.5) * step
      let density = Double.exp(-begun / first) / first
      let left = time - begun
      let both = left > 0 ? (1 - sum(a, slowerThan: left)) * (1 - sum(b, slowerThan: left)) : 0
      return tail + step * density * (1 - both)
    }
  }

  @Test("what a component does that was called side by side follows that call")
  func chain() throws {
    let estimate = sideBySide {
      call(app, price)
      call(price, rates)
      call(app, stock)
    }
    // 5 + 120 + E[max(0, 10 − the chain)]: the slower of a sum of 20 and 100, and of 10.
    let least = 120 + 10 - meanOfFaster
    try expectTimes(estimate, mean: 0.005 + least / 1_000) { time in
      slower(first: 0.005, [0.02, 0.1], [0.01], than: time)
    }
  }

  /// Of an exponential time of 10 and a sum of 20 and 100: ∫ e^(−t/10) S(t) dt.
  private var meanOfFaster: Double {
    (100 / (1.0 / 10 + 1.0 / 100) - 20 / (1.0 / 10 + 1.0 / 20)) / 80
  }

  @Test("one of several is one of them, also side by side with others")
  func choiceBeside() throws {
    let estimate = sideBySide {
      oneOf {
        call(app, price)
        call(app, rates)
      }
      call(app, stock)
    }
    func slowerOf(_ a: Double, _ b: Double) -> Double { a + b - 1 / (1 / a + 1 / b) }
    let mean = 0.005 + (slowerOf(0.02, 0.01) + slowerOf(0.1, 0.01)) / 2
    try expectTimes(estimate, mean: mean) { time in
      (slower(first: 0.005, [0.02], [0.01], than: time)
        + slower(first: 0.005, [0.1], [0.01], than: time)) / 2
    }
  }

  @Test("one of several is taken, never two and never none")
  func choice() throws {
    let estimate = estimate {
      user.calls(app, sending: 1.byte, receiving: 1.byte)
      oneOf {
        call(app, price)
        call(app, rates)
      }
      call(app, stock)
    }
    try expectTimes(estimate, mean: 0.005 + 0.06 + 0.01) { time in
      (sum([0.005, 0.02, 0.01], slowerThan: time) + sum([0.005, 0.1, 0.01], slowerThan: time)) / 2
    }
  }

  @Test("a way of several hops is one of the ways, and all its hops follow each other")
  func chainedWays() throws {
    let estimate = estimate {
      oneOf {
        inParallel {
          user.calls(price, sending: 1.byte, receiving: 1.byte)
          call(price, rates)
        }
        inParallel {
          user.calls(app, sending: 1.byte, receiving: 1.byte)
          call(app, stock)
        }
      }
    }
    try expectTimes(estimate, mean: 0.12 / 2 + 0.015 / 2) { time in
      (sum([0.02, 0.1], slowerThan: time) + sum([0.005, 0.01], slowerThan: time)) / 2
    }
    let stays = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.stays)
    expect(stays.reduce(0) { $0 + $1.mean }, is: 0.0675, within: 1e-9)
  }

  @Test("a way that hands over takes no time, and is taken as often")
  func quickWay() throws {
    let log = Stream("Log")
    let estimate = estimate {
      user.calls(app, sending: 1.byte, receiving: 1.byte)
      oneOf {
        call(app, rates)
        app.sends(1.byte, to: log)
      }
    }
    try expectTimes(estimate, mean: 0.005 + 0.05) { time in
      (Double.exp(-time / 0.005) + sum([0.005, 0.1], slowerThan: time)) / 2
    }
    let figure = try #require(estimate.figure(.latencyP99, of: .flow("Flow")))
    #expect(!figure.derivation.description.contains(", then 0"))
  }

  @Test("what a component asks that nobody has called yet is not in the latency, which says so")
  func unreached() throws {
    let estimate = estimate {
      user.calls(app, sending: 1.byte, receiving: 1.byte)
      call(price, rates)
      call(app, price)
    }
    let figure = try #require(estimate.figure(.latencyMean, of: .flow("Flow")))
    expect(try #require(figure.value), is: 0.025, within: 1e-9)
    #expect(
      figure.remarks == [
        "what 'Price' asks of 'Rates' is not counted in the latency: no hop before it leads to 'Price'"
      ])
  }

  @Test("what the flow goes on without is waited for as long as its timeout and no longer")
  func cutOff() throws {
    let estimate = estimate {
      user.calls(app, sending: 1.byte, receiving: 1.byte)
      call(app, rates).timeout(150.milliseconds).optional(losing: "rates")
    }
    // E[min(T, 150)] of an exponential of 100 is 100 (1 − e^−1.5).
    let rest = Double.exp(-1.5)
    try expectTimes(estimate, mean: 0.005 + 0.1 * (1 - rest)) { time in
      // Cut where it would be slower than 150: then 150 and what the application took.
      let late = time > 0.15 ? Double.exp(-(time - 0.15) / 0.005) : 1
      return time < 0.15 ? sum([0.005, 0.1], slowerThan: time) : lateShare(time) + rest * late
    }
    let needed = self.estimate { call(app, rates).timeout(150.milliseconds) }
    let mean = try #require(needed.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: 0.1, within: 1e-9)
  }

  @Test("a timeout ends the wait for all that is behind the one called, wherever it is asked")
  func cutBehind() throws {
    let cut = call(app, price).timeout(25.milliseconds).optional(losing: "prices")
    let estimates = [
      estimate {
        user.calls(app, sending: 1.byte, receiving: 1.byte)
        cut
        call(price, rates)
      },
      sideBySide {
        cut
        call(price, rates)
      },
    ]
    // Of both together no more than 25: ∫ S = Σ w m (1 − e^(−25 / m)), w = m ÷ (m − the other).
    let most = 0.025
    let behind = [(0.02, 0.1), (0.1, 0.02)].reduce(0) { sum, means in
      let (mean, other) = means
      return sum + mean / (mean - other) * mean * (1 - Double.exp(-most / mean))
    }
    for estimate in estimates {
      try expectTimes(estimate, mean: 0.005 + behind) { time in
        // The first alone is slower, or it ended at a time after which the rest took what was left.
        let step = 0.000001
        let both = (0..<Int(min(time, most) / step)).reduce(0) { sum, index in
          let left = (Double(index) + 0.5) * step
          let density = Double.exp(-(time - left) / 0.005) / 0.005
          return sum + step * density * self.sum([0.02, 0.1], slowerThan: left)
        }
        return Double.exp(-time / 0.005) + both
      }
      #expect(estimate.figure(.latencyMean, of: .flow("Flow"))?.remarks.isEmpty == true)
    }
  }

  @Test("a derivation says the time of each place on the way")
  func derivation() throws {
    let figure = try #require(
      sideBySide { call(app, stock) }.figure(.latencyP99, of: .flow("Flow")))
    #expect(
      figure.derivation.contains {
        $0.contains("99th percentile over 5 ms at ") && $0.contains(" busy, then 10 ms at ")
      })
  }

  @Test("nine hundred waits that a timeout ends are worked out as fast as one")
  func manyCutOff() throws {
    let estimate = estimate {
      call(app, rates, times: 900.times).timeout(150.milliseconds).optional(losing: "rates")
    }
    // Of an exponential of 100 cut at 150: E = 100 (1 − q), E² = 2 × 100² (1 − q) − 2 × 100 × 150 q
    // with q = e^−1.5; nine hundred of them are normal but for what the third moment adds.
    let rest = Double.exp(-1.5)
    let one = 0.1 * (1 - rest)
    let square = 2 * 0.01 * (1 - rest) - 2 * 0.1 * 0.15 * rest
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: 900 * one, within: 1e-6)
    let p99 = try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
    let spread = (900 * (square - one * one)).squareRoot()
    expect(p99, is: 900 * one + 2.3263 * spread, within: 2e-3)
  }

  /// Not cut off, and yet slower: both together take longer, the second alone less than 150 ms.
  private func lateShare(_ time: Double) -> Double {
    let step = 0.00001
    return (0..<15_000).reduce(0) { sum, index in
      let second = (Double(index) + 0.5) * step
      return sum + step * Double.exp(-second / 0.1) / 0.1 * Double.exp(-(time - second) / 0.005)
    }
  }

  @Test("a round trip is not paid to a memory of the caller's own, but to what stands behind it")
  func ownMemory() throws {
    func mean(_ own: Bool) throws -> Double {
      let cache = Cache("Own", each: 1_000_000.perSecond, taking: 1.microseconds).hitting(
        75.percent)
      let memory = own ? cache.inEach(of: app) : cache
      let flow = Flow("Flow", at: 10.perSecond, p99: 1.second) {
        app.reads(1.kilobyte, from: memory, else: rates)
      }
      let design = Design("Own") {
        Traffic(peak: 1.times)
        Deployment(roundTrip: 1.millisecond)
        flow
      }
      return try #require(Estimate(of: design).figure(.latencyMean, of: .flow("Flow"))?.value)
    }
    expect(try mean(false), is: 0.001 + 0.000001 + 0.25 * 0.101, within: 1e-9)
    expect(try mean(true), is: 0.000001 + 0.25 * 0.101, within: 1e-9)
  }
}
