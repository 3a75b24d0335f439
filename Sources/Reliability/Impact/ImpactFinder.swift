import Estimation
import SideBySide
import SystemDesign

/// Works out what the loss of each component, zone, region and shared thing does.
struct ImpactFinder {
  let reliability: Reliability
  let replay: PeakReplay
  private let topology: Topology
  private let overloads: OverloadFinder
  private let radii: [BlastRadius]
  private let names: [String]
  private let rates: [Double]
  private let withReach: Bool

  /// Without the reach of each loss, only what it overloads is found.
  init(_ reliability: Reliability, withReach: Bool = true) {
    self.reliability = reliability
    self.withReach = withReach
    topology = reliability.topology
    replay = reliability.replay ?? PeakReplay(of: reliability.estimate, topology)
    overloads = OverloadFinder(replay, reliability.capacity?.diversions)
    let maker = GroupMaker(topology: topology, peaks: reliability.peaks)
    radii = reliability.flows.map {
      guard withReach else { return BlastRadius() }
      return BlastRadius(of: $0.needs, full: FlowFunction(fullQualityOf: $0.flow, maker))
    }
    names = reliability.flows.map(\.flow.name)
    let formulas = reliability.flows.map(\.flow.rate.formula)
    let values = Evaluation(of: formulas)
    rates = formulas.map { values.amount(of: $0).value ?? 0 }
  }

  /// In the order of the file, components before what they share; what harms nothing is left out.
  var all: [LossImpact] {
    let components = topology.parts.indices.filter { !topology.parts[$0].isOrigin }
      .filter { withReach || replay.canMove(losing: $0) }
      .mapSideBySide { number -> [LossImpact] in
        let whole = impact(.component(number))
        return [whole] + (emptying(number, whole).map { [$0] } ?? [])
      }
      .joined()
    let places = Set(radii.flatMap { $0.lost.keys }).union(radii.flatMap { $0.degraded.keys })
      .union(zones)
      .compactMap { event -> Variable? in
        if case .place(let place) = event { place } else { nil }
      }
    let ofPlaces = places.sorted().mapSideBySide { impact(.place($0)) }
    return (components + ofPlaces).filter {
      $0.requestsLost > 0 || $0.requestsDegraded > 0 || !$0.overloads.isEmpty || $0.busiest != nil
    }
  }

  private var zones: Set<BlastRadius.Event> {
    Set(
      topology.parts.filter { !$0.isOrigin && !$0.isManaged }
        .flatMap { topology.places(of: $0).joined() }.map(BlastRadius.Event.place))
  }

  /// What the loss of each zone and region of some names overloads, in the order of the places; what
  /// it takes down whole is taken to ask as before.
  func overloads(losing names: Set<String>) -> [(place: String, overloads: [Overload])] {
    zones.compactMap { event -> Variable? in
      if case .place(let place) = event { place } else { nil }
    }
    .filter { $0.memberKind != .domain && names.contains(topology.name(of: $0)) }
    .sorted().map { (topology.name(of: $0), overloads.short(losing: $0)) }
  }

  /// What the loss of each component of some names itself overloads, by its name.
  func overloads(losingComponents names: Set<String>) -> [String: [Overload]] {
    let numbers = topology.parts.indices.filter {
      names.contains(topology.parts[$0].name) && replay.canMove(losing: $0)
    }
    let found = numbers.mapSideBySide { overloads.first(losing: $0) }
    return Dictionary(
      zip(numbers.map { topology.parts[$0].name }, found), uniquingKeysWith: { first, _ in first })
  }

  private func impact(_ event: BlastRadius.Event) -> LossImpact {
    let total = rates.reduce(0, +)
    let shares = radii.map { $0.lost[event] ?? 0 }
    let degraded = radii.indices.map { max(0, (radii[$0].degraded[event] ?? 0) - shares[$0]) }
    func share(_ parts: [Double]) -> Double {
      total > 0 ? zip(parts, rates).reduce(0) { $0 + $1.0 * $1.1 } / total : 0
    }
    let (overloads, busiest) = overloads.found(losing: event)
    let (kind, name, isManaged): (Combination.Member.Kind, String, Bool) =
      switch event {
      case .component(let number):
        (.component, topology.parts[number].name, topology.parts[number].isManaged)
      case .place(let place): (place.memberKind, topology.name(of: place), false)
      }
    return LossImpact(
      kind: kind, name: name, requestsLost: share(shares),
      requestsDegraded: share(degraded),
      flowsLost: zip(names, shares).filter { $1 > 0 }.map { TakenFlow(name: $0, share: $1) },
      flowsDegraded: zip(names, degraded).filter { $1 > 1e-12 }.map(\.0), overloads: overloads,
      busiest: busiest, isManaged: isManaged, machines: nil)
  }

  /// What the loss of one machine of a cache overloads, of which no other has a copy: its part of the
  /// content is asked of what stands behind, until the rest has it again.
  ///
  /// Nil where that can be borne.
  ///
  /// - Parameter whole: what the loss of all its machines does.
  private func emptying(_ component: Int, _ whole: LossImpact) -> LossImpact? {
    let part = topology.parts[component]
    guard part.kind == .cache, part.instances > 1, part.copiesOfData == 1,
      replay.canMove(losing: component)
    else { return nil }
    let over = overloads.found(emptying: component, by: 1 / Double(part.instances))
    guard !over.isEmpty else { return nil }
    let asked =
      reliability.design.flows.flatMap(\.everyHop).filter { $0.asked.contains { $0.id == part.id } }
      .map { $0.facts.scatter ?? 1 }.max() ?? 1
    return LossImpact(
      kind: .component, name: part.name, requestsLost: 0,
      requestsDegraded: whole.requestsDegraded * min(1, Double(asked) / Double(part.instances)),
      flowsLost: [], flowsDegraded: whole.flowsDegraded, overloads: over,
      busiest: nil, isManaged: false, machines: part.instances)
  }
}

