import SystemDesign

/// One flow walked through without what is lost.
struct PeakRun {
  let outline: Outline
  let starts: [Bool]
  let lost: Losses
  let flow: Int
  /// The share of what a hop wants that its cache, or its delivery network, lacks.
  let missed: (_ hop: Int) -> Double
  let topology: Topology
  let retrying: Bool
  /// How often each hop runs.
  var times: [Double]
  /// The retries on the worst way to each component: how many times as much it is asked for.
  private var attempts: [Int: Double] = [:]
  private var isReached: [Bool]
  /// The share of executions for which all has failed instead of which the hop at hand is done.
  private var failed = 1.0

  init(
    _ outline: Outline, _ starts: [Bool], flow: Int = 0, losing lost: Losses,
    _ topology: Topology, retrying: Bool = false,
    missed: @escaping (_ hop: Int) -> Double = { _ in 1 }
  ) {
    (self.outline, self.starts, self.lost, self.flow) = (outline, starts, lost, flow)
    (self.topology, self.retrying, self.missed) = (topology, retrying, missed)
    times = Array(repeating: 0, count: outline.legs.count)
    isReached = Array(repeating: false, count: topology.parts.count)
    walk(outline.items, 1)
  }

  private mutating func walk(_ items: [Outline.Item], _ share: Double) {
    for item in items {
      switch item {
      case .hop(let number, let instead): hop(number, instead, share)
      case .oneOf(let choice, let ways):
        let left = open(ways, choice)
        for way in left { walk(ways[way], share / Double(left.count)) }
      }
    }
  }

  private mutating func hop(_ number: Int, _ instead: [Outline.Item], _ share: Double) {
    let leg = outline.legs[number]
    // Who was never reached does nothing; who starts the flow always does.
    guard !lost.parts.contains(leg.from), starts[number] || isReached[leg.from] else { return }
    if isCut(leg) || isEmpty(leg) {
      walk(instead, share)
      return
    }
    // What the caches have is still answered; what they lack is done instead.
    let own = leg.store.map(lost.parts.contains) ?? false ? 1 : lost.share(ofHop: number, in: flow)
    // A share is of all executions, and here are those for which others failed before.
    let before = failed
    let failing = min(1, own / before)
    if failing > 0 {
      failed = before * failing
      walk(instead, share * failing * missed(number))
      failed = before
    }
    if failing >= 1, leg.store == nil || topology.parts[leg.to].kind != .cache { return }
    let tried = retrying ? attempts[leg.from] ?? 1 : 1
    let again = tried > 1 && leg.isFailureNoticed ? tried : 1
    let tries = retrying ? again * leg.hop.mostAttempts : 1
    times[number] = share * tries
    for part in leg.reached {
      if retrying { attempts[part] = max(attempts[part] ?? 1, tries) }
      isReached[part] = true
    }
  }

  private func open(_ ways: [[Outline.Item]], _ choice: Int) -> [Int] {
    OpenWays(outline: outline, flow: flow, lost: lost, topology: topology).open(ways, choice)
  }

  /// Whether nothing comes to whom the hop calls, or from it.
  private func isCut(_ leg: Outline.Leg) -> Bool { lost.isCut(leg, topology) }

  /// Whether the store is lost, and every cache before it.
  private func isEmpty(_ leg: Outline.Leg) -> Bool {
    guard let store = leg.store, lost.parts.contains(store) else { return false }
    return ([leg.to] + leg.behind.dropLast()).allSatisfy(lost.parts.contains)
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
