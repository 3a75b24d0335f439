import Estimation
import SystemDesign
import Testing

@testable import napkin

@Suite("what the figures come to names what binds") struct ConclusionTests {
  private func design(_ line: Bandwidth, at rate: Rate) -> Design {
    let client = Client("Client")
    let first = Service("First", each: 1_000.perSecond)
    let second = Service("Second", each: 10_000.perSecond).network(line)
    return Design("Two") {
      Flow("Ask", at: rate, peak: 1.times) {
        client.calls(first, sending: 1.bytes, receiving: 1.bytes)
        first.calls(second, sending: 1.bytes, receiving: 100.kilobytes)
      }
    }
  }

  private func first(_ design: Design) -> String? {
    Conclusions(estimate: Estimate(of: design, .essentials)).sentences.first
  }

  // 500 /s of 100 kB are 50 MB/s, half of what the first can do.
  @Test("the busiest part is the one with the least room, whatever binds")
  func busiest() {
    #expect(
      first(design(1.gigabitsPerSecond, at: 500.perSecond))
        == "the busiest part at the peak is 'First', at 50.0 %.")
    #expect(
      first(design(500.megabitsPerSecond, at: 500.perSecond))
        == "the busiest part at the peak is 'Second', at 80.0 % of its network.")
    #expect(
      first(design(320.megabitsPerSecond, at: 500.perSecond))
        == "the peak is more than 'Second' (125 % of its network) can carry.")
  }

  @Test("the load at the peak has a row for each limit")
  func rows() {
    let terminal = napkin.Terminal(hasColour: false, hasSigns: true, width: 80)
    let estimate = Estimate(of: design(500.megabitsPerSecond, at: 500.perSecond), .essentials)
    let lines = LoadTable(estimate: estimate, terminal: terminal).table.lines(on: terminal)
    let row = lines.first { $0.contains("Second, network") }?.split(separator: " ")
    #expect(
      row?.prefix(9).joined(separator: " ") == "Second, network ×1 50.0 MB/s 62.5 MB/s 80.0 %")
  }

  @Test("a cache that is said to hold more than fits does not fit")
  func crowded() {
    let app = Service("App")
    let item = Record("item", 1.kilobyte)
    func said(_ items: Count) -> [String] {
      let cache = Cache("Hot", shards: 2, memory: 4.gigabytes).holding(items, of: item)
      let design = Design("Crowded") {
        Flow("Ask", at: 10.perSecond, peak: 1.times) { app.reads(item, from: cache) }
      }
      return Conclusions(estimate: Estimate(of: design, .essentials)).sentences
        .filter { $0.contains("does not fit") }
    }
    #expect(
      said(10.million.items)
        == ["'Hot' is said to hold 10.0 GB, 125 % of its memory: it does not fit."])
    #expect(said(8.million.items).isEmpty)
  }

  @Test("what fits, though more is filled than was meant to be, is not said to fit nowhere")
  func filled() {
    let app = Service("App")
    let item = Record("item", 1.kilobyte)
    func said(_ share: Ratio) -> [String] {
      // 300 /s of 1 kB for a year of 365 days are 9.46 TB, on two disks of 8 TB.
      let store = Database("Store", shards: 2, disk: 8.terabytes).filled(to: share)
      let design = Design("Filled") {
        Traffic(planned: 1.year)
        Flow("Write", at: 300.perSecond, peak: 1.times) { app.writes(item, to: store) }
      }
      return Conclusions(estimate: Estimate(of: design, .essentials)).sentences
    }
    let lead = "'Store' holds 9.46 TB at the horizon on disks of 16.0 TB"
    #expect(said(50.percent) == [lead + ": more than the 50.0 % that are meant to be filled."])
    #expect(said(60.percent).isEmpty)
    let cache = Cache("Hot", memory: 16.gigabytes).filled(to: 50.percent)
      .holding(10.million.items, of: item)
    let crowded = Design("Crowded") {
      Flow("Ask", at: 10.perSecond, peak: 1.times) { app.reads(item, from: cache) }
    }
    // 10 GB of 16 GB.
    #expect(
      Conclusions(estimate: Estimate(of: crowded, .essentials)).sentences == [
        "'Hot' is said to hold 10.0 GB, 62.5 % of its memory: more than the 50.0 % that are meant "
          + "to be filled."
      ])
  }

  @Test("where one part cannot be judged the busiest is the busiest of those that are known")
  func open() {
    let client = Client("Client")
    let known = Service("Known", instances: 9, each: 1_000.perSecond)
    func said(_ other: Service) -> String? {
      first(
        Design("Open") {
          Flow("Ask", at: 900.perSecond, peak: 1.times) {
            client.calls(known, sending: 1.bytes, receiving: 1.bytes)
            known.calls(other, sending: 1.bytes, receiving: 1.bytes)
          }
        })
    }
    #expect(
      said(Service("Other"))
        == "of what is known the busiest part at the peak is 'Known', at 10.0 %.")
    #expect(
      said(Service("Other", each: 90_000.perSecond))
        == "the busiest part at the peak is 'Known', at 10.0 %.")
  }

  @Test("what nobody priced is named once")
  func unpriced() {
    let app = Service("App").costing(100.dollars.per(.month))
    let store = Database("Store")
    let design = Design("Unpriced") {
      Flow("Ask", at: 10.perSecond, peak: 1.times) { app.reads(1.kilobyte, from: store) }
    }
    let estimate = Estimate(of: design, .essentials)
    #expect(estimate.unstated.count { $0.contains("what 'Store' costs") } == 1)
    #expect(!estimate.uncounted.contains { $0.contains("what 'Store' costs") })
  }
}
