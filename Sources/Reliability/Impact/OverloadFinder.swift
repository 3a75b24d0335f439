import Estimation
import SystemDesign

/// What is overloaded at the peak when something is lost, and what is then overloaded in turn.
///
/// What an overloaded component does not do is done another way, where there is one, as if it were
/// lost; so many times in a row as the success functions look at.
struct OverloadFinder {
  private let replay: PeakReplay
  private let topology: Topology
  /// All that can send load another way; nil where nothing does.
  private let diversions: Diversions?
  private let usual: [Double?]

  init(_ replay: PeakReplay, _ diversions: Diversions?) {
    (self.replay, self.diversions) = (replay, diversions)
    (topology, usual) = (replay.topology, replay.usual)
  }

  /// A loss, as the loads that come with it are judged.
  private struct Loss {
    var losses: Losses
    /// The components that lose some of their machines, and with which place.
    var parts: Set<Int> = []
    var place: Variable?
    /// Whether what comes through what is lost whole is taken to go on coming.
    var isAsBefore = false
  }

  /// What is overloaded, and what is busiest of all that the loss makes busier where nothing is.
  func found(losing event: BlastRadius.Event) -> (new: [Overload], busiest: Overload?) {
    found(loss(of: event))
  }

  /// What a place leaves too little of, also for what it takes down whole.
  func short(losing place: Variable) -> [Overload] {
    var loss = loss(of: .place(place))
    loss.isAsBefore = true
    return found(loss).new
  }

  /// What is lost with a place, as the peak is replayed without it.
  func losses(with place: Variable) -> Losses { loss(of: .place(place)).losses }

  private func loss(of event: BlastRadius.Event) -> Loss {
    let gone = gone(event)
    var losses = Losses(parts: Set(gone.filter { $0.value >= 1 }.keys))
    guard case .place(let place) = event else { return Loss(losses: losses) }
    let parts = Set(gone.filter { $0.value > 0 && $0.value < 1 }.keys)
    if !parts.isEmpty {
      losses.contents = contents(lostWith: place)
      losses.hops = hops(failingWith: place, in: parts)
    }
    return Loss(losses: losses, parts: parts, place: place)
  }

  /// What is overloaded while a cache has lost a share of what is in it.
  func found(emptying cache: Int, by share: Double) -> [Overload] {
    found(Loss(losses: Losses(contents: [cache: share]))).new
  }

  /// What is overloaded by the loss of a whole component itself.
  func first(losing component: Int) -> [Overload] {
    busier(Loss(losses: Losses(parts: [component]))).filter(\.isNew)
  }

  private func found(_ loss: Loss) -> (new: [Overload], busiest: Overload?) {
    let busier = busier(loss)
    let new = busier.filter(\.isNew)
    return new.isEmpty ? ([], busier.first) : (new + following(new, loss), nil)
  }

  /// What is overloaded in turn.
  private func following(_ first: [Overload], _ loss: Loss) -> [Overload] {
    guard let diversions else { return [] }
    var known = Set(first.map(\.thing))
    var losses = loss.losses
    var found: [Overload] = []
    for inARow in 2...FlowWalk.mostInARow {
      let more = losses.union(diversions.losses(overloading: known, in: replay))
      if more == losses { break }
      losses = more
      var then = loss
      then.losses = losses
      let next = busier(then).filter { $0.isNew && !known.contains($0.thing) }
      if next.isEmpty { break }
      known.formUnion(next.map(\.thing))
      found += next.map { $0.following(inARow: inARow) }
    }
    return found
  }

  /// What is used more than usual, the most used first.
  private func busier(_ loss: Loss) -> [Overload] {
    var found: [Overload] = []
    for sum in loads(loss) {
      let resource = replay.resources[sum.resource]
      guard let load = sum.load, let use = replay.use(of: sum.resource),
        let whole = replay.share(sum.resource, load)
      else { continue }
      let before = replay.share(sum.resource, usual[sum.resource]) ?? 0
      let share = left(of: use, resource.part, whole, loss)
      guard share > before * (1 + 1e-9) else { continue }
      found.append(
        Overload(
          name: topology.parts[resource.part].name, resource: resource.resource, load: load,
          use: share, useBefore: before))
    }
    found.sort { ($1.use, $0.name) < ($0.use, $1.name) }
    // Of bytes that come and bytes that go those count that leave less room.
    var seen: Set<Overload.Thing> = []
    return found.filter { seen.insert($0.thing).inserted }
  }

