import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("Fallbacks of fallbacks that several flows share")
struct NestedFallbackTests {
  private func flows(_ design: Design) -> [FlowReliability] {
    Reliability(of: Estimate(of: design)).flows
  }

  /// What one flow sends to a second choice that is too small, and then to a third behind the edge
  /// which all pass.
  private var behindOneEdge: Design {
    let edge = LoadBalancer("Edge", instances: 2, each: 1_000.perSecond).available(99.percent)
    let a = Service("A", each: 200.perSecond).available(99.percent)
    let b = Service("B", each: 104.perSecond).available(98.percent)
    let c = Service("C", each: 150.perSecond).available(98.percent)
    return Design("Behind one edge") {
      Flow("F", at: 150.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(a, through: edge).fallback {
          client.calls(b).fallback { client.calls(c, through: edge) }
        }
      }
      Flow("G", at: 40.perSecond, peak: 1.times, availability: 99.9.percent) {
        client.calls(b, through: edge).fallback { client.calls(c, through: edge) }
      }
    }
  }

  @Test("what is overloaded is still asked when it sends its work on")
  func overloaded() {
    let found = flows(behindOneEdge)
    // Without A 190 come to B, which can do 104, and then 190 to C, which can do 150: both need the
    // edge and A, and G besides B or C.
    let needed = (1 - 0.01 * 0.01) * 0.99
    #expect(agree(found[0].availability.value, needed, within: 1e-12))
    #expect(
      agree(found[1].availability.value, needed * (1 - 0.02 * 0.02), within: 1e-12))
    #expect(found.map(\.names) == [["A"], ["A"]])
  }

  @Test("a zone that takes the first of three regions along floods the second and the third")
  func regions() {
    let edge = LoadBalancer("Edge", instances: 3, each: 1_000.perSecond)
    let all = ["East", "West", "South"].map {
      Service($0, instances: 3, each: 100.perSecond).placed(3, in: $0)
    }
    let design = Design("Regions") {
      Deployment(zone: 99.9.percent)
      Flow("Eastern", at: 200.perSecond, peak: 1.times, availability: 99.percent) {
        client.calls(all[0], through: edge).fallback {
          client.calls(all[1], through: edge).fallback { client.calls(all[2], through: edge) }
        }
      }
      Flow("Western", at: 150.perSecond, peak: 1.times, availability: 99.percent) {
        client.calls(all[1], through: edge).fallback { client.calls(all[2], through: edge) }
      }
    }
    #expect(flows(design).map(\.names) == [["zone East"], ["zone East"]])
    #expect(flows(design).joinedPoints.allSatisfy { $0.cause == .capacity })
  }
}

extension [FlowReliability] {
  fileprivate var joinedPoints: [SinglePoint] { flatMap(\.singlePoints) }
}
