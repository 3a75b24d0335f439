import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// What must hold whatever the numbers.
@Suite("Laws")
struct LawTests {
  @Test("one more instance in a new zone never lowers availability where one is enough")
  func redundancy() throws {
    var last = 0.0
    for instances in 1...6 {
      let app = Service("App", instances: instances, each: 100.perSecond).available(97.percent)
      let flow = try firstFlow(
        design(across: instances.zones, zone: 98.percent) { client.calls(app) })
      let value = try #require(flow.availability.value)
      #expect(value > last)
      last = value
    }
  }

  @Test(
    "making a hop optional never lowers availability, nor adds a single point", arguments: 0..<60)
  func optional(seed: Int) throws {
    var dice = Dice(seed)
    let services = (0..<5).map {
      Service("S\($0)", instances: dice.upTo(2)).available((90 + dice.upTo(9)).percent)
    }
    let hops = (0..<7).map { _ -> Hop in
      let caller = services[dice.upTo(5) - 1]
      let hop = caller.calls(services[dice.upTo(5) - 1], times: (20 * dice.upTo(5)).percent)
      let other = services[dice.upTo(5) - 1]
      return dice.chance(of: 3) ? hop.fallback { caller.calls(other) } : hop
    }
    let whole = try firstFlow(design(across: 2.zones, zone: 99.percent) { for hop in hops { hop } })
    let value = try #require(whole.availability.value)
    for index in hops.indices {
      let lighter = try firstFlow(
        design(across: 2.zones, zone: 99.percent) {
          for (place, hop) in hops.enumerated() { place == index ? hop.optional() : hop }
        })
      #expect(try #require(lighter.availability.value) >= value - 1e-12)
      #expect(Set(lighter.cuts).isSubset(of: whole.cuts))
    }
  }

  @Test("a fallback never lowers availability", arguments: 0..<20)
  func fallback(seed: Int) throws {
    var dice = Dice(seed)
    let services = (0..<3).map { Service("S\($0)").available((90 + dice.upTo(9)).percent) }
    func value(_ hop: Hop) throws -> Double {
      try #require(
        firstFlow(
          design {
            client.calls(services[0])
            hop
            services[1].calls(services[2])
          }
        ).availability.value)
    }
    let hop = services[0].calls(services[1])
    #expect(try value(hop.fallback { services[0].calls(services[2]) }) >= value(hop))
  }
}
