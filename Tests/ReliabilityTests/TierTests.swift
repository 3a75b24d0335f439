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
}
