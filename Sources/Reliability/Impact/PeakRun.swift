import SystemDesign

/// One flow walked through without what is lost.
struct PeakRun {
  let outline: Outline
  let starts: [Bool]
  let lost: Set<Int>
  let topology: Topology
  let retrying: Bool
  /// How often each hop runs.
  var times: [Double]
  /// The retries on the worst way to each component: how many times as much it is asked for.
  private var attempts: [Int: Double] = [:]
  private var isReached: [Bool]

  init(
    _ outline: Outline, _ starts: [Bool], losing lost: Set<Int>, _ topology: Topology,
    retrying: Bool = false
  ) {
    (self.outline, self.starts, self.lost) = (outline, starts, lost)
    (self.topology, self.retrying) = (topology, retrying)
    times = Array(repeating: 0, count: outline.legs.count)
    isReached = Array(repeating: false, count: topology.parts.count)
    walk(outline.items, 1)
  }

  private mutating func walk(_ items: [Outline.Item], _ share: Double) {
    for item in items {
      switch item {
      case .hop(let number, let instead): hop(number, instead, share)
      case .oneOf(_, let ways):
        let left = ways.filter(isOpen)
        for way in left { walk(way, share / Double(left.count)) }
      }
    }
  }

  private mutating func hop(_ number: Int, _ instead: [Outline.Item], _ share: Double) {
    let leg = outline.legs[number]
    // Who was never reached does nothing; who starts the flow always does.
    guard !lost.contains(leg.from), starts[number] || isReached[leg.from] else { return }
    let isCut = leg.passages.contains(where: lost.contains)
    let isMissed =
      lost.contains(leg.to) && (leg.behind.isEmpty || topology.parts[leg.to].kind != .cache)
    if isCut || isMissed {
      walk(instead, share)
      return
    }
    let asked = retrying ? attempts[leg.from] ?? 1 : 1
    let before = asked > 1 && leg.isFailureNoticed ? asked : 1
    let tries = retrying ? before * leg.hop.mostAttempts : 1
    times[number] = share * tries
    for part in leg.reached {
      if retrying { attempts[part] = max(attempts[part] ?? 1, tries) }
      isReached[part] = true
    }
  }

  /// Whether nothing on the way is lost that the way itself calls.
  private func isOpen(_ way: [Outline.Item]) -> Bool {
    way.allSatisfy { item in
      switch item {
      case .hop(let number, let instead):
        let leg = outline.legs[number]
        return leg.isDispensable || !instead.isEmpty
          || !leg.stations.contains { lost.contains($0) && topology.parts[$0].kind != .cache }
      case .oneOf(_, let ways): return ways.contains(where: isOpen)
      }
    }
  }
}

extension Outline.Leg {
  /// Whether those who called its caller see that it failed, and so try again as well: not where
  /// work was handed over before, where nobody waits, or where the flow goes on without it.
  fileprivate var isFailureNoticed: Bool {
    let isHandedOver = [.queue, .stream].contains(hop.from.kind)
    return hop.isAwaitedItself && !isHandedOver && !isDispensable && hop.facts.fallback == nil
  }
}

extension Hop {
  /// How often its caller tries at most: the first time and all retries, as far as their budget
  /// goes.
  var mostAttempts: Double {
    guard let retries = facts.retries else { return 1 }
    let most = 1 + Double(max(0, retries.count))
    guard let budget = retries.budget?.median else { return most }
    return min(most, 1 + max(0, budget))
  }
}
