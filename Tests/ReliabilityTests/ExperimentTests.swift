import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("An experiment says of every flow what should be seen")
struct ExperimentTests {
  private let app = Service("App", instances: 3, each: 1_000.perSecond)

  private func experiments(_ design: Design) -> [String: String] {
    let reliability = Reliability(of: Estimate(of: design))
    let found = reliability.combinations(of: reliability.flows, upTo: 2)
    let all = reliability.experiments(
      Array(zip(reliability.flows, found)).map { ($0, $1) }, reliability.impacts)
    return Dictionary(all.map { ($0.step, $0.expected) }, uniquingKeysWith: { first, _ in first })
  }

  /// Two zones: the only A stands in zone 1, B and C in both.
  private var zones: Design {
    let a = Service("A", each: 1_000.perSecond)
    let b = Service("B", instances: 2, each: 1_000.perSecond)
    let c = Service("C", instances: 2, each: 1_000.perSecond)
    return Design("Zones") {
      Deployment(across: 2.zones)
      Flow("Either", at: 100.perSecond, peak: 1.times) {
        client.calls(app)
        oneOf {
          app.calls(b)
          app.calls(c)
        }
      }
      Flow("Needs A", at: 100.perSecond, peak: 1.times) {
        client.calls(app)
        app.calls(a, times: 20.percent)
        app.calls(b, times: 40.percent)
      }
      Flow("Can do without C", at: 100.perSecond, peak: 1.times) {
        client.calls(app)
        app.calls(c).optional(losing: "the picture")
      }
    }
  }

  @Test("two losses are looked at in every flow, not only in those they take down together")
  func pairs() throws {
    let found = experiments(zones)
    #expect(
      found["stop zone 1 and zone 2 at once"]
        == "'Either', 'Needs A' and 'Can do without C' fail, nothing else")
    #expect(
      found["stop both instances of 'B' at once"]
        == "'Needs A' fails for 40 % of the requests, nothing else")
    #expect(found["stop 'A'"] == "'Needs A' fails for 20 % of the requests, nothing else")
    #expect(found["stop all of 'C'"] == "'Can do without C' goes on with less")
  }

  @Test("what two take of one flow is what is left of neither: 1 − 0.8 × 0.6")
  func both() throws {
    let (a, b) = (Service("A"), Service("B"))
    let found = experiments(
      Design("Both") {
        Flow("Either", at: 1.perSecond, peak: 1.times) {
          client.calls(a).fallback { client.calls(b) }
        }
        Flow("Both", at: 1.perSecond, peak: 1.times) {
          client.calls(a, times: 20.percent)
          client.calls(b, times: 40.percent)
        }
      })
    #expect(
      found["stop 'A' and 'B' at once"]
        == "'Either' fails, 'Both' fails for 52 % of the requests, nothing else")
  }

  @Test("of copies that are not alike it is said which one is stopped")
  func copies() throws {
    let ledger = Database("Ledger", replicas: 2, failover: .manual(1.hours))
    let parts = Database("Parts", shards: 4)
    let pairs = Database(
      "Pairs", shards: 4, replicas: 1, reads: 100.perSecond, writes: 100.perSecond,
      failover: .automatic(30.seconds))
    let found = experiments(
      Design("Copies") {
        Flow("Write", at: 1.perSecond, peak: 1.times) { client.writes(thing, to: ledger) }
        Flow("Read", at: 1.perSecond, peak: 1.times) { client.reads(thing, from: ledger.replicas) }
        Flow("Look up", at: 1.perSecond, peak: 1.times) { client.reads(thing, from: parts) }
        Flow("Busy", at: 600.perSecond, peak: 1.times) {
          client.reads(thing, from: pairs.replicas)
        }
      })
    #expect(found["stop the primary of 'Ledger'"] == "'Write' fails, nothing else")
    #expect(found["stop both read copies of 'Ledger' at once"] == "'Read' fails, nothing else")
    #expect(
      found["stop one shard of 'Parts'"]
        == "'Look up' fails for 25 % of the requests, nothing else")
    #expect(
      found["stop one read copy of one shard of 'Pairs'"]
        == "'Busy' fails for 25 % of the requests, nothing else")
  }

  @Test("where something is overloaded nothing is said of all else, and the flows are named")
  func overloads() throws {
    let hot = Cache("Hot").hitting(90.percent)
    let store = Database("Store", reads: 100.perSecond)
    let found = experiments(
      Design("Cold") {
        Flow("Read", at: 500.perSecond, peak: 1.times) {
          client.reads(thing, from: hot, else: store)
        }
        Flow("Count", at: 1.perSecond, peak: 1.times) { client.writes(thing, to: hot) }
      })
    let stopping = try #require(found["stop 'Hot'"])
    #expect(stopping.hasPrefix("'Count' fails, 'Read' goes on with less; losing 'Hot' puts 500 /s"))
    #expect(!stopping.contains("nothing else"))
  }

  @Test(
    "what a set takes of the flow it was found for is what is said of the set", arguments: 0..<150)
  func sameAsSet(seed: Int) throws {
    let design = RandomDesign(seed: seed * 11 + 3).design
    let reliability = Reliability(of: Estimate(of: design))
    let reach = Reach(reliability)
    for flow in reliability.flows {
      for set in reliability.combinations(of: flow, upTo: 2).all {
        let taken = reach.taken(with: set.example).lost.first { $0.name == flow.flow.name }
        #expect(agree(taken?.share, set.share, within: 1e-9), "\(seed) \(set.sentence)")
      }
    }
  }
}
