import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What some executions need takes those along, wherever it is said")
struct SometimesNeededTests {
  private let client = Client("Client")
  private let app = Service("App", instances: 3)

  private func reliability(@FlowBuilder _ steps: () -> [Step]) -> Reliability {
    let steps = steps()
    let flow = Flow("Ask", at: 500.perSecond, peak: 1.times, availability: 99.9.percent) {
      return FlowBuilder.buildExpression(client.calls(app)) + steps
    }
    return Reliability(
      of: Estimate(
        of: Design("Sometimes") {
          Deployment(across: 3.zones)
          flow
        }))
  }

  private func experiments(_ reliability: Reliability) -> [Experiment] {
    reliability.experiments(
      reliability.flows.map { ($0, reliability.combinations(of: $0, upTo: 2)) },
      reliability.impacts)
  }

  @Test("a hop in three of ten executions takes three of ten of them")
  func share() throws {
    let reliability = reliability { app.calls(Service("Rare"), times: 30.percent) }
    let points = try #require(reliability.flows.first).singlePoints
    let rare = try #require(points.first { $0.name == "Rare" })
    #expect(agree(rare.share, 0.3))
    #expect(rare.cause == .structural && rare.reason == "1 instance, and some requests need it")
    let impact = try #require(reliability.impacts.first { $0.name == "Rare" })
    #expect(agree(impact.requestsLost, 0.3))
    let experiment = try #require(experiments(reliability).first { $0.step == "stop 'Rare'" })
    #expect(experiment.expected == "'Ask' fails for 30 % of the requests, nothing else")
  }

  @Test("of two shards one takes half of those that ask it, and both all of them")
  func shards() throws {
    let store = Database("Store", shards: 2)
    let reliability = reliability { app.reads(1.kilobyte, from: store, times: 40.percent) }
    let points = try #require(reliability.flows.first).singlePoints
    #expect(agree(points.first { $0.name == "Store" }?.share, 0.2))
  }

