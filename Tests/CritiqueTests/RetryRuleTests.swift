import Critique
import Estimation
import Reliability
import SystemDesign
import Testing

@Suite("time limits, retries and breakers")
struct RetryRuleTests {
  private let buyer = Client("Buyer")
  private let shop = Service("Shop", instances: 2)
  private let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
  private let bank = External("Bank", availability: 99.9.percent)

  private func design(
    _ api: API? = nil, kind: FlowKind? = nil, @FlowBuilder _ steps: () -> [Step]
  ) -> Design {
    Design("Shop") {
      let flow = Flow("Buy", api, at: 100.perSecond, peak: 2.times, p99: 9.seconds, steps)
      kind.map(flow.kind) ?? flow
    }
  }

  private func call(_ time: Period = 2.seconds) -> Hop {
    buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(time)
  }

  private func write() -> Hop { shop.writes(1.kilobyte, to: orders).timeout(500.milliseconds) }

  @Test("what is tried again is told with its attempts and what it may do twice, and can be mended")
  func twice() throws {
    let bad = design(.post("/orders")) {
      call().retries(2)
      write()
    }
    let found = try #require(bad.findings(of: "AV014").first)
    #expect(found.severity == .warning)
    #expect(found.message == "a retry may do twice what 'Buyer' asks of 'Shop'")
    #expect(
      found.evidence == [
        "no .idempotent(by:) where it calls, up to 3 times, in 'Buy'",
        "because of it 'Shop' writes to 'Orders'",
      ])
    #expect(
      found.remedy
        == "say .idempotent(by: …) where 'Buyer' calls 'Shop', or where 'Shop' writes to 'Orders'; "
        + "or key: … on the .post of 'Buy'")
    let mended = [
      design(.post("/orders")) {
        call().retries(2).idempotent(by: "order")
        write()
      },
      design(.post("/orders")) {
        call().retries(2)
        write().idempotent(by: "order")
      },
      design(.post("/orders", key: "Idempotency-Key")) {
        call().retries(2)
        write()
      },
    ]
    #expect(mended.allSatisfy { $0.findings(of: "AV014").isEmpty })
  }

  @Test(
    "a client may ask again for what is put, fetched or taken away, and with a key",
    arguments: [
      API.put("/orders/1"), .get("/orders"), .delete("/orders/1"), .patch("/orders/1", key: "k"),
    ])
  func methods(_ api: API) {
    let again = design(api) {
      call().retries(2)
      write()
    }
    #expect(again.findings(of: "AV014").isEmpty)
    // What the shop does by itself is not what the client asked for.
    let inside = design(api) {
      call()
      write().retries(1)
    }
    #expect(inside.findings(of: "AV014").map(\.subject) == [.pair(from: "Shop", to: "Orders")])
  }

  @Test("of those that try the same again the outermost is told, and what mends it mends all")
  func outermost() throws {
    let bad = design(.post("/orders"), kind: .paying) {
      call().retries(1)
      shop.calls(bank).timeout(1.second).retries(2).breaker()
    }
    let found = bad.findings(of: "AV014")
    #expect(found.map(\.subject) == [.pair(from: "Buyer", to: "Shop")])
    #expect(found.first?.severity == .error)
    #expect(found.first?.evidence.last == "'Shop' tries 'Bank' again as well")
    #expect(found.first?.remedy == "say .idempotent(by: …) where 'Shop' calls 'Bank'")
    let mended = design(.post("/orders"), kind: .paying) {
      call().retries(1)
      shop.calls(bank).timeout(1.second).retries(2).breaker().idempotent(by: "payment")
    }
    #expect(mended.findings(of: "AV014").isEmpty)
  }

  @Test("what is put under its name is there once, and who only watches is not asked twice")
  func once() {
    let copies = Cache("Copies", replicas: 1)
    let files = ObjectStore("Files", availability: 99.9.percent).backedUp(every: 1.day)
    let watch = Service("Watch").asTelemetry()
    let harmless = design {
      call()
      shop.writes(1.kilobyte, to: copies).timeout(20.milliseconds).retries(2)
      shop.writes(1.kilobyte, to: files).timeout(1.second).retries(2)
      shop.sends(100.bytes, to: watch).retries(2)
    }
    #expect(harmless.findings(of: "AV014").isEmpty)
  }

  @Test("what a message that may come twice leads to is told of its delivery")
  func delivered() {
    let letters = Queue("Letters", replicas: 2).deadLetter(after: 5)
    let post = Worker("Post", instances: 2)
    let told = design {
      shop.sends(1.kilobyte, to: letters).retries(2)
      letters.delivers(1.kilobyte, to: post)
      post.writes(1.kilobyte, to: orders).timeout(1.second).retries(3)
    }
    #expect(told.findings(of: "AV014").isEmpty)
    #expect(
      told.findings(of: "MQ005").first?.remedy
        == "say .idempotent(by: …) where 'Post' writes to 'Orders'")
  }

  @Test("a sketch that promises nothing gets a note")
  func sketch() {
    let sketch = Design("Sketch") {
      Flow("Buy", at: 1.perSecond) { write().retries(1) }
      Flow("Pay", at: 1.perSecond) { shop.calls(bank).timeout(5.seconds) }
    }
    #expect(sketch.findings(of: "AV014").map(\.severity) == [.info])
    #expect(sketch.findings(of: "AV015").map(\.severity) == [.info])
  }

  @Test("what a chain asks is what the estimate and its storms say")
  func sameNumber() throws {
    let chained = design {
      call(9.seconds).retries(3)
      shop.calls(bank).timeout(1.second).retries(4, budget: 10.percent)
      shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(2)
    }
    let found = try #require(chained.findings(of: "AV012").first)
    #expect(found.message == "'Orders' is asked 12 times as much when all fails")
    #expect(
      found.evidence.prefix(2) == [
        "'Buyer' asks 'Shop' 4 times, each time 'Shop' asks 'Orders' 3 times: 4 × 3 = 12, in 'Buy'",
        "asked 200 /s at the peak, up to 2,400 /s while it fails",
      ])
    let estimate = Estimate(of: chained)
    let most = estimate.figure(.rateWithRetries, of: .component("Orders"))?.value
    #expect(most == 2_400)
  }

  @Test("a budget in a chain counts as the estimate counts it, and is no reason to speak")
  func budgets() throws {
    let gate = Gateway("Gate", instances: 2)
    func chained(_ first: Ratio?, _ second: Ratio?) -> Design {
      design {
        buyer.calls(gate).timeout(9.seconds).retries(3, budget: first)
        gate.calls(shop).timeout(5.seconds).retries(3, budget: second)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(3)
      }
    }
    let found = try #require(chained(nil, 10.percent).findings(of: "AV012").first)
    // 4 × 1.1 × 4.
    #expect(found.message == "'Orders' is asked 17.6 times as much when all fails")
    #expect(
      found.evidence.prefix(2) == [
        "'Buyer' asks 'Gate' 4 times, each time 'Gate' asks 'Shop' 1.10 times by its budget of "
          + "10 %, each time 'Shop' asks 'Orders' 4 times: 4 × 1.10 × 4 = 17.6, in 'Buy'",
        "asked 200 /s at the peak, up to 3,520 /s while it fails",
      ])
    #expect(
      found.remedy
        == "try again in one place: say .retries(…, budget: 10.percent) where 'Buyer' calls 'Gate', "
        + "or take .retries(…) off there")
    #expect(chained(10.percent, 10.percent).findings(of: "AV012").isEmpty)
  }

  @Test("stores behind the same retries are one finding, and what mends it mends both")
  func siblings() throws {
    let prices = Database("Prices", replicas: 1)
    func asking(_ budget: Ratio?) -> Design {
      design {
        call(9.seconds).retries(2, budget: budget)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(2)
        shop.reads(1.kilobyte, from: prices).timeout(1.second).retries(3)
      }
    }
    let found = asking(nil).findings(of: "AV012")
    #expect(found.map(\.subject) == [.component("Prices")])
    #expect(found.first?.evidence.last == "likewise 'Orders' 9 times as much in 'Buy'")
    #expect(asking(10.percent).findings(of: "AV012").isEmpty)
  }

  @Test("a chain and a shorter one behind the same retries are one finding")
  func longAndShort() {
    let stock = Service("Stock", instances: 2)
    func asking(_ first: Ratio?, _ second: Ratio?) -> [Finding] {
      design {
        call(9.seconds).retries(2, budget: first)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(2)
        shop.calls(stock).timeout(4.seconds).retries(2, budget: second)
        stock.calls(bank).timeout(1.second).retries(2)
      }
      .findings(of: "AV012")
    }
    #expect(asking(nil, nil).map(\.message) == ["'Bank' is asked 27 times as much when all fails"])
    #expect(
      asking(nil, nil).first?.remedy.contains(
        "where 'Buyer' calls 'Shop' and where 'Shop' calls 'Stock'") == true)
    #expect(asking(10.percent, 10.percent).isEmpty)
  }

  @Test("as many retries as there are numbers stop nobody")
  func many() {
    let many = design {
      call(9.seconds).retries(Int.max)
      write().retries(Int.max)
    }
    #expect(many.critique().findings.count { ["AV011", "AV012", "AV014"].contains($0.rule) } == 3)
  }

  @Test("who called sees no failure of what was handed over, watched or has a fallback")
  func unseen() {
    let letters = Queue("Letters", replicas: 2).deadLetter(after: 5)
    let post = Worker("Post", instances: 2)
    let watch = Service("Watch").asTelemetry()
    let other = Service("Other", instances: 2)
    let unseen = design {
      call(9.seconds).retries(3)
      shop.sends(1.kilobyte, to: letters)
      letters.delivers(1.kilobyte, to: post).idempotent(by: "order")
      post.calls(bank).timeout(1.second).retries(3)
      shop.calls(watch).timeout(1.second).retries(3)
      shop.calls(other).timeout(1.second).retries(3).fallback { shop.calls(bank) }
    }
    #expect(unseen.findings(of: "AV012").isEmpty)
  }

  @Test("all attempts and pauses are held against one attempt of the outer hop, and can be mended")
  func inversion() throws {
    func asking(_ inner: Hop, propagating: Bool = false) -> Design {
      design {
        propagating ? call(1.second).propagatingDeadline() : call(1.second)
        inner
      }
    }
    let read = shop.reads(1.kilobyte, from: orders)
    let bad = asking(read.timeout(400.milliseconds).retries(2, backoff: 50.milliseconds))
    let found = try #require(bad.findings(of: "AV011").first)
    #expect(
      found.message
        == "'Shop' may wait 1.30 s for 'Orders', and 'Buyer' no longer than 1 s for 'Shop'")
    #expect(
      found.evidence.first
        == "3 attempts of 400 ms, and 2 pauses of 50 ms or more between them, in 'Buy'")
    #expect(
      found.remedy
        == "say .timeout(…) with 300 ms or less, or .retries(1) at most where 'Shop' reads from "
        + "'Orders'; or .propagatingDeadline() where 'Buyer' calls 'Shop'")
    let mended = [
      asking(read.timeout(300.milliseconds).retries(2, backoff: 50.milliseconds)),
      asking(read.timeout(400.milliseconds).retries(1, backoff: 50.milliseconds)),
      asking(
        read.timeout(400.milliseconds).retries(2, backoff: 50.milliseconds), propagating: true),
    ]
    #expect(mended.allSatisfy { $0.findings(of: "AV011").isEmpty })
    func remedy(_ inner: Hop) -> String {
      asking(inner).findings(of: "AV011").first?.remedy ?? ""
    }
    #expect(
      remedy(read.timeout(800.milliseconds).retries(2)).hasPrefix(
        "say .timeout(…) with 333 ms or less, or no .retries(…) where"))
    #expect(
      remedy(read.timeout(3.seconds).retries(2)).hasPrefix(
        "say .timeout(…) with 333 ms or less where"))
    #expect(
      remedy(read.timeout(10.milliseconds).retries(2, backoff: 1.second)).hasPrefix(
        "say no .retries(…) where"))
    #expect(
      remedy(read.timeout(3.seconds).retries(2, backoff: 1.second)).hasPrefix(
        "say .timeout(…) with 1 s or less and no .retries(…) where"))
  }

  @Test("what hangs in a second is counted where every run of the flow asks for it")
  func piling() throws {
    let bad = design {
      call(9.seconds)
      shop.calls(bank, times: 50.percent).timeout(3.seconds)
    }
    let found = try #require(bad.findings(of: "AV015").first)
    #expect(found.message == "when 'Bank' hangs, every call of 'Shop' waits 3 s")
    #expect(found.evidence.last == "100 /s at the peak are 300 that wait at once")
    #expect(
      found.remedy
        == "say .breaker() or .bulkhead(…) where 'Shop' calls 'Bank'; or .timeout(…) with a second or "
        + "less")
    let batch = design(kind: .batch) {
      call(9.seconds)
      shop.calls(bank).timeout(3.seconds)
    }
    #expect(batch.findings(of: "AV015").isEmpty)
  }

  @Test("who waits for ever, and others who call others, are told elsewhere or not at all")
  func elsewhere() {
    let rates = External("Rates")
    let silent = design {
      call(9.seconds)
      shop.calls(bank)
      bank.calls(rates).timeout(5.seconds)
    }
    #expect(silent.findings(of: "AV015").isEmpty)
    #expect(silent.findings(of: "AV010").map(\.subject) == [.pair(from: "Shop", to: "Bank")])
  }

  @Test("a fallback that reaches who was called first does not shorten its time")
  func fallback() {
    let other = Service("Other", instances: 2)
    let stock = Service("Stock", instances: 2)
    let asking = design {
      call(9.seconds)
      shop.calls(stock).timeout(3.seconds).fallback {
        shop.calls(other).timeout(1.second)
        other.calls(stock).timeout(500.milliseconds)
      }
      stock.reads(1.kilobyte, from: orders).timeout(2.seconds)
    }
    #expect(asking.findings(of: "AV011").isEmpty)
  }

  @Test("a hedge asks twice as a retry does, twice as often where it is tried again as well")
  func hedged() throws {
    let hedged = design(.post("/orders"), kind: .paying) {
      call()
      shop.calls(bank).timeout(1.second).hedged(after: 99.percent).breaker()
    }
    let found = try #require(hedged.findings(of: "AV014").first)
    #expect(found.severity == .error)
    #expect(found.message == "a hedge may do twice what 'Shop' asks of 'Bank'")
    #expect(found.evidence.first?.contains("where it calls, up to 2 times, in ") == true)
    let both = design(.post("/orders"), kind: .paying) {
      call()
      shop.calls(bank).timeout(1.second).retries(2).hedged(after: 99.percent).breaker()
    }
    let twice = try #require(both.findings(of: "AV014").first)
    #expect(twice.message == "a retry or a hedge may do twice what 'Shop' asks of 'Bank'")
    #expect(twice.evidence.first?.contains("up to 6 times") == true)
    let keyed = design(.post("/orders"), kind: .paying) {
      call()
      shop.calls(bank).timeout(1.second).hedged(after: 99.percent).breaker()
        .idempotent(by: "payment")
    }
    #expect(keyed.findings(of: "AV014").isEmpty)
  }

  @Test("a fallback begins after all that it stands in for, and its own comes after it")
  func fallbackTime() throws {
    func showing(_ limit: Period, deadline: Bool = false) -> [Finding] {
      Design("Shop") {
        let buyer = Client("Buyer")
        let shop = Service("Shop", instances: 2)
        let (near, far, old) = (Database("Near"), Database("Far"), Cache("Old"))
        Flow("Show", at: 1.perSecond) {
          if deadline {
            buyer.calls(shop).timeout(limit).propagatingDeadline()
          } else {
            buyer.calls(shop).timeout(limit)
          }
          shop.reads(1.kilobyte, from: near).timeout(200.milliseconds)
            .retries(1, backoff: 100.milliseconds)
            .fallback {
              shop.reads(1.kilobyte, from: far).timeout(300.milliseconds)
                .fallback { shop.reads(1.kilobyte, from: old).timeout(50.milliseconds) }
            }
        }
      }
      .findings(of: "AV011")
    }
    // 2 x 200 + 100 = 500 ms for 'Near', 300 more for 'Far', 50 more for 'Old'.
    #expect(showing(850.milliseconds).isEmpty)
    let last = showing(849.milliseconds)
    #expect(last.map(\.subject) == [.pair(from: "Shop", to: "Old")])
    #expect(
      last.first?.message
        == "'Shop' may wait 850 ms for 'Near' and then for 'Far' and then for 'Old', "
        + "and 'Buyer' no longer than 849 ms for 'Shop'")
    #expect(showing(799.milliseconds).map(\.subject).count == 2)
    // That the first alone takes too long is said of it alone.
    #expect(showing(499.milliseconds).map(\.subject) == [.pair(from: "Shop", to: "Near")])
    #expect(showing(499.milliseconds, deadline: true).isEmpty)
  }
}
