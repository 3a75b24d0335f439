import Estimation
import SystemDesign
import Testing

struct SizingFigureTests {
  private let row = Record("row", 1.kilobyte)

  private func value(_ measure: Measure, of name: String, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component(name))?.value
  }

  @Test("shards by bytes and by writes, and which needs more")
  func shards() {
    let store = Database("Store", disk: 1.terabyte, writes: 1_000.perSecond)
    let estimate = Estimate(of: writing(row, to: store, at: 1_000.perSecond))
    // 1,000 /s × 1 KB × 5 years; twice the rate at the peak, 70 % busy.
    #expect(value(.shardsForBytes, of: "Store", estimate) == 158)
    #expect(value(.shardsForWrites, of: "Store", estimate) == 3)
  }

  @Test("the network binds where it is the smallest: more machines than for the requests")
  func network() {
    let service = Service("Service", instances: 4, each: 2_000.perSecond)
      .network(1.megabytesPerSecond)
    let estimate = Estimate(
      of: calling(service, at: 1_000.perSecond, traffic: Traffic(peak: 3.times)))
    // 3,000 /s × 700 B out at 70 % of 1 MB/s.
    #expect(value(.machinesForNetwork, of: "Service", estimate) == 3)
    #expect(value(.machinesForRequests, of: "Service", estimate) == 3)
  }

  @Test("cores that each request keeps, and memory it takes while it is worked on")
  func cores() {
    let service = Service("Service", instances: 4, each: 2_000.perSecond, taking: 100.milliseconds)
      .cores(8, perRequest: 10.milliseconds).memory(1.gigabyte, perRequest: 20.megabytes)
    let estimate = Estimate(
      of: calling(service, at: 1_000.perSecond, traffic: Traffic(peak: 3.times)))
    // 3,000 /s × 10 ms keep 30 cores, of 8 × 70 % a machine; 300 at once take 6 GB.
    #expect(value(.machinesForCores, of: "Service", estimate) == 6)
    #expect(value(.machinesForMemory, of: "Service", estimate) == 6)
    #expect(value(.machinesForRequests, of: "Service", estimate) == 3)
    #expect(value(.instancesNeeded, of: "Service", estimate) == 6)
  }

  @Test("what is said of cores without a time limits nothing, as a machine without cores does")
  func coresAlone() {
    let service = Service("Service", instances: 4, each: 2_000.perSecond).cores(8)
    let estimate = Estimate(
      of: calling(service, at: 1_000.perSecond, traffic: Traffic(peak: 3.times)))
    #expect(value(.machinesForCores, of: "Service", estimate) == nil)
    #expect(value(.instancesNeeded, of: "Service", estimate) == 3)
  }

  @Test("the most wanted key is hot whatever the number of shards")
  func hotKey() throws {
    let app = Service("App")
    let cache = Cache("Cache", shards: 10, memory: 1.gigabyte, each: 100_000.perSecond)
      .popularity(.zipf(1.0), over: 1.million.items)
      .partitioned(by: "id", .consistentHashing(points: 100))
    let estimate = Estimate(
      of: Design("Hot") {
        Traffic(peak: 1.times)
        Flow("Read", at: 1_000_000.perSecond) { app.reads(row, from: cache) }
      })
    expect(
      try #require(value(.hotKeyRate, of: "Cache", estimate)), is: 69_479.53777315177,
      within: 1e-9)
    expect(
      try #require(value(.hotShardShare, of: "Cache", estimate)),
      is: try HotKey.shardShare(hottest: 0.06947953777315176, shards: 10), within: 1e-9)
    expect(
      try #require(value(.ringImbalance, of: "Cache", estimate)),
      is: try ConsistentHashing(machines: 10, points: 100).fullest, within: 1e-12)
  }

  @Test("a stated share of the most wanted key counts before all else")
  func stated() throws {
    let store = Database("Store", shards: 4, writes: 1_000.perSecond)
      .partitioned(by: "id", topShare: 5.percent)
    let estimate = Estimate(of: writing(row, to: store, at: 100.perSecond))
    #expect(value(.hotKeyRate, of: "Store", estimate) == 10)
  }

  @Test(
    "of so many keys one has no less than an even part",
    arguments: [(nil, 2_000), (10, 2_000), (50, 3_000)] as [(Int?, Double)])
  func fewKeys(top: Int?, expected: Double) throws {
    let store = Database("Store", shards: 10, reads: 1_000.perSecond)
      .partitioned(by: "country", keys: 3.of("countries"), topShare: top.map { $0.percent })
    let design = Design("Keys") {
      Traffic(peak: 1.times)
      let app = Service("App")
      Flow("Ask", at: 6_000.perSecond) { app.reads(row, from: store) }
    }
    expect(
      try #require(value(.hotKeyRate, of: "Store", Estimate(of: design))), is: expected,
      within: 1e-12)
  }

  @Test("the most wanted key is read and written, each time once")
  func readAndWritten() throws {
    let app = Service("App")
    let store = Database("Store", replicas: 2, reads: 1_000.perSecond, writes: 1_000.perSecond)
      .partitioned(by: "id", topShare: 10.percent)
    func rate(_ store: Database) -> Double? {
      let estimate = Estimate(
        of: Design("Hot") {
          Flow("Use", at: 100.perSecond, peak: 1.times) {
            app.reads(row, from: store)
            app.reads(row, from: store.replicas, times: 5.times)
            app.writes(row, to: store, times: 2.times)
          }
        })
      return value(.hotKeyRate, of: "Store", estimate)
    }
    expect(try #require(rate(store)), is: 80, within: 1e-12)
    expect(try #require(rate(store.replicating(.majority))), is: 80, within: 1e-12)
  }

  @Test(
    "codes: how many there are, how many are used, how long they must be, and whether they meet")
  func codes() throws {
    let link = Record("link", key: "code", ["code": 7.bytes])
      .identified(by: .random(characters: 7, of: 62))
    let store = Database("Store")
    let estimate = Estimate(
      of: Design("Codes") {
        Traffic(peak: 1.times, planned: 5.years)
        let app = Service("App")
        Flow("Write", at: 100.million.links.per(.month)) { app.writes(link, to: store) }
      })
    func figure(_ measure: Measure) -> Double? {
      estimate.figure(measure, of: .record("link"))?.value
    }
    #expect(figure(.codes) == 3_521_614_606_208)
    #expect(figure(.codesUsed) == 6e9)
    #expect(figure(.codeLength) == 6)
    #expect(figure(.collisionOdds) == 1)
  }

  @Test("an audience up to a limit is what authors with no more followers reach")
  func audience() throws {
    let followers = Audience("followers", mean: 75.users, top: 31.million.users)
    let worker = Worker("Worker")
    let queue = Queue("Queue")
    let feeds = Cache("Feeds")
    func pushed(_ audience: Audience) -> Double? {
      let estimate = Estimate(
        of: Design("Feed") {
          Traffic(peak: 1.times)
          Flow("Post", at: 4_600.perSecond) {
            queue.delivers(row, to: worker)
            worker.writes(row, to: feeds, times: audience)
          }
        })
      return value(.rateMean, of: "Feeds", estimate)
    }
    let law = try FollowerDistribution(mean: 75, top: 31e6)
    expect(
      try #require(pushed(followers.upTo(100_000.users))),
      is: 4_600 * law.reached(upTo: 100_000), within: 1e-12)
    expect(try #require(pushed(followers.upTo(31.million.users))), is: 345_000, within: 1e-12)
    expect(try #require(pushed(followers)), is: 345_000, within: 1e-12)
  }

  @Test("when all fails and is tried again, retries multiply the load up to their budget")
  func retries() throws {
    let client = Client("Client")
    let app = Service("App", each: 1_000.perSecond)
    func rate(_ hop: Hop) -> Double? {
      let estimate = Estimate(
        of: Design("Retries") {
          Traffic(peak: 2.times)
          Flow("Call", at: 100.perSecond) { hop }
        })
      return value(.rateWithRetries, of: "App", estimate)
    }
    let call = client.calls(app, sending: 1.byte, receiving: 1.byte)
    #expect(rate(call.retries(3)) == 800)
    expect(try #require(rate(call.retries(3, budget: 10.percent))), is: 220, within: 1e-12)
    #expect(rate(call) == nil)
  }

  @Test("every measure has words of its own and a unit")
  func measures() {
    for measure in Measure.allCases {
      #expect(
        !measure.words.isEmpty && ["1", "s", "1/s", "B", "B/s", "USD"].contains(measure.unit))
    }
    #expect(Set(Measure.allCases.map(\.words)).count == Measure.allCases.count)
  }
}
