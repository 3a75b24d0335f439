import Estimation

/// All that can send load another way, whichever flow it stands in.
///
/// A component that several of them send to may carry what comes when one is lost, and not what comes
/// when all are.
struct Diversions: Sendable {
  let all: [Diversion]
  let outlines: [Outline]
  /// Who is asked where something else is done instead, in turn as well, and the caches before: of a
  /// store each shard fails by itself.
  let askedFirst: Set<Int>
  /// The hops of each flow without which it is not known what is lost where load is sent another way.
  let decisive: [Set<Int>]
  /// Those that send something to a component, by their places among all.
  private let reaching: [Int: [Int]]
  /// What usually comes to a component, and the most that all flows could bring, by component.
  private let usual: [Int: GroupMaker.Loads]
  private let most: [Int: GroupMaker.Loads]
  /// The components that each flow cannot do without, and all that it asks.
  private let needed: [Set<Int>]
  private let asked: [Set<Int>]

  init(of replay: PeakReplay) {
    outlines = replay.outlines
    needed = outlines.map(\.needed)
    asked = outlines.map { Set($0.legs.flatMap(\.reached)) }
    let bounds = LoadBounds(of: replay)
    all = replay.outlines.indices.flatMap { Self.diversions(of: $0, replay, bounds) }
    decisive = outlines.indices.map { [outlines, all] flow in
      outlines[flow].decisive(for: all.filter { $0.flow == flow }.map(\.place))
    }
    askedFirst = all.reduce(into: []) { [outlines] asked, diversion in
      asked.formUnion(outlines[diversion.flow].reached(from: diversion.parts))
    }
    var reaching: [Int: [Int]] = [:]
    for (place, diversion) in all.enumerated() {
      for part in diversion.most.keys { reaching[part, default: []].append(place) }
    }
    self.reaching = reaching
    usual = bounds.byComponent(
      Dictionary(
        uniqueKeysWithValues: replay.usual.enumerated().compactMap { number, load in
          reaching[replay.resources[number].part].map { _ in (number, load ?? 0) }
        }))
    most = bounds.byComponent(bounds.ofAll)
  }

  /// Whether any sends something to one of some components.
  func reach(_ parts: some Sequence<Int>) -> Bool { parts.contains { reaching[$0] != nil } }

  /// Whether another flow that asks one of some components fails for what may have lost some of
  /// these.
  func mayFail(withAnyOf places: [Int], bringingTo parts: Set<Int>, besides flow: Int?) -> Bool {
    let lost = places.reduce(into: Set<Int>()) { $0.formUnion(all[$1].parts) }
    return outlines.indices.contains {
      $0 != flow && !needed[$0].isDisjoint(with: lost) && !asked[$0].isDisjoint(with: parts)
    }
  }

  /// Of hops that fail for the same those that are done instead of another of them: what takes the
  /// first leaves what they ask, so that they fail of what then comes to it.
  func overloaded(among places: some Collection<Int>) -> Set<FlowHop> {
    guard places.count > 1 else { return [] }
    var hops: [Int: Set<Int>] = [:]
    for place in places {
      if case .hop(let number) = all[place].place {
        hops[all[place].flow, default: []].insert(number)
      }
    }
    return hops.reduce(into: []) { found, one in
      for number in one.value where outlines[one.key].isDone(number, insteadOfAnyOf: one.value) {
        found.insert(FlowHop(flow: one.key, number: number))
      }
    }
  }

  /// Those that send something to one of some components and are not lost already.
  func reaching(_ parts: [Int], besides lost: [Losses]) -> [Int] {
    let found = parts.flatMap { reaching[$0] ?? [] }
    guard !found.isEmpty else { return [] }
    return Set(found).sorted().filter { place in
      !lost.allSatisfy { $0.isSuperset(of: all[place].losses()) }
    }
  }

  /// At most what comes to components when some are lost that send this in a situation.
  func heaviest(of sent: [[Int: GroupMaker.Loads]], in situation: Situation) -> HeaviestLoads {
    HeaviestLoads(of: sent, situation.raised) { part, resource in
      let most = situation.gathered[part] == nil ? most[part]?[resource] : nil
      return (usual(of: part, resource), most ?? .infinity)
    }
  }

  /// What usually comes to a component that something may be sent to.
  func usual(of part: Int, _ resource: Use.Resource) -> Double { usual[part]?[resource] ?? 0 }

  /// What all of these send to some components at most.
  func sent(by shares: [Int: Double], to parts: [Int]) -> [Int: GroupMaker.Loads] {
    var sent: [Int: GroupMaker.Loads] = [:]
    for part in parts where sent[part] == nil && reaching[part] != nil {
      let loads = self.sent(by: shares, to: part)
      if !loads.isEmpty { sent[part] = loads }
    }
    return sent
  }

