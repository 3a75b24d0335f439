import Estimation
import SystemDesign
import Testing

@testable import Reliability

/// The reliability of the first flow of a design.
func firstFlow(_ design: Design) throws -> FlowReliability {
  try #require(Reliability(of: Estimate(of: design)).flows.first)
}

/// A design of one flow, ten times a second.
func design(
  across spread: Spread? = nil, zone: Ratio? = nil, region: Ratio? = nil, sharing: [Domain] = [],
  availability: Ratio? = nil, @FlowBuilder _ steps: () -> [Step]
) -> Design {
  let steps = steps()
  return Design("A design") {
    Deployment(across: spread, zone: zone, region: region, sharing: sharing)
    Flow("Ask", at: 10.perSecond, peak: 1.times, availability: availability) {
      for step in steps { step }
    }
  }
}

extension FlowReliability {
  /// The names of its single points.
  var names: [String] { singlePoints.map(\.name) }

  /// The single point of a name.
  func point(_ name: String) throws -> SinglePoint {
    try #require(singlePoints.first { $0.name == name })
  }

  /// Its cut sets of one.
  var cuts: [String] { cutSets.flatMap(\.members) }
}

/// Whether two shares agree to as many decimals as are printed.
func agree(_ value: Double?, _ printed: Double, within places: Double = 5e-13) -> Bool {
  guard let value else { return false }
  return abs(value - printed) <= places
}

let client = Client("Client")
let thing = Record("thing", 100.bytes)

/// That with nothing lost a replay has the loads of the estimate, of bytes the larger direction.
func expectUsualLoads(of estimate: Estimate, in replay: PeakReplay) throws {
  for (number, part) in estimate.design.components.enumerated() {
    for use in estimate.everyUse(of: part) {
      let places = replay.resources.indices.filter {
        replay.resources[$0].part == number && replay.resources[$0].resource == use.resource
      }
      let load = try #require(places.compactMap { replay.usual[$0] }.max())
      #expect(agree(load / (use.load.value ?? 0), 1, within: 1e-12))
    }
  }
}
