import Estimation
import SystemDesign
import Testing

struct LatencyFigureTests {
  private let client = Client("Client")
  private let item = Record("item", key: "id", ["id": 10.bytes, "body": 990.bytes])

  private func estimate(
    _ rate: Rate, p99: Period? = nil, @FlowBuilder _ steps: () -> [Step]
  ) -> Estimate {
    let flow = Flow("Flow", at: rate, p99: p99, steps)
    return Estimate(
      of: Design("Latency") {
        Traffic(peak: 2.times)
        flow
      })
  }

  private func settled(
    _ servers: Int, _ rate: Double, _ time: Double
  ) throws -> MultiServerQueue.Settled {
    try #require(
      try MultiServerQueue(servers: servers, rate: rate, serviceTime: time).waiting.settled)
  }

  @Test("one service is M/M/c at the peak: machines times what each works on")
  func one() throws {
    let app = Service("App", instances: 3, each: 400.perSecond, taking: 5.milliseconds)
    let estimate = estimate(420.perSecond, p99: 50.milliseconds) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
    }
    // 3 machines × 400 /s × 5 ms: six servers, of which 4.2 are busy.
    let queue = try settled(6, 840, 0.005)
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    let slow = try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
    expect(mean, is: queue.meanResponse, within: 1e-12)
    expect(slow, is: try queue.response(below: 0.99), within: 1e-9)
    let use = try #require(estimate.figure(.latencyUse, of: .flow("Flow"))?.value)
    expect(use, is: slow / 0.05, within: 1e-12)
  }

  @Test(
    "a round trip said of all counts once for each ask between our own components",
    arguments: [(100.0, 2.0), (75.0, 2.5), (0.0, 4.0)])
  func roundTripOfAll(hits: Double, milliseconds: Double) throws {
    func mean(_ deployment: Deployment) throws -> Double {
      let design = Design("Shop") {
        let app = Service("App", instances: 2, each: 100.perSecond, taking: 10.milliseconds)
        let recent = Cache("Recent", each: 1_000.perSecond, taking: 1.millisecond)
        let items = Database("Items", reads: 100.perSecond, taking: 5.milliseconds)
        let item = Record("item", 1.kilobyte)
        deployment
        Flow("Look", at: 1.perSecond, peak: 1.times) {
          client.calls(app, sending: 1.byte, receiving: 1.byte)
          app.reads(item, from: recent, else: items, hit: hits.percent)
        }
      }
      return try #require(Estimate(of: design).figure(.latencyMean, of: .flow("Look"))?.value)
    }
    let apart = try mean(Deployment(roundTrip: 2.milliseconds)) - mean(Deployment())
    #expect(abs(apart - milliseconds / 1_000) < 1e-12)
  }

  @Test(
    "what one machine works on at once may be said, and a round trip adds to the mean and the tail")
  func atOnce() throws {
    let app = Service("App", instances: 2, taking: 10.milliseconds).atOnce(4.requests)
    let queue = try settled(8, 600, 0.010)
    let plain = estimate(300.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    let far = estimate(300.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte).roundTrip(80.milliseconds)
    }
    for (measure, expected) in [
      (Measure.latencyMean, queue.meanResponse),
      (.latencyP99, try queue.response(below: 0.99)),
    ] {
      expect(
        try #require(plain.figure(measure, of: .flow("Flow"))?.value), is: expected, within: 1e-9)
      expect(
        try #require(far.figure(measure, of: .flow("Flow"))?.value), is: expected + 0.08,
        within: 1e-9)
    }
  }

  @Test(
    "one that works on one at a time waits by how far its times differ",
    arguments: [(0.0, 2.0), (0.5, 2.5), (1.0, 4.0), (2.0, 10.0)])
  func varying(spread: Double, wait: Double) throws {
    let app = Service("App", instances: 1, taking: 10.milliseconds).atOnce(1.request)
      .varying(by: spread.times)
    let estimate = estimate(40.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    // 80 % busy: ρ ÷ (1 − ρ) × (1 + c²) ÷ 2 of a service time.
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: 0.01 * (1 + wait), within: 1e-12)
    if spread == 1 {
      let slow = try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
      expect(slow, is: try settled(1, 80, 0.01).response(below: 0.99), within: 1e-6)
    }
  }

  @Test("where several are worked on at a time, it says that the spread is not counted")
  func shared() throws {
    let app = Service("App", instances: 2, taking: 10.milliseconds).atOnce(4.requests)
      .varying(by: 2.times)
    let estimate = estimate(40.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    let figure = try #require(estimate.figure(.latencyMean, of: .flow("Flow")))
    expect(try #require(figure.value), is: try settled(8, 80, 0.01).meanResponse, within: 1e-12)
    #expect(figure.remarks.contains { $0.hasPrefix("how far times in 'App' differ") })
  }

  @Test("a cache answers its hits, and only misses wait for the store")
  func cache() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond, taking: 1.millisecond)
    let cache = Cache("Cache", each: 10_000.perSecond, taking: 200.microseconds).hitting(90.percent)
    let store = Database("Store", reads: 500.perSecond, taking: 4.milliseconds)
    let estimate = estimate(250.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
      app.reads(item, from: cache, else: store)
    }
    let store2 = try settled(2, 50, 0.004)
    let expected =
      try settled(2, 500, 0.001).meanResponse + settled(2, 500, 0.0002).meanResponse
      + 0.1 * store2.meanResponse
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: expected, within: 1e-9)
    let slow = try #require(estimate.figure(.latencyP99, of: .flow("Flow"))?.value)
    #expect(slow > 0.009 && slow < 0.016)
  }

  @Test("calls side by side take as long as the slowest, calls in turn as long as all of them")
  func parallel() throws {
    let parts = ["A", "B", "C"].map {
      Service($0, instances: 2, each: 1_000.perSecond, taking: 2.milliseconds)
    }
    let door = Service("Door", instances: 2, each: 10_000.perSecond, taking: 100.microseconds)
    let together = estimate(100.perSecond) {
      client.calls(door, sending: 1.byte, receiving: 1.byte)
      inParallel { for part in parts { door.calls(part, sending: 1.byte, receiving: 1.byte) } }
    }
    let turns = estimate(100.perSecond) {
      client.calls(door, sending: 1.byte, receiving: 1.byte)
      for part in parts { door.calls(part, sending: 1.byte, receiving: 1.byte) }
    }
    let one = try settled(4, 200, 0.002).meanResponse
    let front = try settled(2, 200, 0.0001).meanResponse
    let mean = try #require(together.figure(.latencyMean, of: .flow("Flow"))?.value)
    // Three exponential times of which the slowest counts: 1 + 1/2 + 1/3.
    expect(mean, is: front + one * 11 / 6, within: 0.001)
    expect(
      try #require(turns.figure(.latencyMean, of: .flow("Flow"))?.value), is: front + 3 * one,
      within: 1e-9)
  }

  @Test("what is handed over is not waited for, nor what its receiver does then")
  func handedOver() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond, taking: 1.millisecond)
    let queue = Queue("Queue")
    let worker = Worker("Worker", instances: 1)
    let store = Database("Store")
    let estimate = estimate(100.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
      app.sends(item, to: queue)
      queue.delivers(item, to: worker)
      worker.writes(item, to: store)
    }
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: try settled(2, 200, 0.001).meanResponse, within: 1e-12)
  }

  @Test("a queue that gets more than it can do is unstable, by so much, and there is no number")
  func unstable() throws {
    let app = Service("App", instances: 1, each: 1_000.perSecond, taking: 5.milliseconds)
    let estimate = estimate(600.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
    }
    for measure in [Measure.latencyMean, .latencyP99] {
      let figure = try #require(estimate.figure(measure, of: .flow("Flow")))
      #expect(figure.value == nil)
      #expect(figure.amount.missing == ["'App' is unstable: asked 1,200 /s, can do 1,000 /s"])
    }
  }

  @Test("a time nobody stated is unknown and named; a load balancer's is not counted, and said so")
  func unknown() throws {
    let edge = LoadBalancer("Edge", instances: 2)
    let app = Service("App", instances: 1, each: 1_000.perSecond)
    let missing = estimate(1.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    let figure = try #require(missing.figure(.latencyP99, of: .flow("Flow")))
    #expect(figure.value == nil)
    #expect(
      figure.amount.missing == ["how long one request keeps 'App': say taking: 5.milliseconds"])
    let timed = Service("App", instances: 1, each: 1_000.perSecond, taking: 1.millisecond)
    let through = estimate(1.perSecond) {
      client.calls(timed, through: edge, sending: 1.byte, receiving: 1.byte)
    }
    let known = try #require(through.figure(.latencyP99, of: .flow("Flow")))
    #expect(known.value != nil && known.remarks.contains { $0.contains("'Edge'") })
    let blind = Service("App", instances: 1, taking: 1.millisecond)
    let how = estimate(1.perSecond) { client.calls(blind, sending: 1.byte, receiving: 1.byte) }
    #expect(
      how.figure(.latencyP99, of: .flow("Flow"))?.amount.missing.first?
        .contains("works on at a time") == true)
  }

  @Test("a guessed service time has a range, and its middle is the middle's value")
  func range() throws {
    let app = Service(
      "App", instances: 3, each: 400.perSecond, taking: 2.milliseconds...8.milliseconds)
    let estimate = estimate(100.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
    }
    guard case .known(let spread)? = estimate.figure(.latencyP99, of: .flow("Flow"))?.amount else {
      Issue.record("unknown")
      return
    }
    #expect(spread.low < spread.value * 0.8 && spread.high > spread.value * 1.25)
  }

  @Test("the essentials hold the times of flows that promise one, with the same values")
  func essentials() throws {
    let app = Service("App", instances: 3, each: 400.perSecond, taking: 5.milliseconds)
    let design = Design("Two") {
      Traffic(peak: 2.times)
      Flow("Quick", at: 10.perSecond, p99: 100.milliseconds) {
        client.calls(app, sending: 1.byte, receiving: 1.byte)
      }
      Flow("Slow", at: 10.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    }
    let few = Estimate(of: design, .essentials)
    let all = Estimate(of: design)
    #expect(few.figure(.latencyP99, of: .flow("Slow")) == nil)
    #expect(
      few.figure(.latencyP99, of: .flow("Quick"))?.value
        == all.figure(.latencyP99, of: .flow("Quick"))?.value)
  }

  @Test("of scattered reads most wait for a slow one")
  func scattered() throws {
    let app = Service("App", instances: 2, each: 1_000.perSecond, taking: 1.millisecond)
    let store = Database("Store", shards: 100, reads: 1_000.perSecond, taking: 1.millisecond)
    let estimate = estimate(10.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
      app.reads(item, from: store).scattered(over: 100)
    }
    expect(
      try #require(estimate.figure(.slowAnswers, of: .flow("Flow"))?.value), is: 0.6339677,
      decimals: 7)
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    // A hundred at once: the harmonic number of a hundred service times.
    #expect(mean > 0.0055 && mean < 0.0075)
  }

  @Test("of reads written in a loop each waits for what it lacks itself")
  func loop() throws {
    let app = Service("App", instances: 4, each: 1_000.perSecond, taking: 1.milliseconds)
    let cache = Cache("Cache", each: 100_000.perSecond, taking: 1.milliseconds)
    let store = ObjectStore("Store", taking: 100.milliseconds)
    let estimate = estimate(0.001.perSecond) {
      client.calls(app, sending: 1.byte, receiving: 1.byte)
      for count in [1, 20] {
        app.reads(count.of(item), from: cache, else: store, hit: 90.percent)
      }
    }
    // 1 ms and twice 1 ms, and the store for 0.1 and for 1 − 0.9²⁰ = 0.878 423 of them.
    let mean = try #require(estimate.figure(.latencyMean, of: .flow("Flow"))?.value)
    expect(mean, is: 0.003 + 0.1 * (0.1 + 0.878_423_345_4), within: 1e-6)
  }
}