  @Test("a zone takes what any of those in it does")
  func zone() throws {
    // Two of three copies stand in a zone of two: 30 % ask the one store, 50 % the other.
    let votes = Database("Votes", replicas: 2, across: 2.zones).replicating(.majority)
    let others = Database("Others", replicas: 2, across: 2.zones).replicating(.majority)
    let reliability = reliability {
      app.reads(1.kilobyte, from: votes, times: 30.percent)
      app.reads(1.kilobyte, from: others, times: 50.percent)
    }
    let zone = try #require(
      reliability.flows.first?.singlePoints.first { $0.kind == .domain })
    // 1 − 0.7 × 0.5
    #expect(agree(zone.share, 0.65))
    let impact = try #require(reliability.impacts.first { $0.name == zone.name })
    #expect(agree(impact.requestsLost, 0.65))
  }

  @Test("two that make up for each other take those that need both")
  func pair() throws {
    let reliability = reliability {
      app.calls(Service("First"), times: 40.percent).fallback { app.calls(Service("Second")) }
    }
    let flow = try #require(reliability.flows.first)
    #expect(flow.singlePoints.filter { $0.kind == .component }.isEmpty)
    let pair = try #require(
      reliability.combinations(of: flow, upTo: 2).all.first {
        $0.members.map(\.name) == ["First", "Second"]
      })
    #expect(agree(pair.share, 0.4))
    let whole = try #require(
      experiments(reliability).first { $0.step == "stop 'First' and 'Second' at once" })
    #expect(whole.expected == "'Ask' fails for 40 % of the requests, nothing else")
  }

  @Test("what no execution needs takes nothing down")
  func never() throws {
    let reliability = reliability { app.calls(Service("Never"), times: 0.times) }
    #expect(reliability.flows.first?.singlePoints.isEmpty == true)
  }

  @Test("what another flow sends on overloads the executions that ask for the same, no others")
  func sentByOthers() throws {
    let first = Service("First", each: 1_000.perSecond).available(90.percent)
    let second = Service("Second", each: 1_000.perSecond).available(95.percent)
    let app = Service("App").available(99.9.percent)
    let design = Design("Sometimes") {
      Flow("Ask", at: 500.perSecond, peak: 1.times) {
        client.calls(app)
        app.calls(second, times: 50.percent)
      }
      Flow("Go", at: 900.perSecond, peak: 1.times) {
        client.calls(first).fallback { client.calls(second) }
      }
    }
    // Half of them ask for the second, which cannot do what the first did as well.
    #expect(agree(try firstFlow(design).availability.value, 0.999 * (0.5 + 0.5 * 0.95 * 0.9)))
  }

  @Test("that a fallback counts for nothing for the sake of some executions is said")
  func fallbackOfSome() throws {
    let second = Service("Second", each: 100.perSecond)
    func notes(_ often: Ratio) throws -> [String] {
      try #require(
        reliability {
          app.calls(Service("First"))
            .fallback { app.calls(second, times: often) }
        }.flows.first
      ).notes.filter { $0.contains("some executions") }
    }
    #expect(try notes(50.percent).count == 1)
    #expect(try notes(10.percent).isEmpty)
    #expect(try notes(100.percent).isEmpty)
  }

  @Test("who needs a hop in half of all executions needs the other way in the same ones")
  func otherWay() throws {
    let first = Service("First").available(90.percent)
    let second = Service("Second").available(95.percent)
    let app = Service("App").available(99.9.percent)
    func availability(_ often: Ratio) throws -> Double? {
      try firstFlow(
        design {
          client.calls(app)
          app.calls(first, times: 50.percent).fallback { app.calls(second, times: often) }
        }
      ).availability.value
    }
    #expect(agree(try availability(50.percent), 0.999 * (1 - 0.5 * 0.1 * 0.05)))
    // Half of those that need the first.
    #expect(agree(try availability(25.percent), 0.999 * (1 - 0.25 * 0.1 * 0.05)))
    #expect(agree(try availability(100.percent), 0.999 * (1 - 0.5 * 0.1 * 0.05)))
  }

  @Test("whichever of several ways an execution takes, it needs its hop or it does not")
  func ways() throws {
    let first = Service("First").available(90.percent)
    let second = Service("Second").available(95.percent)
    let app = Service("App").available(99.9.percent)
    func availability(_ one: Ratio, _ other: Ratio) throws -> Double? {
      try firstFlow(
        design {
          client.calls(app)
          oneOf {
            app.calls(first, times: one)
            app.calls(second, times: other)
          }
        }
      ).availability.value
    }
    #expect(agree(try availability(50.percent, 50.percent), 0.999 * (1 - 0.5 * 0.1 * 0.05)))
    // Those that need the one that fewer need.
    #expect(agree(try availability(50.percent, 20.percent), 0.999 * (1 - 0.2 * 0.1 * 0.05)))
    #expect(agree(try availability(20.percent, 50.percent), 0.999 * (1 - 0.2 * 0.1 * 0.05)))
    #expect(agree(try availability(100.percent, 20.percent), 0.999 * (1 - 0.2 * 0.1 * 0.05)))
  }

  @Test("a first choice within a fallback is asked only where the one before it fails")
  func nested() throws {
    let app = Service("App", instances: 4, each: 1_000.perSecond).available(99.percent)
    let second = Service("A", instances: 3, each: 1_500.perSecond).available(90.percent)
    let cache = Cache("Cache", each: 2_000.perSecond).available(90.percent)
    let store = Database("Store", shards: 4, reads: 200.perSecond, writes: 200.perSecond)
      .available(90.percent)
    let log = Stream("Log", partitions: 3, keeping: 1.day, each: 100.perSecond)
      .available(90.percent)
    let design = Design("Nested") {
      Flow("First", at: 328.perSecond, peak: 1.times) {
        client.calls(app)
        app.reads(1.bytes, from: store)
        oneOf {
          app.reads(1.bytes, from: cache, else: store, hit: 50.percent)
          app.sends(500.bytes, to: log)
        }
        second.reads(1.bytes, from: store).fallback {
          second.reads(1.bytes, from: cache, else: store, hit: 50.percent)
        }
      }
      Flow("Second", at: 160.perSecond, peak: 1.times) {
        client.calls(app)
        app.sends(1.bytes, to: log).fallback {
          app.reads(1.bytes, from: store).fallback { app.calls(second) }
        }
      }
    }
    for flow in Reliability(of: Estimate(of: design)).flows {
      let value = try #require(flow.availability.value ?? flow.availabilityBounds?.lowerBound)
      #expect(value > 0.5 && value < 1)
    }
  }
}
