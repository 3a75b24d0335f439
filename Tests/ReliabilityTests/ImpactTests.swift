import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What a loss does to the others")
struct ImpactTests {
  private func impact(_ name: String, _ design: Design) throws -> LossImpact {
    try #require(Reliability(of: Estimate(of: design)).impacts.first { $0.name == name })
  }

  @Test("with nothing lost the replay has the loads of the estimate")
  func replay() throws {
    let app = Service("App", instances: 2, each: 100.perSecond)
    let votes = Database("Votes", replicas: 2, reads: 500.perSecond, writes: 300.perSecond)
      .replicating(.majority)
    let hot = Cache("Hot", memory: 1.gigabyte, each: 900.perSecond).hitting(80.percent)
    let design = Design("All") {
      Traffic(peak: 2.times)
      Flow("Ask", at: 40.perSecond) {
        client.calls(app)
        app.reads(thing, from: hot, else: votes)
        app.writes(thing, to: votes, times: 10.percent)
        app.writes(thing, to: hot, times: 5.percent)
      }
    }
    let estimate = Estimate(of: design)
    let replay = PeakReplay(of: estimate, Topology(of: design))
    try expectUsualLoads(of: estimate, in: replay)
  }

  @Test("a lost cache puts everything on the store behind it, by the numbers")
  func cold() throws {
    let hot = Cache("Hot links", memory: 1.gigabyte, each: 80_000.perSecond).hitting(94.percent)
    let links = Database("Links", replicas: 0, reads: 5_000.perSecond)
    let design = Design("Links") {
      Flow("Follow", at: 11_690.perSecond, peak: 1.times) {
        client.reads(thing, from: hot, else: links)
      }
    }
    let impact = try impact("Hot links", design)
    #expect(
      impact.chain == "losing 'Hot links' puts 11,690 /s on 'Links', 234 % of what it can do")
    #expect(impact.requestsLost == 0)
    #expect(impact.requestsDegraded == 1)
  }

  @Test("what a zone's loss overloads is said side by side: none of it brings the other about")
  func sideBySide() throws {
    let one = Service("One", instances: 2, each: 500.perSecond)
    let two = Service("Two", instances: 2, each: 500.perSecond)
    let design = Design("Zones") {
      Deployment(across: 2.zones)
      Flow("First", at: 600.perSecond, peak: 1.times) { client.calls(one) }
      Flow("Second", at: 700.perSecond, peak: 1.times) { client.calls(two) }
    }
    #expect(
      try impact("zone 1", design).chain
        == "losing zone 1 puts 700 /s on 'Two', 140 % of what is left can do; and puts 600 /s on "
        + "'One', 120 % of what is left can do")
  }

  @Test("a fallback that cannot carry the load is none", arguments: [(50, true), (200, false)])
  func fallback(each: Int, isPoint: Bool) throws {
    let first = Service("First", each: 200.perSecond).available(99.percent)
    let second = Service("Second", each: each.perSecond).available(99.percent)
    let design = Design("Ways") {
      Flow("Ask", at: 100.perSecond, peak: 1.times, availability: 99.percent) {
        client.calls(first).fallback { client.calls(second) }
      }
    }
    let flow = try firstFlow(design)
    #expect(flow.names == (isPoint ? ["First"] : []))
    if isPoint {
      #expect(try flow.point("First").cause == .capacity)
      #expect(
        try flow.point("First").reason
          == "1 instance, and what could do it instead cannot carry the peak")
    }
    #expect(agree(flow.availability.value, isPoint ? 0.99 : 0.9999))
  }

  @Test(
    "a store that only a fallback reads is no way where it is too small",
    arguments: [(50, true), (100, false)])
  func readByFallback(each: Int, isPoint: Bool) throws {
    let first = Service("First", each: 200.perSecond).available(99.percent)
    let app = Service("App", instances: 2, each: 200.perSecond).available(100.percent)
    // Of one of them another resource is used all the time.
    let filled = Database("Filled", reads: each.perSecond).available(99.percent)
    func flow(_ instead: @escaping () -> Hop) throws -> FlowReliability {
      try firstFlow(
        Design("Ways") {
          Flow("Ask", at: 100.perSecond, peak: 1.times, availability: 99.percent) {
            client.calls(app)
            app.calls(first).fallback { instead() }
          }
          Flow("Fill", at: 1.perSecond, peak: 1.times) { app.writes(thing, to: filled) }
        })
    }
    let unfilled = Database("Unfilled", reads: each.perSecond).available(99.percent)
    let copied = Database("Copied", replicas: 1, reads: each.perSecond)
    let index = SearchIndex("Index", reads: each.perSecond).available(99.percent)
    for flow in [
      try flow { app.reads(thing, from: filled) }, try flow { app.reads(thing, from: unfilled) },
      try flow { app.reads(thing, from: index) },
    ] {
      #expect(flow.names == (isPoint ? ["First"] : []))
      if isPoint { #expect(try flow.point("First").cause == .capacity) }
      // Two ways of 99 % each, or one.
      #expect(agree(flow.availability.value, isPoint ? 0.99 : 0.9999))
    }
    let copies = try flow { app.reads(thing, from: copied.replicas) }
    #expect(copies.names == (isPoint ? ["First"] : []))
  }

  @Test("two ways that cannot each do the work of both are both needed")
  func ways() throws {
    let (one, other) = (
      Service("One", each: 60.perSecond), Service("Other", each: 60.perSecond)
    )
    let design = Design("Ways") {
      Flow("Ask", at: 100.perSecond, peak: 1.times) {
        oneOf {
          client.calls(one)
          client.calls(other)
        }
      }
    }
    let flow = try firstFlow(design)
    #expect(flow.names == ["One", "Other"])
    #expect(flow.singlePoints.allSatisfy { $0.cause == .capacity })
  }

  @Test(
    "three attempts at a capacity of a thousand are stable to a third of it",
    arguments: [(300, false), (340, true)])
  func metastable(offered: Int, isVulnerable: Bool) throws {
    let store = Service("Store", each: 1_000.perSecond)
    let design = Design("Retries") {
      Flow("Ask", at: offered.perSecond, peak: 1.times) { client.calls(store).retries(2) }
    }
    let storm = try #require(Reliability(of: Estimate(of: design)).retryStorms.first)
    #expect(agree(storm.amplification, 3))
    #expect(agree(storm.threshold, 1_000.0 / 3, within: 1e-9))
    #expect(storm.isVulnerable == isVulnerable)
  }

  @Test("three layers of three attempts are twenty-seven; a budget bounds them")
  func layers() throws {
    let (a, b, c) = (Service("A"), Service("B"), Service("C", each: 10_000.perSecond))
    func amplification(_ change: (Hop) -> Hop) -> Double? {
      let design = Design("Layers") {
        Flow("Ask", at: 1.perSecond, peak: 1.times) {
          change(client.calls(a))
          change(a.calls(b))
          change(b.calls(c))
        }
      }
      return Reliability(of: Estimate(of: design)).retryStorms.first { $0.name == "C" }?
        .amplification
    }
    #expect(agree(amplification { $0.retries(2) }, 27))
    #expect(agree(amplification { $0.retries(2, budget: 10.percent) }, 1.331))
    // Who stops calling when most calls fail repeats nothing.
    #expect(amplification { $0.retries(2).breaker() } == nil)
  }

  @Test("retries stop where work was handed over, and where the flow goes on without")
  func retriesStop() throws {
    let (api, flags) = (Service("API"), Service("Flags", each: 600.perSecond))
    let (jobs, sender) = (Queue("Jobs"), Worker("Sender", each: 250.perSecond))
    let mail = Service("Mail", each: 10_000.perSecond)
    let design = Design("Handed over") {
      Flow("Ask", at: 200.perSecond, peak: 1.times) {
        client.calls(api).retries(3)
        api.calls(flags).retries(1).optional(losing: "flags")
        api.sends(thing, to: jobs)
        jobs.delivers(thing, to: sender)
        sender.calls(mail).retries(2)
      }
    }
    let storms = Reliability(of: Estimate(of: design)).retryStorms
    func times(_ name: String) -> Double? { storms.first { $0.name == name }?.amplification }
    // Its own retry; nobody repeats what works without it.
    #expect(agree(times("Flags"), 2))
    // The user was answered when the job was stored.
    #expect(times("Sender") == nil)
    #expect(agree(times("Mail"), 3))
  }

  @Test("one of three machines of a cache leaves its third to the store, where that is too much")
  func emptied() throws {
    func losses(able: Int, replicas: Int = 0) -> [LossImpact] {
      let hot = Cache("Hot", shards: 3, replicas: replicas, each: 100_000.perSecond)
        .hitting(90.percent)
      let store = Database("Store", reads: able.perSecond)
      let design = Design("Cache") {
        Flow("Get", at: 10_000.perSecond, peak: 1.times) {
          client.reads(thing, from: hot, else: store)
        }
      }
      return Reliability(of: Estimate(of: design)).impacts.filter { $0.machines != nil }
    }
    // 10,000 /s × (1 ÷ 3 + 2 ÷ 3 × 10 %) is 4,000 /s; full it leaves 1,000 /s.
    let loss = try #require(losses(able: 2_000).first)
    #expect(
      loss.chain
        == "losing one of the 3 machines of 'Hot' puts 4,000 /s on 'Store', 200 % of what it can do"
    )
    #expect(loss.requestsLost == 0 && agree(loss.requestsDegraded, 1.0 / 3))
    #expect(losses(able: 4_000).isEmpty)
    #expect(losses(able: 2_000, replicas: 1).isEmpty)
  }

  @Test("the reach of a loss is the share of all requests")
  func reach() throws {
    let (app, rare, extra) = (Service("App"), Service("Rare"), Service("Extra"))
    let design = Design("Two") {
      Flow("Often", at: 90.perSecond) {
        client.calls(app)
        app.calls(extra).optional()
      }
      Flow("Seldom", at: 10.perSecond) {
        client.calls(app)
        app.calls(rare, times: 50.percent)
      }
    }
    let rareLoss = try impact("Rare", design)
    #expect(agree(rareLoss.requestsLost, 0.05))
    #expect(rareLoss.flowsLost.map(\.name) == ["Seldom"])
    #expect(try impact("App", design).requestsLost == 1)
    let extraLoss = try impact("Extra", design)
    #expect(extraLoss.requestsLost == 0)
    #expect(agree(extraLoss.requestsDegraded, 0.9))
  }

  /// What the loss of a zone makes of a store that is used to three quarters: the worst share.
  private func worst(_ store: Database, _ step: (Service) -> Hop) -> Double? {
    let app = Service("App", instances: 30, each: 3_000.perSecond)
    let hop = step(app)
    let design = Design("Zones") {
      Deployment(across: 3.zones)
      Flow("Ask", at: 6_000.perSecond, peak: 1.times) {
        client.calls(app)
        hop
      }
    }
    return Reliability(of: Estimate(of: design)).impacts.filter { $0.kind == .zone }
      .flatMap { $0.overloads + [$0.busiest].compactMap(\.self) }
      .filter { $0.name == store.part.name }.map(\.use).max()
  }

  @Test("a lost zone leaves as many primaries, and fewer copies for what any copy does")
  func zoneOfStore() throws {
    func store(_ shards: Int, _ replicas: Int) -> Database {
      Database(
        "Store", shards: shards, replicas: replicas, reads: 4_000.perSecond,
        writes: 4_000.perSecond, failover: .automatic(30.seconds))
    }
    // Two primaries of 4,000 /s for 6,000 /s, wherever they stand.
    let plain = store(2, 2)
    #expect(worst(plain) { $0.reads(thing, from: plain) } == nil)
    // Every copy takes every write of its shard.
    let majority = store(2, 2).replicating(.majority)
    #expect(worst(majority) { $0.writes(thing, to: majority) } == nil)
    // A majority read asks two of three copies, 6,000 /s of a shard: with two left each is asked
    // 3,000 /s, three quarters; with three, one half.
    let share = try #require(worst(majority) { $0.reads(thing, from: majority) })
    #expect(agree(share, 0.75, within: 1e-9))
    // Of two copies over three zones one shard or the other has one left: its only reader.
    let copied = store(2, 1)
    #expect(worst(copied) { $0.reads(thing, from: copied.replicas) } == nil)
    let any = store(2, 1).replicating(.quorum(reads: 1, writes: 2))
    let single = try #require(worst(any) { $0.reads(thing, from: any) })
    #expect(agree(single, 0.75, within: 1e-9))
    // A shard of one copy that is lost hands its load to nobody.
    let alone = store(4, 0)
    #expect(worst(alone) { $0.reads(thing, from: alone) } == nil)
    // What has no data does: of 30 instances at 6,000 of 90,000 /s there are 20 left.
    let app = Service("App", instances: 30, each: 3_000.perSecond)
    let zones = Reliability(
      of: Estimate(
        of: Design("Zones") {
          Deployment(across: 3.zones)
          Flow("Ask", at: 6_000.perSecond, peak: 1.times) { client.calls(app) }
        })
    ).impacts.filter { $0.kind == .zone }
    #expect(zones.count == 3)
    for zone in zones { #expect(agree(zone.busiest?.use, 0.1, within: 1e-9)) }
  }

  @Test("a lost zone leaves a stream its partitions")
  func zoneOfStream() throws {
    let app = Service("App", instances: 30)
    let log = Stream("Log", partitions: 12, replicas: 2, each: 1_000.perSecond)
    let design = Design("Log") {
      Deployment(across: 3.zones)
      Flow("Write", at: 9_000.perSecond, peak: 1.times) {
        client.calls(app)
        app.sends(thing, to: log)
      }
    }
    // Nine of twelve partitions' worth before and after.
    let overloads = Reliability(of: Estimate(of: design)).impacts.flatMap(\.overloads)
    #expect(overloads.isEmpty)
  }

  @Test("one more instance is tried by really adding it")
  func fixFirst() throws {
    let balancer = LoadBalancer("Balancer", instances: 1).available(99.9.percent)
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let made = ReliabilityTests.design {
      client.calls(app, through: balancer)
    }
    let reliability = Reliability(of: Estimate(of: made))
    let fix = try #require(reliability.remedies(of: reliability.flows[0]).first)
    #expect(fix.change == "one more instance of 'Balancer'")
    #expect(agree(fix.awayBefore, 1 - 0.999 * 0.9999))
    #expect(agree(fix.awayAfter, 1 - (1 - 1e-6) * 0.9999))
  }

  @Test("what helps is offered, and nothing that does not")
  func helping() throws {
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.999.percent)
    // One copy of three is enough of the log, four of five pieces of the files must be up.
    let log = Stream("Log", partitions: 3, replicas: 2).available(99.percent)
    let files = Database("Files").replicating(.erasure(data: 4, spare: 1)).available(99.percent)
    let votes = Database("Votes", replicas: 2).replicating(.majority).available(99.percent)
    let made = ReliabilityTests.design {
      client.calls(app)
      app.sends(thing, to: log)
      app.reads(thing, from: files)
      app.writes(thing, to: votes)
    }
    let reliability = Reliability(of: Estimate(of: made))
    let found = reliability.remedies(of: reliability.flows[0])
    #expect(
      found.map(\.change) == ["one more spare piece of 'Files'", "two more copies of 'Votes'"])
    // App 2e-5 squared or less, log 1e-6; of files two or more of 5, then three or more of 6; of
    // votes two or more of 3, then three or more of 5.
    let (up, down) = (0.99, 0.01)
    func away(_ least: Int, of all: Int) -> Double {
      var sum = 0.0
      for lost in least...all {
        var ways = 1.0
        for place in 0..<lost { ways *= Double(all - place) / Double(place + 1) }
        sum += ways * power(down, lost) * power(up, all - lost)
      }
      return sum
    }
    func power(_ base: Double, _ times: Int) -> Double {
      (0..<times).reduce(1) { product, _ in product * base }
    }
    let rest = (1 - 1e-5 * 1e-5) * (1 - 1e-6)
    #expect(
      agree(
        found.first?.awayAfter, 1 - rest * (1 - away(3, of: 6)) * (1 - away(2, of: 3)),
        within: 1e-9))
    #expect(
      agree(
        found.last?.awayAfter, 1 - rest * (1 - away(2, of: 5)) * (1 - away(3, of: 5)),
        within: 1e-9))
  }

  @Test("importances of two services before a shared database, to their digits")
  func importances() throws {
    let balancer = LoadBalancer("Balancer", instances: 1).available(99.99.percent)
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let store = Database("Store").available(99.9.percent)
    let made = ReliabilityTests.design {
      client.calls(app, through: balancer)
      app.reads(thing, from: store)
    }
    let reliability = Reliability(of: Estimate(of: made))
    let found = try #require(reliability.importances(of: reliability.flows[0]))
    #expect(agree(found.away, 1.199790010e-3, within: 5e-13))
    func importance(_ name: String) throws -> LossImportance {
      try #require(found.things.first { $0.name == name })
    }
    #expect(agree(try importance("Store").birnbaum, 0.99980001, within: 5e-9))
    #expect(agree(try importance("App").birnbaum, 0.009989001, within: 5e-10))
    #expect(try importance("App").machines == 2)
    #expect(agree(try importance("Balancer").birnbaum, 0.9989001, within: 5e-8))
    #expect(agree(try importance("Store").riskAchievement, 833.479, within: 5e-4))
    #expect(agree(try importance("Store").riskReduction, 5.999250, within: 5e-7))
    #expect(agree(try importance("Store").criticality, 0.833312, within: 5e-7))
    #expect(agree(try importance("Balancer").criticality, 0.083256, within: 5e-7))
    #expect(agree(try importance("App").criticality, 0.083256, within: 5e-7))
  }
}
