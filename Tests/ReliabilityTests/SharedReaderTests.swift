import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Reads of a store and of its replicas are work for the machines that do both")
struct SharedReaderTests {
  private let app = Service("App", instances: 8, each: 2_000.perSecond).available(100.percent)

  private func estimate(_ steps: [Step], _ rate: Int, across spread: Spread? = nil) -> Estimate {
    Estimate(
      of: Design("Reads") {
        Deployment(across: spread)
        Flow("Read", at: rate.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(app)
          for step in steps { step }
        }
      })
  }

  @Test("without replicas what may be behind is read of the primary as well")
  func primary() throws {
    let store = Database("One", reads: 1_000.perSecond).available(99.percent)
    let estimate = estimate(
      [.hop(app.reads(thing, from: store)), .hop(app.reads(thing, from: store.replicas))], 650)
    let uses = estimate.uses(of: store.part)
    #expect(uses.map(\.resource) == [.reads])
    #expect(agree(uses.first?.warm.value, 1.3, within: 1e-12))
  }

  @Test("a majority's copies answer both, two of three asked for what must not be behind")
  func majority() throws {
    let store = Database("Maj", replicas: 2, reads: 1_000.perSecond).replicating(.majority)
      .available(99.percent)
    let estimate = estimate(
      [
        .hop(app.reads(thing, from: store, times: 1.5.times)),
        .hop(app.reads(thing, from: store.replicas, times: 2.times)),
      ], 650)
    let uses = estimate.uses(of: store.part)
    #expect(uses.map(\.machines) == [3])
    #expect(agree(uses.first?.warm.value, (2 * 975 + 1_300) / 3_000.0, within: 1e-12))
    let codes = Database("Codes", reads: 1_000.perSecond)
      .replicating(.erasure(data: 4, spare: 2))
    let coded = self.estimate([.hop(app.reads(thing, from: codes.replicas))], 650)
    // Whoever reads must have four pieces.
    #expect(agree(coded.uses(of: codes.part).first?.warm.value, 4 * 650 / 6_000.0, within: 1e-12))
  }

  @Test("replicas are read beside the primary as before")
  func replicas() throws {
    let store = Database("DB", replicas: 2, reads: 1_000.perSecond)
    let estimate = estimate(
      [.hop(app.reads(thing, from: store)), .hop(app.reads(thing, from: store.replicas))], 650)
    let uses = estimate.uses(of: store.part)
    #expect(uses.map(\.resource) == [.reads, .replicaReads])
    #expect(agree(uses.first?.warm.value, 0.65, within: 1e-12))
    #expect(agree(uses.last?.warm.value, 0.325, within: 1e-12))
  }

  @Test(
    "as many copies of a majority must be up as reads of any copy take",
    arguments: [(2_500, 3), (2_000, 2), (1_000, 1)])
  func needed(rate: Int, copies: Int) throws {
    let store = Database("DB", replicas: 2, reads: 1_000.perSecond).replicating(.majority)
      .available(99.percent)
    let app = Service("App", instances: 8, each: 2_000.perSecond).available(100.percent)
    let estimate = Estimate(
      of: Design("Reads") {
        Flow("Read", at: rate.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(app)
          app.reads(thing, from: store.replicas)
        }
      })
    let flow = try #require(Reliability(of: estimate).flows.first)
    #expect(flow.names == (copies == 3 ? ["DB"] : []))
    let up = [1 - 1e-6, 0.99 * 0.99 * (3 - 2 * 0.99), 0.99 * 0.99 * 0.99]
    #expect(agree(flow.availability.value, up[copies - 1], within: 1e-12))
  }

  @Test("a replica that becomes the primary is one reader fewer")
  func promoted() throws {
    func flow(_ rate: Int, _ failover: Failover) throws -> FlowReliability {
      let store = Database(
        "DB", replicas: 3, reads: 1_000.perSecond, writes: 1_000.perSecond, failover: failover
      ).available(99.percent)
      let estimate = estimate([.hop(app.reads(thing, from: store.replicas))], rate)
      return try #require(Reliability(of: estimate).flows.first)
    }
    func atLeast(_ least: Int, of all: Int) -> Double {
      (least...all).reduce(0) { sum, up in
        var ways = 1.0
        for place in 0..<up { ways *= Double(all - place) / Double(place + 1) * 0.99 }
        for _ in up..<all { ways *= 0.01 }
        return sum + ways
      }
    }
    // 1,800 a second need two readers beside the primary, whichever copy that is.
    let many = try flow(1_800, .automatic(30.seconds))
    #expect(agree(many.availability.value, atLeast(3, of: 4), within: 1e-12))
    #expect(many.names.isEmpty)
    // One that is left reads as well as it is the primary.
    let few = try flow(900, .automatic(30.seconds))
    #expect(agree(few.availability.value, atLeast(1, of: 3), within: 1e-12))
    // Nothing becomes the primary by itself, and all three go on reading.
    let manual = try flow(1_800, .manual(1.hours))
    #expect(agree(manual.availability.value, atLeast(2, of: 3), within: 1e-12))
  }

  @Test("all six pairs of four copies take reads down that need two beside the primary")
  func sixPairs() throws {
    let store = Database(
      "DB", replicas: 3, reads: 1_000.perSecond, failover: .automatic(30.seconds)
    ).available(99.percent)
    let reliability = Reliability(
      of: estimate([.hop(app.reads(thing, from: store.replicas))], 1_800))
    let flow = try #require(reliability.flows.first)
    let pairs = reliability.combinations(of: flow, upTo: 2).all
    #expect(pairs.map { $0.members.map(\.name) } == [["DB"]])
    #expect(pairs.map(\.count) == [6])
    #expect(pairs.first?.members.first?.of == 4)
  }
}
