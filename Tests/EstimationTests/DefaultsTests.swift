import SystemDesign
import Testing

@testable import Estimation

@Suite("Published figures for what is not stated") struct DefaultsTests {
  private let client = Client("Client")
  private let app = Service("App", instances: 2)
  private let item = Record("item", 1.kilobyte)

  private func design(_ cache: Cache, _ store: Database) -> Design {
    Design("Shop") {
      Traffic(peak: 2.times)
      Flow("Look", at: 1_000.perSecond) {
        client.calls(app)
        app.reads(item, from: cache, else: store, hit: 90.percent)
      }
    }
  }

  private var plain: Design { design(Cache("Recent"), Database("Items", .relational)) }

  @Test("nothing is taken unless it is asked for")
  func never() {
    let figures = Estimate(of: plain).figures
    #expect(!figures.contains { !$0.defaults.isEmpty })
    #expect(!figures.contains { $0.derivation.contains { $0.contains("default") } })
    #expect(value(.utilisationPeak, of: .component("Recent"), in: plain) == nil)
  }

  @Test("what a load test found stands before what is published")
  func tested() throws {
    // Each of several does as much as one alone.
    let cache = Cache("Recent").measured([
      1: 300_000.perSecond, 2: 600_000.perSecond, 4: 1_200_000.perSecond, 8: 2_400_000.perSecond,
    ])
    let tested = Defaults(for: design(cache, Database("Items", .relational))).design
    let figure = try #require(
      Estimate(of: tested).figure(.utilisationPeak, of: .component("Recent")))
    #expect(abs(try #require(figure.value) - 2_000.0 / 300_000) < 1e-9)
    #expect(figure.defaults.isEmpty)
  }

  @Test("what rests on one says so in its steps, with source and year")
  func marked() throws {
    let estimate = Estimate(of: Defaults(for: plain).design)
    let figure = try #require(estimate.figure(.utilisationPeak, of: .component("Recent")))
    // The middle of 100,000 to 160,000 a second.
    #expect(abs(try #require(figure.value) - 2_000 / (1e5 * 1.6e5).squareRoot()) < 1e-12)
    #expect(figure.defaults.map(\.quantity) == ["requests a cache machine takes"])
    #expect(
      figure.derivation.contains {
        $0.hasPrefix("requests a cache machine takes: 100,000 to 160,000 /s")
          && $0.hasSuffix(
            ", default: montplex.com and devhands.io, Redis with one I/O thread, 2024")
      })
    let rate = try #require(estimate.figure(.ratePeak, of: .component("Recent")))
    #expect(rate.defaults.isEmpty)
    #expect(
      estimate.uses(of: Database("Items").part).first?.defaults.map(\.quantity)
        == ["reads a relational machine answers"])
  }

  @Test("what is stated is never replaced")
  func stated() throws {
    let cache = Cache("Recent", each: 5_000.perSecond).available(99.percent)
    let defaults = Defaults(for: design(cache, Database("Items", reads: 100.perSecond)))
    let estimate = Estimate(of: defaults.design)
    let figure = try #require(estimate.figure(.utilisationPeak, of: .component("Recent")))
    #expect(figure.value == 0.4 && figure.defaults.isEmpty)
    let taken = defaults.taken.first { $0.number.quantity == "availability of one machine" }
    #expect(taken?.components == ["App", "Items"])
  }

  @Test("what a service of one's own or a stranger's can do is never taken")
  func own() {
    let bank = External("Bank")
    let names = DNS("Names")
    let filled = Defaults(
      for: Design("D") {
        Flow("F", at: 1.perSecond) {
          client.looksUp(names)
          client.calls(app)
          app.calls(bank)
        }
      }
    ).design
    let parts = Dictionary(uniqueKeysWithValues: filled.components.map { ($0.name, $0) })
    #expect(parts["App"]?.capacity.each == nil && parts["App"]?.capacity.serviceTime == nil)
    #expect(parts["Bank"]?.faults.availability == nil && parts["Bank"]?.capacity.each == nil)
    #expect(parts["Names"]?.faults.availability == nil)
    #expect(parts["App"]?.faults.availability?.median == 0.995)
  }

  @Test("a proxy has as much for each of its processors")
  func processors() throws {
    func each(_ balancer: LoadBalancer) -> Double? {
      let filled = Defaults(
        for: Design("D") { Flow("F", at: 1.perSecond) { client.calls(app, through: balancer) } }
      ).design
      return filled.components.first { $0.name == "Edge" }?.capacity.each?.median
    }
    #expect(each(LoadBalancer("Edge", instances: 1)) == 45_000)
    let four = each(LoadBalancer("Edge", instances: 1).cores(4))
    #expect(abs(try #require(four) - 4 * 45_000) < 1e-6)
  }

  @Test("a query's time is without the round trip, which every hop has of itself")
  func roundTrip() throws {
    let filled = Defaults(for: plain).design
    #expect(filled.deployment?.roundTrip?.median == 250e-6)
    let time = filled.components.first { $0.name == "Items" }?.capacity.serviceTime
    #expect(abs(try #require(time?.median) - 250e-6) < 1e-15)
  }

  @Test("all that is said of a component is said of it wherever it is named")
  func everywhere() {
    let counts = Cache("Counts")
    let door = LoadBalancer("Door", instances: 2).limiting(
      to: 1.perSecond, by: "address", through: counts)
    let store = Database("Items", .relational)
    let design = Design("D") {
      Deployment(across: 3.zones)
      Group("All", app, store)
      client.staysConnected(to: app, through: door, count: 10.connections)
      Flow("F", at: 1.perSecond) {
        client.calls(app, through: door)
        inParallel {
          app.reads(item, from: counts, else: store, hit: 50.percent).fallback {
            app.reads(item, from: store)
          }
        }
      }
    }
    let defaults = Defaults(for: design)
    #expect(defaults.design.mistakes.isEmpty)
    #expect(defaults.design.components.map(\.id) == design.components.map(\.id))
    #expect(defaults.design.deployment?.spread == 3.zones)
    for hop in defaults.design.flows[0].everyHop {
      for part in hop.stations + hop.asked where part.kind != .client {
        #expect(part.faults.availability != nil, "\(part.name)")
      }
    }
    #expect(
      defaults.taken.contains {
        $0.number.quantity == "memory of an open connection" && $0.components == ["App"]
      })
  }

  private func middle(_ number: ReferenceNumber) -> Double? {
    Evaluation(of: [number.formula]).amount(of: number.formula).value
  }

  @Test("every figure is dated, has a source and a name of its own, and is none of the classroom")
  func catalogue() {
    let all = ReferenceNumber.all
    #expect(all.count > 12)
    #expect(Set(all.map(\.quantity)).count == all.count)
    for number in all {
      #expect((2010...2026).contains(number.year), "\(number.text)")
      #expect(!number.source.isEmpty && !number.source.lowercased().contains("educative"))
      #expect(![8_000, 1_000, 100].contains(middle(number) ?? 0), "\(number.text)")
    }
  }

  @Test("no published time or capacity stands beside one that was said otherwise")
  func beside() throws {
    let edge = LoadBalancer("Edge", instances: 2).cores(4, perRequest: 2.milliseconds)
    let own = Cache("Own", memory: 1.gigabyte).inEach(of: app).hitting(90.percent)
    let shared = Cache("Shared").hitting(80.percent).measured([
      1: 1_000.perSecond, 2: 1_900.perSecond, 4: 3_200.perSecond, 8: 4_500.perSecond,
    ])
    let store = Database("Items", .relational).cores(8, perRequest: 20.milliseconds)
    let defaults = Defaults(
      for: Design("Said") {
        Flow("Look", at: 10.perSecond) {
          client.calls(app, through: edge)
          app.reads(item, from: own, else: store)
          app.reads(item, from: shared, else: store)
        }
      })
    let parts = Dictionary(
      uniqueKeysWithValues: defaults.design.components.map { ($0.name, $0.capacity) })
    // 20 ms of a processor are no 250 µs in all, and 2 ms are no 45,000 a second.
    for name in ["Edge", "Items", "Own"] {
      #expect(parts[name]?.serviceTime == nil && parts[name]?.each == nil, "\(name)")
    }
    #expect(parts["Items"]?.reads == nil && parts["Shared"]?.each == nil)
    #expect(parts["Shared"]?.serviceTime != nil)
  }

  @Test("a round trip is taken for the whole system, not for who was the first to need it")
  func everyRoundTrip() {
    let taken = Defaults(for: plain).taken.first {
      $0.number.quantity == "round trip within a region"
    }
    #expect(taken?.components.isEmpty == true)
  }
}
