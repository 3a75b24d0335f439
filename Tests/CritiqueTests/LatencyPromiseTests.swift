import Critique
import Estimation
import Reliability
import SystemDesign
import Testing

@Suite("answers slower than promised")
struct LatencyPromiseTests {
  private let buyer = Client("Buyer")

  @Test("it says the figure, the promise, where most of the time goes and what to do")
  func slow() throws {
    let shop = Service("Shop", instances: 1, each: 100.perSecond, taking: 10.milliseconds)
    let design = Design("Shop") {
      Flow("Buy", at: 30.perSecond, peak: 3.times, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    let finding = try #require(design.findings(of: "CAP004").first)
    #expect(finding.severity == .warning && finding.subject == .flow("Buy"))
    // One server, 90 % busy: a mean of 10 ms ÷ 0.1, of which 90 ms waiting, and 100 ms × ln 100.
    #expect(
      finding.message
        == "'Buy' takes 461 ms for 1 answer in 100 at the peak and promises 200 ms")
    #expect(
      finding.evidence
        == ["most of it in 'Shop': 100 ms of a mean of 100 ms, 90 ms of them in its queue"])
    #expect(
      finding.remedy
        == "give 'Shop' more machines: most of its time is waiting, or promise p99: 461 ms or more")
  }

  @Test("work that nobody waits for is to be made quicker, a long way shorter")
  func work() throws {
    let shop = Service("Shop", instances: 2, each: 500.perSecond, taking: 5.milliseconds)
    let orders = Database("Orders", reads: 500.perSecond, taking: 40.milliseconds)
    func design(_ way: Period) -> Design {
      Design("Shop") {
        Flow("Show", at: 100.perSecond, peak: 2.times, p99: 100.milliseconds) {
          buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).roundTrip(way)
          shop.reads(1.kilobyte, from: orders)
        }
      }
    }
    let near = try #require(design(1.millisecond).findings(of: "CAP004").first)
    #expect(near.evidence.first?.hasPrefix("most of it in 'Orders': 40.0 ms of a mean of") == true)
    #expect(near.remedy.hasPrefix("make 'Orders' quicker, ask it less often"))
    let far = try #require(design(200.milliseconds).findings(of: "CAP004").first)
    #expect(far.evidence.first?.hasPrefix("most of it on the way to 'Shop': 200 ms") == true)
    #expect(far.remedy.hasPrefix("bring 'Shop' nearer"))
  }

  @Test("a queue that never gets shorter is named, with what it is asked and can do")
  func endless() throws {
    let shop = Database("Shop", reads: 1_000.perSecond, taking: 500.milliseconds)
      .atOnce(100.requests)
    let app = Service("App")
    let design = Design("Shop") {
      Flow("Buy", at: 100.perSecond, peak: 2.times, p99: 5.seconds) {
        app.reads(1.kilobyte, from: shop)
      }
    }
    let finding = try #require(design.findings(of: "CAP004").first)
    #expect(
      finding.message
        == "'Buy' waits for 'Shop', whose queue grows without end at the peak, and promises 5 s")
    #expect(finding.evidence == ["'Shop' is unstable: asked 200 /s, can do 200 /s"])
  }

  @Test("nobody waits without end where a timeout ends the wait, and a longer promise is kept")
  func givenUp() throws {
    let shop = Service("Shop", instances: 6, each: 1_000.perSecond, taking: 2.milliseconds)
    let hints = Service("Hints", instances: 2, each: 500.perSecond, taking: 5.milliseconds)
    let store = Database("Store", reads: 100.perSecond, taking: 10.milliseconds)
    func design(_ promised: Period) -> Design {
      Design("Shop") {
        Traffic(peak: 1.times)
        Flow("Buy", at: 200.perSecond, p99: promised) {
          buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
          shop.calls(hints, sending: 1.kilobyte, receiving: 1.kilobyte)
            .timeout(25.milliseconds).optional(losing: "hints")
          hints.reads(1.kilobyte, from: store)
        }
      }
    }
    let kept = design(100.milliseconds)
    #expect(kept.findings(of: "CAP004").isEmpty)
    let overload = try #require(kept.findings(of: "SC001").first)
    #expect(!overload.consequences.contains { $0.contains("CAP004") })
    let broken = try #require(design(20.milliseconds).findings(of: "CAP004").first)
    // 25 ms and an exponential of 2 ms: 25 + 2 ln 100.
    #expect(
      broken.message == "'Buy' takes 34.2 ms for 1 answer in 100 at the peak and promises 20 ms")
    #expect(broken.evidence.first?.contains(": 25 ms of a mean of 27 ms") == true)
  }

  @Test("where the queue is overloaded by every count, the overload is the cause")
  func overloaded() throws {
    let shop = Service("Shop", instances: 2, each: 100.perSecond, taking: 5.milliseconds)
    let design = Design("Shop") {
      Flow("Buy", at: 150.perSecond, peak: 2.times, p99: 1.second) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    #expect(design.findings(of: "CAP004").isEmpty)
    let cause = try #require(design.findings(of: "SC001").first)
    #expect(cause.consequences.contains { $0.hasSuffix("(CAP004)") })
  }

  @Test("what is not known of a way is asked for where the design says times at all")
  func unknown() {
    func inputs(_ time: Period?) -> [String] {
      let shop = Service("Shop", instances: 2, each: 100.perSecond, taking: time)
      let orders = Database("Orders", reads: 100.perSecond)
      return Design("Shop") {
        Flow("Show", at: 10.perSecond, peak: 2.times, p99: 1.second) {
          buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
          shop.reads(1.kilobyte, from: orders)
        }
      }.critique().missing.filter { $0.rule == "CAP004" }.map(\.input)
    }
    #expect(
      inputs(5.milliseconds) == ["how long one request keeps 'Orders': say taking: 5.milliseconds"])
    #expect(inputs(nil).isEmpty)
  }

  @Test("judged from less than every figure, it judges the same")
  func scopes() {
    let shop = Service("Shop", instances: 1, each: 100.perSecond, taking: 10.milliseconds)
    let design = Design("Shop") {
      Flow("Buy", at: 30.perSecond, peak: 3.times, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    let all = Critique(of: Reliability(of: Estimate(of: design)))
    #expect(all.findings == design.critique().findings)
  }
}
