import SystemDesign

/// Says where a place is a single point of a flow only if others go on that it takes down.
///
/// How many machines the peak needs is counted with all flows at once: what the place takes of one
/// flow leaves more to another, for which no credit is given.
struct OthersGoOn {
  private let topology: Topology
  private let outlines: [Outline]

  init(_ flows: [FlowReliability], _ topology: Topology) {
    self.topology = topology
    let isAsked = flows.contains { $0.singlePoints.contains(where: \.isOfCapacity) }
    outlines = isAsked ? flows.map { Outline(of: $0.flow, topology) } : []
  }

  /// The flows with what is to be said of each.
  func noting(_ flows: [FlowReliability]) -> [FlowReliability] {
    guard !outlines.isEmpty else { return flows }
    let needed = outlines.map(\.needed)
    let asked = outlines.map { outline in
      Set(outline.legs.lazy.flatMap(\.reached).map { topology.parts[$0].name })
    }
    var gone: [Variable: Set<Int>] = [:]
    return flows.enumerated().map { number, flow in
      let goesOn = flow.singlePoints.contains { point in
        guard point.isOfCapacity, let place = point.variable else { return false }
        let lost = gone[place] ?? topology.lost(with: place)
        gone[place] = lost
        return flows.indices.contains { other in
          other != number && !needed[other].isDisjoint(with: lost)
            && !asked[other].isDisjoint(with: point.short.map(\.name))
        }
      }
      var noted = flow
      let note = Simplification.othersGoOn.note
      if goesOn, !noted.notes.contains(note) { noted.notes.append(note) }
      return noted
    }
  }
}

extension SinglePoint {
  /// Whether it is a place of which what is left cannot carry the peak.
  fileprivate var isOfCapacity: Bool { variable != nil && cause == .capacity }
}

extension Topology {
  /// The components of which nothing is left without a place.
  fileprivate func lost(with place: Variable) -> Set<Int> {
    Set(
      parts.indices.filter {
        !parts[$0].isOrigin
          && (shared(by: parts[$0]).contains(place)
            || (share(of: parts[$0], lostWith: place) ?? 0) >= 1)
      })
  }
}
