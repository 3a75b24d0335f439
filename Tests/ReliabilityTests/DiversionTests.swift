import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What several losses send to one component")
struct DiversionTests {
  private func flows(_ design: Design) -> [FlowReliability] {
    Reliability(of: Estimate(of: design)).flows
  }

  private func service(_ name: String, _ each: Int, instances: Int = 1, _ up: Ratio = 99.percent)
    -> Service
  {
    Service(name, instances: instances, each: each.perSecond).available(up)
  }

  @Test("a fallback of two hops carries one of them, and where both are lost neither")
  func twoHops() throws {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 1_500))
    let design = Design("Two") {
      Flow("F", at: 1_000.perSecond, peak: 1.times) {
        client.calls(a).fallback { client.calls(z) }
        client.calls(b).fallback { client.calls(z) }
      }
    }
    // Both up, or one of them and Z.
    let expected = 0.99 * 0.99 + 2 * 0.99 * 0.01 * 0.99
    #expect(agree(try firstFlow(design).availability.value, expected, within: 1e-12))
  }

  @Test("a fallback of two flows carries one of them, and where both are lost neither")
  func twoFlows() {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 700, instances: 3))
    let design = Design("Two") {
      Deployment(across: 3.zones, zone: 99.5.percent)
      Flow("F", at: 1_000.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(a).fallback { client.calls(z) }
      }
      Flow("G", at: 1_000.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(b).fallback { client.calls(z) }
      }
    }
    // A and B stand in zone 1, with one of the three of Z that both together need.
    for flow in flows(design) {
      #expect(flow.names == ["zone 1"])
      #expect(flow.singlePoints.allSatisfy { $0.cause == .capacity })
      #expect(flow.isFailing)
    }
    var expected = 0.0
    for state in 0..<(1 << 8) {
      let isUp = (0..<8).map { state >> $0 & 1 == 1 }
      let share = [0.995, 0.995, 0.995, 0.99, 0.99, 0.99, 0.99, 0.99]
      let odds = zip(isUp, share).reduce(1) { $0 * ($1.0 ? $1.1 : 1 - $1.1) }
      let (a, b) = (isUp[0] && isUp[3], isUp[0] && isUp[4])
      let ofZ = (0..<3).count { isUp[$0] && isUp[5 + $0] }
      if a || ofZ >= (b ? 2 : 3) { expected += odds }
    }
    #expect(agree(flows(design)[0].availability.value, expected, within: 1e-12))
  }

  @Test("what is sent to a component that another flow needs itself takes that flow down")
  func needed() throws {
    func flow(_ each: Int) throws -> FlowReliability {
      let (a, z) = (service("A", 1_000), service("Z", each, instances: 2))
      let design = Design("Needed") {
        Flow("F", at: 1_000.perSecond, peak: 1.times) {
          client.calls(a).fallback { client.calls(z) }
        }
        Flow("G", at: 500.perSecond, peak: 1.times) { client.calls(z) }
      }
      return try #require(flows(design).last)
    }
    let small = try flow(700)
    #expect(small.names == ["A"])
    let point = try small.point("A")
    #expect(point.cause == .capacity)
    #expect(
      point.reason
        == "1 instance, and without it more comes to 'Z' than it can do at the peak")
    #expect(agree(small.availability.value, 0.99 * (1 - 0.0001), within: 1e-12))
    // Both of Z carry it, one does not.
    let medium = try flow(800)
    #expect(medium.names.isEmpty)
    #expect(
      agree(medium.availability.value, 0.99 * (1 - 0.0001) + 0.01 * 0.99 * 0.99, within: 1e-12))
    #expect(agree(try flow(1_500).availability.value, 1 - 0.0001, within: 1e-12))
  }

  @Test("of many that send alike to one component as many may be lost as it carries")
  func many() {
    let z = service("Z", 350)
    let all = (0..<8).map { (number: $0, service: service("S\($0)", 100)) }
    let design = Design("Many") {
      for one in all {
        Flow("Ask \(one.number)", at: 100.perSecond, peak: 1.times) {
          client.calls(one.service).fallback { client.calls(z) }
        }
      }
    }
    // Up itself; or Z up, with no more than two of the seven others away.
    var few = 0.0
    for (away, ways) in [1.0, 7, 21].enumerated() {
      var odds = ways
      for other in 0..<7 { odds *= other < away ? 0.01 : 0.99 }
      few += odds
    }
    for flow in flows(design) {
      #expect(agree(flow.availability.value, 0.99 + 0.01 * 0.99 * few, within: 1e-12))
    }
  }

  @Test("what hangs behind a shared fallback carries what both that are lost send")
  func behind() throws {
    let (a, b, z) = (service("A", 1_000), service("B", 1_000), service("Z", 5_000))
    let store = Database("DB", reads: 1_500.perSecond).available(90.percent)
    let design = Design("Behind") {
      Flow("F", at: 1_000.perSecond, peak: 1.times) {
        client.calls(a).fallback { client.calls(z) }
        z.reads(thing, from: store)
      }
      Flow("G", at: 1_000.perSecond, peak: 1.times) {
        client.calls(b).fallback { client.calls(z) }
        z.reads(thing, from: store)
      }
    }
    let expected = 0.99 + 0.01 * 0.99 * 0.99 * 0.9
    #expect(agree(try firstFlow(design).availability.value, expected, within: 1e-12))
  }

  @Test("ways of two flows share a component, and each may be asked for the work of another")
  func ways() {
    let (a, b, e) = (service("A", 1_000), service("B", 1_000), service("E", 1_000))
    let design = Design("Ways") {
      Flow("F", at: 800.perSecond, peak: 1.times) {
        oneOf {
          client.calls(a)
          client.calls(b)
        }
      }
      Flow("G", at: 400.perSecond, peak: 1.times) {
        oneOf {
          client.calls(b)
          client.calls(e)
        }
      }
    }
    // B carries what A did, or what E did, and not both.
    let f = 0.99 * 0.99 + 0.99 * 0.01 + 0.01 * 0.99 * 0.99
    let g = 0.99 * 0.99 + 0.99 * 0.01 + 0.01 * 0.99 * 0.99
    let found = flows(design).map(\.availability.value)
    #expect(agree(found[0], f, within: 1e-12))
    #expect(agree(found[1], g, within: 1e-12))
  }
}
