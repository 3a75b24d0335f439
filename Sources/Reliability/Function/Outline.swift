import Estimation
import SystemDesign

/// The hops of a flow by number, with what is done instead of which, and who is waited for.
struct Outline: Sendable {
  indirect enum Item: Sendable {
    case hop(Int, instead: [Item])
    /// With its number among those of the flow.
    case oneOf(Int, [[Item]])
  }

  /// A hop with its components by their numbers in the design.
  struct Leg: Sendable {
    let hop: Hop
    let from: Int
    let passages: [Int]
    let to: Int
    /// Where what a cache or a delivery network lacks comes from, in turn.
    let behind: [Int]

    /// Who is asked last, and so has everything.
    var store: Int? { behind.last }

    /// The components that can do something because of it.
    let reached: [Int]
    /// Who does it, what it passes, and to whom.
    let stations: [Int]

    init(hop: Hop, from: Int, passages: [Int], to: Int, behind: [Int]) {
      (self.hop, self.from, self.to, self.behind) = (hop, from, to, behind)
      self.passages = passages
      reached = passages + [to] + behind
      stations = [from] + passages + [to]
    }

    /// What it wants of one of those it asks, by its place among them.
    func access(at place: Int) -> Access {
      if hop.verb != .reads && place == 0 { return .writes }
      return hop.readsReplicas(at: place) ? .replicaReads : .reads
    }

    /// What it wants of a cache.
    var accessOfCache: Access { hop.verb == .reads ? .reads : .writes }

    /// The caches that are asked before its store.
    func caches(_ topology: Topology) -> [Int] {
      store == nil
        ? [] : ([to] + behind.dropLast()).filter { topology.parts[$0].kind == .cache }
    }

    /// What nobody goes round before its store: what it passes, and what answers but is no cache.
    func accesses(_ topology: Topology) -> [Int] {
      store == nil
        ? []
        : distinct(
          passages + ([to] + behind.dropLast()).filter { topology.parts[$0].kind != .cache })
    }

    /// Whether the flow goes on without it.
    var isDispensable: Bool { hop.facts.isOptional || hop.to.protection.isTelemetry }
  }

  /// That an execution needs a hop, in a share of those that come to it.
  struct Chance: Sendable {
    let hop: Int
    /// Nil where it is unknown.
    let share: Double?
  }

  private(set) var legs: [Leg] = []
  private(set) var items: [Item] = []
  private var choices = 0
  /// Whether the flow is accepted only once this hop is done, by hop.
  private(set) var isAwaited: [Bool] = []
  /// The share of executions that need it, at most one, by hop; nil where it is unknown.
  ///
  /// Of what is done instead of a hop the share of those executions that need that hop: who needs it
  /// in half of all executions and the other way in half needs both in the same ones.
  private(set) var shares: [Double?] = []
  /// What must come about that an execution needs each hop, by hop; nothing where all need it.
  ///
  /// Whichever of several ways an execution takes, it needs its hop or it does not: who needs one that
  /// fewer need, needs those in the same place of the other ways as well.
  private(set) var chances: [[Chance]] = []
  /// The hop instead of which each is done.
  private var insteadOf: [Int?] = []

  init(of flow: Flow, _ topology: Topology) {
    items = flow.steps.flatMap { number($0, topology) }
    let times = legs.map(\.hop.times.mean)
    let values = Evaluation(of: times)
    let needed = times.map { values.amount(of: $0).value.map { min(max($0, 0), 1) } }
    shares = needed.indices.map { number in
      guard let own = needed[number], let first = insteadOf[number] else { return needed[number] }
      return needed[first].map { $0 > 0 ? min(1, own / $0) : own }
    }
    chances = shares.enumerated().map { hop, share in
      share ?? 0 < 1 ? [Chance(hop: hop, share: share)] : []
    }
    shareChances(of: items)
    isAwaited = Self.awaited(legs)
  }

