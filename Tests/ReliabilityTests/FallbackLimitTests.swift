import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What only a fallback asks for has a network, processors and memory too")
struct FallbackLimitTests {
  private let megabyte = Record("megabyte", 1.megabyte)

  /// A hundred requests a second to what fails and has one other way.
  private func design(
    _ app: Service, _ first: Service, _ instead: @escaping () -> Hop
  ) -> Design {
    Design("Ways") {
      Flow("Ask", at: 100.perSecond, peak: 1.times, availability: 99.percent) {
        client.calls(app, sending: 1.bytes, receiving: 1.bytes)
        app.calls(first, sending: 1.bytes, receiving: 1.bytes).fallback { instead() }
      }
    }
  }

  private let first = Service("First", each: 200.perSecond).available(99.percent)
  private let app = Service("App", instances: 2, each: 200.perSecond).available(100.percent)

  private func expect(_ design: Design, isPoint: Bool, _ overload: String) throws {
    let reliability = Reliability(of: Estimate(of: design))
    let flow = try #require(reliability.flows.first)
    #expect(flow.names == (isPoint ? ["First"] : []))
    if isPoint { #expect(try flow.point("First").cause == .capacity) }
    // One way of 99 %, or two.
    #expect(agree(flow.availability.value, isPoint ? 0.99 : 0.9999))
    let loss = reliability.overloadingLosses.first { $0.name == "First" }
    #expect(loss?.chain == (isPoint ? "losing 'First' puts \(overload)" : nil))
  }

  // 100 MB/s are 800 Mbit/s: 80 % of one line, and 125 % of one of 640 Mbit/s.
  @Test(
    "a line that cannot carry what comes in a failure is no way",
    arguments: [(640, true), (1_000, false)])
  func network(megabits: Int, isPoint: Bool) throws {
    let line = megabits.megabitsPerSecond
    let words = "100 MB/s on the network of 'Other', 125 % of what it has"
    let store = Database("Other", reads: 1_000.perSecond).network(line).available(99.percent)
    try expect(
      design(app, first) { app.reads(megabyte, from: store) }, isPoint: isPoint, words)
    let service = Service("Other", each: 1_000.perSecond).network(line).available(99.percent)
    try expect(
      design(app, first) { app.calls(service, sending: 1.megabyte, receiving: 1.bytes) },
      isPoint: isPoint, words)
    // Bytes that come and bytes that go each have the line to themselves.
    try expect(
      design(app, first) { app.calls(service, sending: 1.megabyte, receiving: 1.megabyte) },
      isPoint: isPoint, words)
  }

  @Test(
    "nor where it is the line of who asks", arguments: [(320, true), (1_000, false)])
  func callersNetwork(megabits: Int, isPoint: Bool) throws {
    // Two lines of 320 Mbit/s carry 80 MB/s.
    let app = app.network(megabits.megabitsPerSecond)
    let store = Database("Other", reads: 1_000.perSecond).available(99.percent)
    try expect(
      design(app, first) { app.reads(megabyte, from: store) }, isPoint: isPoint,
      "100 MB/s on the network of 'App', 125 % of what it has")
  }

  // 100 a second of 50 ms keep five cores busy.
  @Test("nor are too few cores", arguments: [(4, true), (5, false)])
  func cores(count: Int, isPoint: Bool) throws {
    let other = Service("Other", each: 1_000.perSecond).cores(count, perRequest: 50.milliseconds)
      .available(99.percent)
    try expect(
      design(app, first) { app.calls(other, sending: 1.bytes, receiving: 1.bytes) },
      isPoint: isPoint, "5 on the processor time of 'Other', 125 % of what it has")
  }

  // By Little's law 100 a second of 50 ms are five at a time, of 100 MB each, beside the 1,000
  // connections of 1 MB that are open anyway.
  @Test("nor is too little memory beside what is held", arguments: [(1_200, true), (1_500, false)])
  func memory(megabytes: Int, isPoint: Bool) throws {
    let other = Service("Other", each: 1_000.perSecond, taking: 50.milliseconds)
      .memory(megabytes.megabytes, perRequest: 100.megabytes).available(99.percent)
    let plain = design(app, first) { app.calls(other, sending: 1.bytes, receiving: 1.bytes) }
    let made = Design(
      name: plain.name,
      statements: plain.statements
        + Design("Open") {
          client.staysConnected(to: other, count: 1_000.connections, memory: 1.megabyte)
        }.statements, origin: plain.origin)
    try expect(
      made, isPoint: isPoint, "1.50 GB on the memory of 'Other', 125 % of what it has")
  }

  @Test("a flow that loads it all the time leaves less of it")
  func shared() throws {
    // 60 MB/s all the time and 100 MB/s more in the failure, of 125 MB/s.
    let store = Database("Other", reads: 1_000.perSecond).network(1.gigabitsPerSecond)
      .available(99.percent)
    let ways = design(app, first) { app.reads(megabyte, from: store) }
    let made = Design(
      name: ways.name,
      statements: ways.statements
        + Design("More") {
          Flow("Fetch", at: 60.perSecond, peak: 1.times) { app.reads(megabyte, from: store) }
        }.statements, origin: ways.origin)
    try expect(
      made, isPoint: true, "160 MB/s on the network of 'Other', 128 % of what it has")
  }

  @Test("the replay brings every limit as much as the estimate has, caches warm")
  func replay() throws {
    let app = Service("App", instances: 2, each: 500.perSecond, taking: 10.milliseconds)
      .network(1.gigabitsPerSecond).cores(4, perRequest: 5.milliseconds)
      .memory(8.gigabytes, perRequest: 10.megabytes).connections(10_000.connections)
    let hot = Cache("Hot", memory: 1.gigabyte, each: 900.perSecond).hitting(80.percent)
      .network(1.gigabitsPerSecond)
    let store = Database("Store", reads: 500.perSecond, writes: 300.perSecond)
      .network(1.gigabitsPerSecond)
    let design = Design("All") {
      Traffic(peak: 2.times)
      client.staysConnected(to: app, count: 5_000.connections, memory: 100.kilobytes)
      Flow("Ask", at: 40.perSecond) {
        client.calls(app, sending: 1.kilobyte, receiving: 1.megabyte)
        app.reads(megabyte, from: hot, else: store)
        app.writes(megabyte, to: store, times: 10.percent)
      }
    }
    let estimate = Estimate(of: design)
    let replay = PeakReplay(of: estimate, Topology(of: design))
    try expectUsualLoads(of: estimate, in: replay)
    // 80 a second of 1 MB: one in five from the store, and all of them with the cache lost.
    let part = try #require(design.components.firstIndex { $0.name == "Store" })
    let outgoing = try #require(
      replay.resources.firstIndex(
        of: PeakReplay.Resource(part: part, resource: .network, direction: .outgoing)))
    #expect(agree(replay.usual[outgoing], 16e6, within: 1e-6))
    let lost = Set(design.components.indices.filter { design.components[$0].name == "Hot" })
    let cold = replay.loads(losing: lost).first { $0.resource == outgoing }
    #expect(agree(cold?.load, 80e6, within: 1e-6))
    let use = estimate.everyUse(of: design.components[part]).first { $0.resource == .network }
    #expect(agree(use?.coldLoad.value, 80e6, within: 1e-6))
  }

