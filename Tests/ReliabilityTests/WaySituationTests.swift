import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Everything is asked a thousand times a second or more, so that what is left must carry it.
@Suite("Other ways carry what comes to them when those before are lost")
struct WaySituationTests {
  private func ask(
    _ rate: Int, across spread: Spread? = nil, zone: Ratio? = nil,
    @FlowBuilder _ steps: () -> [Step]
  ) -> Design {
    let steps = steps()
    return Design("Ways") {
      Deployment(across: spread, zone: zone)
      Flow("Read", at: rate.perSecond, peak: 1.times, availability: 99.9.percent) {
        for step in steps { step }
      }
    }
  }

  private func app(_ each: Int = 3_000, _ up: Ratio = 99.9.percent) -> Service {
    Service("App", instances: 8, each: each.perSecond).available(up)
  }

  /// Up with one of eight instances left.
  private func appUp(_ one: Double = 0.999) -> Double {
    1 - (0..<8).reduce(1) { product, _ in product * (1 - one) }
  }

  private func pairs(_ design: Design) throws -> [[String]] {
    let reliability = Reliability(of: Estimate(of: design))
    let flow = try #require(reliability.flows.first)
    return reliability.combinations(of: flow, upTo: 2).all.map { $0.members.map(\.name) }
  }