  /// Hops that stand in the same place of several ways are needed in the same executions.
  private mutating func shareChances(of items: [Item]) {
    for item in items {
      switch item {
      case .hop(_, let instead): shareChances(of: instead)
      case .oneOf(_, let ways):
        let some = ways.map { way in hops(of: [way]).filter { shares[$0] ?? 1 < 1 } }
        for place in 0..<(some.map(\.count).max() ?? 0) {
          let alike = some.compactMap { $0.indices.contains(place) ? $0[place] : nil }
            .sorted { (shares[$0] ?? 0, $1) > (shares[$1] ?? 0, $0) }
          for (hop, more) in zip(alike.dropFirst(), alike) {
            guard let own = shares[hop], let all = shares[more], all > 0 else { continue }
            let rest = own < all ? [Chance(hop: hop, share: own / all)] : []
            chances[hop] = chances[more] + rest
          }
        }
        for way in ways { shareChances(of: way) }
      }
    }
  }

  /// Whether a hop is done instead of one of some, at once or in turn.
  func isDone(_ hop: Int, insteadOfAnyOf others: Set<Int>) -> Bool {
    var next = insteadOf[hop]
    while let first = next {
      if others.contains(first) { return true }
      next = insteadOf[first]
    }
    return false
  }

  private mutating func number(
    _ step: Step, _ topology: Topology, insteadOf first: Int? = nil
  ) -> [Item] {
    switch step {
    case .hop(let hop):
      let place = legs.count
      insteadOf.append(first)
      legs.append(
        Leg(
          hop: hop, from: topology.number(of: hop.from),
          passages: hop.passages.map { topology.number(of: $0) },
          to: topology.number(of: hop.to),
          behind: hop.asked.dropFirst().map { topology.number(of: $0) }))
      return [
        .hop(
          place,
          instead: (hop.facts.fallback?.steps ?? []).flatMap {
            number($0, topology, insteadOf: place)
          })
      ]
    case .together(let steps): return steps.flatMap { number($0, topology, insteadOf: first) }
    case .oneOf(let steps):
      choices += 1
      return [.oneOf(choices - 1, steps.map { number($0, topology, insteadOf: first) })]
    }
  }

  /// Whose end somebody waits for.
  ///
  /// A component goes on in the way it was reached last: what a worker does after a delivery is not
  /// waited for, even if it answered a call before. A hand-over to a queue or a stream is waited
  /// for, its delivery is not, unless what it holds survives nothing. What a timer or a queue starts is the flow itself, and so is what a
  /// first hop does that nobody would wait for.
  private static func awaited(_ legs: [Leg]) -> [Bool] {
    guard let first = legs.first else { return [] }
    let starter: Int? =
      switch first.hop.from.kind {
      case .timer, .queue, .stream: first.from
      default: first.hop.isAwaitedItself ? nil : first.from
      }
    var late: Set<Int> = []
    return legs.map { leg in
      let isAwaited =
        leg.from == starter
        || (leg.hop.isAwaitedItself || leg.hop.isOfNothingKept) && !late.contains(leg.from)
      for part in leg.reached {
        if isAwaited { late.remove(part) } else { late.insert(part) }
      }
      return isAwaited
    }
  }
}

extension Hop {
  /// Whether it delivers what was handed over to something that keeps nothing safe.
  fileprivate var isOfNothingKept: Bool {
    guard verb == .delivers, case .nothing? = from.storage.durability else { return false }
    return true
  }
}

extension Outline {
  /// The hops of several ways, but for what is done instead of them.
  func hops(of ways: [[Item]]) -> [Int] {
    ways.joined().flatMap { item -> [Int] in
      switch item {
      case .hop(let number, _): [number]
      case .oneOf(_, let ways): hops(of: ways)
      }
    }
  }

  /// The components of fallbacks, and of every way where there are several.
  var otherWays: [Int] {
    var found: [Int] = []
    func add(_ items: [Item], _ counts: Bool) {
      for item in items {
        switch item {
        case .hop(let number, let instead):
          if counts { found += legs[number].reached }
          add(instead, true)
        case .oneOf(_, let ways):
          for way in ways { add(way, counts || ways.count > 1) }
        }
      }
    }
    add(items, false)
    return distinct(found)
  }
}

extension Outline {
  /// Whether only some of the executions that take a way run one of its hops, or one behind them.
  func asksSometimes(_ way: [Item]) -> Bool {
    let own = Set(allHops(of: way))
    var reached: Set<Int> = []
    for (number, leg) in legs.enumerated()
    where own.contains(number) || reached.contains(leg.from) {
      if shares[number] ?? 1 < 1 { return true }
      reached.formUnion(leg.reached)
    }
    return false
  }
}
