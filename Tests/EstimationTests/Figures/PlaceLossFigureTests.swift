import Estimation
import SystemDesign
import Testing

/// How many machines are needed with which any one zone or region may be lost.
struct PlaceLossFigureTests {
  private let app = Service("App")
  private let row = Record("row", 1.kilobyte)

  private func machines(
    across spread: Spread? = 3.zones, _ hops: [Hop], _ measure: Measure = .machinesForZoneLoss
  ) -> Double? {
    let design = Design("Zones") {
      Traffic(peak: 1.times, busy: 70.percent)
      Deployment(across: spread)
      Flow("Flow", at: 1_000.perSecond) { for hop in hops { hop } }
    }
    return Estimate(of: design).figure(measure, of: .component("Store"))?.value
  }

  private func cache(_ shards: Int, _ replicas: Int, across spread: Spread? = nil) -> Cache {
    Cache(
      "Store", shards: shards, replicas: replicas, across: spread, memory: 4.gigabytes,
      each: 1_000.perSecond)
  }

  @Test("each copy that is left bears what is written as before, and more of what is read")
  func written() {
    // 600 of 700 a machine before and after.
    #expect(machines([app.writes(row, to: cache(1, 1), times: 0.6.times)]) == 2)
    // 600 and all 700 on the one copy that is left, of two shards.
    let both = [
      app.writes(row, to: cache(2, 1), times: 0.6.times),
      app.reads(row, from: cache(2, 1), times: 0.7.times),
    ]
    #expect(machines(both) == 4)
    let queue = Queue("Store", keeping: 1.day, replicas: 2).network(1.gigabitsPerSecond)
    // 80 MB/s of 87.5 come to each.
    #expect(machines([app.sends(10.kilobytes, to: queue, times: 8.times)]) == 3)
  }

