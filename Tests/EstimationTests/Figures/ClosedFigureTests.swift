import Estimation
import SystemDesign
import Testing

struct ClosedFigureTests {
  private func estimate(_ callers: Count, pausing pause: Period, shards: Int = 1) -> Estimate {
    Estimate(
      of: Design("Closed") {
        Traffic(peak: 2.times)
        let item = Record("item", 1.kilobyte)
        let app = Service("App", each: 125.perSecond, taking: 8.milliseconds)
        let items = Database(
          "Items", shards: shards, reads: 250.perSecond, taking: 4.milliseconds)
        let clerk = Client("Clerk")
        Flow("Look", at: 1.perSecond) {
          clerk.calls(app, sending: 1.byte, receiving: item)
          app.reads(item, from: items, times: 2.times)
        }
        .asked(by: callers, pausing: pause)
      })
  }

  private func value(_ measure: Measure, _ estimate: Estimate) throws -> Double {
    try #require(estimate.figure(measure, of: .flow("Look"))?.value)
  }

  @Test("so many callers get what mean value analysis says", arguments: [1, 10, 127, 1_000])
  func analysis(callers: Int) throws {
    let estimate = estimate(callers.users, pausing: 1.second)
    let exact = try ClosedNetwork(
      [.queue(demand: 0.008), .queue(demand: 0.008)], thinking: 1
    ).solved(for: callers)
    expect(try value(.closedRate, estimate), is: exact.throughput, within: 1e-9)
    expect(try value(.closedLatency, estimate), is: exact.response, within: 1e-9)
    // (16 ms + 1 s) ÷ 8 ms.
    expect(try value(.closedKnee, estimate), is: 127, within: 1e-9)
    #expect(try value(.closedRate, estimate) < 125)
  }

  @Test("too many callers to follow are told, with the most they can get")
  func crowd() throws {
    let figure = try #require(
      estimate(1.billion.users, pausing: 1.second).figure(.closedRate, of: .flow("Look")))
    #expect(figure.value == nil)
    // One in 8 ms.
    #expect(
      figure.amount.missing == [
        "fewer callers of 'Look': 1.00 G on so many machines are too many to follow one by one; "
          + "however many ask, they get at most 125 /s"
      ])
  }

  @Test("each shard is a queue of its own that gets its part")
  func shards() throws {
    let estimate = estimate(300.users, pausing: 500.milliseconds, shards: 4)
    let exact = try ClosedNetwork(
      [.queue(demand: 0.008)] + Array(repeating: .queue(demand: 0.002), count: 4), thinking: 0.5
    ).solved(for: 300)
    expect(try value(.closedRate, estimate), is: exact.throughput, within: 1e-9)
  }

  @Test("several servers share a queue, and steps in parallel say that they are added")
  func severalServers() throws {
    let estimate = Estimate(
      of: Design("Closed") {
        Traffic(peak: 2.times)
        let item = Record("item", 1.kilobyte)
        let app = Service("App", instances: 4, each: 250.perSecond, taking: 8.milliseconds)
        let items = Database("Items", reads: 250.perSecond, taking: 4.milliseconds)
        let more = Database("More", reads: 250.perSecond, taking: 4.milliseconds)
        let clerk = Client("Clerk")
        Flow("Look", at: 1.perSecond) {
          clerk.calls(app, sending: 1.byte, receiving: item)
          inParallel {
            app.reads(item, from: items)
            app.reads(item, from: more)
          }
        }
        .asked(by: 300.users, pausing: 1.second)
      })
    // Four machines that each work on two.
    let exact = try ClosedNetwork(
      [.servers(8, demand: 0.008), .queue(demand: 0.004), .queue(demand: 0.004)], thinking: 1
    ).solved(for: 300)
    expect(try value(.closedRate, estimate), is: exact.throughput, within: 1e-9)
    let figure = try #require(estimate.figure(.closedRate, of: .flow("Look")))
    #expect(
      figure.remarks == ["that steps in parallel overlap is not counted in a closed workload"])
  }

  @Test("more callers than can be worked out are unknown, not wrong")
  func tooMany() throws {
    let figure = try #require(
      estimate(1_000_000.users, pausing: 1.second).figure(.closedRate, of: .flow("Look")))
    #expect(figure.value == nil)
    #expect(!figure.amount.missing.isEmpty)
  }

  @Test("fewer than no callers, or a pause before the answer, is a mistake")
  func mistakes() {
    let design = Design("Closed") {
      let app = Service("App")
      let clerk = Client("Clerk")
      Flow("Look", at: 1.perSecond) { clerk.calls(app) }
        .asked(by: 5.users - 6.users, pausing: 1.second - 2.seconds)
    }
    #expect(
      design.mistakes.map(\.says) == [
        "'Look' has a number of callers of 5 users − 6 users",
        "'Look' has a pause of its callers of 1 second − 2 s",
      ])
  }
}
