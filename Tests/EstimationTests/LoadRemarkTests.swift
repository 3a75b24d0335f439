import Estimation
import SystemDesign
import Testing

@Suite("What a load does not count is said beside it") struct LoadRemarkTests {
  private let client = Client("Client")

  private func remarks(_ name: String, _ design: Design) throws -> [String] {
    try #require(Estimate(of: design).figure(.ratePeak, of: .component(name))).remarks
  }

  /// One of two regions answers; what each reads is said in its way, or after both.
  private func regions(inWays: Bool) -> Design {
    let (eu, us) = (Service("EU"), Service("US"))
    let (dbEU, dbUS) = (Database("DB EU"), Database("DB US"))
    return Design("Regions") {
      Traffic(peak: 1.times)
      Flow("Read", at: 1_000.perSecond) {
        if inWays {
          oneOf {
            inParallel {
              client.calls(eu)
              eu.reads(1.kilobyte, from: dbEU)
            }
            inParallel {
              client.calls(us)
              us.reads(1.kilobyte, from: dbUS)
            }
          }
        } else {
          oneOf {
            client.calls(eu)
            client.calls(us)
          }
          eu.reads(1.kilobyte, from: dbEU)
          us.reads(1.kilobyte, from: dbUS)
        }
      }
    }
  }

