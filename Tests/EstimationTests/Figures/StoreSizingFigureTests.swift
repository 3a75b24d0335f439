import Estimation
import SystemDesign
import Testing

/// How many machines a store with copies needs, and what a lost zone or empty caches ask of it.
struct StoreSizingFigureTests {
  private let app = Service("App")

  private func value(_ measure: Measure, _ design: Design, of name: String = "Store") -> Double? {
    Estimate(of: design).figure(measure, of: .component(name))?.value
  }

  @Test(
    "where each copy takes in what is written only whole shards help",
    arguments: [(1, 2, 6), (1, 4, 10), (1, 9, 20), (2, 2, 6)])
  func shards(shards: Int, replicas: Int, machines: Double) {
    let row = Record("row", 100.kilobytes)
    let store = Database(
      "Store", shards: shards, replicas: replicas, reads: 20_000.perSecond,
      writes: 10_000.perSecond
    ).replicating(.majority).network(100.megabitsPerSecond)
    // 13 MB/s into each copy of all; 70 % of a line are 8.75.
    let design = Design("Shards") {
      Traffic(peak: 1.times, busy: 70.percent)
      Flow("Write", at: 130.perSecond) { app.writes(row, to: store) }
    }
    #expect(value(.instancesNeeded, design) == machines)
  }

  @Test("where any copy answers and nothing is written machines are counted one by one")
  func reads() {
    let row = Record("row", 100.kilobytes)
    let store = Database("Store", replicas: 2, reads: 10_000.perSecond)
      .replicating(.quorum(reads: 1, writes: 2)).network(100.megabitsPerSecond)
    let design = Design("Reads") {
      Traffic(peak: 1.times, busy: 70.percent)
      Flow("Read", at: 300.perSecond) { app.reads(row, from: store) }
    }
    // 30 MB/s of 8.75 a machine.
    #expect(value(.machinesForNetwork, design) == 4)
  }

  @Test("copies that answer reads stand beside as many primaries as the writes need")
  func besides() {
    let row = Record("row", 1.kilobyte)
    let store = Database(
      "Store", replicas: 2, reads: 1_000.perSecond, writes: 1_000.perSecond)
    let design = Design("Besides") {
      Traffic(peak: 1.times, busy: 70.percent)
      Flow("Write", at: 1_200.perSecond) { app.writes(row, to: store) }
      Flow("Read", at: 3_500.perSecond) { app.reads(row, from: store.replicas) }
    }
    // Two primaries at 70 %, and five copies: three beside each.
    #expect(value(.instancesNeeded, design) == 8)
  }

  @Test("a store in front of another is not emptied with the caches")
  func tiers() {
    let item = Record("item", 100.kilobytes)
    let recent = Database("Recent", reads: 2_000.perSecond).network(1.gigabitsPerSecond)
    let old = Database("Old", reads: 100.perSecond)
    let hot = Cache("Hot", each: 10_000.perSecond)
    func design(_ isCached: Bool) -> Design {
      Design("Tiers") {
        Traffic(peak: 1.times)
        Flow("Read", at: 1_000.perSecond) {
          if isCached {
            app.reads(item, from: hot, else: recent, hit: 90.percent).else(old, hit: 95.percent)
          } else {
            app.reads(item, from: recent, else: old, hit: 95.percent)
          }
        }
      }
    }
    expect(value(.utilisationCold, design(false), of: "Old") ?? 0, is: 0.5, within: 1e-12)
    expect(value(.utilisationCold, design(true), of: "Old") ?? 0, is: 0.5, within: 1e-12)
    expect(value(.utilisationPeak, design(true), of: "Old") ?? 0, is: 0.05, within: 1e-12)
    // All 1,000 of 2,000 reads, and what it hands on of 100 MB/s in 125.
    expect(value(.utilisationCold, design(true), of: "Recent") ?? 0, is: 0.76, within: 1e-12)
  }

  @Test("what a lost zone does not hand over asks for no more machines")
  func zone() {
    let row = Record("row", 1.kilobyte)
    func machines(_ failing: Bool) -> Double? {
      let store = Database(
        "Store", replicas: 2, across: 3.zones, reads: 1_000.perSecond, writes: 1_000.perSecond,
        failover: .automatic(30.seconds))
      return value(
        .machinesForZoneLoss,
        Design("Zones") {
          Traffic(peak: 1.times, busy: 70.percent)
          Flow("Write", at: 600.perSecond) { app.writes(row, to: store) }
          if failing {
            Flow("Read", at: 1_900.perSecond) { app.reads(row, from: store.replicas) }
          }
        })
    }
    // A primary in another zone does what one did; three copies beside it, four with it, of six.
    #expect(machines(false) == 3)
    #expect(machines(true) == 6)
  }

  @Test("a stream needs partitions for its messages, and machines for their bytes")
  func stream() {
    let event = Record("event", 10.kilobytes)
    let log = Stream(
      "Store", partitions: 24, keeping: 2.days, replicas: 2, each: 1_000.perSecond
    ).network(1.gigabitsPerSecond)
    let design = Design("Stream") {
      Traffic(peak: 1.times, busy: 70.percent)
      Flow("Emit", at: 14_000.perSecond) { app.sends(event, to: log) }
    }
    // 20 partitions at 70 % of 1,000 /s; 420 MB/s into three machines, of 87.5 each.
    #expect(value(.instancesNeeded, design) == 20)
    #expect(value(.machinesForNetwork, design) == 6)
  }

  @Test(
    "what is left of the copies of a shard does what all of them did",
    arguments: [(1, 2, 12.0), (2, 3, 9), (3, 3, 12), (4, 5, 10), (5, 2, 12)])
  func alike(replicas: Int, zones: Int, machines: Double) {
    let row = Record("row", 1.kilobyte)
    let cache = Cache(
      "Store", shards: 2, replicas: replicas, across: zones.zones, each: 1_000.perSecond)
    let design = Design("Zones") {
      Traffic(peak: 1.times, busy: 70.percent)
      Flow("Read", at: 4_000.perSecond) { app.reads(row, from: cache) }
    }
    // 4,000 /s of 700 by 1 of 2 copies, 2 of 3, 2 of 4, 4 of 5 and 3 of 6, in whole shards.
    #expect(value(.machinesForZoneLoss, design) == machines)
  }
}
