import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Memory, connections, network and processors are capacity")
struct LimitTests {
  /// The reliability of a gateway that holds connections for so many instances.
  private func gateway(
    _ instances: Int, holding count: Count, of memory: DataSize, connections: Count? = nil,
    across spread: Spread? = nil
  ) throws -> FlowReliability {
    let door = Gateway("Door", instances: instances, each: 50_000.perSecond)
      .memory(32.gigabytes).available(99.5.percent)
    let limited = connections.map { door.connections($0) } ?? door
    return try firstFlow(
      Design("Door") {
        Deployment(across: spread, zone: spread == nil ? nil : 100.percent)
        client.staysConnected(to: limited, count: count, memory: memory)
        Flow("Say", at: 500.perSecond, peak: 1.times, availability: 99.percent) {
          client.calls(limited)
        }
      })
  }

  @Test("of machines that wait for each other fewer do more than their part, by a load test")
  func tested() throws {
    // 1,000 N ÷ (1 + 0.02 (N − 1) + 0.0005 N (N − 1)): eight do 6,849, seven 6,135.
    let app = Service("App", instances: 8).available(99.percent).measured([
      1: 1_000.perSecond, 2: 1_958.864.perSecond, 4: 3_752.345.perSecond, 8: 6_849.315.perSecond,
      16: 11_267.606.perSecond, 32: 15_122.873.perSecond,
    ])
    func flow(_ rate: Int) throws -> FlowReliability {
      try firstFlow(
        Design("Tested") {
          Flow("Ask", at: rate.perSecond, peak: 1.times, availability: 99.percent) {
            client.calls(app)
          }
        })
    }
    // Seven eighths of 6,849 are 5,993.
    #expect(try flow(6_100).names.isEmpty)
    let point = try flow(6_600).point("App")
    #expect(point.cause == .capacity)
    #expect(
      point.reason == "8 instances at 96.4 % each at the peak: 7 alone would be at 108 %")
  }

  @Test("connections of a lost gateway need a place on those left")
  func connections() throws {
    // 2.5 million of 3 million places, 75 of 96 GB: two hold 2 million, and 64 GB.
    let flow = try gateway(
      3, holding: 2.5.million.connections, of: 30.kilobytes,
      connections: 1.million.connections, across: 3.zones)
    let point = try flow.point("Door")
    #expect(point.cause == .capacity)
    #expect(
      point.reason
        == "connections: 3 instances at 83.3 % each at the peak: 2 alone would be at 125 %")
    #expect(flow.cuts.sorted() == ["Door", "zone 1", "zone 2", "zone 3"])
    // All three must be up.
    #expect(agree(flow.availability.value, 0.995 * 0.995 * 0.995))
    #expect(flow.isFailing)
  }

  @Test("the memory of connections, too small for those there are or for those left")
  func memory() throws {
    // 71.68 of 64 GB.
    let short = try gateway(2, holding: 2.24.million.connections, of: 32.kilobytes)
    #expect(try short.point("Door").reason == "memory: 2 instances at 112 % each at the peak")
    // 75 of 96 GB.
    let tight = try gateway(3, holding: 2.5.million.connections, of: 30.kilobytes)
    #expect(
      try tight.point("Door").reason
        == "memory: 3 instances at 78.1 % each at the peak: 2 alone would be at 117 %")
    // Three hold 96 GB of 75: any one of four may be lost, 1 - P(2 or more of 4 are down).
    let enough = try gateway(4, holding: 2.5.million.connections, of: 30.kilobytes)
    #expect(enough.names.isEmpty)
    let (up, down) = (0.995, 0.005)
    let three = up * up * up
    #expect(agree(enough.availability.value, three * up + 4 * three * down))
  }

  @Test("a zone that holds too many of the machines that memory needs")
  func zone() throws {
    // Five over three zones: zones 1 and 2 hold two, and three are needed; over two, one holds three.
    let three = try gateway(
      5, holding: 2.5.million.connections, of: 30.kilobytes, across: 3.zones)
    #expect(three.names.isEmpty)
    let two = try gateway(
      5, holding: 2.5.million.connections, of: 30.kilobytes, across: 2.zones)
    #expect(two.names == ["zone 1"])
    #expect(
      try two.point("zone 1").reason
        == "zone 1 holds 3 of the 5 instances of 'Door', and the peak needs 3 for memory")
  }

  @Test("lines and cores", arguments: [(3, true), (4, false)])
  func work(instances: Int, isPoint: Bool) throws {
    // 300 MB/s are 2.4 Gbit/s: three lines, and not two.
    let sender = Service("Sender", instances: instances, each: 10_000.perSecond)
      .network(1.gigabitsPerSecond)
    // 200 /s of 100 ms keep 20 cores busy: three times eight, and not two times.
    let worker = Service("Thinker", instances: instances, each: 10_000.perSecond)
      .cores(8, perRequest: 100.milliseconds)
    let flow = try firstFlow(
      Design("Work") {
        Flow("Ask", at: 200.perSecond, peak: 1.times, availability: 99.percent) {
          client.calls(sender, sending: 1.bytes, receiving: 1.5.megabytes)
          client.calls(worker, sending: 1.bytes, receiving: 1.bytes)
        }
      })
    #expect(flow.names == (isPoint ? ["Sender", "Thinker"] : []))
    guard isPoint else { return }
    #expect(
      try flow.point("Sender").reason
        == "network: 3 instances at 80 % each at the peak: 2 alone would be at 120 %")
    #expect(
      try flow.point("Thinker").reason
        == "processors: 3 instances at 83.3 % each at the peak: 2 alone would be at 125 %")
  }

  @Test("copies that all answer share a line, a primary's replicas do not")
  func stores() throws {
    let item = Record("item", 1.megabyte)
    // 300 MB/s over two shards: 1.2 Gbit/s each, of two copies of 1 Gbit/s.
    let hot = Cache("Hot", shards: 2, replicas: 1, memory: 1.gigabyte, each: 10_000.perSecond)
      .network(1.gigabitsPerSecond)
    let store = Database(
      "Store", shards: 2, replicas: 1, reads: 10_000.perSecond, failover: .automatic(1.seconds)
    ).network(1.gigabitsPerSecond)
    let flow = try firstFlow(
      Design("Stores") {
        Flow("Ask", at: 300.perSecond, peak: 1.times) {
          client.reads(item, from: hot)
          client.reads(item, from: store)
        }
      })
    #expect(flow.names == ["Hot"])
    let point = try flow.point("Hot")
    #expect(point.cause == .capacity)
    #expect(point.share == 0.5)
    #expect(
      point.reason
        == "network: 2 copies at 60 % each at the peak: 1 alone would be at 120 %; 2 shards, each with its own"
    )
  }

  @Test("what one machine can do stays unknown beside the memory it has")
  func unsaid() throws {
    let app = Service("App", instances: 4, taking: 100.milliseconds)
      .memory(1.gigabyte, perRequest: 100.megabytes)
    let flow = try firstFlow(
      // 20 requests at a time take 2 of 4 GB.
      Design("Unsaid") {
        Flow("Ask", at: 200.perSecond, peak: 1.times) { client.calls(app) }
      })
    #expect(
      flow.notes == [
        "2 of the 4 instances of 'App' are taken to carry the peak; unknown is what one machine of 'App' can do: say each: 1_000.perSecond"
      ])
  }
}