  /// Of one choice a flow is sent once.
  private func sent(by shares: [Int: Double], to part: Int) -> GroupMaker.Loads {
    struct Choice: Hashable {
      let flow: Int
      let number: Int
    }
    var sums: GroupMaker.Loads = [:]
    var chosen: [Choice: GroupMaker.Loads] = [:]
    for (place, share) in shares {
      guard let loads = all[place].most[part]?.mapValues({ $0 * share }) else { continue }
      if case .way(let number, _) = all[place].place {
        chosen[Choice(flow: all[place].flow, number: number), default: [:]]
          .merge(loads, uniquingKeysWith: max)
      } else {
        sums.merge(loads, uniquingKeysWith: +)
      }
    }
    for loads in chosen.values { sums.merge(loads, uniquingKeysWith: +) }
    return sums
  }

  private static func diversions(
    of flow: Int, _ replay: PeakReplay, _ bounds: LoadBounds
  ) -> [Diversion] {
    let outline = replay.outlines[flow]
    var found: [Diversion] = []
    func add(_ place: Diversion.Place, losing items: [Outline.Item], _ most: [Int: Double]) {
      let parts = Set(outline.allHops(of: items).flatMap { outline.legs[$0].reached })
      let hops = items.compactMap { item in
        if case .hop(let number, let instead) = item, instead.isEmpty { number } else { nil }
      }
      found.append(
        Diversion(
          flow: flow, place: place, hops: hops, parts: parts, most: bounds.byComponent(most)))
    }
    func add(_ place: Diversion.Place, losing part: Int, _ most: [Int: Double]) {
      let loads = bounds.byComponent(most)
      found.append(Diversion(flow: flow, place: place, hops: [], parts: [part], most: loads))
    }
    // Each with whether it is done instead of something.
    var open = outline.items.map { ($0, false) }
    while let (item, isInstead) = open.popLast() {
      switch item {
      case .hop(let number, let instead):
        open += instead.map { ($0, true) }
        let (hop, leg) = (FlowHop(flow: flow, number: number), outline.legs[number])
        guard !instead.isEmpty || isInstead && !leg.caches(replay.topology).isEmpty else {
          continue
        }
        let missed = replay.missed(byCachesOf: hop)
        let most = bounds.withAllBehind(instead, in: flow)
        if !instead.isEmpty {
          add(
            .hop(number), losing: [.hop(number, instead: [])], most.mapValues { $0 * missed })
        }
        guard missed < 1 else { continue }
        var answered = most.mapValues { $0 * (1 - missed) }
        for access in leg.accesses(replay.topology) where !instead.isEmpty {
          add(.access(hop: number, access), losing: access, answered)
        }
        // What is asked in such a case alone is told of no loss alone.
        if isInstead { answered.merge(bounds.missing(in: hop), uniquingKeysWith: +) }
        for cache in leg.caches(replay.topology) {
          add(.cache(hop: number, cache), losing: cache, answered)
        }
      case .oneOf(let choice, let ways):
        open += ways.joined().map { ($0, isInstead) }
        for number in ways.indices where ways.count > 1 {
          let others = ways.indices.filter { $0 != number }
          // They have their part of the work already.
          let more = 1 - 1 / Double(ways.count)
          add(
            .way(choice: choice, number: number),
            losing: ways[number],
            others.map { bounds.withAllBehind(ways[$0], in: flow) }
              .reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }
              .mapValues { $0 * more })
        }
      }
    }
    return found
  }
}

extension Outline {
  /// The components without which the flow fails: what its hops ask that have no other way.
  var needed: Set<Int> {
    items.reduce(into: []) { needed, item in
      guard case .hop(let number, let instead) = item, instead.isEmpty,
        !legs[number].isDispensable
      else { return }
      needed.formUnion(legs[number].reached)
    }
  }

  /// The hops where load is sent another way, all of ways that may be closed, and what is behind any
  /// of these.
  fileprivate func decisive(for places: [Diversion.Place]) -> Set<Int> {
    var choices: Set<Int> = []
    var open: [Int] = []
    for place in places {
      switch place {
      case .hop(let number), .cache(let number, _), .access(let number, _): open.append(number)
      case .way(let choice, _): choices.insert(choice)
      }
    }
    var items = choices.isEmpty ? [] : self.items
    while let item = items.popLast() {
      switch item {
      case .hop(_, let instead): items += instead
      case .oneOf(let choice, let ways):
        if choices.contains(choice) { open += allHops(of: ways.flatMap(\.self)) }
        items += ways.joined()
      }
    }
    let called = Dictionary(grouping: legs.indices, by: { legs[$0].from })
    var found = Set(open)
    while let number = open.popLast() {
      for behind in legs[number].reached.flatMap({ called[$0] ?? [] })
      where found.insert(behind).inserted { open.append(behind) }
    }
    return found
  }

  /// Some components and all that they ask in turn.
  fileprivate func reached(from parts: Set<Int>) -> Set<Int> {
    legs.reduce(into: parts) { reached, leg in
      if reached.contains(leg.from) { reached.formUnion(leg.reached) }
    }
  }
}