  @Test("of a store with replicas it brings what its busiest copies bear")
  func copies() throws {
    for stale in [10, 300] {
      let store = Database(
        "Store", shards: 2, replicas: 2, reads: 500.perSecond, writes: 300.perSecond,
        taking: 10.milliseconds
      ).network(1.gigabitsPerSecond).cores(4, perRequest: 5.milliseconds)
        .memory(8.gigabytes, perRequest: 10.megabytes)
      let votes = Database("Votes", replicas: 2, reads: 500.perSecond, writes: 300.perSecond)
        .replicating(.majority).network(1.gigabitsPerSecond).cores(4, perRequest: 5.milliseconds)
      let estimate = Estimate(
        of: Design("Copies") {
          Traffic(peak: 2.times)
          Flow("Ask", at: 40.perSecond) {
            client.reads(megabyte, from: store)
            client.reads(megabyte, from: votes)
          }
          Flow("Look", at: stale.perSecond) { client.reads(megabyte, from: store.replicas) }
          Flow("Put", at: 30.perSecond) {
            client.writes(megabyte, to: store)
            client.writes(megabyte, to: votes)
          }
        })
      try expectUsualLoads(
        of: estimate, in: PeakReplay(of: estimate, Topology(of: estimate.design)))
    }
  }

  @Test("a lost cache before a majority asks as many copies as a majority has")
  func majority() throws {
    // 100 a second miss one time in ten: of three copies two are asked, 20 a second and then 200.
    let hot = Cache("Hot", each: 1_000.perSecond).hitting(90.percent)
    let votes = Database("Votes", replicas: 2, reads: 50.perSecond).replicating(.majority)
    let design = Design("Votes") {
      Flow("Ask", at: 100.perSecond, peak: 1.times) {
        client.reads(megabyte, from: hot, else: votes)
      }
    }
    let loss = Reliability(of: Estimate(of: design)).overloadingLosses.first
    #expect(loss?.chain == "losing 'Hot' puts 200 /s on 'Votes', 133 % of what it can do")
  }

