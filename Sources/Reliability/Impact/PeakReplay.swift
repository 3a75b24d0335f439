import Estimation
import SideBySide
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
    var direction: PeakLoads.Direction?
  }

  let topology: Topology
  /// What can be used up, by number.
  let resources: [Resource]
  /// The use of each resource; nil where it is not stated what it can do.
  private let useOf: [Use?]
  let outlines: [Outline]
  private let starts: [[Bool]]
  let passages: [[[Passage]]]
  let held: [SteadyLoads.Brought]
  /// How often a hop that nothing but a failure makes run is let through, where that is stated.
  let admitted: [[Double?]]
  private let hours: [[Double]?]
  /// How often each hop of each flow is tried when all of it fails.
  private let attempts: [[Double]]
  private let steady: SteadyLoads
  /// How often each hop of each flow runs while nothing is lost.
  private let usualTimes: [[Double]]
  /// The hops that meet each component, by its number, in the order of the flows.
  private let meeting: [[FlowHop]]
  private let movable: Set<Int>
  /// Whether one of several ways is taken somewhere.
  let hasWays: Bool

  /// What one run of a hop brings from one component to the next, with resources by number.
  struct Passage: Sendable {
    let part: Int
    let rate: Double?
    let wanted: Double?
    let shares: [Share]
  }

  struct Share: Sendable {
    let part: Int
    let resource: Int
    let isBytes: Bool
    let load: Double?
    let coldLoad: Double?
  }

  init(of estimate: Estimate, _ topology: Topology) {
    self.topology = topology
    let outlines = estimate.design.flows.mapSideBySide { Outline(of: $0, topology) }
    let starts = outlines.map(\.starts)
    let uses = topology.parts.map { estimate.everyUse(of: $0) }
    let loads = PeakLoads(of: estimate.design)
    let (resources, passages, held) = Self.numbered(loads)
    (hours, attempts) = (loads.hours, loads.attempts)
    (self.outlines, self.starts) = (outlines, starts)
    (self.resources, self.passages, self.held) = (resources, passages, held)
    useOf = resources.map { one in uses[one.part].first { $0.resource == one.resource } }
    movable = Set(outlines.flatMap(\.movable))
    hasWays = outlines.contains(where: \.hasWays)
    let usual = outlines.indices.map { flow in
      PeakRun(outlines[flow], starts[flow], flow: flow, losing: .none, topology)
    }
    admitted = usual.map { Self.admitted($0, passages[$0.flow]) }
    usualTimes = usual.map(\.times)
    steady = SteadyLoads(
      usual.map { Self.brought(by: $0, passages[$0.flow], []) } + [[held]], hours: hours,
      resources: resources.count)
    meeting = Self.meeting(outlines, passages, parts: topology.parts.count)
  }

  private static func meeting(
    _ outlines: [Outline], _ passages: [[[Passage]]], parts: Int
  ) -> [[FlowHop]] {
    var meeting = [[FlowHop]](repeating: [], count: parts)
    for (flow, outline) in outlines.enumerated() {
      for (hop, leg) in outline.legs.enumerated() {
        let passed = passages[flow][hop]
        let met =
          leg.stations + leg.behind + passed.map(\.part)
          + passed.flatMap { $0.shares.map(\.part) }
        for part in Set(met) { meeting[part].append(FlowHop(flow: flow, number: hop)) }
      }
    }
    return meeting
  }

  private static func admitted(_ run: PeakRun, _ passages: [[Passage]]) -> [Double?] {
    zip(run.times, zip(run.outline.legs, passages)).map { times, hop in
      guard times == 0, let limit = hop.0.hop.facts.admits?.median, let rate = hop.1.last?.rate,
        rate > 0
      else { return nil }
      return limit / rate
    }
  }

  /// Numbers the resources, so that a thousand losses ask lists and no tables.
  private static func numbered(
    _ loads: PeakLoads
  ) -> (resources: [Resource], passages: [[[Passage]]], held: [SteadyLoads.Brought]) {
    var resources: [Resource] = []
    var numbers: [Resource: Int] = [:]
    func number(_ resource: Resource) -> Int {
      if let number = numbers[resource] { return number }
      numbers[resource] = resources.count
      resources.append(resource)
      return resources.count - 1
    }
    func number(_ share: PeakLoads.Share) -> Int {
      number(Resource(part: share.part, resource: share.resource, direction: share.direction))
    }
    let passages = loads.passages.map { hops in
      hops.map { passages in
        passages.map { passage in
          Passage(
            part: passage.part, rate: passage.rate, wanted: passage.wanted,
            shares: passage.shares.map {
              Share(
                part: $0.part, resource: number($0), isBytes: $0.resource == .network,
                load: $0.load,
                coldLoad: $0.coldLoad)
            })
        }
      }
    }
    let held = loads.held.map { SteadyLoads.Brought(resource: number($0), amount: $0.load) }
    return (resources, passages, held)
  }

  /// Whether a loss can send load elsewhere: there are stores behind a cache, or other ways.
  func canMove(losing component: Int) -> Bool { movable.contains(component) }

  /// The load on each resource, by number; nil where a part of it is unknown.
  var usual: [Double?] { steady.sums }

  /// The load on each resource that a loss may change, among them all that it does.
  func loads(losing lost: Set<Int>) -> [SteadyLoads.Sum] { loads(losing: Losses(parts: lost)) }

  /// The same where also less than whole components may be lost.
  func loads(losing lost: Losses) -> [SteadyLoads.Sum] {
    let met = lost.met.flatMap { meeting[$0] }
    var isMet: [Int: [Bool]] = [:]
    for hop in met + Array(lost.hops.keys) {
      let none = Array(repeating: false, count: outlines[hop.flow].legs.count)
      isMet[hop.flow, default: none][hop.number] = true
    }
    let flows = Set(isMet.keys).union(lost.flows).sorted()
    return steady.sums(
      flows.flatMap { flow -> [SteadyLoads.Change] in
        let run = run(flow, losing: lost)
        let met = isMet[flow]
        return run.times.indices.compactMap { hop in
          guard met?[hop] ?? false || run.times[hop] != usualTimes[flow][hop] else { return nil }
          return SteadyLoads.Change(
            flow: flow, hop: hop,
            brought: Self.brought(by: run, hop, passages[flow][hop], admitted[flow]))
        }
      })
  }

  /// How many hops some flows have.
  func hops(of flows: Set<Int>) -> Int { flows.reduce(0) { $0 + outlines[$1].legs.count } }

  /// How often each hop of a flow runs.
  func times(of flow: Int, losing lost: Losses) -> [Double] { run(flow, losing: lost).times }

  private func run(_ flow: Int, losing lost: Losses) -> PeakRun {
    PeakRun(outlines[flow], starts[flow], flow: flow, losing: lost, topology) { hop in
      missed(passages[flow][hop], outlines[flow].legs[hop], lost)
    }
  }

  /// The share of what a hop wants that its caches lack; all where it is unknown.
  func missed(byCachesOf hop: FlowHop) -> Double {
    missed(passages[hop.flow][hop.number], outlines[hop.flow].legs[hop.number], .none)
  }

  /// The share of what a hop wants that comes to its store, of what caches are left; all where it is
  /// unknown.
  private func missed(_ passages: [Passage], _ leg: Outline.Leg, _ lost: Losses) -> Double {
    let tiers = [leg.to] + leg.behind
    return tiers.indices.dropLast().reduce(1) { share, tier in
      let gone = lost.share(of: tiers[tier])
      guard gone < 1, let place = passages.firstIndex(where: { $0.part == tiers[tier] }),
        place + 1 < passages.count, let rate = passages[place].rate,
        let next = passages[place + 1].rate, rate > 0
      else { return share }
      return share * (gone + (1 - gone) * min(1, next / rate))
    }
  }

  /// The load on each resource when every hop runs as often as all callers on the way to it try
  /// when all of it fails.
  var retried: [Double?] {
    let brought = outlines.indices.map { flow in
      Self.brought(
        by: PeakRun(outlines[flow], starts[flow], flow: flow, losing: .none, topology)
          .repeated(attempts[flow]),
        passages[flow], admitted[flow])
    }
    return SteadyLoads(
      brought + [[held]], hours: hours, resources: resources.count
    ).sums
  }

  private static func brought(
    by run: PeakRun, _ passages: [[Passage]], _ admitted: [Double?]
  ) -> [[SteadyLoads.Brought]] {
    run.times.indices.map { brought(by: run, $0, passages[$0], admitted) }
  }

  private static func brought(
    by run: PeakRun, _ hop: Int, _ passages: [Passage], _ admitted: [Double?]
  ) -> [SteadyLoads.Brought] {
    let asked = run.times[hop]
    guard asked > 0 else { return [] }
    var brought: [SteadyLoads.Brought] = []
    let times = (admitted.isEmpty ? nil : admitted[hop]).map { min(asked, $0) } ?? asked
    let isFailing =
      run.lost.share(ofHop: hop, in: run.flow) >= 1 && !run.lost.isAsked(hop, in: run.flow)
    add(passages, run.outline.legs[hop], run.lost, isFailing: isFailing, times, &brought)
    return brought
  }

  private static func add(
    _ passages: [Passage], _ leg: Outline.Leg, _ lost: Losses, isFailing: Bool, _ times: Double,
    _ brought: inout [SteadyLoads.Brought]
  ) {
    var moved = Moved()
    for (place, passage) in passages.enumerated() {
      let gone = isFailing && passage.part == leg.store ? 1 : lost.share(of: passage.part)
      if gone < 1 {
        for share in passage.shares where !lost.parts.contains(share.part) {
          brought.append(
            SteadyLoads.Brought(
              resource: share.resource, amount: moved.load(of: share).map { $0 * times }))
        }
      }
      if gone > 0, place + 1 < passages.count,
        ([leg.to] + leg.behind).dropLast().contains(passage.part)
      {
        moved.add(passage, before: passages[place + 1], gone)
      }
    }
  }

  /// What lost caches would have answered, which goes to those asked after them.
  private struct Moved {
    /// How many times as often, and for how many times as much, the next is asked.
    private var calls = 1.0
    private var bytes = 1.0
    /// The share that is asked as if nothing stood before, where what stood there answers all.
    private var cold = 0.0

    /// A share of what is in it is lost.
    mutating func add(_ lost: Passage, before next: Passage, _ gone: Double) {
      guard let rate = lost.rate, let following = next.rate, rate > 0, following > 0 else {
        cold = max(cold, gone)
        return
      }
      calls *= 1 + gone * (max(1, rate / following) - 1)
      guard let wanted = lost.wanted, let rest = next.wanted, wanted > 0, rest > 0 else { return }
      bytes *= 1 + gone * (max(1, wanted / rest) - 1)
    }

    func load(of share: Share) -> Double? {
      if cold >= 1 { return share.coldLoad }
      let times = share.isBytes ? bytes : calls
      return share.load.flatMap { own in
        let most = min(own * times, max(own, share.coldLoad ?? own * times))
        return cold > 0 ? share.coldLoad.map { max(most, own + cold * ($0 - own)) } : most
      }
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
          (isOnWay ? legs[number].stations + legs[number].behind : [])
            + onWays(instead, isOnWay)
        case .oneOf(_, let ways): ways.flatMap { onWays($0, true) }
        }
      }
    }
    return legs.flatMap { leg in
      leg.hop.facts.fallback != nil
        ? leg.stations + leg.behind
        : leg.behind.isEmpty ? [] : leg.stations + leg.behind.dropLast()
    } + onWays(items, false)
  }
}