  @Test("what is asked after a choice is asked as if every way were taken")
  func ways() throws {
    let after = regions(inWays: false)
    #expect(
      try remarks("DB EU", after) == [
        "that only some ways of 'Read' reach 'EU': it asks 'DB EU' as if all did; "
          + "say what it asks within its way of oneOf"
      ])
    #expect(try remarks("EU", after).isEmpty)
    #expect(try remarks("DB EU", regions(inWays: true)).isEmpty)
    #expect(value(.ratePeak, of: .component("DB EU"), in: after) == 1_000)
    #expect(value(.ratePeak, of: .component("DB EU"), in: regions(inWays: true)) == 500)
  }

  @Test("what both ways reach asks in full")
  func bothWays() throws {
    let (one, two, app, store) = (Service("1"), Service("2"), Service("App"), Database("DB"))
    let design = Design("Both") {
      Traffic(peak: 1.times)
      Flow("Read", at: 10.perSecond) {
        oneOf {
          client.calls(app, through: LoadBalancer("A", instances: 1))
          client.calls(app, through: LoadBalancer("B", instances: 1))
        }
        app.reads(1.kilobyte, from: store)
        oneOf {
          app.calls(one)
          app.calls(two)
        }
      }
    }
    #expect(try remarks("DB", design).isEmpty)
  }

  @Test("a delivery network that is only passed answers nothing itself")
  func passed() throws {
    let (edge, app) = (CDN("Edge").hitting(70.percent), Service("App"))
    let design = Design("Passed") {
      Traffic(peak: 1.times)
      Flow("Get", at: 10.perSecond) {
        client.calls(app, through: edge, sending: 1.byte, receiving: 1.byte)
      }
    }
    #expect(
      try remarks("Edge", design) == [
        "that 'Edge' answers 70 % of what passes it to 'App': "
          + "say it of a read from 'Edge' with else: 'App'"
      ])
    #expect(value(.ratePeak, of: .component("App"), in: design) == 10)
  }

  @Test("a wait that a timeout ends and that is begun again is counted whole, which is said")
  func cut() throws {
    let app = Service("App", taking: 5.milliseconds).atOnce(100.requests)
    func remarks(_ timeout: Period) throws -> [String] {
      let side = External("Side", taking: 20.milliseconds)
      let design = Design("Cut") {
        Traffic(peak: 1.times)
        Flow("Get", at: 10.perSecond) {
          client.calls(app)
          app.calls(side).timeout(timeout).retries(1).optional(losing: "hints")
        }
      }
      return try #require(Estimate(of: design).figure(.latencyP99, of: .flow("Get"))).remarks
    }
    let says = "that 'App' waits for 'Side' no longer than "
    #expect(try remarks(90.milliseconds).contains(says + "90 ms"))
    #expect(try !remarks(100.milliseconds).contains(says + "100 ms"))
  }

  @Test("what may wait where data is kept, and limits of what others run, are said not to count")
  func uncounted() throws {
    let store = Database("DB", reads: 100.perSecond, taking: 10.milliseconds)
      .queueing(atMost: 1.percent)
    let bank = External("Bank", each: 1_000.perSecond).network(1.megabitsPerSecond)
      .connections(10.connections)
    let app = Service("App", instances: 2, taking: 10.milliseconds).queueing(atMost: 1.percent)
      .scaling(to: 20)
    let design = Design("Uncounted") {
      Traffic(peak: 1.times)
      Flow("Get", at: 10.perSecond) {
        client.calls(app)
        app.reads(1.byte, from: store)
        app.calls(bank)
      }
    }
    #expect(
      try remarks("DB", design) == [
        "that no more than 1 % wait for 'DB': the machines for that are counted only of what we run "
          + "that keeps no data"
      ])
    #expect(
      try remarks("Bank", design) == [
        "the network, connections of 'Bank': of what others run only the requests it can do are "
          + "counted"
      ])
    #expect(
      try remarks("App", design) == [
        "that 'App' grows to 20 by itself: what stands is counted, and is there when the load comes"
      ])
  }

  @Test("where less is let through than is asked, all that is asked is counted and said to be")
  func refused() throws {
    let (app, bank) = (Service("App"), Service("Bank").shedding(above: 150.perSecond))
    func design(_ rate: Rate) -> Design {
      Design("Refused") {
        Traffic(peak: 2.times)
        Flow("Pay", at: rate) {
          client.calls(app)
          app.calls(bank).admitting(upTo: 100.perSecond)
        }
      }
    }
    #expect(
      try remarks("Bank", design(100.perSecond)) == [
        "that 'App' lets no more than 100 /s of 'Pay' through to 'Bank': all that is asked is counted",
        "that 'Bank' refuses what comes above 150 /s: all that is asked is counted",
      ])
    #expect(try remarks("Bank", design(50.perSecond)) == [])
  }

  @Test("of hops written in a loop each stands for itself")
  func loop() throws {
    let (first, second) = (Service("First"), Service("Second"))
    let store = Database("Store")
    let design = Design("Loop") {
      Traffic(peak: 1.times)
      Flow("Read", at: 10.perSecond) {
        client.calls(first)
        oneOf {
          client.calls(second)
          client.calls(first)
        }
        for service in [first, second] { service.reads(1.kilobyte, from: store) }
      }
    }
    #expect(
      try remarks("Store", design) == [
        "that only some ways of 'Read' reach 'Second': it asks 'Store' as if all did; say what it "
          + "asks within its way of oneOf"
      ])
  }

  @Test("what is missing of a database is said in its own words, and of a load test what it is")
  func missing() throws {
    let store = Database("Store", taking: 5.milliseconds)
    let app = Service("App", instances: 4).measured([1: 100.perSecond, 4: 300.perSecond])
    let design = Design("Missing") {
      Traffic(peak: 1.times)
      Flow("Get", at: 10.perSecond) {
        client.calls(app)
        app.reads(1.byte, from: store)
      }
    }
    let estimate = Estimate(of: design)
    let latency = try #require(estimate.figure(.latencyMean, of: .flow("Get")))
    #expect(
      latency.amount.missing.contains(
        "how many requests one machine of 'Store' works on at a time: "
          + "say .atOnce(50.requests), or reads:"))
    let use = try #require(estimate.figure(.utilisationPeak, of: .component("App")))
    #expect(
      use.amount.missing == [
        "what one machine of 'App' can do alone, which a load test of several leaves open: "
          + "say each: 1_000.perSecond"
      ])
  }
}
