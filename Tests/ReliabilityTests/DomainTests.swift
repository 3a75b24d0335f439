import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Zones, regions and what is shared")
struct DomainTests {
  @Test("without a spread there are no zones")
  func nowhere() throws {
    let flow = try firstFlow(design { client.calls(Service("App", instances: 2)) })
    #expect(flow.names.isEmpty)
    #expect(flow.cuts.isEmpty)
  }

  @Test("instances in one zone are lost with it")
  func oneZone() throws {
    let whole = design(across: 1.zone) {
      client.calls(Service("App", instances: 2, each: 100.perSecond))
    }
    let flow = try firstFlow(whole)
    let point = try flow.point("zone 1")
    #expect(point.kind == .domain)
    #expect(point.cause == .structural)
    #expect(!point.isManaged)
    #expect(point.reason == "both instances of 'App' stand in zone 1")
    #expect(point.origin == whole.deployment?.origin)
  }

  @Test("a zone that holds a majority")
  func majority() throws {
    let votes = Database("Votes", replicas: 2).replicating(.majority)
    let flow = try firstFlow(design(across: 2.zones) { client.writes(thing, to: votes) })
    #expect(flow.names == ["zone 1"])
    #expect(
      try flow.point("zone 1").reason
        == "zone 1 holds 2 of the 3 copies of 'Votes', and 2 must be up")
  }

  @Test("a zone without which the others cannot carry the peak")
  func capacity() throws {
    let app = Service("App", instances: 4, each: 3.perSecond)
    let flow = try firstFlow(design(across: 2.zones) { client.calls(app) })
    // 10 a second take all four: losing any one is enough, and the zones say nothing new.
    #expect(flow.names == ["App"])
    #expect(Set(flow.cuts) == ["App", "zone 1", "zone 2"])
    let roomy = Service("App", instances: 4, each: 3.5.perSecond)
    let zones = try firstFlow(design(across: 2.zones) { client.calls(roomy) })
    #expect(zones.names == ["zone 1", "zone 2"])
    #expect(zones.singlePoints.allSatisfy { $0.cause == .capacity })
    #expect(
      try zones.point("zone 1").reason
        == "zone 1 holds 2 of the 4 instances of 'App', and the peak needs 3")
  }

  @Test("a zone in which a lone database stands says nothing new, but is a cut set")
  func attached() throws {
    let app = Service("App", instances: 2, each: 100.perSecond)
    let flow = try firstFlow(
      design(across: 2.zones) {
        client.calls(app)
        app.reads(thing, from: Database("Store"))
      })
    #expect(flow.names == ["Store"])
    #expect(Set(flow.cuts) == ["Store", "zone 1"])
  }

  @Test("what everything shares is one beside the component that is alone in it")
  func shared() throws {
    let cluster = Domain("Cluster", .cluster, availability: 99.9.percent)
    let app = Service("App", instances: 2, each: 100.perSecond)
    let flow = try firstFlow(
      design(sharing: [cluster]) {
        client.calls(app)
        app.reads(thing, from: Database("Store"))
      })
    #expect(Set(flow.names) == ["Store", "Cluster"])
    #expect(try flow.point("Cluster").origin == cluster.origin)
    #expect(try flow.point("Cluster").reason == "both instances of 'App' depend on 'Cluster'")
    let alone = try firstFlow(
      design(sharing: [cluster]) { client.reads(thing, from: Database("Store")) })
    #expect(alone.names == ["Store"])
  }

  @Test("two alternatives in one zone are lost with it")
  func alternatives() throws {
    let flow = try firstFlow(
      design(across: 2.zones) {
        client.calls(Service("First")).fallback { client.calls(Service("Second")) }
      })
    #expect(flow.names == ["zone 1"])
    #expect(
      try flow.point("zone 1").reason
        == "the only instance of 'First' stands in zone 1; likewise 'Second'")
  }

  @Test("instances alternate over regions before zones")
  func regions() throws {
    let two = Service(
      "Two", instances: 2, across: 3.zones.inEach(of: 2.regions), each: 99.perSecond)
    let flow = try firstFlow(design { client.calls(two) })
    #expect(flow.names.isEmpty)
    let one = Service("One", instances: 2, across: 2.zones, each: 99.perSecond)
    let both = try firstFlow(
      design {
        client.calls(two)
        two.calls(one)
      })
    #expect(both.names == ["region 1"])
  }

  @Test("a zone of no stated availability is left out of the figure, and a note says so")
  func unstated() throws {
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let flow = try firstFlow(design(across: 1.zone) { client.calls(app) })
    #expect(agree(flow.availability.value, 0.9999))
    #expect(
      flow.notes == [
        "the loss of a zone is not in the figure: say Deployment(zone: 99.95.percent)"
      ])
    let stated = try firstFlow(design(across: 1.zone, zone: 99.9.percent) { client.calls(app) })
    #expect(agree(stated.availability.value, 0.9999 * 0.999))
    #expect(stated.notes.isEmpty)
  }

  @Test("a domain says whether it is a zone, a region or something with a name")
  func place() throws {
    let cluster = Domain("Zone of pods", .cluster)
    let zones = try firstFlow(
      design(across: 1.zone, sharing: [cluster]) {
        client.calls(Service("Shop", instances: 2))
      })
    #expect(zones.names.count == 2)
    #expect(try zones.point("zone 1").place == .zone)
    #expect(try zones.point("Zone of pods").place == .named)
    let regions = try firstFlow(
      design(region: 99.9.percent) { client.calls(Service("Shop", instances: 2)) })
    #expect(regions.singlePoints.map(\.place) == regions.singlePoints.map { _ in .region })
    let alone = try firstFlow(design { client.calls(Service("Shop")) })
    #expect(try alone.point("Shop").place == nil)
  }

  @Test("a zone takes all that stands in it, whatever of that is a point by itself")
  func wholeZone() throws {
    let majority = Database("Majority", replicas: 2, reads: 1_000.perSecond)
      .replicating(.majority)
    let pieces = Database("Pieces", shards: 2, reads: 1_000.perSecond)
      .replicating(.erasure(data: 4, spare: 1))
    let flow = try firstFlow(
      Design("Zones") {
        Deployment(across: 3.zones)
        let app = Service("App", instances: 6, each: 1_000.perSecond)
        Flow("Read", at: 1_350.perSecond, peak: 1.times) {
          app.reads(1.kilobyte, from: majority)
          app.reads(1.kilobyte, from: pieces)
        }
      })
    // A zone holds more than one piece of one shard at least, and a third of a majority at 90 %.
    let zones = flow.singlePoints.filter { $0.place == .zone }
    #expect(!zones.isEmpty)
    #expect(zones.allSatisfy { $0.share == nil })
  }
}
