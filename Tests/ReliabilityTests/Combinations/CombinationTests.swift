import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What fails only together")
struct CombinationTests {
  private func found(_ design: Design, upTo order: Int = 2) throws -> Combinations {
    let reliability = Reliability(of: Estimate(of: design))
    return reliability.combinations(of: try #require(reliability.flows.first), upTo: order)
  }

  @Test("machines that are alike are told once, with the number of sets")
  func alike() throws {
    let votes = Database("Votes", replicas: 2).replicating(.majority)
    let found = try found(design { client.writes(thing, to: votes) })
    #expect(found.all.map(\.sentence) == ["any 2 of the 3 copies of 'Votes'"])
    #expect(found.all.map(\.count) == [3])
    #expect(found.completeOrder == 2)
  }

  @Test("the copies of one shard take the share of executions that meet it")
  func shards() throws {
    let feeds = Database("Feeds", shards: 4, replicas: 2).replicating(.majority)
    let found = try found(design { client.writes(thing, to: feeds) })
    #expect(found.all.map(\.sentence) == ["any 2 of the 3 copies of one shard of 'Feeds'"])
    #expect(found.all.map(\.share) == [0.25])
    #expect(found.all.map(\.count) == [12])
  }

  @Test("sets of shards whose shares differ in their last digits are one")
  func scattered() throws {
    let index = SearchIndex("Index", shards: 10, replicas: 2)
    let found = try found(
      design(across: 3.zones) { client.reads(thing, from: index).scattered(over: 4) }, upTo: 3)
    let own = found.all.filter { !$0.isByPlace }
    #expect(own.map(\.sentence) == ["all 3 copies of one shard of 'Index'"])
    #expect(own.map(\.count) == [10])
    #expect(agree(own[0].share, 0.4, within: 1e-12))
  }

  @Test(
    "lost shards that flood what is asked instead take the executions that meet one of them",
    arguments: [(350, 2, 6.0), (450, 3, 4.0)])
  func flooding(_ rate: Int, _ tooMany: Int, _ sets: Double) throws {
    // Of 400 reads a second each shard sends 100 there, beside the 200 that come anyway.
    let spare = Service("Spare", each: rate.perSecond).available(90.percent)
    let store = Database("Store", shards: 4, reads: 200.perSecond).available(90.percent)
    let app = Service("App", instances: 9, each: 1_000.perSecond).available(100.percent)
    let made = Design("Flood") {
      Flow("Read", at: 400.perSecond, peak: 1.times) {
        client.calls(app)
        app.reads(thing, from: store).fallback { app.calls(spare) }
      }
      Flow("Ask", at: 200.perSecond, peak: 1.times) {
        client.calls(app)
        app.calls(spare)
      }
    }
    let found = try found(made, upTo: tooMany).all.filter { !$0.isByPlace }
    let shards = try #require(found.first { $0.members.allSatisfy { $0.name == "Store" } })
    #expect(shards.order == tooMany)
    #expect(shards.count == sets)
    #expect(agree(shards.share, Double(tooMany) / 4, within: 1e-12))
    let both = try #require(found.first { $0.members.contains { $0.name == "Spare" } })
    #expect(both.order == 2)
    #expect(both.count == 4)
    #expect(agree(both.share, 0.25, within: 1e-12))
    #expect(found.count == 2)
  }

  @Test("an experiment names each flow that fails once")
  func experiments() throws {
    let index = SearchIndex("Index", shards: 10, replicas: 1)
    let made = Design("Search") {
      Deployment(across: 3.zones)
      Flow("Some", at: 1.perSecond, peak: 1.times) {
        client.reads(thing, from: index).scattered(over: 4)
      }
      Flow("One", at: 1.perSecond, peak: 1.times) { client.reads(thing, from: index) }
    }
    let reliability = Reliability(of: Estimate(of: made))
    let found = reliability.flows.map { ($0, reliability.combinations(of: $0, upTo: 2)) }
    let expected = reliability.experiments(found, []).map(\.expected)
    #expect(!expected.isEmpty)
    #expect(
      expected.allSatisfy {
        $0.split(separator: "'Some'", omittingEmptySubsequences: false).count <= 2
      })
  }

