import Estimation

/// Something whose loss sends what it did another way: the first choice of a hop, or one of several
/// ways.
struct Diversion: Sendable {
  /// Where it stands in its flow.
  enum Place: Hashable, Sendable {
    /// A hop with a fallback, by its number.
    case hop(Int)
    /// One of several ways, by the number of the choice and its own.
    case way(choice: Int, number: Int)
  }

  let flow: Int
  let place: Place
  /// What is then lost.
  let losses: Losses
  /// At most what then comes besides, by component.
  let most: [Int: GroupMaker.Loads]
}

/// All that can send load another way, whichever flow it stands in.
///
/// A component that several of them send to may carry what comes when one is lost, and not what comes
/// when all are.
struct Diversions: Sendable {
  let all: [Diversion]
  let outlines: [Outline]
  /// Those that send something to a component, by their places among all.
  private let reaching: [Int: [Int]]
  /// What usually comes to a component, by component.
  private let usual: [Int: GroupMaker.Loads]

  init(of replay: PeakReplay) {
    outlines = replay.outlines
    let behind = Self.behindCaches(replay)
    all = replay.outlines.indices.flatMap { Self.diversions(of: $0, replay, behind) }
    var reaching: [Int: [Int]] = [:]
    for (place, diversion) in all.enumerated() {
      for part in diversion.most.keys { reaching[part, default: []].append(place) }
    }
    self.reaching = reaching
    var usual: [Int: GroupMaker.Loads] = [:]
    for (resource, load) in zip(replay.resources, replay.usual)
    where reaching[resource.part] != nil {
      usual[resource.part, default: [:]].merge(
        [resource.resource: load ?? 0], uniquingKeysWith: max)
    }
    self.usual = usual
  }

  /// Whether any sends something to one of some components.
  func reach(_ parts: some Sequence<Int>) -> Bool { parts.contains { reaching[$0] != nil } }

  /// Those that send something to one of some components and are not lost already.
  func reaching(_ parts: [Int], besides lost: [Losses]) -> [Int] {
    let found = parts.flatMap { reaching[$0] ?? [] }
    guard !found.isEmpty else { return [] }
    return Set(found).sorted().filter { place in
      !lost.allSatisfy { $0.isSuperset(of: all[place].losses) }
    }
  }

  /// At most what comes to some components when so many of these are lost, whichever they are.
  func most(
    _ count: Int, of places: [Int], to parts: [Int], _ raised: [Int: GroupMaker.Loads]
  ) -> [Int: GroupMaker.Loads] {
    var loads = raised
    for part in Set(parts) where reaching[part] != nil {
      let resources = Set(places.flatMap { (all[$0].most[part] ?? [:]).keys })
      for resource in resources {
        let more = places.map { all[$0].most[part]?[resource] ?? 0 }.sorted(by: >).prefix(count)
        let before = raised[part]?[resource] ?? usual[part]?[resource] ?? 0
        loads[part, default: [:]][resource] = more.reduce(before, +)
      }
    }
    return loads
  }
}

extension Diversions {
  private typealias Brought = [(resource: PeakReplay.Resource, load: Double)]

  /// What comes to those behind each cache when it is empty.
  private static func behindCaches(_ replay: PeakReplay) -> [Int: Brought] {
    var behind: [Int: Brought] = [:]
    for (outline, passages) in zip(replay.outlines, replay.passages) {
      for (leg, passages) in zip(outline.legs, passages) where !leg.behind.isEmpty {
        let brought = passages.dropFirst().flatMap(\.shares)
          .map { (replay.resources[$0.resource], $0.coldLoad ?? 0) }
        for cache in ([leg.to] + leg.behind).dropLast() { behind[cache, default: []] += brought }
      }
    }
    return behind
  }

  private static func diversions(
    of flow: Int, _ replay: PeakReplay, _ behind: [Int: Brought]
  ) -> [Diversion] {
    let outline = replay.outlines[flow]
    var found: [Diversion] = []
    func add(_ place: Diversion.Place, losing losses: Losses, for others: [Outline.Item]) {
      found.append(
        Diversion(
          flow: flow, place: place, losses: losses,
          most: most(
            of: others, in: flow, replay, besides: losses.parts.flatMap { behind[$0] ?? [] })))
    }
    var open = outline.items
    while let item = open.popLast() {
      switch item {
      case .hop(let number, let instead):
        open += instead
        guard !instead.isEmpty else { continue }
        add(.hop(number), losing: outline.target(of: number, besides: instead), for: instead)
      case .oneOf(let choice, let ways):
        open += ways.joined()
        for number in ways.indices where ways.count > 1 {
          let others = ways.indices.filter { $0 != number }.flatMap { ways[$0] }
          add(
            .way(choice: choice, number: number),
            losing: outline.losses(
              ofWay: number, in: ways, choice: choice, leaving: others, flow), for: others)
        }
      }
    }
    return found
  }

  /// What other ways bring if every execution took them, with all that hangs behind, and what comes to
  /// a store when a cache before it is lost.
  private static func most(
    of others: [Outline.Item], in flow: Int, _ replay: PeakReplay, besides behind: Brought
  ) -> [Int: GroupMaker.Loads] {
    let outline = replay.outlines[flow]
    var hops = Set(outline.allHops(of: others))
    var reached = Set(hops.flatMap { outline.legs[$0].reached })
    for (number, leg) in outline.legs.enumerated() where reached.contains(leg.from) {
      hops.insert(number)
      reached.formUnion(leg.reached)
    }
    var sums: [PeakReplay.Resource: Double] = [:]
    for hop in hops {
      for share in replay.passages[flow][hop].lazy.flatMap(\.shares) {
        sums[replay.resources[share.resource], default: 0] += max(
          share.load ?? 0, share.coldLoad ?? 0)
      }
    }
    for (resource, load) in behind { sums[resource, default: 0] += load }
    var most: [Int: GroupMaker.Loads] = [:]
    for (resource, load) in sums where load > 0 {
      most[resource.part, default: [:]].merge([resource.resource: load], uniquingKeysWith: max)
    }
    return most
  }
}

extension Outline {
  /// What is lost when a hop fails: who has what it wants, or of a component that the other way
  /// needs as well what the hop wants of it.
  func target(of hop: Int, besides others: [Item]) -> Losses {
    let leg = legs[hop]
    let part = leg.store ?? leg.to
    return components(of: others).contains(part)
      ? Losses(targets: [Losses.Target(part: part, access: leg.access)]) : Losses(parts: [part])
  }

  /// What is lost with one of several ways.
  func losses(
    ofWay way: Int, in ways: [[Item]], choice: Int, leaving left: [Item], _ flow: Int
  ) -> Losses {
    let own = Losses(ways: [Losses.Way(flow: flow, choice: choice, number: way)])
    guard case .hop(let first, _)? = ways[way].first else { return own }
    return own.union(target(of: first, besides: left))
  }

  /// Those whom hops ask, with what is done instead of them.
  private func components(of items: [Item]) -> Set<Int> {
    Set(allHops(of: items).flatMap { legs[$0].reached })
  }

  /// The hops of these, with what is done instead of them.
  func allHops(of items: [Item]) -> [Int] {
    var found: [Int] = []
    var open = items
    while let item = open.popLast() {
      switch item {
      case .hop(let number, let instead):
        found.append(number)
        open += instead
      case .oneOf(_, let ways): open += ways.joined()
      }
    }
    return found
  }
}
