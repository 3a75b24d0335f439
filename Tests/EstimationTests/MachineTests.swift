import Estimation
import SystemDesign
import Testing

struct MachineTests {
  @Test("demand rounds up and headroom divides: 57,870 /s at 60 % of 2,000 need 49 machines")
  func headroom() {
    let service = Service("Service", instances: 49, each: 2_000.perSecond)
    let traffic = Traffic(peak: 1.times, busy: 60.percent)
    let design = calling(service, at: 57_870.perSecond, traffic: traffic)
    #expect(value(.instancesNeeded, of: .component("Service"), in: design) == 49)
  }

  @Test(
    "a load that fills whole machines needs no more of them",
    arguments: [(1_400.0, 1.0), (1_401, 2), (2_800, 2), (14_000, 10), (14_000.001, 11)])
  func exactly(rate: Double, machines: Double) {
    let service = Service("Service", each: 2_000.perSecond)
    let design = calling(service, at: rate.perSecond, traffic: Traffic(peak: 1.times))
    #expect(value(.instancesNeeded, of: .component("Service"), in: design) == machines)
  }

  @Test("the limit nobody stated is shown as a default with its source")
  func defaultLimit() throws {
    let design = calling(Service("Service", each: 100.perSecond), at: 1.perSecond)
    let figure = try #require(
      Estimate(of: design).figure(.instancesNeeded, of: .component("Service")))
    #expect(figure.derivation.contains { $0.contains("most busy: 70 %") && $0.contains("1975") })
  }

  @Test("machines for the peak leave no headroom and are never fewer than one")
  func forPeak() {
    func machines(_ rate: Rate, _ instances: Int) -> Int? {
      let service = Service("Service", instances: instances, each: 100.perSecond)
      let design = calling(service, at: rate, traffic: Traffic(peak: 1.times))
      return Estimate(of: design).uses(of: service.part).first?.machinesForPeak
    }
    #expect(machines(140.perSecond, 2) == 2)
    #expect(machines(100.perSecond, 2) == 1)
    #expect(machines(1.perSecond, 5) == 1)
    #expect(machines(730.perSecond, 7) == 8)
  }

  @Test("reads of the copies are shared by the copies, writes go to every one of them")
  func copies() throws {
    let row = Record("row", 100.bytes)
    let store = Database(
      "Store", shards: 2, replicas: 3, reads: 100.perSecond, writes: 50.perSecond)
    let design = Design("Copies") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Read", at: 300.perSecond) { app.reads(row, from: store.replicas) }
      Flow("Read fresh", at: 40.perSecond) { app.reads(row, from: store) }
      Flow("Write", at: 20.perSecond) { app.writes(row, to: store) }
    }
    let uses = Estimate(of: design).uses(of: store.part)
    let shares = Dictionary(uniqueKeysWithValues: uses.map { ($0.resource, $0.warm.value) })
    #expect(shares[.replicaReads] == 0.5)
    #expect(shares[.reads] == 0.2)
    #expect(shares[.writes] == 0.2)
  }

  @Test("a majority makes each read the work of that many copies")
  func majority() {
    let row = Record("row", 100.bytes)
    let store = Database("Store", replicas: 4, reads: 100.perSecond).replicating(.majority)
    let design = Design("Majority") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Read", at: 100.perSecond) { app.reads(row, from: store) }
    }
    // 100 reads of 3 copies each, over 5 machines of 100.
    #expect(value(.utilisationPeak, of: .component("Store"), in: design) == 0.6)
  }

  @Test("disks decide the machines where they are what runs out")
  func disks() {
    let row = Record("row", 1.kilobyte)
    let store = Database("Store", replicas: 1, disk: 1.terabyte, writes: 1_000.perSecond)
    let design = writing(row, to: store, at: 1_000.perSecond)
    // 158 TB in two copies.
    #expect(value(.instancesNeeded, of: .component("Store"), in: design) == 316)
  }

  @Test("what somebody else runs needs no machines of ours")
  func managed() {
    let vendor = External("Vendor", each: 100.perSecond)
    let design = Design("Managed") {
      Traffic(peak: 2.times)
      let app = Service("App")
      Flow("Call", at: 10.perSecond) { app.calls(vendor) }
    }
    #expect(Estimate(of: design).figure(.instancesNeeded, of: .component("Vendor")) == nil)
    #expect(value(.utilisationPeak, of: .component("Vendor"), in: design) == 0.2)
  }

  @Test("a quorum of one copy still spreads its reads over all copies")
  func quorumOfOne() {
    let store = Database("Store", shards: 2, replicas: 2, reads: 100.perSecond)
      .replicating(.quorum(reads: 1, writes: 3))
    let design = Design("Quorum") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Read", at: 180.perSecond) { app.reads(1.kilobyte, from: store) }
    }
    #expect(value(.utilisationPeak, of: .component("Store"), in: design) == 0.3)
  }

  @Test("every copy of a search index answers reads")
  func searchIndex() throws {
    let index = SearchIndex("Index", shards: 4, replicas: 2, reads: 300.perSecond)
    let design = Design("Search") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Search", at: 1_500.perSecond) { app.reads(1.kilobyte, from: index) }
    }
    let share = try #require(value(.utilisationPeak, of: .component("Index"), in: design))
    #expect(abs(share - 1_500.0 / 3_600) < 1e-12)
  }

  @Test("more copies of a cache do not make its writes less")
  func cacheWrites() throws {
    let cache = Cache("Sessions", replicas: 2, each: 1_000.perSecond)
    let design = Design("Sessions") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Save", at: 800.perSecond) { app.updates(1.kilobyte, in: cache) }
      Flow("Load", at: 300.perSecond) { app.reads(1.kilobyte, from: cache) }
    }
    let use = try #require(Estimate(of: design).uses(of: cache.part).first)
    // 800 writes on each of three copies, and 100 reads: 90 %.
    #expect(abs(try #require(use.warm.value) - 0.9) < 1e-12)
    // 300 reads in the 200 that writes leave of each: two copies.
    #expect(use.machinesForPeak == 2)
    #expect(abs(try #require(use.warmShare(on: 2)) - 0.95) < 1e-12)
    // Two shards of three copies: 450 a machine.
    #expect(value(.instancesNeeded, of: .component("Sessions"), in: design) == 6)
  }

  @Test("reads alone are divided among the copies of a cache")
  func cacheReads() {
    let cache = Cache("Cache", replicas: 2, each: 1_000.perSecond)
    let design = Design("Cache") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Load", at: 2_100.perSecond) { app.reads(1.kilobyte, from: cache) }
    }
    #expect(value(.instancesNeeded, of: .component("Cache"), in: design) == 3)
  }

  @Test("machines of an erasure code hold pieces: 6 + 3 of 38.6 PB on 100 TB disks are 387")
  func erasure() {
    let store = Database("Blobs", shards: 4, disk: 100.terabytes)
      .replicating(.erasure(data: 6, spare: 3))
    let blob = Record("blob", 1.megabyte)
    let traffic = Traffic(peak: 2.times, growing: 20.percent, planned: 5.years)
    let design = writing(blob, to: store, at: 100.perSecond, traffic: traffic)
    #expect(value(.instancesNeeded, of: .component("Blobs"), in: design) == 387)
    // A shard of nine machines holds six disks' worth.
    #expect(value(.shardsForBytes, of: .component("Blobs"), in: design) == 43)
  }

  @Test("read copies need the primaries beside them")
  func readCopies() {
    let store = Database("Store", shards: 2, replicas: 2, reads: 1_000.perSecond)
    let design = Design("Copies") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Read", at: 3_000.perSecond) { app.reads(1.kilobyte, from: store.replicas) }
    }
    // 3,000 a second on copies that are 70 % busy are five, so three beside each of two primaries.
    #expect(value(.utilisationPeak, of: .component("Store"), in: design) == 0.75)
    #expect(value(.instancesNeeded, of: .component("Store"), in: design) == 8)
  }

  @Test("one more copy of a majority asks more copies, so that it grows by whole shards")
  func majorityShards() {
    let store = Database("Store", replicas: 2, reads: 1_000.perSecond).replicating(.majority)
    let design = Design("Majority") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Read", at: 1_400.perSecond) { app.reads(1.kilobyte, from: store) }
    }
    // Two of three are asked: 2,800 a second on machines that do 700 are two shards of three.
    #expect(value(.instancesNeeded, of: .component("Store"), in: design) == 6)
  }

  @Test("a component that nothing asks anything of needs one machine, not none")
  func idle() {
    let spare = Service("Spare", each: 10.perSecond)
    let design = Design("Spare") {
      Traffic(peak: 2.times)
      let app = Service("App")
      Flow("Call", at: 1.perSecond) { app.calls(Service("Other")).fallback { app.calls(spare) } }
    }
    #expect(value(.instancesNeeded, of: .component("Spare"), in: design) == 1)
  }
}
