import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What helps where a zone or a region takes the only instance")
struct PlaceRemedyTests {
  private func remedies(_ design: Design) throws -> [Improvement] {
    let reliability = Reliability(of: Estimate(of: design))
    return reliability.remedies(of: try #require(reliability.flows.first))
  }

  @Test("a component that hardly fails itself is tried for the zone it stands in")
  func zone() throws {
    let app = Service("App", instances: 3).available(99.9.percent)
    let only = Service("Only").available(100.percent)
    let found = try remedies(
      design(across: 3.zones, zone: 99.9.percent) {
        client.calls(app)
        app.calls(only)
      })
    let fix = try #require(found.first)
    #expect(fix.change == "one more instance of 'Only'")
    // Before: zone 1, or zones 2 and 3 together with what App has, or App itself.
    #expect(fix.awayBefore > 1e-3 && fix.awayBefore < 1.001e-3)
    // After: zones 1 and 2 together, and all of App: 1e-6 and ((1 − 0.999²)³ less all zones).
    #expect(fix.awayAfter > 1e-6 && fix.awayAfter < 1.02e-6)
    #expect(found.count == 1)
  }

  @Test("of two that a region takes each is tried, and what does not stand in it alone is not")
  func region() throws {
    let first = Service("First", instances: 1, each: 1_000.perSecond).available(99.percent)
    let second = Service("Second", instances: 1, each: 1_000.perSecond).available(99.percent)
    let spare = Service("Spare", instances: 4, each: 400.perSecond).available(99.percent)
    let found = try remedies(
      Design("Regions") {
        Deployment(across: 2.regions, zone: 99.9.percent, region: 99.9.percent)
        Flow("One", at: 500.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(first).fallback { client.calls(spare) }
        }
        Flow("Two", at: 500.perSecond, peak: 1.times) {
          client.calls(second).fallback { client.calls(spare) }
        }
      })
    #expect(
      found.map(\.change).prefix(2) == [
        "one more instance of 'First'", "one more instance of 'Second'",
      ])
    #expect(found.allSatisfy { $0.awayAfter < $0.awayBefore / 10 })
  }

  @Test("where no availability of a zone is stated none is tried for it")
  func unsaid() throws {
    let only = Service("Only").available(100.percent)
    #expect(try remedies(design(across: 3.zones) { client.calls(only) }).isEmpty)
  }
}
