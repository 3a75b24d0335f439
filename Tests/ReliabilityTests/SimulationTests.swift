import DecisionDiagrams
import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Against failures drawn by chance")
struct SimulationTests {
  @Test("the share of draws in which a flow is lost is the exact one", arguments: 1..<16)
  func draws(seed: Int) throws {
    let shared = Domain("Shared", .cluster, availability: 90.percent)
    let parts = (0..<RandomFunction.components).map {
      Service("S\($0)").available(80.percent).sharing(shared)
    }
    let topology = Topology(
      of: design(across: 2.zones, zone: 85.percent) {
        for (part, next) in zip(parts, parts.dropFirst() + parts.prefix(1)) { part.calls(next) }
      })
    let random = RandomFunction(seed: seed)
    let losses = ProbableLosses(
      of: random.function, root: random.root, topology, StatedAvailability(topology))
    let exact = try #require(
      ModularDiagram(of: losses.function, root: losses.top).probability(losses.odds).exact)
    let stated = StatedAvailability(topology)
    let brute = BruteForce(function: random.function, root: random.root) { _ in 1 }
    let bits = brute.bits
    var dice = Dice(seed &* 7_919)
    let draws = 4_000
    var lost = 0.0
    for _ in 0..<draws {
      let isTrue = Dictionary(
        uniqueKeysWithValues: bits.map { bit in
          let share =
            switch bit {
            case .machine(let variable, _), .place(let variable):
              stated.availability(of: variable) ?? 1
            case .unneeded(_, let share): share
            }
          return (bit, Double.random(in: 0..<1, using: &dice) < share)
        })
      lost += 1 - brute.success { isTrue[$0] ?? true }
    }
    let share = lost / Double(draws)
    // Four and a half deviations: one seed in 150,000 strays by chance, and the seeds are fixed.
    let deviation = (exact * (1 - exact) / Double(draws)).squareRoot()
    #expect(abs(share - exact) <= 4.5 * deviation + 1e-12)
  }

  @Test("a bridge of five parts")
  func bridge() throws {
    var function = SuccessFunction()
    let parts = (0..<5).map { number in
      function.group(
        RedundancyGroup(
          component: number, role: .instances,
          members: [
            .init(
              variable: .machine(component: number, shard: 0, number: 0), count: 1, places: [])
          ]))
    }
    let ways = [[0, 3], [1, 4], [0, 2, 4], [1, 2, 3]].map { way in
      function.all(way.map { parts[$0] })
    }
    let root = function.any(ways)
    let services = (0..<5).map { Service("\($0)").available(90.percent) }
    let topology = Topology(of: design { for service in services { client.calls(service) } })
    let losses = ProbableLosses(
      of: function, root: root, topology, StatedAvailability(topology))
    let odds = losses.chances.map { _ in 0.1 }
    let lost = try #require(
      ModularDiagram(of: losses.function, root: losses.top).probability(odds).exact)
    #expect(agree(1 - lost, 0.97848))
    let structure = StructuralLosses(of: function, root: root, load: .peak, upTo: 3)
    let sets = try #require(
      ModularDiagram(of: structure.function, root: structure.top).cutSets().sets(upTo: 3))
    let named = Set(
      sets.map { set in
        Set(
          set.compactMap { number -> Int? in
            guard case .machine(let kind, _) = structure.losses[number] else { return nil }
            return structure.classes.all[kind].component
          })
      })
    #expect(named == [[0, 1], [3, 4], [0, 2, 4], [1, 2, 3]])
  }

  @Test("five parts that are all needed, each up 999 times in a thousand")
  func fiveNeeded() throws {
    let services = (0..<5).map { Service("S\($0)").available(99.9.percent) }
    let flow = try firstFlow(design { for service in services { client.calls(service) } })
    #expect(agree(flow.availability.value, 0.995010, within: 5e-7))
    #expect(flow.names.count == 5)
  }

  @Test("without availabilities single points are listed, and the figure is unknown")
  func unknown() throws {
    let (app, store) = (Service("App"), Database("Store"))
    let made = design {
      client.calls(app)
      app.reads(thing, from: store)
    }
    let reliability = Reliability(of: Estimate(of: made))
    #expect(reliability.flows[0].names == ["App", "Store"])
    #expect(reliability.flows[0].availability.value == nil)
    #expect(
      reliability.flows[0].availability.missing == [
        "the availability of 'App': say .available(99.9.percent)",
        "the availability of 'Store': say .available(99.9.percent)",
      ])
    #expect(reliability.importances(of: reliability.flows[0]) == nil)
    #expect(reliability.remedies(of: reliability.flows[0]).isEmpty)
    #expect(reliability.impacts.filter { $0.requestsLost == 1 }.map(\.name) == ["App", "Store"])
  }
}