  @Test(
    "a fallback of a read through a cache answers for what the cache lacks",
    arguments: [(3_999, true), (4_000, false)])
  func behindCache(each: Int, isPoint: Bool) throws {
    let app = app()
    let cache = Cache("C", replicas: 1, each: 100_000.perSecond).available(99.percent)
    let store = Database("DB", reads: 20_000.perSecond).available(99.percent)
    let old = Service("Old", instances: 1, each: each.perSecond).available(99.percent)
    let design = ask(8_000) {
      client.calls(app)
      app.reads(thing, from: cache, else: store, hit: 50.percent).fallback { app.calls(old) }
    }
    let flow = try firstFlow(design)
    #expect(flow.names == (isPoint ? ["DB"] : []))
    #expect(flow.isFailing == isPoint)
    // App needs three of eight.
    let apps = 1 - appFails(more: 5, of: 8)
    // Old carries what the cache lacks, and not what it would have answered.
    let carried = 1 - 0.01 * (0.01 + 0.99 * 0.01 * 0.01)
    #expect(agree(flow.availability.value, apps * (isPoint ? 0.99 : carried), within: 1e-12))
    let losses = Reliability(of: Estimate(of: design)).overloadingLosses.map(\.chain)
    #expect(
      losses == (isPoint ? ["losing 'DB' puts 4,000 /s on 'Old', 100 % of what it can do"] : []))
  }

  /// How often more than so many of some instances of 99.9 % are away.
  private func appFails(more lost: Int, of all: Int) -> Double {
    ((lost + 1)...all).reduce(0) { sum, away in
      var ways = 1.0
      for place in 0..<away { ways *= Double(all - place) / Double(place + 1) * 0.001 }
      for _ in away..<all { ways *= 0.999 }
      return sum + ways
    }
  }

  @Test(
    "one of two reads through caches answers for both", arguments: [(600, true), (1_000, false)])
  func cachedWays(each: Int, isPoint: Bool) throws {
    let app = app(3_000, 100.percent)
    func cache(_ name: String) -> Cache {
      Cache(name, replicas: 1, each: 20_000.perSecond).available(99.9.percent)
    }
    let (one, other) = (cache("C1"), cache("C2"))
    let first = Database("D1", reads: each.perSecond).available(99.percent)
    let second = Database("D2", reads: each.perSecond).available(99.percent)
    // Each store is asked 500 times a second, and alone 1,000 times.
    let flow = try firstFlow(
      ask(2_000) {
        client.calls(app)
        oneOf {
          app.reads(thing, from: one, else: first, hit: 50.percent)
          app.reads(thing, from: other, else: second, hit: 50.percent)
        }
      })
    #expect(flow.names == (isPoint ? ["D1", "D2"] : []))
    #expect(flow.singlePoints.allSatisfy { $0.cause == .capacity })
    #expect(agree(flow.availability.value, isPoint ? 0.99 * 0.99 : 0.9999, within: 1e-12))
  }

  @Test("a fallback of a fallback carries what comes when both before it are lost")
  func nested() throws {
    func design(_ last: Int, _ middle: Int = 2_000) -> Design {
      let app = app(1_000, 100.percent)
      let a = Service("A", each: 2_000.perSecond).available(99.percent)
      let b = Service("B", each: middle.perSecond).available(99.percent)
      let c = Service("C", each: last.perSecond).available(99.percent)
      return ask(1_000) {
        client.calls(app)
        app.calls(a).fallback { app.calls(b).fallback { app.calls(c) } }
      }
    }
    let small = design(1)
    #expect(agree(try firstFlow(small).availability.value, 1 - 0.01 * 0.01, within: 1e-12))
    #expect(try pairs(small) == [["A", "B"]])
    let large = design(1_000)
    #expect(agree(try firstFlow(large).availability.value, 1 - 1e-6, within: 1e-12))
    #expect(try pairs(large).isEmpty)
    // Where the middle one is too small the last one stands for the first.
    let skipped = design(1_000, 1)
    #expect(agree(try firstFlow(skipped).availability.value, 1 - 0.01 * 0.01, within: 1e-12))
    #expect(try pairs(skipped) == [["A", "C"]])
  }

  /// What holds over all states of three zones of 99.5 %, weighed by how often each is.
  private func overZones(_ zones: Int, _ up: ([Bool]) -> Double) -> Double {
    (0..<(1 << zones)).reduce(0) { sum, state in
      let isUp = (0..<zones).map { state >> $0 & 1 == 1 }
      return sum + isUp.reduce(up(isUp)) { $0 * ($1 ? 0.995 : 0.005) }
    }
  }

  /// How often so many or more are up of machines that stand by turns in zones.
  private func enough(_ needed: Int, of count: Int, _ share: Double, _ zones: [Bool]) -> Double {
    let standing = (0..<count).count { zones[$0 % zones.count] }
    guard needed <= standing else { return 0 }
    return (needed...standing).reduce(0) { sum, up in
      var ways = 1.0
      for place in 0..<up { ways *= Double(standing - place) / Double(place + 1) * share }
      for _ in up..<standing { ways *= 1 - share }
      return sum + ways
    }
  }

  @Test("a fallback needs as many of its machines as what then comes to it takes")
  func machines() throws {
    let app = Service("App", instances: 6, each: 1_000.perSecond).available(99.9.percent)
    let main = Service("Main", instances: 1, each: 2_000.perSecond).available(99.percent)
    let old = Service("Old", instances: 3, each: 400.perSecond).available(95.percent)
    let design = ask(1_000, across: 3.zones, zone: 99.5.percent) {
      client.calls(app)
      app.calls(main).fallback { app.calls(old) }
    }
    let flow = try firstFlow(design)
    // Zone 1 takes Main and one of the three that a thousand a second need.
    #expect(flow.names == ["zone 1"])
    #expect(try flow.point("zone 1").cause == .capacity)
    let expected = overZones(3) { zones in
      let first = zones[0] ? 0.99 : 0
      return enough(1, of: 6, 0.999, zones)
        * (1 - (1 - first) * (1 - enough(3, of: 3, 0.95, zones)))
    }
    #expect(agree(flow.availability.value, expected, within: 1e-12))
    #expect(agree(expected, 0.9935, within: 5e-5))
    let loss = try #require(
      Reliability(of: Estimate(of: design)).overloadingLosses.first { $0.name == "zone 1" })
    #expect(agree(loss.overloads.first?.use, 1.25, within: 1e-9))
  }

  @Test("one of two ways needs as many machines as both ways' work takes")
  func machinesOfWays() throws {
    let app = Service("App", instances: 6, each: 1_000.perSecond).available(99.99.percent)
    let a = Service("A", instances: 1, each: 1_000.perSecond).available(99.percent)
    let b = Service("B", instances: 2, each: 500.perSecond).available(99.percent)
    let flow = try firstFlow(
      ask(1_000, across: 2.zones, zone: 99.5.percent) {
        client.calls(app)
        oneOf {
          app.calls(a)
          app.calls(b)
        }
      })
    #expect(flow.names == ["zone 1"])
    let expected = overZones(2) { zones in
      let first = zones[0] ? 0.99 : 0
      return enough(1, of: 6, 0.9999, zones)
        * (first + (1 - first) * enough(2, of: 2, 0.99, zones))
    }
    #expect(agree(flow.availability.value, expected, within: 1e-12))
    #expect(agree(expected, 0.99475, within: 5e-6))
  }

  @Test("of three ways two may do with fewer machines each than one alone needs")
  func threeWays() throws {
    let app = app(1_000, 100.percent)
    let services = (1...3).map {
      Service("S\($0)", instances: 3, each: 250.perSecond).available(90.percent)
    }
    // Alone none carries a thousand a second; two need two of three each, three two of three each.
    let flow = try firstFlow(
      ask(1_000) {
        client.calls(app)
        oneOf { for service in services { app.calls(service) } }
      })
    let enough = (3.0 * 0.9 * 0.9 * 0.1) + 0.9 * 0.9 * 0.9
    let two = 3 * enough * enough * (1 - enough) + enough * enough * enough
    #expect(agree(flow.availability.value, two, within: 1e-12))
    #expect(flow.notes.contains("2 of several ways are needed: fewer cannot carry the peak"))
  }

  @Test("replicas that fall back to their primary need it to carry what they did")
  func toPrimary() throws {
    func flow(_ reads: Int) throws -> FlowReliability {
      let app = app(2_000, 100.percent)
      let store = Database(
        "DB", replicas: 2, reads: reads.perSecond, writes: 1_000.perSecond,
        failover: .automatic(10.seconds)
      ).available(99.percent)
      return try firstFlow(
        ask(1_500) {
          client.calls(app)
          app.reads(thing, from: store.replicas).fallback { app.reads(thing, from: store) }
        })
    }
    // Two replicas of 1,000 carry 1,500 a second, and neither the primary alone does nor the one
    // replica that is left when the other becomes the primary.
    let small = try flow(1_000)
    #expect(small.names == ["DB"])
    #expect(try small.point("DB").cause == .capacity)
    #expect(agree(small.availability.value, 0.99 * 0.99 * 0.99, within: 1e-12))
    // One of 1,500 does.
    let large = try flow(1_500)
    #expect(large.names.isEmpty)
    #expect(agree(large.availability.value, 1 - 1e-6, within: 1e-12))
  }

  @Test("what hangs behind another way carries what comes to that way")
  func behind() throws {
    func flow(_ reads: Int) throws -> FlowReliability {
      let app = app(1_000, 100.percent)
      let main = Service("Main", each: 2_000.perSecond).available(99.percent)
      let old = Service("Old", each: 2_000.perSecond).available(99.percent)
      let index = SearchIndex("Index", replicas: 2, reads: reads.perSecond).available(90.percent)
      return try firstFlow(
        ask(1_000) {
          client.calls(app)
          app.calls(main).fallback { app.calls(old) }
          old.reads(thing, from: index)
        })
    }
    func available(_ index: Double) -> Double { 1 - 0.01 * (1 - 0.99 * index) }
    // One, two or three of three, or more than there are.
    #expect(agree(try flow(1_000).availability.value, available(1 - 0.001), within: 1e-12))
    #expect(
      agree(try flow(500).availability.value, available(0.729 + 3 * 0.081), within: 1e-12))
    #expect(agree(try flow(350).availability.value, available(0.729), within: 1e-12))
    let small = try flow(300)
    #expect(small.names == ["Main"])
    #expect(agree(small.availability.value, 0.99, within: 1e-12))
  }
}
