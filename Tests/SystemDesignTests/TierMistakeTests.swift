import SystemDesign
import Testing

@Suite("Reads that cannot go on so") struct TierMistakeTests {
  private let app = Service("App")
  private let own = Cache("Own")
  private let shared = Cache("Shared")
  private let store = Database("Store")
  private let page = Record("page", 1.kilobyte)

  private func mistakes(_ hop: Hop) -> [String] {
    Design("D") { Flow("F", at: 1.perSecond) { hop } }.mistakes
      .map { "\($0.says); \($0.instead)" }
  }

  @Test("'else' without a first one is told where that is said")
  func first() {
    let says =
      "the hop from 'App' to 'Own' goes on with 'else' and has no first one; "
      + "say reads(_:from:else:), and what comes after that with .else(_:hit:)"
    #expect(mistakes(app.reads(page, from: own).else(store)) == [says])
    #expect(mistakes(app.writes(page, to: own).else(store)) == [says])
  }

  @Test("nobody is asked twice")
  func twice() {
    let hop = app.reads(page, from: own, else: shared).else(store).else(own)
    #expect(
      mistakes(hop) == ["the hop from 'App' to 'Own' asks 'Own' twice; ask each of them once"])
    #expect(mistakes(app.reads(page, from: own, else: shared).else(store)) == [])
  }

  @Test("a hit ratio of more than all is a mistake on every tier")
  func hit() {
    let hop = app.reads(page, from: own, else: shared, hit: 60.percent)
      .else(store, hit: 101.percent)
    #expect(
      mistakes(hop) == [
        "the hop from 'App' to 'Own' has a hit ratio of 101 %; say a share from 0 to 100 percent"
      ])
  }
}