extension PeakReplay {
  /// What the messages of a delivery bring to each resource, by number, as its consumer asks others
  /// and they ask on; what another queue takes up is not waited for.
  fileprivate func loads(
    of flow: Int, after delivery: Int, _ times: [Double]
  ) -> [Int: Double] {
    let legs = outlines[flow].legs
    var asking: Set<Int> = [legs[delivery].to]
    var loads: [Int: Double] = [:]
    for (place, leg) in legs.enumerated().dropFirst(delivery + 1)
    where times[place] > 0 && asking.contains(leg.from) {
      if leg.hop.to.kind != .queue && leg.hop.to.kind != .stream { asking.insert(leg.to) }
      for share in passages[flow][place].flatMap(\.shares) where share.part != legs[delivery].to {
        loads[share.resource, default: 0] += (share.load ?? 0) * times[place]
      }
    }
    return loads
  }
}

extension Reliability {
  /// What the loss of each component, zone, region and shared thing does at the peak.
  ///
  /// Worked out when asked for.
  public var impacts: [LossImpact] { ImpactFinder(self).all }

  /// The losses that overload something at the peak; their reach is not worked out.
  public var overloadingLosses: [LossImpact] {
    ImpactFinder(self, withReach: false).all.filter { !$0.overloads.isEmpty }
  }

  /// What the loss of each zone and region of some names overloads at the peak, in the order of the
  /// places; what it takes down whole is taken to ask as before.
  public func overloads(
    losing places: Set<String>
  ) -> [(place: String, overloads: [Overload])] {
    ImpactFinder(self, withReach: false).overloads(losing: places)
  }

  /// What the loss of each component of some names itself overloads at the peak, by its name.
  package func overloads(losingComponents names: Set<String>) -> [String: [Overload]] {
    names.isEmpty
      ? [:] : ImpactFinder(self, withReach: false).overloads(losingComponents: names)
  }

  /// What retries make of each component that begins to fail, where there are any on the way to
  /// it; the worst first.
  public var retryStorms: [RetryStorm] {
    let replay = replay ?? PeakReplay(of: estimate, topology)
    let usual = replay.usual
    return replay.retried.enumerated().compactMap { number, load -> RetryStorm? in
      guard let load, let before = usual[number], before > 0, load > before * (1 + 1e-9),
        let capacity = replay.use(of: number)?.capacity.value
      else { return nil }
      let resource = replay.resources[number]
      let times = load / before
      return RetryStorm(
        name: topology.parts[resource.part].name, resource: resource.resource,
        amplification: times, load: before, threshold: capacity / times)
    }
    .sorted { ($1.load / $1.threshold, $0.name) < ($0.load / $0.threshold, $1.name) }
    .worstLimits
  }

  /// What gathers in each queue and stream while its consumer is away for so many seconds, as long as
  /// nothing else is: one of several ways brings its part, and a fallback nothing.
  public func backlogs(outage: Double = 3_600) -> [Backlog] {
    let loads = PeakLoads(of: design)
    let replay = replay ?? PeakReplay(of: estimate, topology)
    var order: [[Int]] = []
    var rates: [[Int]: Double?] = [:]
    var behind: [[Int]: [Int: Double]] = [:]
    let usual = replay.usual
    for (flow, number) in zip(design.flows, 0...) {
      let times = replay.times(of: number, losing: .none)
      for (hop, place) in zip(flow.everyHop, 0...) where hop.verb == .delivers && times[place] > 0 {
        guard hop.from.kind == .queue || hop.from.kind == .stream else { continue }
        let key = [topology.number(of: hop.from), topology.number(of: hop.to)]
        if rates[key] == nil { order.append(key) }
        behind[key, default: [:]].merge(
          replay.loads(of: number, after: place, times), uniquingKeysWith: +)
        let passage = loads.passages[number][place].first { $0.part == key[1] }
        let before = rates[key] ?? .some(0)
        if let before, let load = passage?.rate {
          rates[key] = .some(before + load * times[place])
        } else {
          rates[key] = .some(nil)
        }
      }
    }
    return order.compactMap { key in
      guard let rate = rates[key] ?? nil, rate > 0 else { return nil }
      let uses = estimate.everyUse(of: topology.parts[key[1]]).filter { !$0.resource.isHeld }
      // The busiest resource decides how fast the consumer catches up, or of what it asks that which
      // the messages can take least more of.
      let asked = (behind[key] ?? [:]).compactMap { resource, load -> Double? in
        guard let all = usual[resource], load > 0, let share = replay.share(resource, load),
          let rest = replay.share(resource, max(0, all - load))
        else { return nil }
        return rest < 1 ? share / (1 - rest) : Double.infinity
      }
      let busiest = uses.compactMap { use -> Double? in use.warm.value }.max().map {
        asked.reduce($0, max)
      }
      let queue = topology.parts[key[0]]
      let kept = queue.messaging.keeping?.median ?? .infinity
      let messages = rate * min(outage, kept)
      let drain = busiest.map { use in
        use < 1 ? messages / (rate / use - rate) : Double.infinity
      }
      return Backlog(
        queue: queue.name, consumer: topology.parts[key[1]].name, rate: rate,
        outage: outage, messages: messages, lost: rate * max(0, outage - kept), drain: drain)
    }
  }
}
