import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Single points and their reasons")
struct SinglePointTests {
  @Test("one instance at its place in the file")
  func alone() throws {
    let app = Service("App")
    let flow = try firstFlow(design { client.calls(app) })
    let point = try flow.point("App")
    #expect(point.kind == .component)
    #expect(point.cause == .structural)
    #expect(point.reason == "1 instance, and every request passes it")
    #expect(point.origin == app.part.origin)
    #expect(point.share == nil)
  }

  @Test("a lone instance that is also too small is still alone before it is small")
  func aloneAndSmall() throws {
    let app = Service("App", each: 1.perSecond)
    #expect(try firstFlow(design { client.calls(app) }).point("App").cause == .structural)
  }

  @Test("three instances of which the peak needs all")
  func three() throws {
    let app = Service("App", instances: 3, each: 4.perSecond)
    let point = try firstFlow(design { client.calls(app) }).point("App")
    #expect(point.cause == .capacity)
    #expect(point.reason == "3 instances at 83.3 % each at the peak: 2 alone would be at 125 %")
  }

  @Test("three instances that are too few already")
  func tooFew() throws {
    let app = Service("App", instances: 2, each: 4.perSecond)
    let point = try firstFlow(design { client.calls(app) }).point("App")
    #expect(point.cause == .capacity)
    #expect(point.reason == "2 instances at 125 % each at the peak")
  }

  @Test("three instances of which two carry the peak", arguments: [5, 6])
  func enough(each: Int) throws {
    let app = Service("App", instances: 3, each: each.perSecond)
    let flow = try firstFlow(design { client.calls(app) })
    #expect(flow.names.isEmpty)
    #expect(flow.notes.isEmpty)
  }

  @Test("the number the peak needs decides, wherever it comes from", arguments: 1...4)
  func stated(needed: Int) throws {
    let app = Service("App", instances: 3)
    let whole = design { client.calls(app) }
    let flows = Reliability(of: Estimate(of: whole)) { _ in
      [PeakUse(resource: .requests, machines: 3, share: Double(needed) / 3, needed: needed)]
    }.flows
    #expect(flows[0].names == (needed < 3 ? [] : ["App"]))
  }

