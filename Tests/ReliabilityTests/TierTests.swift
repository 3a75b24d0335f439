import SystemDesign
import Testing

@Suite("A read through several tiers") struct TierTests {
  private let app = Service("App").available(99.9.percent)
  private let own = Cache("Own").available(90.percent)
  private let shared = Cache("Shared").available(90.percent)
  private let store = Database("Store").available(99.percent)

  @Test("rests on the store alone, whatever caches stand before it")
  func alone() throws {
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.reads(thing, from: own, else: shared, hit: 60.percent).else(store, hit: 90.percent)
      })
    #expect(agree(flow.availability.value, 0.999 * 0.99))
    #expect(flow.cuts == ["App", "Store"])
  }

  @Test("rests on every store on the way, as nobody goes round one")
  func stores() throws {
    let older = Database("Older").available(98.percent)
    let flow = try firstFlow(
      design {
        client.calls(app)
        app.reads(thing, from: own, else: store, hit: 60.percent).else(older, hit: 90.percent)
      })
    #expect(agree(flow.availability.value, 0.999 * 0.99 * 0.98))
    #expect(flow.cuts == ["App", "Store", "Older"])
  }

  @Test("copies answer only in the place where they were asked for")
  func replicas() throws {
    let first = Database("First", replicas: 2, failover: .manual(30.minutes))
      .available(99.percent)
    let second = Database("Second", replicas: 2, failover: .manual(30.minutes))
      .available(98.percent)
    func availability(_ hop: Hop) throws -> Double? {
      try firstFlow(
        design {
          client.calls(app)
          hop
        }
      ).availability.value
    }
    // A primary alone, and one of two copies.
    let last = app.reads(thing, from: first, else: second.replicas, hit: 60.percent)
    #expect(agree(try availability(last), 0.999 * 0.99 * (1 - 0.02 * 0.02)))
    let furthest = app.reads(thing, from: own, else: first, hit: 60.percent).else(second.replicas)
    #expect(agree(try availability(furthest), 0.999 * 0.99 * (1 - 0.02 * 0.02)))
    let front = app.reads(thing, from: first.replicas, else: second, hit: 60.percent)
    #expect(agree(try availability(front), 0.999 * (1 - 0.01 * 0.01) * 0.98))
  }
}
