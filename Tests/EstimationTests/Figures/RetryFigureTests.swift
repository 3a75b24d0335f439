import Estimation
import SystemDesign
import Testing

@Suite("When all fails, callers on the way to a component multiply what comes to it")
struct RetryFigureTests {
  private let client = Client("Client")
  private let front = Service("Front")
  private let middle = Service("Middle")
  private let back = Service("Back", each: 1_000.perSecond)
  private let store = Database("Store", reads: 1_000.perSecond)

  private func rates(_ change: (Hop) -> Hop, last: (Hop) -> Hop = { $0 }) -> [Double?] {
    let estimate = Estimate(
      of: Design("Layers") {
        Traffic(peak: 2.times)
        Flow("Ask", at: 100.perSecond) {
          change(client.calls(front, sending: 1.byte, receiving: 1.byte))
          change(front.calls(middle, sending: 1.byte, receiving: 1.byte))
          last(change(middle.calls(back, sending: 1.byte, receiving: 1.byte)))
          back.reads(1.byte, from: store)
        }
      })
    return ["Front", "Middle", "Back", "Store"].map {
      estimate.figure(.rateWithRetries, of: .component($0))?.value
    }
  }

  @Test("three attempts on each of three layers are twenty-seven, also below the last of them")
  func layers() {
    // 200 a second at the peak.
    #expect(rates { $0.retries(2) } == [600, 1_800, 5_400, 5_400])
  }

  @Test("budgets bound each layer")
  func budgets() throws {
    for (rate, expected) in zip(
      rates { $0.retries(2, budget: 10.percent) }, [220, 242, 266.2, 266.2])
    {
      expect(try #require(rate), is: expected, within: 1e-12)
    }
  }

  @Test("who goes on without it is not asked again, and who stops calling asks no more")
  func stopped() {
    #expect(
      rates {
        $0.retries(2)
      } last: {
        $0.optional(losing: "hints")
      } == [600, 1_800, 600, 600])
    #expect(
      rates {
        $0.retries(2)
      } last: {
        $0.breaker()
      } == [600, 1_800, nil, nil])
  }
}
