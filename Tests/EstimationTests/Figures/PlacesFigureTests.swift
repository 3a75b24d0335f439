import Estimation
import SystemDesign
import Testing

/// What the places of a machine and the time each is taken let through.
struct PlacesFigureTests {
  private func estimate(each: Int?, queueing: Ratio? = nil) -> Estimate {
    let places = Service(
      "App", instances: 2, each: each.map { $0.perSecond }, taking: 200.milliseconds
    ).atOnce(100.requests)
    let app = queueing.map { places.queueing(atMost: $0) } ?? places
    return Estimate(of: calling(app, at: 600.perSecond, traffic: Traffic(peak: 2.times)))
  }

  private func value(_ measure: Measure, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component("App"))?.value
  }

  @Test(
    "a hundred places for 200 ms each are 500 a second, whatever else is said to be possible",
    arguments: [(1_000, 1.2, 4), (nil, 1.2, 4), (400, 1.5, 5)] as [(Int?, Double, Double)])
  func places(each: Int?, use: Double, needed: Double) throws {
    let estimate = estimate(each: each)
    expect(try #require(value(.utilisationPeak, estimate)), is: use, within: 1e-12)
    // 1,200 a second at 70 % of 500, or of 400.
    #expect(value(.instancesNeeded, estimate) == needed)
  }

  @Test("where a share may wait that decides how many places there are, and not how many do it")
  func waiting() throws {
    let estimate = estimate(each: 1_000, queueing: 20.percent)
    expect(try #require(value(.utilisationPeak, estimate)), is: 1.2, within: 1e-12)
    // 240 busy places, and some twenty more, of a hundred on a machine.
    #expect(value(.machinesForWaiting, estimate) == 3)
    #expect(value(.instancesNeeded, estimate) == 3)
  }

  @Test("two places for 10 ms each are 200 a second of whatever keeps data as well")
  func stores() throws {
    let app = Service("App")
    let reads = [
      app.reads(
        1.byte,
        from: Database("DB", reads: 1_000.perSecond, taking: 10.milliseconds).atOnce(2.requests)),
      app.reads(1.byte, from: Database("DB", taking: 10.milliseconds).atOnce(2.requests)),
      app.reads(
        1.byte,
        from: SearchIndex("DB", reads: 1_000.perSecond, taking: 10.milliseconds)
          .atOnce(2.requests)),
      app.reads(
        1.byte,
        from: Cache("DB", memory: 1.gigabyte, each: 1_000.perSecond, taking: 10.milliseconds)
          .atOnce(2.requests)),
      app.writes(
        Record("row", 1.byte),
        to: Database("DB", writes: 1_000.perSecond, taking: 10.milliseconds).atOnce(2.requests)),
    ]
    for hop in reads {
      let estimate = Estimate(
        of: Design("Places") {
          Traffic(peak: 1.times)
          Flow("Use", at: 600.perSecond) { hop }
        })
      let use = try #require(estimate.figure(.utilisationPeak, of: .component("DB"))?.value)
      expect(use, is: 3, within: 1e-12)
      // 600 ÷ (200 × 70 %)
      #expect(estimate.figure(.instancesNeeded, of: .component("DB"))?.value == 5)
    }
  }

  @Test("reads and writes of a store take the same places, and wait in one queue")
  func shared() throws {
    let app = Service("App", instances: 8, each: 3_000.perSecond, taking: 1.milliseconds)
    func estimate(_ places: Int) -> Estimate {
      let store = Database("Store", replicas: 1, taking: 10.milliseconds)
        .atOnce(places.of("requests"))
      return Estimate(
        of: Design("Shared") {
          Traffic(peak: 1.times)
          Flow("Read", at: 700.perSecond, p99: 1.second) { app.reads(1.kilobyte, from: store) }
          Flow("Write", at: 700.perSecond, p99: 1.second) { app.updates(1.kilobyte, in: store) }
        })
    }
    func use(_ estimate: Estimate) throws -> Use {
      let part = try #require(estimate.design.components.first { $0.name == "Store" })
      return try #require(estimate.everyUse(of: part).first { $0.resource == .places })
    }
    // 1,400 a second for 10 ms each are 14 at a time.
    let few = estimate(10)
    expect(try #require(try use(few).warm.value), is: 1.4, within: 1e-12)
    #expect(few.figure(.latencyP99, of: .flow("Read"))?.text == "unstable")
    #expect(few.figure(.latencyP99, of: .flow("Write"))?.text == "unstable")
    // Of ten at 70 % seven: two shards, each with its copy.
    #expect(few.figure(.machinesForPlaces, of: .component("Store"))?.value == 4)
    let many = estimate(40)
    expect(try #require(try use(many).warm.value), is: 0.35, within: 1e-12)
    #expect(many.figure(.latencyP99, of: .flow("Read"))?.value != nil)
  }
}
