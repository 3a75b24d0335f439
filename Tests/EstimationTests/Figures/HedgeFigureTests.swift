import Estimation
import RealModule
import SystemDesign
import Testing

struct HedgeFigureTests {
  private let item = Record("item", 1.kilobyte)

  private func estimate(_ hedge: (Hop) -> Hop) -> Estimate {
    Estimate(
      of: Design("Hedged") {
        Traffic(peak: 2.times, planned: 1.year)
        let app = Service("App", instances: 4, each: 1_000.perSecond, taking: 1.millisecond)
        let items = Database(
          "Items", reads: 3_000.perSecond, writes: 2_000.perSecond, taking: 5.milliseconds)
        let user = Client("User")
        Flow("Look", at: 500.perSecond, p99: 50.milliseconds) {
          user.calls(app, sending: 1.byte, receiving: item)
          hedge(app.reads(item, from: items))
        }
      })
  }

  private func value(_ measure: Measure, _ estimate: Estimate) throws -> Double {
    try #require(estimate.figure(measure, of: .flow("Look"))?.value)
  }

  /// 1,000 reads at the peak, each again as often as said, on fifteen places of 5 ms.
  private func items(_ asked: Double) throws -> ResponseTime {
    .queue(
      try #require(
        try MultiServerQueue(servers: 15, rate: 1_000 * asked, serviceTime: 0.005).waiting.settled))
  }

  private func app() throws -> ResponseTime {
    .queue(
      try #require(
        try MultiServerQueue(servers: 4, rate: 1_000, serviceTime: 0.001).waiting.settled))
  }

  @Test("a read hedged after 95 % has a shorter tail, and 5 % more load that all figures count")
  func share() throws {
    let (plain, hedged) = (estimate { $0 }, estimate { $0.hedged(after: 95.percent) })
    #expect(try value(.latencyP99, hedged) < (try value(.latencyP99, plain)))
    let one = try items(1.05)
    let exact = ResponseTime.sequence([
      try app(), try one.hedged(after: try one.quantile(0.95)),
    ])
    expect(try value(.latencyP99, hedged), is: try exact.quantile(0.99), within: 1e-9)
    expect(try value(.latencyMean, hedged), is: exact.mean, within: 1e-9)
    expect(try value(.latencyHedged, hedged), is: 0.05, within: 1e-9)
    #expect(plain.figure(.latencyHedged, of: .flow("Look")) == nil)
    let peak = try #require(hedged.figure(.ratePeak, of: .component("Items"))?.value)
    expect(peak, is: 1_050, within: 1e-12)
    let figure = try #require(hedged.figure(.latencyHedged, of: .flow("Look")))
    #expect(figure.text == "5.00 %")
    #expect(figure.amount.missing.isEmpty && figure.remarks.isEmpty)
  }

  @Test("a read hedged after a time says which share that is, and that no load counts it")
  func time() throws {
    let hedged = estimate { $0.hedged(after: 15.milliseconds) }
    let one = try items(1)
    let exact = ResponseTime.sequence([try app(), try one.hedged(after: 0.015)])
    expect(try value(.latencyP99, hedged), is: try exact.quantile(0.99), within: 1e-9)
    expect(
      try value(.latencyHedged, hedged), is: one.share(slowerThan: 0.015), within: 1e-9)
    let figure = try #require(hedged.figure(.latencyP99, of: .flow("Look")))
    #expect(
      figure.remarks == [
        "what 'Items' is asked again after 15 ms is not counted in its load: "
          + "say .hedged(after: 95.percent)"
      ])
  }

  @Test("of two that are hedged, each counts by itself")
  func two() throws {
    let design = Design("Hedged") {
      Traffic(peak: 1.times)
      let user = Client("User")
      let quick = Service("Quick", each: 1_000_000.perSecond, taking: 1.milliseconds)
      let slow = Service("Slow", each: 1_000_000.perSecond, taking: 100.milliseconds)
      Flow("Look", at: 1.perSecond, p99: 1.second) {
        user.calls(quick, sending: 1.byte, receiving: 1.byte).hedged(after: 2.milliseconds)
        quick.calls(slow, sending: 1.byte, receiving: 1.byte).hedged(after: 100.milliseconds)
      }
    }
    let twice = try #require(Estimate(of: design).figure(.latencyHedged, of: .flow("Look"))?.value)
    expect(twice, is: (Double.exp(-2) + Double.exp(-1)) / 2, within: 1e-9)
  }

  @Test("after everything is never, after nothing is always", arguments: [(100.0, 1.0), (0, 2)])
  func ends(percent: Double, asked: Double) throws {
    let hedged = estimate { $0.hedged(after: percent.percent) }
    let one = try items(asked)
    let exact = ResponseTime.sequence([
      try app(), percent == 0 ? try one.hedged(after: 0) : one,
    ])
    expect(try value(.latencyP99, hedged), is: try exact.quantile(0.99), within: 1e-9)
  }

  @Test("a record that a hedged write sends twice is kept once")
  func writes() throws {
    func stored(_ hedge: (Hop) -> Hop) -> Double? {
      let design = Design("Hedged") {
        Traffic(peak: 1.times, planned: 1.year)
        let app = Service("App")
        let items = Database("Items", writes: 2_000.perSecond)
        Flow("Keep", at: 500.perSecond) { hedge(app.writes(item, to: items)) }
      }
      return Estimate(of: design).figure(.storageRaw, of: .component("Items"))?.value
    }
    #expect(stored { $0 } == stored { $0.hedged(after: 90.percent) })
  }

  @Test("what a hedged cache lacks is asked for once: its other instances lack the same")
  func misses() throws {
    func look(_ hedge: (Hop) -> Hop) -> Estimate {
      Estimate(
        of: Design("Hedged") {
          Traffic(peak: 1.times)
          let user = Client("User").inside()
          let cache = Cache(
            "Cache", replicas: 1, memory: 1.gigabyte, each: 20_000.perSecond,
            taking: 50.microseconds
          ).hitting(95.percent)
          let store = Database(
            "Store", .keyValue, reads: 2_000.perSecond, taking: 5.milliseconds)
          Flow("Look", at: 1_000.perSecond) {
            hedge(user.reads(item, from: cache, else: store))
          }
        })
    }
    func queue(_ servers: Int, _ rate: Double, _ time: Double) throws -> ResponseTime {
      .queue(
        try #require(
          try MultiServerQueue(servers: servers, rate: rate, serviceTime: time).waiting.settled))
    }
    // Two copies of a cache that works on one at a time; a store that works on ten.
    func cache(_ rate: Double) throws -> ResponseTime { try queue(2, rate, 5e-5) }
    let miss = ResponseTime.chance(0.05, try queue(10, 50, 0.005))

    let after = look { $0.hedged(after: 2.milliseconds) }
    let late = ResponseTime.sequence([try cache(1_000).hedged(after: 0.002), miss])
    expect(try value(.latencyMean, after), is: late.mean, within: 1e-9)
    #expect(try value(.latencyMean, after) > 0.000299)
    expect(try value(.latencyP99, after), is: try late.quantile(0.99), within: 1e-9)

    let hedged = look { $0.hedged(after: 95.percent) }
    let one = try cache(1_050)
    let exact = ResponseTime.sequence([
      try one.hedged(after: try one.quantile(0.95)), miss,
    ])
    expect(try value(.latencyMean, hedged), is: exact.mean, within: 1e-9)
    expect(try value(.latencyHedged, hedged), is: 0.05, within: 1e-9)
    let asked = try ["Cache", "Store"].map { name in
      try #require(hedged.figure(.ratePeak, of: .component(name))?.value)
    }
    expect(asked[0], is: 1_050, within: 1e-12)
    expect(asked[1], is: 50, within: 1e-12)
  }

  @Test("an unstable queue is unstable hedged or not")
  func unstable() throws {
    let design = Design("Hedged") {
      Traffic(peak: 2.times)
      let user = Client("User")
      let app = Service("App", each: 100.perSecond, taking: 10.milliseconds)
      Flow("Call", at: 48.perSecond) {
        user.calls(app, sending: 1.byte, receiving: 1.byte).hedged(after: 90.percent)
      }
    }
    let figure = try #require(Estimate(of: design).figure(.latencyP99, of: .flow("Call")))
    #expect(figure.value == nil)
    #expect(figure.amount.missing == ["'App' is unstable: asked 106 /s, can do 100 /s"])
  }
}
