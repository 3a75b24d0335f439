import Estimation
import SystemDesign
import Testing

/// What the network, the memory and the processors of the copies of a store bear.
struct CopyLimitFigureTests {
  private let app = Service("App")
  private let item = Record("item", 1.megabyte)

  /// So many of each a second; the line of a machine carries 125 MB/s.
  private func estimate(
    _ store: Database, writes: Int, reads: Int = 0, ofReplicas: Int = 0
  ) -> Estimate {
    let store = store.network(1.gigabitsPerSecond)
    return Estimate(
      of: Design("Copies") {
        Traffic(peak: 1.times)
        Flow("Write", at: writes.perSecond) { app.writes(item, to: store) }
        if reads > 0 {
          Flow("Read", at: reads.perSecond) { app.reads(item, from: store) }
        }
        if ofReplicas > 0 {
          Flow("Look", at: ofReplicas.perSecond) { app.reads(item, from: store.replicas) }
        }
      })
  }

  private func use(_ resource: Use.Resource, _ estimate: Estimate) throws -> Use {
    let part = try #require(estimate.design.components.first { $0.name == "Store" })
    return try #require(estimate.everyUse(of: part).first { $0.resource == resource })
  }

  @Test("a primary sends what it answers, and what is written once to each replica")
  func primary() throws {
    let store = Database(
      "Store", shards: 2, replicas: 2, reads: 10_000.perSecond, writes: 10_000.perSecond)
    let estimate = estimate(store, writes: 100, reads: 30, ofReplicas: 40)
    let use = try use(.network, estimate)
    // Out of two primaries 30 + 2 × 100 MB/s, of 250; into them 100, and out of a replica 20.
    expect(try #require(use.load.value), is: 230e6, within: 1e-9)
    expect(try #require(use.warm.value), is: 0.92, within: 1e-9)
    #expect(use.machines == 2)
    // 230 ÷ (125 × 70 %) is three shards, each with three copies.
    let needed = estimate.figure(.machinesForNetwork, of: .component("Store"))?.value
    #expect(needed == 9)
  }

  @Test("a replica sends its part of what replicas answer")
  func replicas() throws {
    let store = Database(
      "Store", replicas: 2, reads: 10_000.perSecond, writes: 10_000.perSecond)
    let use = try use(.network, estimate(store, writes: 10, reads: 30, ofReplicas: 480))
    // Each of two sends 240 MB/s of 125.
    expect(try #require(use.warm.value), is: 1.92, within: 1e-9)
  }

  @Test(
    "where all copies are alike each takes in what is written, or its piece",
    arguments: [(Replication.majority, 0.48), (.erasure(data: 4, spare: 2), 0.18)])
  func alike(_ replication: Replication, _ share: Double) throws {
    let store = Database(
      "Store", replicas: 2, reads: 10_000.perSecond, writes: 10_000.perSecond
    ).replicating(replication)
    // 60 MB/s: three times of 3 × 125, or the whole once and five pieces of a fourth of 6 × 125.
    let use = try use(.network, estimate(store, writes: 60, reads: 30))
    expect(try #require(use.warm.value), is: share, within: 1e-9)
  }

  @Test("a replica works on what is written as its primary does, and on its part of the reads")
  func work() throws {
    let store = Database(
      "Store", replicas: 1, reads: 10_000.perSecond, writes: 10_000.perSecond,
      taking: 10.milliseconds
    ).cores(4, perRequest: 10.milliseconds).memory(100.megabytes, perRequest: 20.megabytes)
    let light = estimate(store, writes: 200, reads: 100, ofReplicas: 50)
    // The primary 300 /s of 10 ms, on 4 cores, and 3 at once of 20 MB in 100 MB.
    expect(try #require(use(.processors, light).warm.value), is: 0.75, within: 1e-9)
    expect(try #require(use(.memory, light).warm.value), is: 0.6, within: 1e-9)
    let heavy = estimate(store, writes: 200, reads: 100, ofReplicas: 250)
    // The replica 450 /s.
    expect(try #require(use(.processors, heavy).warm.value), is: 1.125, within: 1e-9)
    expect(try #require(use(.memory, heavy).warm.value), is: 0.9, within: 1e-9)
  }

  @Test("what each copy takes in it takes in however many are left")
  func borne() throws {
    func use(reads: Int) throws -> Use {
      let hot = Cache("Store", replicas: 1, each: 10_000.perSecond).network(1.gigabitsPerSecond)
      return try self.use(
        .network,
        Estimate(
          of: Design("Copies") {
            Traffic(peak: 1.times)
            Flow("Write", at: 100.perSecond) { app.writes(item, to: hot) }
            Flow("Read", at: reads.perSecond) { app.reads(item, from: hot) }
          }))
    }
    // In: 100 MB/s on each of two lines, and on the one that is left.
    let written = try use(reads: 1)
    expect(try #require(written.warm.value), is: 0.8, within: 1e-9)
    expect(try #require(written.warmShare(on: 1)), is: 0.8, within: 1e-9)
    // Out: half of 110 and of 100 MB/s on each, and all 110 from one that has no other to send to.
    let read = try use(reads: 110)
    expect(try #require(read.warm.value), is: 0.84, within: 1e-9)
    expect(try #require(read.warmShare(on: 1)), is: 0.88, within: 1e-9)
  }

  @Test("each copy of a stream works on every message")
  func stream() throws {
    func share(replicas: Int, left: Int? = nil) throws -> Double? {
      let log = Stream("Store", partitions: 12, replicas: replicas, each: 1_000.perSecond)
        .cores(4, perRequest: 1.milliseconds)
      let use = try use(
        .processors,
        Estimate(
          of: Design("Stream") {
            Traffic(peak: 1.times)
            Flow("Write", at: 2_000.perSecond) { app.sends(item, to: log) }
          }))
      return left.map { use.warmShare(on: $0) } ?? use.warm.value
    }
    #expect(try share(replicas: 0) == 0.5)
    #expect(try share(replicas: 2) == 0.5)
    #expect(try share(replicas: 2, left: 1) == 0.5)
  }
}
