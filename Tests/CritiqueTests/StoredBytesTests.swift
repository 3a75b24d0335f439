import Critique
import SystemDesign
import Testing

@Suite("what stores keep")
struct StoredBytesTests {
  private let app = Service("App", instances: 2)

  @Test("what would be gone is what nothing else has or can make")
  func gone() {
    func evidence(_ desk: Database, _ other: Database? = nil) -> String? {
      let tally = Record("tally", 100.kilobytes).derived()
      let note = Record("note", 100.bytes, keeping: 1.day)
      let copy = Record("copy", 1.megabyte, keeping: 1.day)
      return Design("Desk") {
        Traffic(peak: 2.times, planned: 3.years)
        Flow("Count", at: 100.perSecond) { app.writes(tally, to: desk) }
        Flow("Note", at: 1.perSecond) { app.writes(note, to: desk) }
        if let other {
          Flow("Copy", at: 1.perSecond) {
            app.writes(copy, to: desk)
            app.writes(copy, to: other)
          }
        }
      }.findings(of: "DA001").first?.evidence.last
    }
    // A day of one note a second: 86,400 × 100 B.
    #expect(evidence(Database("Desk")) == "8.64 MB would be gone at the horizon")
    let safe = Database("Safe").backedUp(every: 1.day)
    #expect(evidence(Database("Desk"), safe) == "8.64 MB would be gone at the horizon")
    // Beside it 86,400 × 1 MB that nothing else has: 86.4 GB and those 8.64 MB.
    #expect(evidence(Database("Desk"), Database("Safe")) == "86.4 GB would be gone at the horizon")
  }

  @Test("a store of which some leaves is not said to keep all, and the largest part is named")
  func someLeaves() throws {
    let log = Record("log", 1.kilobyte, keeping: 7.days)
    let order = Record("order", 1.kilobyte)
    let db = Database("Db", disk: 1.terabyte).backedUp(every: 1.day)
    let finding = try #require(
      Design("Logs") {
        Traffic(peak: 2.times, planned: 3.years)
        Flow("Log", at: 1_900.perSecond) { app.writes(log, to: db) }
        Flow("Order", at: 1.perSecond) { app.writes(order, to: db) }
      }.findings(of: "DA010").first)
    #expect(
      finding.message == "'Db' does not fit its disk at the horizon: 'log' is kept for 7 days, and "
        + "nothing else ever leaves it")
    // 1,900 × 604,800 × 1 kB, beside 94.6 GB of orders.
    #expect(finding.evidence[1] == "the largest part of it is 'log': 1.15 TB")
    #expect(
      finding.remedy == "keep 'log' for less long, say keeping: on 'order' or "
        + ".archiving(after:to:) on 'Db', or shards: 2 of this disk")
  }

  @Test("what is there from the start outgrows nothing, and nothing said of records makes it less")
  func stock() throws {
    let order = Record("order", 1.kilobyte)
    let db = Database("Db", disk: 1.terabyte).backedUp(every: 1.day)
      .holding(2.billion.orders, of: order)
    let finding = try #require(
      Design("Orders") {
        Traffic(peak: 2.times, planned: 3.years)
        Flow("Look", at: 1.perSecond) { app.reads(order, from: db) }
      }.findings(of: "DA010").first)
    #expect(finding.message == "'Db' is said to hold more than fits its disk")
    #expect(
      finding.evidence == ["2.00 TB at the horizon, each thing once; its disk holds 1.00 TB"])
    #expect(finding.remedy == "say shards: 2 of this disk, or hold less")
  }
}
