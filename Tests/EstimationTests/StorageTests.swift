import Estimation
import SystemDesign
import Testing

struct StorageTests {
  private let row = Record("row", 500.bytes)
  private let store = Database("Store", replicas: 2)
  private let monthly = 100.million.links.per(.month)

  private let day = 86_400.0
  private let fiveYears = 5 * 365 * 86_400.0

  private func raw(_ design: Design, _ name: String = "Store") -> Double? {
    value(.storageRaw, of: .component(name), in: design)
  }

  @Test("growth is continuous: 30 % a year for five years is 10.34032 first years")
  func growth() throws {
    let growing = Traffic(peak: 2.times, growing: 30.percent, planned: 5.years)
    let design = writing(row, to: store.overhead(30.percent), at: monthly, traffic: growing)
    let stored = try #require(value(.storageStored, of: .component("Store"), in: design))
    #expect(abs(stored / 1e12 - 24.1963) < 5e-5)
    let flat = writing(row, to: store, at: monthly)
    let grown = try #require(raw(design)) / 1.3
    let years = grown / (try #require(raw(flat))) * 5
    #expect(abs(years - 10.34032) < 5e-6)
  }

  @Test("what is kept for less than the horizon is what arrived in that time")
  func kept() {
    let short = Record("row", 500.bytes, keeping: 90.days)
    #expect(raw(writing(short, to: store, at: 1_000.perSecond)) == 500_000 * 90 * day)
    let shorter = store.keeping(30.days)
    #expect(raw(writing(short, to: shorter, at: 1_000.perSecond)) == 500_000 * 30 * day)
  }

  @Test("under growth, what is kept is the last stretch before the horizon")
  func keptUnderGrowth() throws {
    let growing = Traffic(peak: 2.times, growing: 100.percent, planned: 3.years)
    let last = Record("row", 1.byte, keeping: 1.year)
    let all = Record("row", 1.byte)
    let yearly = 1.item.per(.year)
    let kept = try #require(raw(writing(last, to: store, at: yearly, traffic: growing)))
    let whole = try #require(raw(writing(all, to: store, at: yearly, traffic: growing)))
    // (2³ − 2²) and (2³ − 1) over ln 2.
    #expect(abs(kept / whole - 4.0 / 7) < 1e-12)
  }

  @Test("copies are the replicas and one, or the pieces of an erasure code")
  func copies() throws {
    let plain = writing(row, to: store, at: monthly)
    let coded = writing(
      row, to: store.replicating(.erasure(data: 6, spare: 3)), at: monthly)
    for (design, factor) in [(plain, 3.0), (coded, 1.5)] {
      let stored = try #require(value(.storageStored, of: .component("Store"), in: design))
      #expect(abs(stored / (try #require(raw(design))) - factor) < 1e-12)
    }
  }

  @Test("compression divides, indexes count where their room is said and are named where not")
  func room() throws {
    let small = Record("row", 500.bytes).compressed(4.times)
    #expect(raw(writing(small, to: store, at: 1.perSecond)) == 125 * fiveYears)
    let sized = Record("row", key: "id", ["id": 8.bytes]).indexed(by: "id", taking: 2.bytes)
    #expect(raw(writing(sized, to: store, at: 1.perSecond)) == 10 * fiveYears)
    let unsized = Record("row", key: "id", ["id": 8.bytes]).indexed(by: "id")
    let estimate = Estimate(of: writing(unsized, to: store, at: 1.perSecond))
    let figure = try #require(estimate.figure(.storageRaw, of: .component("Store")))
    #expect(figure.value == 8 * fiveYears)
    #expect(figure.remarks.count == 1 && figure.remarks[0].contains("index of 'row' by id"))
  }

  @Test("updates, deletes and invalidations add nothing; neither do writes to a cache")
  func addingNothing() {
    let record = Record("row", key: "id", ["id": 8.bytes, "body": 92.bytes])
    let cache = Cache("Cache")
    let design = Design("Changes") {
      Traffic(peak: 2.times, planned: 1.year)
      let service = Service("Service")
      Flow("Change", at: 10.perSecond) {
        service.updates(record, in: store)
        service.deletes(record, from: store)
        service.invalidates(record, in: cache)
        service.writes(record, to: cache)
      }
    }
    #expect(Estimate(of: design).figure(.storageRaw, of: .component("Store")) == nil)
    #expect(Estimate(of: design).figure(.storageRaw, of: .component("Cache")) == nil)
    #expect(value(.ratePeak, of: .component("Store"), in: design) == 40)
    // An update sends the record, a delete its key.
    #expect(value(.ingressMean, of: .component("Store"), in: design) == 1_080)
  }

  @Test("a stream holds its mean rate for as long as it keeps messages, in all its copies")
  func stream() {
    let log = Stream("Log", keeping: 2.days, replicas: 2)
    let design = Design("Log") {
      Traffic(peak: 10.times, growing: 50.percent, planned: 5.years)
      let service = Service("Service")
      Flow("Log", at: 100.perSecond) { service.sends(1.kilobyte, to: log) }
    }
    #expect(raw(design, "Log") == 200_000 * day)
    #expect(value(.storageStored, of: .component("Log"), in: design) == 600_000 * day)
  }

  @Test("what is archived leaves the store and stands in the archive until it is dropped")
  func archive() {
    let cold = ObjectStore("Cold")
    let kept = Record("row", 100.bytes, keeping: 1.year)
    let design = writing(kept, to: store.archiving(after: 73.days, to: cold), at: 1.perSecond)
    #expect(raw(design) == 7_300 * day)
    #expect(raw(design, "Cold") == 29_200 * day)
  }

  @Test("what is there anyway counts once and again for each copy")
  func stock() {
    let holding = store.holding(5.million.of("rows"), of: row)
    let design = Design("Stock") {
      let service = Service("Service")
      Flow("Read", at: 1.perSecond) { service.reads(row, from: holding) }
    }
    #expect(raw(design) == 2.5e9)
    #expect(value(.storageStored, of: .component("Store"), in: design) == 7.5e9)
  }

  @Test("without a horizon, what is kept for a stated time is counted once it is full")
  func noHorizon() throws {
    let kept = Record("row", 100.bytes, keeping: 7.years)
    let design = writing(kept, to: store, at: 1.perSecond, traffic: Traffic(peak: 2.times))
    #expect(raw(design) == 255_500 * day)
    let forEver = Estimate(of: writing(row, to: store, at: 1.perSecond, traffic: Traffic()))
    let figure = try #require(forEver.figure(.storageRaw, of: .component("Store")))
    #expect(figure.value == nil)
    #expect(figure.amount.missing.first?.contains("Traffic(planned: 5.years)") == true)
  }

  @Test(
    "an archive has its own overhead, fills as fast as things move, and is no news to the whole")
  func archiveRoom() {
    let cold = ObjectStore("Cold")
    let kept = Record("row", 100.bytes, keeping: 1.year)
    let store = store.overhead(100.percent).archiving(after: 73.days, to: cold)
    let design = writing(kept, to: store, at: 1.perSecond)
    #expect(raw(design) == 14_600 * day)
    #expect(raw(design, "Cold") == 29_200 * day)
    #expect(value(.storagePerDay, of: .component("Cold"), in: design) == 100 * day)
    #expect(value(.storagePerDay, of: .system, in: design) == 200 * day)
  }

  @Test("nothing is old enough for an archive before its age", arguments: [nil, 40.percent])
  func archiveFirstYear(growth: Ratio?) throws {
    func moved(after age: Period) -> Double? {
      let cold = ObjectStore("Cold")
      let note = Record("note", 1.kilobyte)
      let store = Database("Notes").archiving(after: age, to: cold)
      let design = writing(
        note, to: store, at: 1.perSecond,
        traffic: Traffic(peak: 2.times, growing: growth, planned: 5.years))
      return value(.storagePerYear, of: .component("Cold"), in: design)
    }
    #expect(try #require(moved(after: 1.year)) == 0)
    #expect(try #require(moved(after: 2.years)) == 0)
    // What came on 265 of 365 days; growing, (1.4^(265/365) − 1) ÷ ln 1.4 of a year's.
    let days = growth == nil ? 265.0 / 365 : 0.822_391_923_9
    let wanted = 31_536_000e3 * days
    #expect(abs(try #require(moved(after: 100.days)) - wanted) < wanted * 1e-6)
  }

  @Test("what is dropped before it is old enough for an archive never comes there")
  func archiveOfNothing() {
    let cold = ObjectStore("Cold")
    let kept = Record("row", 100.bytes, keeping: 30.days)
    let design = writing(
      kept, to: store.archiving(after: 90.days, to: cold), at: 1.perSecond,
      traffic: Traffic(peak: 2.times, growing: 30.percent, planned: 3.years))
    #expect(raw(design, "Cold") == 0)
    #expect(value(.storagePerDay, of: .component("Cold"), in: design) == 0)
    #expect(value(.storagePerYear, of: .component("Cold"), in: design) == 0)
  }

  @Test("an archive drops what is too old for it, or moves it on")
  func archiveInTurn() {
    func held(_ cold: ObjectStore, _ name: String) -> Double? {
      let traffic = Traffic(peak: 2.times, planned: 3.years)
      let store = store.archiving(after: 90.days, to: cold)
      return raw(writing(row, to: store, at: 1.perSecond, traffic: traffic), name)
    }
    let size = 500.0 * day
    #expect(held(ObjectStore("Cold").keeping(390.days), "Cold") == 300 * size)
    let coldest = ObjectStore("Coldest")
    let cold = ObjectStore("Cold").archiving(after: 390.days, to: coldest)
    #expect(held(cold, "Cold") == 300 * size)
    #expect(held(cold, "Coldest") == (1_095 - 390) * size)
  }

  @Test("a stream says that it is counted at today's rate")
  func streamRemark() {
    let log = Stream("Log", partitions: 3, keeping: 2.days)
    let app = Service("App")
    func remarks(_ growth: Ratio?) -> [String]? {
      let design = Design("Log") {
        Traffic(peak: 2.times, growing: growth, planned: 4.years)
        Flow("Say", at: 1.perSecond) { app.sends(1.kilobyte, to: log) }
      }
      return Estimate(of: design).figure(.storageStored, of: .component("Log"))?.remarks
    }
    #expect(remarks(nil) == [])
    #expect(
      remarks(50.percent) == [
        "that 'Log' holds more as the load grows: a stream is counted at today's rate"
      ])
  }

  private struct Unknown: Error {}

  @Test("what may be kept longer than its archive waits for is in the archive's range")
  func archiveOfGuess() throws {
    let kept = assume("kept", 60.days...400.days)
    let event = Record("event", key: "id", keeping: kept, ["id": 100.bytes])
    let (app, cold) = (Service("App"), ObjectStore("Cold"))
    let store = Database("Store", replicas: 1).archiving(after: 180.days, to: cold)
    let estimate = Estimate(
      of: Design("Archive") {
        Traffic(planned: 5.years)
        Flow("Post", at: 10_000.perSecond) { app.writes(event, to: store) }
      })
    let stored = try #require(estimate.figure(.storageStored, of: .component("Cold")))
    // √(60 × 400) days are 155; (400 − 180) days × 1 MB/s are 19 TB.
    #expect(stored.value == 0)
    guard case .known(let spread) = stored.amount else { throw Unknown() }
    #expect(spread.low == 0)
    expect(spread.high, is: 19.0e12, within: 0.03)
  }
}
