import SystemDesign
import Testing

@testable import Reliability

@Suite("Machines that are placed by name") struct PlacementTests {
  private let votes = Database("Votes", replicas: 2).replicating(.majority)
    .available(99.percent)

  @Test("a quorum with two copies in one zone and one in another is worse than over three zones")
  func quorum() throws {
    let uneven = votes.placed(2, in: "a").placed(1, in: "b")
    let flow = try firstFlow(
      design(across: 3.zones, zone: 99.9.percent) { client.reads(thing, from: uneven) })
    #expect(agree(flow.availability.value, 0.998682715602))
    #expect(flow.cuts == ["zone a"])
    let even = votes.placed(1, in: "a").placed(1, in: "b").placed(1, in: "c")
    let better = try firstFlow(
      design(across: 3.zones, zone: 99.9.percent) { client.reads(thing, from: even) })
    #expect(agree(better.availability.value, 0.999640314447))
    #expect(better.cuts.isEmpty)
  }

  @Test("any of three copies, two of them in one zone")
  func anyCopy() throws {
    let copies = Database("Copies", replicas: 2, failover: .automatic(30.seconds))
      .available(99.percent).placed(2, in: "a").placed(1, in: "b")
    let flow = try firstFlow(
      design(across: 2.zones, zone: 99.9.percent) { client.reads(thing, from: copies) })
    #expect(agree(flow.availability.value, 0.999987912099))
    #expect(flow.cuts.isEmpty)
  }

  @Test("all copies in one zone are lost with it")
  func alone() throws {
    let flow = try firstFlow(
      design(across: 3.zones, zone: 99.9.percent) {
        client.reads(thing, from: votes.placed(3, in: "a"))
      })
    #expect(agree(flow.availability.value, 0.998702298000))
    #expect(flow.cuts == ["zone a"])
  }

  @Test("every shard has its copies in the same zones, where a spread would deal them out in turn")
  func shards() throws {
    let placed = Database("Votes", shards: 3, replicas: 2).replicating(.majority)
      .available(99.percent).placed(2, in: "a").placed(1, in: "b")
    let flow = try firstFlow(
      design(across: 2.zones, zone: 99.9.percent) { client.reads(thing, from: placed) })
    #expect(agree(flow.availability.value, 0.998682715602))
    #expect(flow.cuts == ["zone a"])
  }

  @Test("instances stand where they were placed, and share zones with what is named alike")
  func instances() throws {
    let app = Service("App", instances: 3).needing(2).available(99.percent)
      .placed(2, in: "a").placed(1, in: "b")
    let store = Database("Store").available(99.9.percent).placed(1, in: "b")
    let flow = try firstFlow(
      design(zone: 99.9.percent) {
        client.calls(app)
        app.reads(thing, from: store)
      })
    #expect(flow.cuts == ["zone a", "zone b", "Store"])
    // Zone a is needed for two of three, zone b for the store; the second of a may be away only
    // while that of b is there.
    let two = 0.99 * 0.99 + 2 * 0.99 * 0.01 * 0.99
    #expect(agree(flow.availability.value, 0.999 * 0.999 * 0.999 * two))
  }

  @Test("the first that is named is zone 1 of those that have only a number")
  func numbers() throws {
    let app = Service("App", instances: 1, across: 1.zone).available(99.percent)
    let store = Database("Store").available(99.percent).placed(1, in: "a")
    let flow = try firstFlow(
      design(zone: 99.9.percent) {
        client.calls(app)
        app.reads(thing, from: store)
      })
    #expect(flow.cuts.contains("zone a"))
    #expect(agree(flow.availability.value, 0.99 * 0.99 * 0.999))
  }

  @Test("a zone that was said to fail by itself does so where each region has one")
  func regionsOfOneZone() throws {
    let app = Service("App", instances: 2).available(99.percent)
    func flow(zone: Ratio?) throws -> FlowReliability {
      try firstFlow(
        design(across: 2.regions, zone: zone, region: 99.5.percent) { client.calls(app) })
    }
    // One in each region, up as often as machine, zone and region are.
    let down = 1 - 0.99 * 0.98 * 0.995
    #expect(
      agree(try flow(zone: 98.percent).availability.value, 1 - down * down, within: 1e-12))
    let lone = 1 - 0.99 * 0.995
    #expect(agree(try flow(zone: nil).availability.value, 1 - lone * lone, within: 1e-12))
  }
}
