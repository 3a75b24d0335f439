import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("A loss is replayed hour by hour where flows say their hours")
struct HourTests {
  private let night = Array(repeating: 1.0, count: 12) + Array(repeating: 0.0, count: 12)
  private let first = Service("First", each: 200.perSecond).available(99.percent)
  private let app = Service("App", instances: 3, each: 200.perSecond).available(100.percent)

  /// 100 /s by day to what fails, and 80 /s by night or by day to what is there instead.
  private func design(_ second: Service, isApart: Bool) -> Design {
    let day = Array(night.reversed())
    return Design("Hours") {
      Flow("Ask", at: 50.perSecond, availability: 99.percent) {
        client.calls(app)
        app.calls(first).fallback { app.calls(second) }
      }.daily(.hours(day))
      Flow("Count", at: 40.perSecond) {
        client.calls(app)
        app.calls(second)
      }.daily(.hours(isApart ? night : day))
    }
  }

  @Test(
    "a fallback that is busy at other hours is one",
    arguments: [(120, true, false), (120, false, true), (90, true, true), (200, false, false)])
  func fallback(each: Int, isApart: Bool, isPoint: Bool) throws {
    let second = Service("Second", each: each.perSecond).available(99.percent)
    let flow = try firstFlow(design(second, isApart: isApart))
    #expect(flow.names == (isPoint ? ["First"] : []))
    #expect(agree(flow.availability.value, isPoint ? 0.99 : 0.9999))
  }

  @Test("nor is one that is too busy at other hours anyway, and in the failure at these too")
  func overloadedAnyway() throws {
    // 80 /s by night and 100 /s by day, of 70 /s.
    let second = Service("Second", each: 70.perSecond).available(99.percent)
    let flow = try firstFlow(design(second, isApart: true))
    #expect(flow.names == ["First"])
    // 80 /s by night of 100 /s, and no more in the failure, by day.
    let enough = Service("Second", each: 100.perSecond).available(99.percent)
    #expect(try firstFlow(design(enough, isApart: true)).names.isEmpty)
  }

  @Test("with nothing lost the replay has the loads of the estimate", arguments: [true, false])
  func replay(isApart: Bool) throws {
    let second = Service("Second", each: 120.perSecond)
    let design = design(second, isApart: isApart)
    let estimate = Estimate(of: design)
    let replay = PeakReplay(of: estimate, Topology(of: design))
    try expectUsualLoads(of: estimate, in: replay)
    let app = try #require(design.components.firstIndex { $0.name == "App" })
    let place = try #require(
      replay.resources.firstIndex(of: PeakReplay.Resource(part: app, resource: .requests)))
    #expect(agree(replay.usual[place], isApart ? 100 : 180))
  }

  @Test(
    "the reads of the day are divided among copies, whatever is written by night",
    arguments: [0, 250, 500])
  func borne(writes: Int) throws {
    let day = Array(night.reversed())
    let hot = Cache("Hot", shards: 1, replicas: 1, memory: 1.gigabyte, each: 1_000.perSecond)
      .available(99.9.percent)
    let design = Design("Hours") {
      Flow("Read", at: 700.perSecond) { client.reads(thing, from: hot, hit: 100.percent) }
        .daily(.hours(day))
      if writes > 0 {
        Flow("Write", at: writes.perSecond) { client.updates(thing, in: hot) }
          .daily(.hours(night))
      }
    }
    // By day 1,400 /s, of which one copy alone can do 1,000: both are needed.
    let flow = try firstFlow(design)
    #expect(flow.names == ["Hot"])
    #expect(agree(flow.availability.value, 0.999 * 0.999, within: 1e-12))
  }
}