  @Test("where no capacity is stated one is enough, and a note says so")
  func capacityUnsaid() throws {
    let flow = try firstFlow(design { client.calls(Service("App", instances: 3)) })
    #expect(flow.names.isEmpty)
    #expect(
      flow.notes == [
        "1 of the 3 instances of 'App' is taken to carry the peak; unknown is what one machine of 'App' can do: say each: 1_000.perSecond"
      ])
  }

  @Test("no number in a design stops the work", arguments: [Int.min, -1, 0, 1_000_000, Int.max])
  func extremes(number: Int) throws {
    let app = Service("App", instances: number, across: number.zones).needing(number)
      .available(99.percent)
    let store = Database("Store", shards: number, replicas: 1).needing(number)
      .replicating(.quorum(reads: number, writes: number)).available(99.percent)
    let files = Database("Files").replicating(.erasure(data: 2, spare: min(number, 50)))
    let flow = try firstFlow(
      design(across: Spread(zones: 3, regions: min(number, 4))) {
        client.calls(app)
        app.reads(thing, from: store).scattered(over: min(number, 50), missing: 300.percent)
        app.writes(thing, to: store)
        app.reads(thing, from: files, times: 0.times)
      })
    #expect(flow.availability.missing.count == 1)
  }

  @Test("two instances that must both be up")
  func needing() throws {
    let app = Service("App", instances: 2).needing(2)
    let point = try firstFlow(design { client.calls(app) }).point("App")
    #expect(point.cause == .structural)
    #expect(point.reason == "2 instances, and 2 must be up")
  }

  @Test("a whole service that others run is one, and managed")
  func managed() throws {
    let vendor = External("Vendor", availability: 99.999.percent)
    let flow = try firstFlow(design(availability: 99.9.percent) { client.calls(vendor) })
    let point = try flow.point("Vendor")
    #expect(point.isManaged)
    #expect(point.reason == "a whole service run by others, 99.999 % stated")
    #expect(!flow.isFailing)
    let silent = try firstFlow(design { client.calls(External("Vendor")) })
    #expect(
      try silent.point("Vendor").reason
        == "a whole service run by others, of no stated availability")
  }

  @Test("a primary is a single point for writes unless a copy takes over by itself")
  func failover() throws {
    func names(_ failover: Failover?, _ hop: (Database) -> Hop) throws -> [String] {
      let store = Database("Store", replicas: 2, failover: failover)
      return try firstFlow(design { hop(store) }).names
    }
    let writes: (Database) -> Hop = { client.writes(thing, to: $0) }
    let reads: (Database) -> Hop = { client.reads(thing, from: $0) }
    let copies: (Database) -> Hop = { client.reads(thing, from: $0.replicas) }
    #expect(try names(.automatic(30.seconds), writes).isEmpty)
    #expect(try names(.automatic(30.seconds), reads).isEmpty)
    for failover in [Failover.manual(1.hour), .never, nil] {
      #expect(try names(failover, writes) == ["Store"])
      #expect(try names(failover, reads) == ["Store"])
      #expect(try names(failover, copies).isEmpty)
    }
    let flow = try firstFlow(design { writes(Database("Store", replicas: 2)) })
    #expect(
      try flow.point("Store").reason
        == "3 copies, but nothing takes over from the primary by itself")
  }

  @Test("caches, queues, streams and search indexes have any of their copies")
  func copies() throws {
    let flow = try firstFlow(
      design {
        client.reads(thing, from: Cache("Hot", replicas: 1))
        client.reads(thing, from: SearchIndex("Words", replicas: 1))
        client.sends(thing, to: Queue("Jobs", replicas: 1))
        client.sends(thing, to: Stream("Log", partitions: 3, replicas: 2, each: 4.perSecond))
      })
    #expect(flow.names.isEmpty)
  }

  @Test("a majority of two copies is both")
  func majorityOfTwo() throws {
    let votes = Database("Votes", replicas: 1).replicating(.majority)
    let point = try firstFlow(design { client.writes(thing, to: votes) }).point("Votes")
    #expect(point.cause == .structural)
    #expect(point.reason == "2 copies, and a majority of 2 must be up")
  }

  @Test("pieces of which four of six are enough")
  func pieces() throws {
    let files = Database("Files").replicating(.erasure(data: 4, spare: 2)).available(99.percent)
    let flow = try firstFlow(design { client.reads(thing, from: files) })
    #expect(flow.names.isEmpty)
    #expect(agree(flow.availability.value, Binomial.atLeast(4, of: 6, each: 0.99)))
  }

  @Test("switching to a copy costs its time as often as a primary fails")
  func switching() throws {
    let store = Database("Store", replicas: 1, failover: .automatic(36.seconds))
      .failing(every: 10.hours, for: 1.minute)
    let flow = try firstFlow(design { client.writes(thing, to: store) })
    let away = 60.0 / 36_060
    #expect(agree(flow.availability.value, (1 - away * away) * (1 - 36.0 / 36_000)))
    #expect(flow.notes.isEmpty)
    let unsaid = Database("Store", replicas: 1, failover: .automatic(36.seconds))
      .available(99.percent)
    let other = try firstFlow(design { client.writes(thing, to: unsaid) })
    #expect(agree(other.availability.value, 0.9999))
    #expect(
      other.notes == [
        "the 36 s in which a copy of 'Store' takes over are not in the figure: say .failing(every: 90.days, for: 1.hour)"
      ])
  }

  @Test("a component that is one in two flows is said once, with both")
  func grouped() throws {
    let door = LoadBalancer("Door", instances: 1)
    let app = Service("App", instances: 2, each: 15.perSecond)
    let whole = Design("Two") {
      Flow("Look", at: 20.perSecond, peak: 1.times) { client.calls(app, through: door) }
      Flow("Buy", at: 1.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(app, through: door)
      }
    }
    let reliability = Reliability(of: Estimate(of: whole))
    #expect(reliability.singlePoints.map(\.point.name) == ["Door", "App"])
    #expect(
      reliability.singlePoints.map { $0.flows.map(\.name) } == [
        ["Look", "Buy"], ["Look", "Buy"],
      ])
    #expect(reliability.flows.map(\.isFailing) == [false, true])
    #expect(reliability.isFailing)
    #expect(agree(reliability.flows[1].target, 0.999))
    #expect(reliability.flows.map(\.meetsTarget) == [nil, nil])
  }

  @Test("what is promised is kept or not", arguments: [(99.9, true), (99.91, false)])
  func target(promised: Double, isKept: Bool) throws {
    let app = Service("App").available(99.9.percent)
    let flow = try firstFlow(design(availability: promised.percent) { client.calls(app) })
    #expect(flow.meetsTarget == isKept)
  }

  @Test("a guess of an availability is a range of the figure")
  func guess() throws {
    let app = Service("App").available(98.percent...99.5.percent)
    let flow = try firstFlow(design { client.calls(app) })
    guard case .known(let spread) = flow.availability else {
      Issue.record("the availability is known")
      return
    }
    #expect(agree(spread.low, 0.98))
    #expect(agree(spread.high, 0.995))
    #expect(spread.value > 0.98 && spread.value < 0.995)
  }

  @Test("a zone that takes all shards is one beside the store of which each machine takes a part")
  func zoneOfAllShards() throws {
    let store = Database("Store", .wideColumn, shards: 10, across: 1.zone)
    let flow = try firstFlow(
      design(across: 3.zones, zone: 99.9.percent) { client.writes(thing, to: store) })
    #expect(flow.names == ["zone 1", "Store"])
    #expect(flow.singlePoints.map(\.share) == [nil, 0.1])
    // One machine takes all that the zone does.
    let one = Database("Store", .wideColumn, across: 1.zone)
    #expect(
      try firstFlow(
        design(across: 3.zones, zone: 99.9.percent) { client.writes(thing, to: one) }
      ).names == ["Store"])
  }

  @Test("of some flows no reason of another is told")
  func ofSome() {
    let balancer = LoadBalancer("Balancer", instances: 2, across: 1.zone)
    let app = Service("App", instances: 6)
    let store = Database("Store", across: 1.zone)
    let reliability = Reliability(
      of: Estimate(
        of: Design("Two flows") {
          Deployment(across: 3.zones, zone: 99.9.percent)
          Flow("Read", at: 200.perSecond) { client.calls(app, through: balancer) }
          Flow("Feed", at: 100.perSecond) { client.reads(thing, from: store) }
        }))
    func points(_ flows: [FlowReliability]) -> [String] {
      reliability.singlePoints(of: flows).map(\.point.name)
    }
    #expect(Set(points(reliability.flows)) == ["zone 1", "Store"])
    #expect(points([reliability.flows[1]]) == ["Store"])
  }
}
