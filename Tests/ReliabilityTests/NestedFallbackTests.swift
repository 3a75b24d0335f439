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

  @Test("a fallback that cannot be without its first choice counts for nothing, and it is said")
  func needsItsFirst() {
    for design in [behindOneEdge, alone] {
      #expect(
        flows(design)[0].notes.filter { $0.hasPrefix("the fallback") } == [
          "the fallback 'B' counts for nothing: it cannot carry the peak of 'A'",
          "the fallback 'C' counts for nothing: it cannot carry the peak of 'B'",
        ])
      #expect(flows(design)[1].notes.allSatisfy { !$0.hasPrefix("the fallback") })
    }
  }

  /// The same without an edge.
  private var alone: Design {
    let a = Service("A", each: 200.perSecond).available(99.percent)
    let b = Service("B", each: 104.perSecond).available(98.percent)
    let c = Service("C", each: 150.perSecond).available(98.percent)
    return Design("Alone") {
      Flow("F", at: 150.perSecond, peak: 1.times) {
        client.calls(a).fallback { client.calls(b).fallback { client.calls(c) } }
      }
      Flow("G", at: 40.perSecond, peak: 1.times) {
        client.calls(b).fallback { client.calls(c) }
      }
    }
  }

  @Test("nothing is said of a fallback that asks its first choice whatever comes to it")
  func asksItsFirst() throws {
    let a = Service("A", each: 200.perSecond).available(99.percent)
    let b = Service("B", each: 200.perSecond).available(99.percent)
    let design = Design("Round about") {
      Flow("F", at: 150.perSecond, peak: 1.times) {
        client.calls(a).fallback {
          client.calls(b)
          b.calls(a)
        }
      }
    }
    #expect(try firstFlow(design).notes.isEmpty)
  }

  @Test("a fallback that is too small only when another way is closed counts until then")
  func countsWhile() throws {
    let all = ["A", "A2", "B"].map {
      External($0, availability: 99.9.percent, each: 2_000.perSecond)
    }
    let design = Design("Ways") {
      Flow("F", at: 3_000.perSecond, peak: 1.times) {
        oneOf {
          client.calls(all[0]).fallback { client.calls(all[1]) }
          client.calls(all[2])
        }
      }
    }
    let flow = try firstFlow(design)
    // B, and A or A2.
    let expected = 0.999 * (1 - 0.001 * 0.001)
    #expect(agree(flow.availability.value, expected, within: 1e-12))
    #expect(
      flow.notes.contains(
        "the fallback 'A2' counts only while enough of the other ways are open: with fewer it "
          + "cannot carry the peak of 'A'"))
  }
}

extension [FlowReliability] {
  fileprivate var joinedPoints: [SinglePoint] { flatMap(\.singlePoints) }
}
