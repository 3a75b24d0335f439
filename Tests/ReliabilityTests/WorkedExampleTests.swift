import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// Systems whose availability was worked out by trying all states, to the digits printed there.
@Suite("Worked examples")
struct WorkedExampleTests {
  let balancer = LoadBalancer("Balancer", instances: 1).available(99.99.percent)
  let store = Database("Store").available(99.9.percent)

  @Test("a shared database behind two services is not their product")
  func sharedDatabase() throws {
    let first = Service("First").available(99.percent)
    let second = Service("Second").available(99.percent)
    let flow = try firstFlow(
      design {
        client.calls(balancer)
        oneOf {
          balancer.calls(first)
          balancer.calls(second)
        }
        first.reads(thing, from: store)
        second.reads(thing, from: store)
      })
    #expect(agree(flow.availability.value, 0.998800209990))
    // What the product of the two branches would claim.
    #expect(!agree(flow.availability.value, 0.999779231980, within: 1e-4))
    #expect(flow.cuts == ["Balancer", "Store"])
  }

  @Test("two instances and a shared database are the same system said shorter")
  func twoInstances() throws {
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let flow = try firstFlow(
      design {
        client.calls(app, through: balancer)
        app.reads(thing, from: store)
      })
    #expect(agree(flow.availability.value, 0.998800209990))
    #expect(flow.cuts == ["Balancer", "Store"])
  }

  @Test("so many of so many", arguments: [(3, 2, 0.999702), (5, 3, 0.9999901494)])
  func manyOfMany(instances: Int, needed: Int, expected: Double) throws {
    let app = Service("App", instances: instances).available(99.percent).needing(needed)
    let flow = try firstFlow(design { client.calls(app) })
    #expect(agree(flow.availability.value, expected))
    #expect(flow.cuts.isEmpty)
  }

  @Test(
    "a majority of three copies in three zones, two and one",
    arguments: [
      (3, 0.999640314447, []), (2, 0.998682715602, ["zone 1"]), (1, 0.998702298000, ["zone 1"]),
    ])
  func majority(zones: Int, expected: Double, cuts: [String]) throws {
    let votes = Database("Votes", replicas: 2).replicating(.majority).available(99.percent)
    let flow = try firstFlow(
      design(across: zones.zones, zone: 99.9.percent) { client.reads(thing, from: votes) })
    #expect(agree(flow.availability.value, expected))
    #expect(flow.cuts == cuts)
  }

  @Test(
    "any of three copies in three zones, two and one",
    arguments: [(3, 0.999998672627, []), (2, 0.999987912099, []), (1, 0.998999001000, ["zone 1"])])
  func anyCopy(zones: Int, expected: Double, cuts: [String]) throws {
    let copies = Database("Copies", replicas: 2, failover: .automatic(30.seconds))
      .available(99.percent)
    let flow = try firstFlow(
      design(across: zones.zones, zone: 99.9.percent) { client.reads(thing, from: copies) })
    #expect(agree(flow.availability.value, expected))
    #expect(flow.cuts == cuts)
  }

  @Test(
    "a share of failures that take both instances at once",
    arguments: [(0, 1e-4), (1, 1.98000199e-4), (5, 5.90204875e-4), (10, 1.080919e-3)])
  func together(percent: Int, away: Double) throws {
    let app = Service("App", instances: 2).available(99.percent).failingTogether(percent.percent)
    let flow = try firstFlow(design { client.calls(app) })
    #expect(agree(flow.availability.value, 1 - away))
  }

  @Test("a cache that misses go round leaves availability, one that is needed does not")
  func cache() throws {
    let app = Service("App").available(99.9.percent)
    let hot = Cache("Hot").available(99.percent)
    let store = Database("Store").available(99.8.percent)
    let around = try firstFlow(
      design {
        client.calls(app)
        app.reads(thing, from: hot, else: store, hit: 90.percent)
      })
    #expect(agree(around.availability.value, 0.997002))
    #expect(around.cuts == ["App", "Store"])
    let needed = try firstFlow(
      design {
        client.calls(app)
        app.reads(thing, from: hot)
        app.reads(thing, from: store)
      })
    #expect(agree(needed.availability.value, 0.98703198))
    #expect(needed.cuts == ["App", "Hot", "Store"])
  }

