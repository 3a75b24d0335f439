import Estimation
import RealModule
import SystemDesign
import Testing

/// How long a flow waits for a queue that is asked more than it can do.
struct GivenUpFigureTests {
  private let user = Client("User")
  private let app = Service(
    "App", instances: 1, each: 1_000_000.perSecond, taking: 2.milliseconds)
  private let rec = Service(
    "Rec", instances: 1, each: 1_000_000.perSecond, taking: 5.milliseconds)
  private let memory = Cache("Memory", each: 1_000_000.perSecond, taking: 1.millisecond)
  private let store = Database("Store", reads: 100.perSecond, taking: 10.milliseconds)

  private func estimate(@FlowBuilder _ steps: () -> [Step]) -> Estimate {
    let call = user.calls(app, sending: 1.byte, receiving: 1.byte)
    let flow = Flow("Flow", at: 200.perSecond, p99: 1.second) {
      return FlowBuilder.buildExpression(call) + steps()
    }
    let other = Flow("Other", at: 200.perSecond) {
      call
      app.reads(1.byte, from: store)
    }
    return Estimate(
      of: Design("Given up") {
        Traffic(peak: 1.times)
        flow
        other
      })
  }

  private func mean(_ estimate: Estimate) throws -> Double {
    try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
  }

  private func p99(_ estimate: Estimate) throws -> Double {
    try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
  }

  private var optional: Hop {
    app.calls(rec, sending: 1.byte, receiving: 1.byte).timeout(25.milliseconds)
      .optional(losing: "hints")
  }

  @Test("what a timeout cuts off takes it each time where an endless queue is behind it")
  func behind() throws {
    let cut = estimate {
      optional
      rec.reads(1.byte, from: store)
    }
    expect(try mean(cut), is: 0.002 + 0.025, within: 1e-9)
    // An exponential of 2 ms, and 25 ms always.
    expect(try p99(cut), is: 0.025 + 0.002 * Double.log(100), within: 1e-6)
    let figure = try #require(cut.figure(.latencyP99, of: .flow("Flow")))
    #expect(figure.unstable.isEmpty)
    #expect(figure.stays.allSatisfy { $0.mean <= 0.025 + 1e-9 })
    let beside = estimate {
      inParallel {
        optional
        rec.reads(1.byte, from: store)
        app.reads(1.byte, from: memory)
      }
    }
    expect(try p99(beside), is: 0.025 + 0.002 * Double.log(100), within: 1e-6)
  }

  @Test("only the answers that ask the endless queue take the whole timeout")
  func misses() throws {
    let cut = estimate {
      app.reads(1.byte, from: memory, else: store, hit: 90.percent).timeout(25.milliseconds)
        .optional(losing: "hints")
    }
    let hits = 0.001 * (1 - Double.exp(-25))
    expect(try mean(cut), is: 0.002 + 0.9 * hits + 0.1 * 0.025, within: 1e-6)
    // Beyond 25 ms nearly all is a miss and what the application took: 0.1 e^(−(t − 25) / 2).
    expect(try p99(cut), is: 0.025 + 0.002 * Double.log(10), within: 1e-3)
    let never = estimate { app.reads(1.byte, from: memory, else: store, hit: 100.percent) }
    expect(try mean(never), is: 0.003, within: 1e-6)
  }

  @Test("as often as it is asked it takes the timeout, and that of each attempt")
  func timesAndAttempts() throws {
    func read(_ times: Ratio) -> Hop {
      app.reads(1.byte, from: store, times: times).timeout(25.milliseconds).optional()
    }
    expect(try mean(estimate { read(0.5.times) }), is: 0.002 + 0.0125, within: 1e-9)
    expect(try mean(estimate { read(1.times).retries(2) }), is: 0.002 + 0.075, within: 1e-9)
    let asking = estimate {
      optional.retries(1)
      rec.reads(1.byte, from: store)
    }
    #expect(try mean(asking) <= 0.002 + 0.005 + 0.05)
  }

  @Test("a hop that never runs waits for nothing")
  func never() throws {
    let none = estimate { app.reads(1.byte, from: store, times: 0.times) }
    expect(try mean(none), is: 0.002, within: 1e-9)
    expect(try p99(none), is: 0.002 * Double.log(100), within: 1e-6)
  }

  @Test("where the flow needs the answer there is no time, whatever the timeout")
  func required() throws {
    for timeout in [25.milliseconds, nil] as [Period?] {
      let read = app.reads(1.byte, from: store)
      let needed = estimate { timeout.map(read.timeout) ?? read }
      let figure = try #require(needed.figure(.latencyP99, of: .flow("Flow")))
      #expect(figure.value == nil && figure.unstable.map(\.component) == ["Store"])
    }
  }
}
