import SystemDesign

/// Which of several ways are still taken when something is lost.
struct OpenWays {
  let outline: Outline
  let flow: Int
  let lost: Losses
  let topology: Topology

  /// The ways, by number, of which nothing is lost that they cannot do without.
  func open(_ ways: [[Outline.Item]], _ choice: Int) -> [Int] {
    ways.indices.filter { isOpen(ways[$0], choice, $0) }
  }

  private func isOpen(_ way: [Outline.Item], _ choice: Int, _ number: Int) -> Bool {
    guard !lost.ways.contains(Losses.Way(flow: flow, choice: choice, number: number)) else {
      return false
    }
    return way.allSatisfy { item in
      switch item {
      case .hop(let number, let instead):
        let leg = outline.legs[number]
        return leg.isDispensable || !instead.isEmpty
          || !(lost.parts.contains(leg.from) || lost.isCut(leg, topology)
            || leg.store.map(lost.parts.contains) ?? false)
      case .oneOf(let choice, let ways): return !open(ways, choice).isEmpty
      }
    }
  }
}

extension Losses {
  /// Whether nothing comes to whom a hop calls, or from it.
  func isCut(_ leg: Outline.Leg, _ topology: Topology) -> Bool {
    leg.passages.contains(where: parts.contains)
      || (parts.contains(leg.to)
        && (leg.behind.isEmpty || topology.parts[leg.to].kind != .cache))
  }
}