  @Test("accepted and completed are two availabilities")
  func handOver() throws {
    let api = Service("API").available(99.9.percent)
    let jobs = Queue("Jobs").available(99.99.percent)
    let worker = Worker("Worker").available(95.percent)
    let store = Database("Store").available(99.9.percent)
    let flow = try firstFlow(
      design {
        client.calls(api)
        api.writes(thing, to: store)
        api.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
      })
    #expect(agree(flow.availability.value, 0.9979011999))
    #expect(agree(flow.completion?.value, 0.948006139905))
    #expect(flow.cuts == ["API", "Jobs", "Store"])
  }

  @Test("a second vendor behind the same name service")
  func fallback() throws {
    let names = DNS("Names").available(99.99.percent)
    let first = External("First", availability: 99.5.percent)
    let second = External("Second", availability: 99.percent)
    let flow = try firstFlow(
      design {
        client.looksUp(names)
        client.calls(first).fallback { client.calls(second) }
      })
    #expect(agree(flow.availability.value, 0.999850005))
    #expect(flow.cuts == ["Names"])
  }

  @Test("three copies that share one configuration")
  func configuration() throws {
    let settings = Domain("Settings", .configuration, availability: 99.95.percent)
    let app = Service("App", instances: 3, each: 100.perSecond).available(99.percent)
      .sharing(settings)
    let flow = try firstFlow(design { client.calls(app) })
    #expect(agree(flow.availability.value, 0.9994990005))
    #expect(flow.names == ["Settings"])
    #expect(try flow.point("Settings").kind == .domain)
  }

  @Test("a cache and a queue beside the path are no part of it")
  func besidesThePath() throws {
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let hot = Cache("Hot").available(99.percent)
    let jobs = Queue("Jobs").available(99.9.percent)
    let worker = Worker("Worker").available(99.percent)
    let flow = try firstFlow(
      design {
        client.calls(app, through: balancer)
        app.reads(thing, from: hot, else: store)
        app.sends(thing, to: jobs).optional()
        jobs.delivers(thing, to: worker)
      })
    #expect(agree(flow.availability.value, 0.998800209990))
    #expect(flow.completion == flow.availability)
    #expect(flow.cuts == ["Balancer", "Store"])
  }

  @Test("two regions behind one name service")
  func regions() throws {
    let names = DNS("Names").available(99.999.percent)
    let app = Service("App", instances: 2, across: 2.regions).available(100.percent)
    let flow = try firstFlow(
      design(region: 99.9.percent) {
        client.looksUp(names)
        client.calls(app)
      })
    #expect(agree(flow.availability.value, 0.999989000010))
    #expect(flow.cuts == ["Names"])
  }

  @Test("three copies, of which writes need two or three and reads one")
  func quorums() throws {
    func availability(reads: Int, writes: Int, _ hop: (Database) -> Hop) throws -> Double? {
      let votes = Database("Votes", replicas: 2).replicating(.quorum(reads: reads, writes: writes))
        .available(99.percent)
      return try firstFlow(design { hop(votes) }).availability.value
    }
    #expect(
      agree(
        try availability(reads: 2, writes: 2) { client.writes(thing, to: $0) }, 0.999702))
    #expect(
      agree(try availability(reads: 1, writes: 3) { client.writes(thing, to: $0) }, 0.970299))
    #expect(
      agree(try availability(reads: 1, writes: 3) { client.reads(thing, from: $0) }, 0.999999))
  }

  @Test("a time between failures and a time to repair")
  func repair() throws {
    let app = Service("App").failing(every: 1_000.hours, for: 1.hour)
    #expect(
      agree(try firstFlow(design { client.calls(app) }).availability.value, 1_000.0 / 1_001))
  }
}