  @Test("a lost zone leaves fewer lines to what has no data")
  func zone() throws {
    // 160 MB/s of 250, and of 125.
    let sender = Service("Sender", instances: 2, each: 1_000.perSecond).network(1.gigabitsPerSecond)
    let design = Design("Zones") {
      Deployment(across: 2.zones)
      Flow("Ask", at: 160.perSecond, peak: 1.times) {
        client.calls(sender, sending: 1.bytes, receiving: 1.megabyte)
      }
    }
    let losses = Reliability(of: Estimate(of: design)).overloadingLosses
    #expect(
      losses.map(\.chain) == [
        "losing zone 1 puts 160 MB/s on the network of 'Sender', 128 % of what is left of it",
        "losing zone 2 puts 160 MB/s on the network of 'Sender', 128 % of what is left of it",
      ])
  }
}

@Suite("What a fallback lets through bounds what it sends, and what it is worth")
struct AdmittedFallbackTests {
  private func flows(admitting limit: Int, times: Ratio) -> [FlowReliability] {
    let a = Service("A", each: 1_000.perSecond).available(99.percent)
    let store = Service("Store", each: 900.perSecond).available(99.percent)
    let design = Design("Admitted") {
      Flow("F1", at: 500.perSecond, peak: 1.times) {
        client.calls(a).fallback {
          client.calls(store, times: times).admitting(upTo: limit.perSecond)
        }
      }
      Flow("F2", at: 700.perSecond, peak: 1.times) { client.calls(store) }
    }
    return Reliability(of: Estimate(of: design)).flows
  }

  @Test("what is refused is not served, and floods nobody")
  func refused() {
    let flows = flows(admitting: 100, times: 1.times)
    #expect(flows.map(\.names) == [["A"], ["Store"]])
    #expect(agree(flows[0].availability.value, 0.99, within: 1e-12))
    #expect(agree(flows[1].availability.value, 0.99, within: 1e-12))
  }

  @Test("what fits is served, and what is too much floods")
  func admitted() {
    // A fifth of the executions asks, which is all that is let through.
    #expect(flows(admitting: 100, times: 0.2.times).map(\.names) == [[], ["Store"]])
    // All of 500 a second on top of 700 are more than 900.
    #expect(flows(admitting: 500, times: 1.times).map(\.names) == [["A"], ["A", "Store"]])
  }
}
