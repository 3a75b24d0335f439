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

  let topology: Topology
  let uses: [[Use]]
  /// What can be used up, by number.
  let resources: [Resource]
  /// The use of each resource; nil where it is not stated what it can do.
  private let useOf: [Use?]
  private let outlines: [Outline]
  private let starts: [[Bool]]
  private let shares: [[[Share]]]
  private let steady: SteadyLoads
  private let movable: Set<Int>
  /// Whether one of several ways is taken somewhere.
  let hasWays: Bool

  /// What one run of a hop asks of a component, with its resource by number.
  private struct Share {
    let part: Int
    let resource: Int?
    let load: Double?
    let coldLoad: Double?
  }

  init(of estimate: Estimate, _ topology: Topology) {
    self.topology = topology
    let outlines = estimate.design.flows.map { Outline(of: $0, topology) }
    let starts = outlines.map(\.starts)
    let uses = topology.parts.map { estimate.uses(of: $0) }
    let (resources, shares) = Self.numbered(PeakLoads(of: estimate.design).shares)
    self.outlines = outlines
    (self.starts, self.uses) = (starts, uses)
    (self.resources, self.shares) = (resources, shares)
    useOf = resources.map { one in uses[one.part].first { $0.resource == one.resource } }
    movable = Set(outlines.flatMap(\.movable))
    hasWays = outlines.contains(where: \.hasWays)
    steady = SteadyLoads(
      outlines.indices.map { flow in
        Self.brought(by: PeakRun(outlines[flow], starts[flow], losing: [], topology), shares[flow])
      },
      meeting: outlines.indices.map { flow in
        Set(outlines[flow].legs.flatMap { $0.stations + $0.behind })
          .union(shares[flow].joined().lazy.map(\.part))
      }, resources: resources.count)
  }

  /// Numbers the resources, so that a thousand losses ask lists and no tables.
  private static func numbered(
    _ shares: [[[PeakLoads.Share]]]
  ) -> (resources: [Resource], shares: [[[Share]]]) {
    var resources: [Resource] = []
    var numbers: [Resource: Int] = [:]
    func number(_ resource: Resource) -> Int {
      if let number = numbers[resource] { return number }
      numbers[resource] = resources.count
      resources.append(resource)
      return resources.count - 1
    }
    let numbered = shares.map { hops in
      hops.map { shares in
        shares.map { share in
          Share(
            part: share.part,
            resource: share.resource.map { number(Resource(part: share.part, resource: $0)) },
            load: share.load, coldLoad: share.coldLoad)
        }
      }
    }
    return (resources, numbered)
  }

  /// Whether a loss can send load elsewhere: there are stores behind a cache, or other ways.
  func canMove(losing component: Int) -> Bool { movable.contains(component) }

  /// The load on each resource, by number; nil where a part of it is unknown.
  var usual: [Double?] { steady.sums }

  /// The load on each resource that a loss may change, among them all that it does.
  func loads(losing lost: Set<Int>) -> [SteadyLoads.Sum] {
    steady.sums(
      steady.flows(meeting: lost).map { flow in
        let run = PeakRun(outlines[flow], starts[flow], losing: lost, topology)
        return (flow, Self.brought(by: run, shares[flow]))
      })
  }

  /// The load on each resource when every hop runs as often as all callers on the way to it try
  /// when all of it fails.
  var retried: [Double?] {
    let brought = outlines.indices.map { flow in
      Self.brought(
        by: PeakRun(outlines[flow], starts[flow], losing: [], topology, retrying: true),
        shares[flow])
    }
    return SteadyLoads(brought, meeting: [], resources: resources.count).sums
  }

  private static func brought(by run: PeakRun, _ shares: [[Share]]) -> [SteadyLoads.Brought] {
    var brought: [SteadyLoads.Brought] = []
    for (hop, times) in run.times.enumerated() where times > 0 {
      add(shares[hop], run.outline.legs[hop], run.lost, times, &brought)
    }
    return brought
  }

  private static func add(
    _ shares: [Share], _ leg: Outline.Leg, _ lost: Set<Int>, _ times: Double,
    _ brought: inout [SteadyLoads.Brought]
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
      brought.append(SteadyLoads.Brought(resource: resource, amount: load.map { $0 * times }))
    }
  }

  /// What is known of a resource; nil where it is not stated what it can do.
  func use(of resource: Int) -> Use? { useOf[resource] }

  /// How much of what a resource's machines can do a load takes; nil where it is unknown.
  func share(_ resource: Int, _ load: Double?) -> Double? {
    guard let load, let capacity = useOf[resource]?.capacity.value else { return nil }
    return capacity > 0 ? load / capacity : load > 0 ? .infinity : 0
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
