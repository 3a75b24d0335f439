import Estimation
import SystemDesign

/// The peak of a design replayed with some of its components lost.
///
/// What can go another way does: fallbacks run, the ways that are left share the work, and what a
/// lost cache answered falls through. What cannot fails and asks no more; all else is taken to go
/// on, so that a load is an upper bound.
struct PeakReplay {
  struct Resource: Hashable {
    let part: Int
    let resource: Use.Resource
  }

  let topology: Topology
  let uses: [[Use]]
  private let outlines: [Outline]
  private let loads: PeakLoads

  init(of estimate: Estimate, _ topology: Topology) {
    self.topology = topology
    outlines = estimate.design.flows.map { Outline(of: $0, topology) }
    loads = PeakLoads(of: estimate.design)
    uses = topology.parts.map { estimate.uses(of: $0) }
  }

  /// Whether any loss can send load elsewhere: there are caches before stores, or other ways.
  func canMove(losing component: Int) -> Bool {
    outlines.contains { outline in
      outline.legs.contains { leg in
        leg.stations.contains(component)
          && (leg.hop.facts.fallback != nil || !leg.behind.isEmpty)
      } || outline.hasWays
    }
  }

  /// The load on each resource; nil where a part of it is unknown.
  ///
  /// With `retrying` every hop runs as often as all callers on the way to it try when all of it
  /// fails.
  func loads(losing lost: Set<Int>, retrying: Bool = false) -> [Resource: Double?] {
    var sums: [Resource: Double?] = [:]
    for (flow, outline) in outlines.enumerated() {
      var run = Run(outline: outline, lost: lost, topology: topology, retrying: retrying)
      run.walk(outline.items, 1)
      for (hop, times) in run.times.sorted(by: { $0.key < $1.key }) where times > 0 {
        add(loads.shares[flow][hop], outline.legs[hop], lost, times, &sums)
      }
    }
    return sums
  }

  private func add(
    _ shares: [PeakLoads.Share], _ leg: Outline.Leg, _ lost: Set<Int>, _ times: Double,
    _ sums: inout [Resource: Double?]
  ) {
    // What a lost cache would have answered goes to those asked after it.
    var more = 1.0
    var isCold = false
    let asked = [leg.to] + leg.behind
    for (place, share) in shares.enumerated() {
      if lost.contains(share.part) {
        if asked.dropLast().contains(share.part), place + 1 < shares.count {
          if let load = share.load, let next = shares[place + 1].load, next > 0, load > 0,
            share.resource != nil
          {
            more *= max(1, load / next)
          } else {
            isCold = true
          }
        }
        continue
      }
      guard let resource = share.resource else { continue }
      let key = Resource(part: share.part, resource: resource)
      let load =
        isCold
        ? share.coldLoad
        : share.load.map { own in
          min(own * more, max(own, share.coldLoad ?? own * more))
        }
      let before = sums[key] ?? .some(0)
      if let before, let load {
        sums[key] = .some(before + load * times)
      } else {
        sums[key] = .some(nil)
      }
    }
  }

  /// How much of what a resource's machines can do a load takes; nil where it is unknown.
  func share(_ resource: Resource, _ load: Double?) -> Double? {
    guard let load,
      let use = uses[resource.part].first(where: { $0.resource == resource.resource }),
      let capacity = use.capacity.value
    else { return nil }
    return capacity > 0 ? load / capacity : load > 0 ? .infinity : 0
  }

  /// The retries on the worst way to each component: how many times as much it is asked for.
  private struct Run {
    let outline: Outline
    let lost: Set<Int>
    let topology: Topology
    let retrying: Bool
    var times: [Int: Double] = [:]
    private var attempts: [Int: Double] = [:]
    private var reached: Set<Int> = []

    init(outline: Outline, lost: Set<Int>, topology: Topology, retrying: Bool) {
      (self.outline, self.lost, self.topology, self.retrying) = (outline, lost, topology, retrying)
    }

    mutating func walk(_ items: [Outline.Item], _ share: Double) {
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
      let isFirst = !outline.legs[..<number].contains { $0.reached.contains(leg.from) }
      guard !lost.contains(leg.from), isFirst || reached.contains(leg.from) else { return }
      let isCut = leg.passages.contains(where: lost.contains)
      let isMissed =
        lost.contains(leg.to) && (leg.behind.isEmpty || topology.parts[leg.to].kind != .cache)
      if isCut || isMissed {
        walk(instead, share)
        return
      }
      let tries = (attempts[leg.from] ?? 1) * (retrying ? leg.hop.mostAttempts : 1)
      times[number] = share * tries
      for part in leg.reached {
        attempts[part] = max(attempts[part] ?? 1, tries)
        reached.insert(part)
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
}

extension Outline.Leg {
  /// Who does it, what it passes, and to whom.
  var stations: [Int] { [from] + passages + [to] }
}

extension Outline {
  /// Whether one of several ways is taken somewhere.
  var hasWays: Bool { items.contains { if case .oneOf = $0 { true } else { false } } }
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