  @Test("a primary's work another copy does, and a stream's partitions stay partitions")
  func taken() {
    let store = Database(
      "Store", .relational, replicas: 2, reads: 5_000.perSecond, writes: 5_000.perSecond
    ).network(1.gigabitsPerSecond)
    #expect(machines([app.reads(40.kilobytes, from: store)]) == 3)
    let log = Stream(
      "Store", partitions: 12, keeping: 1.day, replicas: 2, each: 1_000.perSecond)
    #expect(machines([app.sends(10.kilobytes, to: log, times: 8.times)]) == nil)
    #expect(
      machines([
        app.sends(10.kilobytes, to: log.network(1.gigabitsPerSecond), times: 8.times)
      ]) == 3)
  }

  @Test("read copies grow in whole shards, each with its primary")
  func besides() {
    let store = Database(
      "Store", .relational, shards: 2, replicas: 1, reads: 1_000.perSecond,
      writes: 5_000.perSecond)
    // One replica and a primary of each must be left of three: two of five zones hold none.
    #expect(machines(across: 5.zones, [app.reads(row, from: store.replicas)]) == 6)
  }

  @Test("zones under regions are all zones, and what is placed by name stands there")
  func places() {
    let service = Service(
      "Store", instances: 12, across: 3.zones.inEach(of: 2.regions), each: 1_000.perSecond)
    // Five of six zones do what 5 machines do.
    #expect(machines([app.calls(service, times: 3.times)]) == 6)
    let spread = cache(2, 5, across: 3.zones.inEach(of: 2.regions))
    // 6,000 on five copies of six, of two shards.
    #expect(machines([app.reads(row, from: spread, times: 6.times)]) == 12)
    let placed = cache(2, 3).placed(3, in: "a").placed(1, in: "b")
    // 3,000 on the one copy that is not in zone a: five shards.
    #expect(machines([app.reads(row, from: placed, times: 3.times)]) == 20)
    let uneven = Service("Store", instances: 4, each: 1_000.perSecond)
      .placed(3, in: "a").placed(1, in: "b")
    // Two outside the zone that holds three of four.
    #expect(machines([app.calls(uneven)]) == 8)
  }

  @Test("where the data or the quorum of a zone is gone no number is enough")
  func gone() {
    let alone = Database("Store", reads: 1_000.perSecond, writes: 1_000.perSecond)
    #expect(machines([app.reads(row, from: alone)]) == nil)
    func most(_ replicas: Int) -> Database {
      Database(
        "Store", replicas: replicas, reads: 1_000.perSecond, writes: 1_000.perSecond
      ).replicating(.majority)
    }
    // Two of four in one zone of three leave two, and three must answer.
    #expect(machines([app.reads(row, from: most(3))]) == nil)
    #expect(machines([app.reads(row, from: most(1))]) == nil)
    #expect(machines([app.reads(row, from: most(2))]) != nil)
    let index = SearchIndex("Store", replicas: 4, reads: 1_000.perSecond, writes: 1_000.perSecond)
    #expect(machines(across: 5.zones, [app.reads(row, from: index, times: 0.5.times)]) == 5)
  }

  @Test("what a cache holds it holds before and after, beside the requests it works on")
  func held() {
    func holding(_ each: DataSize) -> Cache {
      Cache("Store", shards: 2, replicas: 1, each: 100_000.perSecond, taking: 1.second)
        .memory(4.gigabytes, perRequest: each).holding(7.million.items, of: row)
    }
    // 7 GB and 1 GB in each copy of two shards; 7 and 3 in the one that is left.
    #expect(machines([app.writes(row, to: holding(1.megabyte))]) == 4)
    #expect(machines([app.reads(row, from: holding(3.megabytes))]) == 6)
  }

  @Test("in the memory of each machine there are as many copies as machines")
  func own() {
    let machine = Service("App", instances: 40)
    let own = Cache("Store", memory: 4.gigabytes, each: 20.perSecond).inEach(of: machine)
    // 1,000 of 14 a machine are 72, and 108 of which two zones of three are left.
    #expect(machines([machine.reads(row, from: own)]) == 108)
  }

  @Test("a region takes its zones along")
  func regions() {
    func service(_ spread: Spread) -> Service {
      Service("Store", instances: 12, across: spread, each: 1_000.perSecond)
    }
    let hops = [app.calls(service(2.zones.inEach(of: 3.regions)), times: 3.times)]
    #expect(machines(hops, .machinesForZoneLoss) == 6)
    // Two of three regions do what 5 machines do.
    #expect(machines(hops, .machinesForRegionLoss) == 8)
    #expect(machines([app.calls(service(3.zones))], .machinesForRegionLoss) == nil)
    let spread = cache(2, 5, across: 3.zones.inEach(of: 2.regions))
    // 6,000 on three copies of six: three shards.
    #expect(machines([app.reads(row, from: spread, times: 6.times)], .machinesForRegionLoss) == 18)
  }

  @Test("what is read by day and written by night never comes at once")
  func moments() {
    func half(_ isDay: Bool) -> [Double] { (0..<24).map { ($0 < 12) == isDay ? 1 : 0 } }
    let store = Cache("Store", replicas: 1, each: 100_000.perSecond).network(1.gigabitsPerSecond)
    let design = Design("Hours") {
      Traffic(busy: 70.percent)
      Deployment(across: 3.zones)
      Flow("Read", at: 4_000.perSecond) { app.reads(20.kilobytes, from: store) }
        .daily(.hours(half(true)))
      Flow("Write", at: 1_950.perSecond) { app.writes(20.kilobytes, to: store) }
        .daily(.hours(half(false)))
    }
    // By day 160 MB/s on the copy that is left, of 87.5; by night 78 on each.
    let figure = Estimate(of: design).figure(.machinesForZoneLoss, of: .component("Store"))
    #expect(figure?.value == 4)
  }

  @Test("a quorum is of what comes: reads that may be behind ask one copy, writes theirs")
  func quorums() {
    let store = Database(
      "Store", replicas: 2, reads: 1_000.perSecond, writes: 1_000.perSecond
    ).replicating(.quorum(reads: 3, writes: 1))
    #expect(machines([app.reads(row, from: store.replicas)]) == 3)
    #expect(machines([app.writes(row, to: store)]) == 6)
    #expect(machines([app.reads(row, from: store)]) == nil)
  }

  @Test("a read copy must be left beside the primary, whatever it can do")
  func readCopy() {
    let store = Database("Store", replicas: 1).network(1.gigabitsPerSecond)
    #expect(machines([app.reads(row, from: store.replicas)]) == 3)
  }

  @Test("what is in a machine's memory stands where the machine does, and takes in what is written")
  func ownPlaces() {
    let placed = Service("App", instances: 4).placed(3, in: "a").placed(1, in: "b")
    let own = Cache("Store", memory: 4.gigabytes, each: 20.perSecond).inEach(of: placed)
    // Two of 14 /s outside the zone that holds three of four.
    #expect(machines([placed.reads(row, from: own, times: 0.028.times)]) == 8)
    let machine = Service("App", instances: 4)
    func written(_ times: Ratio) -> [Hop] {
      let own = Cache("Store", memory: 4.gigabytes, each: 1_000.perSecond).inEach(of: machine)
      return [
        machine.reads(row, from: own, times: 20.times),
        machine.writes(row, to: own, times: times),
      ]
    }
    // 20,000 of the 700 − 300 that each has left are 50 machines, two thirds of 75.
    #expect(machines(written(0.3.times)) == 75)
    #expect(machines(written(1.1.times)) == nil)
  }
}
