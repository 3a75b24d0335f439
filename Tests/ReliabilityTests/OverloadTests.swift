import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What is overloaded when something is lost, and what follows from it")
struct OverloadTests {
  private func chain(losing name: String, _ design: Design) throws -> String? {
    try #require(Reliability(of: Estimate(of: design)).impacts.first { $0.name == name }).chain
  }

  private func services(_ each: [Int]) -> [Service] {
    zip(["A", "B", "C", "D"], each).map { Service($0, each: $1.perSecond) }
  }

  private func row(_ each: [Int]) -> Design {
    let parts = services(each)
    return Design("Row") {
      for (first, next) in zip(parts, parts.dropFirst()) {
        Flow("Ask \(first.part.name)", at: 1_000.perSecond, peak: 1.times) {
          client.calls(first).fallback { client.calls(next) }
        }
      }
    }
  }

  @Test("what is overloaded sends its work on, and overloads the next")
  func inARow() throws {
    #expect(
      try chain(losing: "A", row([2_000, 1_500, 1_600, 5_000]))
        == "losing 'A' puts 2,000 /s on 'B', 133 % of what it can do; what is sent on then puts "
        + "2,000 /s on 'C', 125 % of what it can do")
    #expect(
      try chain(losing: "A", row([2_000, 1_500, 1_600, 900]))
        == "losing 'A' puts 2,000 /s on 'B', 133 % of what it can do; what is sent on then puts "
        + "2,000 /s on 'C', 125 % of what it can do; what is sent on then puts 1,000 /s on 'D', "
        + "111 % of what it can do")
  }

  @Test("the row ends at what carries it")
  func ends() throws {
    #expect(
      try chain(losing: "A", row([2_000, 1_500, 2_500, 900]))
        == "losing 'A' puts 2,000 /s on 'B', 133 % of what it can do")
    #expect(try chain(losing: "A", row([2_000, 2_500, 1_500, 900])) == nil)
  }

  @Test("a first choice fails in turn where a store behind it is overloaded")
  func behind() throws {
    let (first, other) = (Service("First"), Service("Other"))
    let store = Database("Store", replicas: 0, reads: 1_500.perSecond)
    let spare = Service("Spare", each: 900.perSecond)
    let design = Design("Behind") {
      Flow("Ask", at: 1_000.perSecond, peak: 1.times) {
        client.calls(first).fallback { client.reads(thing, from: store) }
      }
      Flow("Tell", at: 1_000.perSecond, peak: 1.times) {
        client.calls(other).fallback { client.calls(spare) }
        other.reads(thing, from: store)
      }
    }
    #expect(
      try chain(losing: "First", design)
        == "losing 'First' puts 2,000 /s on 'Store', 133 % of what it can do; what is sent on then "
        + "puts 1,000 /s on 'Spare', 111 % of what it can do")
  }

  @Test("shards that are lost with their zone send their part elsewhere", arguments: [700, 400])
  func shards(each: Int) throws {
    let items = Database("Items", shards: 4, replicas: 0, reads: 2_000.perSecond)
    let other = Database("Other", replicas: 0, reads: each.perSecond)
    let design = Design("Shards") {
      Deployment(across: 2.zones)
      Flow("Ask", at: 1_000.perSecond, peak: 1.times) {
        client.reads(thing, from: items).fallback { client.reads(thing, from: other) }
      }
    }
    let impact = try #require(
      Reliability(of: Estimate(of: design)).impacts.first { $0.name == "zone 2" })
    // Shards 2 and 4 stand in zone 2, and the other store in zone 1.
    #expect(agree((impact.busiest ?? impact.overloads.first)?.use, 500 / Double(each)))
    #expect(impact.overloads.isEmpty == (each == 700))
  }

  @Test("two that overload each other are followed to the end, which comes soon")
  func eachOther() throws {
    let a = Service("A", instances: 2, each: 100.perSecond).available(99.percent)
    let b = Service("B", instances: 2, each: 100.perSecond).available(99.percent)
    let flow = try firstFlow(
      Design("Both") {
        Flow("Ask", at: 120.perSecond, peak: 1.times) {
          oneOf {
            client.calls(a)
            client.calls(b)
          }
          client.calls(b)
        }
      })
    #expect(flow.notes.isEmpty)
    // Both of B, which has 180 of 200, and one of A, without which it would have 240.
    #expect(agree(flow.availability.value, 0.99 * 0.99 * (1 - 0.01 * 0.01), within: 1e-12))
  }

  @Test("more than all can do at the peak is said, and how many more would carry it")
  func tooMuch() throws {
    let a = Service("A", instances: 4, each: 100.perSecond).available(99.percent)
    let design = Design("Much") {
      Flow("Ask", at: 620.perSecond, peak: 1.times, availability: 99.9.percent) { client.calls(a) }
    }
    let reliability = Reliability(of: Estimate(of: design))
    let flow = try #require(reliability.flows.first)
    #expect(
      flow.notes == [
        "the peak takes 155 % of 'A': the figure has it carried while all 4 instances are up"
      ])
    #expect(reliability.remedies(of: flow).map(\.change) == ["4 more instances of 'A'"])
  }

  @Test("what came through a balancer that is lost with a zone no longer comes to the rest")
  func throughWhatIsLost() throws {
    let balancer = LoadBalancer(
      "Balancer", instances: 2, across: 1.zone, each: 5_000.perSecond)
    let app = Service("App", instances: 4, each: 150.perSecond).available(99.percent)
    let design = Design("Two flows") {
      Deployment(across: 3.zones, zone: 99.9.percent)
      Flow("Read", at: 350.perSecond, peak: 1.times) { client.calls(app, through: balancer) }
      Flow("Feed", at: 50.perSecond, peak: 1.times) { client.calls(app) }
    }
    let reliability = Reliability(of: Estimate(of: design))
    // Of 400 only 50 come to the two that are left, which can do 300.
    #expect(reliability.overloadingLosses.isEmpty)
    let zone = try #require(reliability.impacts.first { $0.name == "zone 1" })
    #expect(zone.overloads.isEmpty && zone.busiest == nil)
    // For the figure, in which the peak needs three of the four, no credit is given.
    let note = "on the safe side: a flow that the same loss takes down is taken to ask for as much"
    #expect(reliability.flows.map { $0.notes.contains { $0.hasPrefix(note) } } == [false, true])
  }
}