  @Test("two of a bridge's five parts, and three")
  func vendors() throws {
    let names = DNS("Names")
    let (first, second) = (External("First"), External("Second"))
    let found = try found(
      design {
        client.looksUp(names)
        client.calls(first).fallback { client.calls(second) }
      })
    #expect(found.all.map(\.sentence) == ["'First' and 'Second'"])
    #expect(found.all.map(\.isManaged) == [true])
  }

  @Test("a zone in the place of a machine that stands in it says nothing new; two zones do")
  func zones() throws {
    let app = Service("App", instances: 3)
    let found = try found(design(across: 3.zones) { client.calls(app) }, upTo: 3)
    let own = found.all.filter { !$0.isByPlace }
    #expect(own.map(\.sentence) == ["all 3 instances of 'App'"])
    // Each of three machines, or its zone: 2³ sets, one of which has no zone.
    #expect(found.all.filter(\.isByPlace).reduce(0) { $0 + $1.count } == 7)
  }

  @Test("of several machines only those outside the zone lost with them are meant")
  func outside() throws {
    func pairs(_ instances: Int, across spread: Spread, needing least: Int) throws -> [String] {
      let app = Service("App", instances: instances).needing(least)
      let spare = Service("Spare")
      let found = try found(
        design(across: spread) { client.calls(app).fallback { client.calls(spare) } })
      return found.all.filter { $0.order == 2 }.map {
        $0.sentence + ($0.count > 1 ? ", \($0.count) sets" : "")
      }
    }
    // Of App one stands in zone 1 with the spare, one in zone 2.
    #expect(
      try pairs(2, across: 2.zones, needing: 1) == [
        "zone 1 and the instance of 'App' outside zone 1",
        "zone 1 and zone 2",
      ])
    // Zone 1 holds two of four; either of the others leaves too few.
    #expect(
      try pairs(4, across: 3.zones, needing: 2) == [
        "zone 1 and 1 of the 2 instances of 'App' outside zone 1, 2.0 sets",
        "zone 1 and zone 2", "zone 1 and zone 3",
      ])
  }

  @Test("of a shard with a copy in the zone the other copy is meant")
  func otherCopy() throws {
    let feeds = Database("Feeds", shards: 3, replicas: 1, failover: .automatic(30.seconds))
    let found = try found(design(across: 3.zones) { client.reads(thing, from: feeds) })
    let sentences = found.all.map(\.sentence)
    let other = "zone 1 and the other copy of a shard of 'Feeds' that also stands in zone 1"
    #expect(sentences.contains(other))
  }

  @Test("an experiment names the machine that stands outside the zone")
  func experimentOutside() throws {
    let app = Service("App", instances: 2)
    let spare = Service("Spare")
    let made = design(across: 2.zones) { client.calls(app).fallback { client.calls(spare) } }
    let reliability = Reliability(of: Estimate(of: made))
    let found = reliability.flows.map { ($0, reliability.combinations(of: $0, upTo: 2)) }
    #expect(
      reliability.experiments(found, []).map(\.step).contains(
        "stop zone 1 and the instance of 'App' outside zone 1 at once"))
  }

  @Test("what the peak needs makes a pair of what would else be a triple")
  func peak() throws {
    let app = Service("App", instances: 3, each: 10.perSecond)
    let busy = Design("Busy") {
      Flow("Ask", at: 15.perSecond, peak: 1.times) { client.calls(app) }
    }
    let found = try found(busy)
    #expect(found.all.map(\.sentence) == ["any 2 of the 3 instances of 'App'"])
    #expect(found.all.map(\.cause) == [.capacity])
  }

  @Test("six hundred instances in three zones are a few sets")
  func many() throws {
    let app = Service("App", instances: 600).needing(400)
    let found = try found(design(across: 3.zones) { client.calls(app) }, upTo: 3)
    #expect(found.completeOrder == 3)
    #expect(found.all.map(\.order).allSatisfy { $0 <= 3 })
    // One zone and one machine of another; two zones are no fewer losses.
    #expect(found.all.contains { $0.order == 2 })
  }
}
