import SystemDesign

/// Writes down what single hops need as parts of a success function.
struct FunctionBuilder {
  let maker: GroupMaker
  private(set) var function = SuccessFunction()
  /// Whether something was too large to be written down whole.
  var isCutShort = false
  /// What was taken to be worse than it is, so that the rest can be worked out.
  var simplifications: Set<Simplification> = []
  private var made: [Key: SuccessFunction.ID] = [:]
  /// The same where more comes than usual, by how many must be up then.
  private var madeLoaded: [LoadedKey: SuccessFunction.ID] = [:]
  /// That places are there which hold a part of a store and of caches before it.
  private var madePlaces: [PlaceKey: SuccessFunction.ID] = [:]
  /// What comes to components where it is more than usual.
  var raised: [Int: GroupMaker.Loads] = [:]
  /// What must be up lest flows go another way, as far as was asked for.
  var recorded: [Recording: [Diversion.Place: [FlowWalk.Portion]]] = [:]
  /// What all of several ways need, by flow and by the number of the choice.
  var neededByAllWays: [Int: [Int: [Set<SuccessFunction.ID>]]] = [:]
  /// The choice of a shard that needs ask always and no other, as far as was asked for.
  private var onlyChoices: [SuccessFunction.ID: SuccessFunction.ShardChoice?] = [:]
  /// What hops of the flow need at the usual load.
  var usual: [UsualHop: SuccessFunction.ID] = [:]
  /// The stores of which no shard stands for others.
  private let toldApart: Set<Int>

  private struct Key: Hashable {
    let component: Int
    let access: Access
    let shard: Int
  }

  /// A flow, by its number, and how many overloads that follow from each other are looked at.
  struct Recording: Hashable {
    let flow: Int
    let depth: Int
  }

  /// A hop, by its number, and whether its caller is reached by no hop before.
  struct UsualHop: Hashable {
    let hop: Int
    let startsHere: Bool
  }

  private struct PlaceKey: Hashable {
    let place: Variable
    let store: Int
  }

  private struct LoadedKey: Hashable {
    let key: Key
    let needed: Int
  }

  /// - Parameter askedFirst: the stores of which a lost shard sends something another way.
  init(_ maker: GroupMaker, _ outline: Outline, askedFirst: Set<Int> = []) {
    self.maker = maker
    let scattered =
      outline.legs.lazy.filter { ($0.hop.facts.scatter ?? 1) > 1 }.flatMap { [$0.to] + $0.behind }
    toldApart = askedFirst.union(scattered)
  }

  var topology: Topology { maker.topology }

  /// More than anybody scatters over, and few enough to write down one by one.
  private static let mostScattered = 4_096

  /// As many shards of a store as are told apart.
  private static let fewShards = 64

  /// As many copies as are written down of one store; a hundred thousand cost a tenth of a second.
  private static let mostCopies = 100_000

