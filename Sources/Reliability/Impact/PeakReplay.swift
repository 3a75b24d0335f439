import Estimation
import SystemDesign

/// The peak of a design replayed with some of its components lost.
///
/// What can go another way does: fallbacks run, the ways that are left share the work, and what a
/// lost cache answered falls through. What cannot fails and asks no more; all else is taken to go
/// on, so that a load is an upper bound.
struct PeakReplay: Sendable {
  struct Resource: Hashable, Sendable {
    let part: Int
    let resource: Use.Resource
  }

  /// What a hop brings to a resource a second; nil where it is unknown.
  struct Brought {
    let resource: Resource
    let amount: Double?
  }

  let topology: Topology
  let uses: [[Use]]
  private let outlines: [Outline]
  private let starts: [[Bool]]
  private let loads: PeakLoads
  private let steady: SteadyLoads
  private let movable: Set<Int>
  /// Whether one of several ways is taken somewhere.
  let hasWays: Bool

  init(of estimate: Estimate, _ topology: Topology) {
    self.topology = topology
    let outlines = estimate.design.flows.map { Outline(of: $0, topology) }
    let starts = outlines.map(\.starts)
    let loads = PeakLoads(of: estimate.design)
    (self.outlines, self.starts, self.loads) = (outlines, starts, loads)
    uses = topology.parts.map { estimate.uses(of: $0) }
    movable = Set(outlines.flatMap(\.movable))
    hasWays = outlines.contains(where: \.hasWays)
    steady = SteadyLoads(
      outlines.indices.map { flow in
        Self.brought(
          by: Run(outlines[flow], starts[flow], losing: [], topology), loads.shares[flow])
      },
      meeting: outlines.indices.map { flow in
        Set(outlines[flow].legs.flatMap { $0.stations + $0.behind })
          .union(loads.shares[flow].joined().lazy.map(\.part))
      })
  }

  /// Whether a loss can send load elsewhere: there are stores behind a cache, or other ways.
  func canMove(losing component: Int) -> Bool { movable.contains(component) }

  /// The load on each resource; nil where a part of it is unknown.
  var usual: [Resource: Double?] { steady.sums }

  /// The load on each resource that a loss may change, among them all that it does; nil where a
  /// part of it is unknown.
  func loads(losing lost: Set<Int>) -> [Resource: Double?] {
    steady.sums(
      steady.flows(meeting: lost).map { flow in
        let run = Run(outlines[flow], starts[flow], losing: lost, topology)
        return (flow, Self.brought(by: run, loads.shares[flow]))
      })
  }

  /// The load on each resource when every hop runs as often as all callers on the way to it try
  /// when all of it fails.
  var retried: [Resource: Double?] {
    let brought = outlines.indices.map { flow in
      Self.brought(
        by: Run(outlines[flow], starts[flow], losing: [], topology, retrying: true),
        loads.shares[flow])
    }
    return SteadyLoads(brought, meeting: []).sums
  }

  private static func brought(by run: Run, _ shares: [[PeakLoads.Share]]) -> [Brought] {
    var brought: [Brought] = []
    for (hop, times) in run.times.enumerated() where times > 0 {
      add(shares[hop], run.outline.legs[hop], run.lost, times, &brought)
    }
    return brought
  }

  private static func add(
    _ shares: [PeakLoads.Share], _ leg: Outline.Leg, _ lost: Set<Int>, _ times: Double,
    _ brought: inout [Brought]
  ) {
    // What a lost cache would have answered goes to those asked after it.
    var more = 1.0
    var isCold = false
    for (place, share) in shares.enumerated() {
      if !lost.isEmpty, lost.contains(share.part) {
        let asked = [leg.to] + leg.behind
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
      let load =
        isCold
        ? share.coldLoad
        : share.load.map { own in
          min(own * more, max(own, share.coldLoad ?? own * more))
        }
      brought.append(
        Brought(
          resource: Resource(part: share.part, resource: resource), amount: load.map { $0 * times })
      )
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

  /// One flow walked through without what is lost.
  private struct Run {
    let outline: Outline
    let starts: [Bool]
    let lost: Set<Int>
    let topology: Topology
    let retrying: Bool
    /// How often each hop runs.
    var times: [Double]
    /// The retries on the worst way to each component: how many times as much it is asked for.
    private var attempts: [Int: Double] = [:]
    private var reached: Set<Int> = []

    init(
      _ outline: Outline, _ starts: [Bool], losing lost: Set<Int>, _ topology: Topology,
      retrying: Bool = false
    ) {
      (self.outline, self.starts, self.lost) = (outline, starts, lost)
      (self.topology, self.retrying) = (topology, retrying)
      times = Array(repeating: 0, count: outline.legs.count)
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
      guard !lost.contains(leg.from), starts[number] || reached.contains(leg.from) else { return }
      let isCut = leg.passages.contains(where: lost.contains)
      let isMissed =
        lost.contains(leg.to) && (leg.behind.isEmpty || topology.parts[leg.to].kind != .cache)
      if isCut || isMissed {
        walk(instead, share)
        return
      }
      let tries = retrying ? (attempts[leg.from] ?? 1) * leg.hop.mostAttempts : 1
      times[number] = share * tries
      for part in leg.reached {
        if retrying { attempts[part] = max(attempts[part] ?? 1, tries) }
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
  /// Whether the caller of each hop is one that no hop before it reaches.
  fileprivate var starts: [Bool] {
    var reached: Set<Int> = []
    return legs.map { leg in
      let isFirst = !reached.contains(leg.from)
      reached.formUnion(leg.reached)
      return isFirst
    }
  }

  /// Whether one of several ways is taken somewhere.
  fileprivate var hasWays: Bool {
    items.contains { if case .oneOf = $0 { true } else { false } }
  }

  /// The components whose loss can send load elsewhere.
  fileprivate var movable: [Int] {
    func onWays(_ items: [Item], _ isOnWay: Bool) -> [Int] {
      items.flatMap { item -> [Int] in
        switch item {
        case .hop(let number, let instead):
          (isOnWay ? legs[number].stations : []) + onWays(instead, isOnWay)
        case .oneOf(_, let ways): ways.flatMap { onWays($0, true) }
        }
      }
    }
    return legs.filter { $0.hop.facts.fallback != nil || !$0.behind.isEmpty }
      .flatMap { $0.stations + $0.behind.dropLast() } + onWays(items, false)
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
