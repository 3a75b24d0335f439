import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Figures of small systems beside their availability, to the digits printed with them.
@Suite("Worked figures")
struct WorkedFigureTests {
  private func reliability(_ design: Design) -> Reliability {
    Reliability(of: Estimate(of: design))
  }

  private func importance(_ name: String, _ design: Design) throws -> LossImportance {
    let reliability = reliability(design)
    let found = try #require(reliability.importances(of: reliability.flows[0]))
    return try #require(found.things.first { $0.name == name })
  }

  /// Minutes of a year of 365.25 days, as the examples count them.
  private func minutesAYear(_ design: Design) throws -> Double {
    (1 - (try #require(firstFlow(design).availability.value))) * 525_960
  }

  @Test("two instances before a shared database are away 631.04 minutes a year")
  func twoInstances() throws {
    let balancer = LoadBalancer("Balancer", instances: 1).available(99.99.percent)
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let store = Database("Store").available(99.9.percent)
    let made = design {
      client.calls(app, through: balancer)
      app.reads(thing, from: store)
    }
    #expect(agree(try minutesAYear(made), 631.04, within: 5e-3))
    let reliability = reliability(made)
    #expect(reliability.flows[0].cuts == ["Balancer", "Store"])
    #expect(
      reliability.combinations(of: reliability.flows[0], upTo: 3).all.map(\.sentence)
        == ["both instances of 'App'"])
  }

  @Test("a bridge of five, said as its four ways")
  func bridge() throws {
    let parts = ["A", "B", "C", "D", "E"].map { Service($0).available(90.percent) }
    func way(_ numbers: Int...) -> Step {
      inParallel { for number in numbers { client.calls(parts[number]) } }
    }
    let made = design {
      oneOf {
        way(0, 3)
        way(1, 4)
        way(0, 2, 4)
        way(1, 2, 3)
      }
    }
    #expect(agree(try firstFlow(made).availability.value, 0.97848))
    let reliability = reliability(made)
    let found = reliability.combinations(of: reliability.flows[0], upTo: 5)
    #expect(
      Set(found.all.map { $0.members.map(\.name).sorted().joined() })
        == ["AB", "DE", "ACE", "BCD"])
    #expect(found.completeOrder == 5)
  }

  @Test("nine hits of ten are answered without the database, and a cold cache asks it ten times")
  func hits() throws {
    let app = Service("App").available(99.9.percent)
    let hot = Cache("Hot").available(99.percent)
    let store = Database("Store").available(99.8.percent)
    let flow = try firstFlow(
      design {
        client.calls(app)
        oneOf {
          inParallel {
            app.reads(thing, from: hot)
            app.reads(thing, from: store, times: 10.percent)
          }
          app.reads(thing, from: store)
        }
      })
    #expect(agree(flow.availability.value, 0.998782218))
    let cold = Cache("Hot", memory: 1.gigabyte, each: 80_000.perSecond).hitting(90.percent)
    let small = Database("Store", reads: 500.perSecond)
    let impacts = reliability(
      Design("Cold") {
        Flow("Ask", at: 1_000.perSecond, peak: 1.times) {
          client.reads(thing, from: cold, else: small)
        }
      }
    ).impacts
    let overload = try #require(impacts.first { $0.name == "Hot" }?.overloads.first)
    #expect(agree(overload.use / overload.useBefore, 10, within: 1e-9))
  }

  @Test("one configuration is 99.8 % of what takes three copies away")
  func configuration() throws {
    func made(_ settings: Domain?) -> Design {
      var app = Service("App", instances: 3, each: 100.perSecond).available(99.percent)
      if let settings { app = app.sharing(settings) }
      return design { client.calls(app) }
    }
    #expect(agree(try firstFlow(made(nil)).availability.value, 0.999999))
    let shared = made(Domain("Settings", .configuration, availability: 99.95.percent))
    #expect(agree(try importance("Settings", shared).fussellVesely, 0.998, within: 5e-4))
  }

  @Test(
    "attempts multiply over the layers", arguments: [(3, 3, 27), (3, 4, 64), (5, 2, 32)])
  func attempts(layers: Int, attempts: Int, expected: Int) throws {
    let services = (0..<layers).map { Service("S\($0)", each: 10_000.perSecond) }
    let storms = reliability(
      Design("Layers") {
        Flow("Ask", at: 1.perSecond, peak: 1.times) {
          client.calls(services[0]).retries(attempts - 1)
          for (caller, next) in zip(services, services.dropFirst()) {
            caller.calls(next).retries(attempts - 1)
          }
        }
      }
    ).retryStorms
    let last = try #require(storms.first { $0.name == "S\(layers - 1)" })
    #expect(agree(last.amplification, Double(expected), within: 1e-9))
  }

  @Test(
    "a request that needs a hundred others", arguments: [(99.99, 0.990049), (99.0, 1 - 0.633968)])
  func fanOut(each: Double, expected: Double) throws {
    let app = Service("App").available(100.percent)
    let others = (0..<100).map { Service("S\($0)").available(each.percent) }
    let flow = try firstFlow(
      design {
        client.calls(app)
        inParallel { for other in others { app.calls(other) } }
      })
    #expect(agree(flow.availability.value, expected, within: 5e-7))
  }

  @Test("two regions behind one name service are away 5.79 minutes a year, 90.9 % of it by name")
  func regions() throws {
    let names = DNS("Names").available(99.999.percent)
    let app = Service("App", instances: 2, across: 2.regions).available(100.percent)
    let made = design(region: 99.9.percent) {
      client.looksUp(names)
      client.calls(app)
    }
    #expect(agree(try minutesAYear(made), 5.79, within: 5e-3))
    #expect(agree(try importance("Names", made).fussellVesely, 0.909, within: 5e-4))
  }

  @Test("writes to a grid of three by three, and to a majority of nine")
  func grid() throws {
    let copies = (0..<9).map { Database("Copy \($0)").available(99.percent) }
    // One of each column, and one column whole.
    let grid = try firstFlow(
      design {
        for column in 0..<3 {
          oneOf { for row in 0..<3 { client.writes(thing, to: copies[3 * column + row]) } }
        }
        oneOf {
          for column in 0..<3 {
            inParallel { for row in 0..<3 { client.writes(thing, to: copies[3 * column + row]) } }
          }
        }
      })
    #expect(agree(grid.availability.value, 0.999970801930))
    let votes = Database("Votes", replicas: 8).replicating(.majority).available(99.percent)
    let majority = try firstFlow(design { client.writes(thing, to: votes) })
    #expect(agree(majority.availability.value, 0.999999987815))
  }

  @Test(
    "to be there 99.9 % of the time with five others, each must be there 99.982 %",
    arguments: [(99.982, true), (99.981, false)])
  func extraNine(each: Double, isKept: Bool) throws {
    let app = Service("App").available(99.99.percent)
    let others = (0..<5).map { Service("S\($0)").available(each.percent) }
    let flow = try firstFlow(
      design(availability: 99.9.percent) {
        client.calls(app)
        for other in others { app.calls(other) }
      })
    #expect(flow.meetsTarget == isKept)
  }
}
