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
}
