import Estimation
import RealModule
import SystemDesign
import Testing

/// Designs at the edges of what can be said, against figures worked out by hand.
struct OddDesignTests {
  private let item = Record("item", 1.kilobyte)
  private let user = Client("User")

  private func value(_ measure: Measure, of subject: Subject, _ design: Design) throws -> Double {
    try #require(Estimate(of: design).figure(measure, of: subject)?.value)
  }

  @Test("without traffic one machine is enough, and one execution has no cost")
  func nothing() throws {
    let design = Design("Zero") {
      Traffic(peak: 3.times, planned: 5.years)
      let app = Service("App", instances: 2, each: 100.perSecond)
        .costing(100.dollars.per(.month))
      Flow("Look", at: 0.perSecond) { user.calls(app, sending: 1.byte, receiving: item) }
    }
    #expect(try value(.instancesNeeded, of: .component("App"), design) == 1)
    #expect(try value(.utilisationPeak, of: .component("App"), design) == 0)
    let one = try #require(Estimate(of: design).figure(.costPerRequest, of: .flow("Look")))
    #expect(one.amount.missing == ["what one 'Look' costs: it never happens"])
  }

  @Test("a cache that always answers leaves its store one machine")
  func allHits() throws {
    let design = Design("All hits") {
      Traffic(peak: 2.times)
      let app = Service("App")
      let cache = Cache("Cache", each: 10_000.perSecond).hitting(100.percent)
      let store = Database("Store", reads: 1_000.perSecond)
      Flow("Look", at: 400.perSecond) { app.reads(item, from: cache, else: store) }
    }
    #expect(try value(.instancesNeeded, of: .component("Store"), design) == 1)
    #expect(try value(.utilisationCold, of: .component("Store"), design) == 0.8)
  }

  @Test("one machine that could do more than it may takes its own time when it is idle")
  func partOfAServer() throws {
    // 100 /s of 1 ms each: a tenth of a server, free for the next every 10 ms.
    func mean(_ rate: Rate, _ share: Ratio?) throws -> Double {
      let plain = Service("App", each: 100.perSecond, taking: 1.millisecond)
      let app = share.map { plain.varying(by: $0) } ?? plain
      let design = Design("Slow") {
        Traffic(peak: 1.times)
        Flow("Look", at: rate) { user.calls(app, sending: 1.byte, receiving: item) }
      }
      return try value(.latencyMean, of: .flow("Look"), design)
    }
    expect(try mean(1e-9.perSecond, nil), is: 0.001, within: 1e-6)
    // M/M/1 at 50 of 100 waits 10 ms, M/D/1 half of that.
    expect(try mean(50.perSecond, nil), is: 0.011, within: 1e-9)
    expect(try mean(50.perSecond, 0.times), is: 0.006, within: 1e-9)
  }

  @Test("ten in a chain are Erlang's distribution of ten")
  func chain() throws {
    let services = (0..<10).map {
      Service("S\($0)", instances: 2, each: 100.perSecond, taking: 5.milliseconds)
    }
    let design = Design("Chain") {
      Traffic(peak: 2.times)
      Flow("Go", at: 60.perSecond) {
        user.calls(services[0], sending: 1.byte, receiving: 1.byte)
        for (from, to) in zip(services, services.dropFirst()) {
          from.calls(to, sending: 1.byte, receiving: 1.byte)
        }
      }
    }
    // Each is M/M/1 of 200 /s with 120 /s: exponential with 12.5 ms; γ(10) has its 99 % at 18.783.
    expect(try value(.latencyMean, of: .flow("Go"), design), is: 0.125, within: 1e-9)
    expect(
      try value(.latencyP99, of: .flow("Go"), design), is: 0.0125 * 18.783_116, within: 1e-6)
  }

  @Test("growth below nothing keeps less each year")
  func shrinking() throws {
    let kept = Record("kept", 1.kilobyte, keeping: 1.year)
    let design = Design("Shrinking") {
      Traffic(peak: 2.times, growing: (-20).percent, planned: 3.years)
      let app = Service("App")
      let all = Database("All")
      let last = Database("Last")
      Flow("Add", at: 100.perSecond) {
        app.writes(item, to: all)
        app.writes(kept, to: last)
      }
    }
    let year = 100 * 1_000 * 31_536_000.0
    let rate = -Double.log(0.8)
    expect(
      try value(.storageRaw, of: .component("All"), design), is: year * (1 - 0.512) / rate,
      within: 1e-9)
    expect(
      try value(.storageRaw, of: .component("Last"), design), is: year * (0.64 - 0.512) / rate,
      within: 1e-9)
  }

  @Test("an hour ahead holds an hour")
  func hour() throws {
    let design = Design("Hour") {
      Traffic(peak: 1.times, growing: 100.percent, planned: 1.hour)
      let app = Service("App")
      let all = Database("All", replicas: 2)
      Flow("Add", at: 100.perSecond) { app.writes(item, to: all) }
    }
    let hours = 1.0 / 8_760
    let grown = (Double.exp(Double.log(2) * hours) - 1) / Double.log(2)
    expect(
      try value(.storageStored, of: .component("All"), design),
      is: 3 * 100 * 1_000 * 31_536_000 * grown, within: 1e-9)
  }

  @Test("a thousand million million a day, and one a year")
  func sizes() throws {
    func machines(_ rate: Rate) throws -> Double {
      let design = Design("Sizes") {
        Traffic(peak: 2.times, planned: 100.years)
        let app = Service("App", instances: 1_000_000, each: 2_000.perSecond)
        Flow("Add", at: rate) { user.calls(app, sending: item, receiving: 10.bytes) }
      }
      return try value(.instancesNeeded, of: .component("App"), design)
    }
    // 2 × 10^15 ÷ 86,400 ÷ 1,400, rounded up.
    #expect(try machines(1e15.requests.per(.day)) == 16_534_392)
    #expect(try machines(1.request.per(.year)) == 1)
  }

  @Test("one of three ways is a third of the load of each, and what it asks before counts once")
  func ways() throws {
    let (a, b) = (
      Service("A", each: 500.perSecond), Service("B", each: 500.perSecond)
    )
    let design = Design("Ways") {
      Traffic(peak: 2.times)
      let app = Service("App", each: 1_000.perSecond)
      Flow("Look", at: 90.perSecond) {
        user.calls(app, sending: 1.byte, receiving: 1.byte)
        oneOf {
          app.calls(a, sending: 1.byte, receiving: 1.byte)
          app.calls(b, sending: 1.byte, receiving: 1.byte, times: 2.times)
          app.calls(b, sending: 1.byte, receiving: 1.byte)
        }
        app.calls(a, sending: 1.byte, receiving: 1.byte, times: 20.percent)
      }
    }
    expect(try value(.ratePeak, of: .component("A"), design), is: 60 + 36, within: 1e-12)
    expect(try value(.ratePeak, of: .component("B"), design), is: 120 + 60, within: 1e-12)
    expect(try value(.ratePeak, of: .component("App"), design), is: 180, within: 1e-12)
  }
}
