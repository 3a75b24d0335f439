import Critique
import SystemDesign
import Testing

@Suite("requirements that nothing is held against are named")
struct OpenRequirementTests {
  /// What stays open of one requirement of a design with a store, a cache and a queue.
  private func open(
    _ target: Requirement.Target?, of subject: (any Component)? = nil,
    store: Database = Database("Store"), cache: Cache = Cache("Cache"), caches: Int = 1
  ) -> [String] {
    Design("Shop") {
      let app = Service("App")
      let clerk = Worker("Clerk")
      let orders = Queue("Orders")
      Requirement("It holds", target.map { [$0] } ?? [], of: subject)
      Flow("Read", at: 10.perSecond) {
        for number in 1...caches {
          app.reads(1.kilobyte, from: number == 1 ? cache : Cache("Cache \(number)"), else: store)
        }
        app.reads(1.kilobyte, from: store.replicas)
      }
      Flow("Write", at: 1.perSecond) {
        app.writes(1.kilobyte, to: store)
        app.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: clerk)
      }
    }
    .critique().open.map { ($0.target.map { "\($0): " } ?? "") + $0.why }
  }

  @Test("what has no number, and what no figure is of")
  func never() {
    #expect(open(nil) == ["it has no number"])
    #expect(
      open(.accuracy(99.9.percent))
        == ["99.9 % exact: no figure of a design says how exact an answer is"])
    #expect(
      open(.durability(99.percent)) == [
        "99 % durable: no figure of a design says how likely a loss is"
      ])
  }

  @Test("what names no component, unless only one can be meant")
  func unnamed() {
    #expect(
      open(.staleness(1.minute)) == ["at most 60 s old: it names no component: say of:"])
    #expect(open(.latency(2.milliseconds)) == ["within 2 ms: it names no component: say of:"])
    #expect(open(.delivery(.exactlyOnce)) == ["exactly once: it names no component: say of:"])
    #expect(open(.hitRatio(90.percent), cache: Cache("Cache").hitting(95.percent)).isEmpty)
    #expect(
      open(.hitRatio(90.percent), cache: Cache("Cache").hitting(95.percent), caches: 2)
        == ["90 % hits: it names no component: say of:"])
    // One flow passes a queue.
    #expect(open(.order(per: "customer")).isEmpty)
  }

  @Test("what is not stated of a store, and what settles it")
  func store() {
    let recovery = Requirement.Target.recovery(losing: 1.minute, within: 1.hour)
    #expect(
      open(recovery) == [
        "losing 60 s at most, back in 60 min: it is not stated how often 'Store' is backed up: "
          + "say .backedUp(every: 1.hour)",
        "losing 60 s at most, back in 60 min: it is not stated how fast the backup of 'Store' "
          + "comes back: say restoring: 100.megabytesPerSecond",
      ])
    let copied = Database("Store", replicas: 2)
    #expect(open(recovery, store: copied).count == 2)
    let stated = Database("Store", replicas: 2, failover: .automatic(30.seconds))
      .replicating(.asynchronous(lag: 1.second))
    #expect(open(recovery, store: stated).isEmpty)
    #expect(open(.staleness(1.minute), of: stated, store: stated).isEmpty)
    #expect(open(.staleness(1.minute), of: copied, store: copied).count == 1)
    let quorum = copied.replicating(.majority)
    #expect(
      open(.staleness(1.minute), of: quorum, store: quorum) == [
        "at most 60 s old: it is not stated how far those copies of 'Store' are behind that a write "
          + "does not wait for"
      ])
    // A write that most copies have is lost with none of them.
    #expect(open(recovery, store: quorum).count == 1)
    #expect(open(.latency(1.second), of: stated, store: stated).count == 1)
  }

  @Test("what is not stated of a cache, and what is no cache and no queue")
  func others() {
    let cache = Cache("Cache")
    #expect(open(.staleness(1.minute), of: cache, cache: cache).count == 1)
    #expect(open(.hitRatio(90.percent), of: cache, cache: cache).count == 1)
    let brief = cache.expiring(after: 10.seconds).hitting(95.percent)
    #expect(open(.staleness(1.minute), of: brief, cache: brief).isEmpty)
    #expect(open(.hitRatio(90.percent), of: brief, cache: brief).isEmpty)
    #expect(
      open(.delivery(.atLeastOnce), of: cache, cache: cache)
        == ["at least once: 'Cache' is no queue or stream"])
    #expect(
      open(.delivery(.atLeastOnce), of: Queue("Other")) == [
        "at least once: no flow touches 'Other'"
      ])
  }

  @Test("what keeps nothing, and how often a message comes where nobody says")
  func kinds() {
    let recovery = Requirement.Target.recovery(losing: 1.minute, within: 1.hour)
    func open(_ target: Requirement.Target, of subject: any Component) -> [String] {
      Design("Shop") {
        let app = Service("App")
        let news = Stream("News", partitions: 2)
        let jobs = Queue("Jobs")
        Requirement(
          "It holds", target, of: [app, news, jobs].first { $0.part.name == subject.part.name })
        Flow("Send", at: 1.perSecond) {
          app.sends(1.kilobyte, to: news)
          app.sends(1.kilobyte, to: jobs)
        }
      }
      .critique().open.map(\.why)
    }
    let (app, news, jobs) = (Service("App"), Stream("News", partitions: 2), Queue("Jobs"))
    #expect(open(recovery, of: app) == ["'App' keeps nothing that may be lost"])
    #expect(open(recovery, of: jobs) == ["no figure says what 'Jobs' may lose"])
    #expect(open(.delivery(.atLeastOnce), of: jobs).isEmpty)
    #expect(
      open(.delivery(.atLeastOnce), of: news) == [
        "it is not stated how often 'News' delivers: say delivery: .atLeastOnce"
      ])
  }

  @Test("they are told after the findings, in the words of the requirement")
  func told() {
    let text = FindingText(width: 120).text(
      of: Design("Shop") {
        let app = Service("App")
        Requirement("Few are lost", .durability(99.9.percent))
        Flow("Ask", at: 1.perSecond) { Client("User").calls(app) }
      }
      .critique())
    #expect(
      text.contains(
        "\n\nnot held  Few are lost, 99.9 % durable: no figure of a design says how likely a loss is\n\n"
      ))
  }
}