  mutating func all(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID { function.all(parts) }
  mutating func any(_ parts: [SuccessFunction.ID]) -> SuccessFunction.ID { function.any(parts) }
  mutating func never() -> SuccessFunction.ID { function.never() }
  mutating func ofEveryShard(_ root: SuccessFunction.ID) -> SuccessFunction.ID {
    function.ofEveryShard(root)
  }
  mutating func byShard(
    _ root: SuccessFunction.ID, most: Int
  ) -> [(root: SuccessFunction.ID, share: Double)] {
    function.byShard(root, most: most)
  }
  mutating func atLeast(_ count: Int, _ parts: [SuccessFunction.ID]) -> SuccessFunction.ID {
    function.atLeast(count, parts)
  }

  /// How many shards of what a hop asks fail one by one; nil where it is one, or they are too many to
  /// be told apart, or several are asked at once.
  func shardsApart(of leg: Outline.Leg) -> Int? {
    let part = topology.parts[leg.store ?? leg.to]
    guard part.isStore, (2...Self.fewShards).contains(part.instances),
      (leg.hop.facts.scatter ?? 1) <= 1
    else { return nil }
    return part.instances
  }

  /// The store of which a need asks one of several shards whatever else it asks, and how many there
  /// are; nil where there is none or another.
  mutating func shardsApart(behind need: SuccessFunction.ID) -> (part: Int, shards: Int)? {
    if onlyChoices[need] == nil { onlyChoices[need] = .some(function.onlyChoice(in: need)) }
    guard let choice = onlyChoices[need] ?? nil, choice.options.allSatisfy({ $0.count == 1 }),
      (2...Self.fewShards).contains(choice.total)
    else { return nil }
    return (choice.component, choice.total)
  }

  /// What one hop needs itself, without what its callee does in turn.
  ///
  /// A caller that an earlier hop reached is needed there, as often as that hop; needed again here,
  /// it would be charged once for every hop it takes.
  mutating func own(
    _ leg: Outline.Leg, neededBy chances: [Outline.Chance], startsHere: Bool, isFull: Bool = false
  ) -> SuccessFunction.ID {
    var parts = startsHere ? [caller(leg.from)] : []
    for passage in leg.passages { parts.append(up(passage)) }
    parts.append(target(of: leg))
    // One can do without a cache, but not as fast.
    if isFull, leg.store != nil {
      parts += caches(of: leg).map { shards($0, leg.accessOfCache, leg.hop) }
    }
    return sometimes(chances, function.all(parts))
  }

  /// What a hop needs of a store besides where a place takes a part of it and of caches before it:
  /// that the place is there, or as much of the store as carries what then comes.
  mutating func cold(
    _ leg: Outline.Leg, neededBy chances: [Outline.Chance]
  ) -> [SuccessFunction.ID] {
    let losses = maker.cold.losses(of: [leg.to] + leg.behind)
    guard !losses.isEmpty else { return [] }
    let before = raised
    let usual = own(leg, neededBy: [], startsHere: false)
    return losses.compactMap { loss in
      raised[loss.store, default: [:]].merge(loss.loads, uniquingKeysWith: max)
      defer { raised = before }
      let loaded = own(leg, neededBy: [], startsHere: false)
      return loaded == usual ? nil : sometimes(chances, function.any([isThere(loss), loaded]))
    }
  }

  private mutating func isThere(_ loss: ColdStores.Loss) -> SuccessFunction.ID {
    let key = PlaceKey(place: loss.place, store: loss.store)
    if let place = madePlaces[key] { return place }
    let place = function.group(
      RedundancyGroup(of: loss.place, before: loss.store, holding: loss.caches))
    madePlaces[key] = place
    return place
  }

  /// The caches that a hop asks before its store.
  func caches(of leg: Outline.Leg) -> [Int] { leg.caches(topology) }

  /// What it does not come to them without.
  func accesses(of leg: Outline.Leg) -> [Int] { leg.accesses(topology) }

  /// What it takes that a part of a cache has what was put into it: each shard, or of many so many
  /// together as leave few parts of one size, each with those that are over.
  ///
  /// A thousand shards counted one by one took ten flows eighteen seconds.
  mutating func partsOf(cache: Int, of leg: Outline.Leg) -> [SuccessFunction.ID] {
    let part = topology.parts[cache]
    let places = topology.places(of: part)
    let count = min(max(part.instances, 1), Copies.most)
    let size = (count + Self.fewParts - 1) / Self.fewParts
    let parts = count / size
    let over = Array(parts * size..<count)
    return (0..<parts).map { first in
      let together = stride(from: first, to: parts * size, by: parts) + over
      return function.all(together.map { shard(cache, leg.accessOfCache, $0, in: places) })
    }
  }

  /// As many parts of a cache are told apart.
  private static let fewParts = 64

  /// What only executions need that run a hop.
  mutating func sometimes(
    _ chances: [Outline.Chance], _ need: SuccessFunction.ID
  ) -> SuccessFunction.ID {
    chances.reversed().reduce(need) { function.sometimes(hop: $1.hop, share: $1.share, $0) }
  }

  /// Whether what a hop asks is more than somebody can do whom it cannot do without, or than comes
  /// over the line of its caller.
  func isTooMuch(for leg: Outline.Leg) -> Bool {
    func isOverloaded(_ component: Int, _ access: Access, _ loads: GroupMaker.Loads?) -> Bool {
      loads.map { maker.isOverloaded(component, for: access, carrying: $0) } ?? false
    }
    if raised.isEmpty { return false }
    return isOverloaded(leg.from, .work, limits(of: leg.from))
      || leg.passages.contains { isOverloaded($0, .work, raised[$0]) }
      || leg.stations.contains {
        topology.counts(of: $0).contains { isOverloaded($0, .writes, raised[$0]) }
      }
      || ([leg.to] + leg.behind).enumerated().contains { place, component in
        isOverloaded(component, leg.access(at: place), raised[component])
      }
  }

  /// What comes to a component, of all but requests.
  private func limits(of component: Int) -> GroupMaker.Loads? {
    raised[component]?.filter { !$0.key.isAsked }
  }

  /// A caller asks more of its line and the like where it goes another way, and is asked no more.
  private mutating func caller(_ component: Int) -> SuccessFunction.ID {
    guard let loads = raised[component] else { return up(component) }
    raised[component] = limits(of: component)
    defer { raised[component] = loads }
    return up(component)
  }

  /// What it takes that a component does its work, and lets through what passes it.
  mutating func up(_ component: Int) -> SuccessFunction.ID {
    let part = topology.parts[component]
    guard !part.isOrigin else { return SuccessFunction.always }
    // A database hands out its log, and a queue its messages, from where they are written.
    let work = part.isStore ? shards(component, .writes) : machines(component)
    let counts = topology.counts(of: component)
    return counts.isEmpty ? work : function.all([work] + counts.map { shards($0, .writes) })
  }

  private mutating func target(of leg: Outline.Leg) -> SuccessFunction.ID {
    let store = behind(leg)
    switch leg.hop.to.kind {
    case .cache:
      // Callers go round a cache to the store; and one that is away has forgotten already.
      return leg.hop.verb == .invalidates || leg.store != nil ? store : access(leg)
    case .database, .searchIndex, .queue, .stream:
      return function.all([access(leg), store])
    case .client, .timer, .dns, .cdn, .loadBalancer, .gateway, .service, .worker, .objectStore,
      .external:
      // Visitors reach a delivery network by its name: none goes round it to the origin.
      return function.all([up(leg.to), store])
    }
  }

  /// The store, and what is asked on the way to it: but for caches, which callers go round.
  private mutating func behind(_ leg: Outline.Leg) -> SuccessFunction.ID {
    guard let store = leg.store else { return SuccessFunction.always }
    let last = fallThrough(store, leg, at: leg.behind.count)
    let between = leg.behind.dropLast().enumerated().filter { topology.parts[$1].kind != .cache }
    if between.isEmpty { return last }
    return function.all(between.map { fallThrough($1, leg, at: $0 + 1) } + [last])
  }

  private mutating func access(_ leg: Outline.Leg) -> SuccessFunction.ID {
    shards(leg.to, leg.access(at: 0), leg.hop)
  }

  private mutating func fallThrough(
    _ holder: Int, _ leg: Outline.Leg, at place: Int
  ) -> SuccessFunction.ID {
    guard topology.parts[holder].isStore else { return up(holder) }
    return shards(holder, leg.access(at: place), leg.hop)
  }

  private mutating func machines(_ component: Int) -> SuccessFunction.ID {
    if topology.hasTooManyPlaces(topology.parts[component]) { isCutShort = true }
    return group(Key(component: component, access: .work, shard: 0)) { maker, loads in
      maker.machines(of: component, carrying: loads)
    }
  }

  private mutating func shard(
    _ component: Int, _ access: Access, _ shard: Int, in places: [[Variable]]
  ) -> SuccessFunction.ID {
    func copies(
      _ access: Access, _ maker: GroupMaker, _ loads: GroupMaker.Loads?
    ) -> RedundancyGroup {
      maker.copies(of: component, shard: shard, for: access, in: places, carrying: loads)
    }
    let own = group(Key(component: component, access: access, shard: shard)) {
      copies(access, $0, $1)
    }
    let part = topology.parts[component]
    guard access == .replicaReads, part.hasReadCopies, case .automatic? = part.storage.failover,
      copies(access, maker, raised[component]).neededAtPeak > 1
    else { return own }
    // One of those that are left becomes the primary, and then reads no more.
    let besides = group(Key(component: component, access: .readsBesidePrimary, shard: shard)) {
      copies(.readsBesidePrimary, $0, $1)
    }
    return function.all([own, besides])
  }

  /// Each group once, and again only where the load asks for more of it.
  private mutating func group(
    _ key: Key, _ make: (GroupMaker, GroupMaker.Loads?) -> RedundancyGroup
  ) -> SuccessFunction.ID {
    if let loads = raised[key.component] {
      let loaded = make(maker, loads)
      if loaded.neededAtPeak > make(maker, nil).neededAtPeak {
        let key = LoadedKey(key: key, needed: loaded.neededAtPeak)
        if let place = madeLoaded[key] { return place }
        let place = function.group(loaded)
        madeLoaded[key] = place
        return place
      }
    }
    if let place = made[key] { return place }
    let place = function.group(make(maker, nil))
    made[key] = place
    return place
  }

  /// Whether each shard of a store is written down by itself.
  ///
  /// Where a hop asks several, one of those that are alike does not stand for all: its neighbours
  /// are asked with it. Nor does it where the others, lost, flood what is done instead.
  private func isToldApart(_ component: Int, _ shards: Int) -> Bool {
    toldApart.contains(component) && shards <= Self.fewShards
  }

  /// The one shard a record is on, or those that are asked at once.
  private mutating func shards(
    _ component: Int, _ access: Access, _ hop: Hop? = nil
  ) -> SuccessFunction.ID {
    let part = topology.parts[component]
    let shards = min(max(part.instances, 1), Copies.most)
    if shards == 1, raised[component] == nil, access != .replicaReads,
      let made = made[Key(component: component, access: access, shard: 0)]
    {
      return made
    }
    let places = topology.places(of: part)
    if topology.hasTooManyPlaces(part) { isCutShort = true }
    // All hops to one store see it alike: they meet the same shard.
    let copies = max(part.copiesOfData, Copies(of: part, for: .writes).numbers.count, 1)
    if copies > Self.mostCopies { isCutShort = true }
    guard shards > 1 else { return shard(component, access, 0, in: places) }
    // Shards whose first copies stand in the same place are alike.
    let alike =
      isToldApart(component, shards)
      ? shards : topology.isPlaced(part) ? 1 : min(shards, places.count)
    let written = min(alike, max(1, Self.mostCopies / copies))
    var asked = min(max(hop?.facts.scatter ?? 1, 1), shards)
    let mostAsked = min(Self.mostScattered, max(1, Self.mostCopies / copies / written))
    if asked > mostAsked { (asked, isCutShort) = (mostAsked, true) }
    let absent =
      hop?.facts.partial?.median.map { Int(max(0, min($0, 1)) * Double(asked) + 1e-9) } ?? 0
    func window(from first: Int, in places: [[Variable]]) -> SuccessFunction.ID {
      function.atLeast(
        asked - absent,
        (first..<(first + asked)).map { shard(component, access, $0 % shards, in: places) })
    }
    if asked == shards { return window(from: 0, in: places) }
    // Where the places do not come out even, the neighbours of two that are alike stand elsewhere.
    if asked > 1, shards % alike != 0 { isCutShort = true }
    var options = (0..<written).map { first in
      SuccessFunction.ShardChoice.Option(
        count: shards / alike + (first < shards % alike ? 1 : 0),
        node: window(from: first, in: places))
    }
    if written < alike {
      // What is not written down stands nowhere, but is still lost with what all of it shares.
      isCutShort = true
      let rest = shards - options.reduce(0) { $0 + $1.count }
      let first = min(written + asked, max(shards - asked, written))
      options.append(.init(count: rest, node: window(from: first, in: [[]])))
    }
    return function.shard(
      SuccessFunction.ShardChoice(
        component: component, options: options, meets: Double(asked) / Double(shards)))
  }
}