  /// What comes to each resource that the loss may make busier, but of what is lost whole.
  private func loads(_ loss: Loss) -> [SteadyLoads.Sum] {
    let (losses, parts) = (loss.losses, loss.parts)
    let moves =
      losses.parts.contains(where: replay.canMove)
      // What came through what is lost whole comes no more to what loses a part.
      || !parts.isEmpty && (replay.hasWays || !losses.parts.isEmpty && !loss.isAsBefore)
      || !losses.contents.isEmpty || !losses.flows.isEmpty
    // Nothing else can be busier for it.
    var loads = moves ? replay.loads(losing: losses) : []
    if !parts.isEmpty {
      let known = Set(loads.map(\.resource))
      for (number, resource) in replay.resources.enumerated()
      where parts.contains(resource.part) && !known.contains(number) {
        loads.append(SteadyLoads.Sum(resource: number, load: usual[number]))
      }
    }
    return loads.filter { !losses.parts.contains(replay.resources[$0.resource].part) }
  }

  /// What a share of all machines of a component is of those that are left.
  private func left(of use: Use, _ part: Int, _ share: Double, _ loss: Loss) -> Double {
    guard let place = loss.place, loss.parts.contains(part), share.isFinite else { return share }
    return use.share(
      share, on: topology.machinesLeft(of: use, topology.parts[part], losing: place))
  }

  /// The share of what is in each cache that only stands in a place.
  private func contents(lostWith place: Variable) -> [Int: Double] {
    var lost: [Int: Double] = [:]
    for (number, part) in topology.parts.enumerated() where part.kind == .cache {
      let share = topology.shareOfShards(of: part, onlyIn: place)
      if share > 0 { lost[number] = share }
    }
    return lost
  }

  /// The hops with another way that ask for shards which only stand in a place, and the share of
  /// their executions that does.
  private func hops(
    failingWith place: Variable, in parts: Set<Int>
  ) -> [FlowHop: Double] {
    var failing: [FlowHop: Double] = [:]
    for diversion in diversions?.all ?? [] {
      guard case .hop(let number) = diversion.place else { continue }
      let leg = replay.outlines[diversion.flow].legs[number]
      let part = leg.store ?? leg.to
      guard parts.contains(part), topology.parts[part].isStore else { continue }
      let share = topology.shareOfShards(of: topology.parts[part], onlyIn: place)
      guard share > 0 else { continue }
      let hop = FlowHop(flow: diversion.flow, number: number)
      failing[hop] = (leg.hop.facts.scatter ?? 1) > 1 ? 1 : share
    }
    return failing
  }

  /// The share of each component's machines that is lost with something.
  private func gone(_ event: BlastRadius.Event) -> [Int: Double] {
    switch event {
    case .component(let number): return [number: 1]
    case .place(let place):
      var gone: [Int: Double] = [:]
      for (number, part) in topology.parts.enumerated() where !part.isOrigin {
        if topology.shared(by: part).contains(place) {
          gone[number] = 1
          continue
        }
        gone[number] = topology.share(of: part, lostWith: place)
      }
      return gone
    }
  }
}

extension Diversions {
  /// What is done another way where some things are overloaded.
  fileprivate func losses(
    overloading things: Set<Overload.Thing>, in replay: PeakReplay
  ) -> Losses {
    func isOverloaded(_ leg: Outline.Leg, _ passages: [PeakReplay.Passage]) -> Bool {
      // What a cache does not answer is asked of what stands behind.
      let needed = leg.needed(replay.topology)
      return passages.lazy.flatMap(\.shares).contains { share in
        needed.contains(share.part) && (share.load ?? 0) > 0
          && things.contains(
            Overload.Thing(
              name: replay.topology.parts[share.part].name,
              resource: replay.resources[share.resource].resource))
      }
    }
    return all.reduce(Losses.none) { losses, one in
      let outline = outlines[one.flow]
      let fails = outline.hopsNeeded(by: one.hops).contains {
        isOverloaded(outline.legs[$0], replay.passages[one.flow][$0])
      }
      return fails ? losses.union(one.losses()) : losses
    }
  }
}

extension Outline.Leg {
  /// The components without which a hop fails.
  fileprivate func needed(_ topology: Topology) -> Set<Int> {
    let own = behind.isEmpty || topology.parts[to].kind != .cache ? [to] : []
    return Set(passages + own + (store.map { [$0] } ?? []))
  }
}

extension Outline {
  /// Some hops with those that hang behind them, are waited for and have no other way.
  fileprivate func hopsNeeded(by first: [Int]) -> [Int] {
    var needed = first
    var reached = Set(first.flatMap { legs[$0].reached })
    for case .hop(let number, let instead) in items
    where instead.isEmpty && number > (first.min() ?? number) && !first.contains(number) {
      let leg = legs[number]
      guard reached.contains(leg.from), !leg.isDispensable, leg.hop.isAwaitedItself
      else { continue }
      needed.append(number)
      reached.formUnion(leg.reached)
    }
    return needed
  }
}
