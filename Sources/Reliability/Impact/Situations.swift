import Estimation
import SystemDesign

/// The situations in which one flow takes its ways, each worked out once.
final class Situations {
  private let capacity: WayCapacity
  /// Those of the other flows.
  unowned let book: SituationBook
  let flow: Int
  private let outline: Outline
  private let usualTimes: [Double]
  private var made: [Key: Situation] = [:]
  /// The same by how each was come to, which says it sooner than what is lost.
  private var taken: [Turn: Situation] = [:]
  private var replayed = 0

  private struct Key: Hashable {
    let losses: [Losses]
    let gathered: [Int: Int]
  }

  private struct Turn: Hashable {
    let before: ObjectIdentifier
    let way: Ways
    var number = 0
    var open = 0
    var closed: [Int] = []
  }

  init(of flow: Int, _ outline: Outline, _ capacity: WayCapacity, _ book: SituationBook) {
    (self.flow, self.outline, self.capacity, self.book) = (flow, outline, capacity, book)
    usualTimes = capacity.replay.times(of: flow, losing: .none)
    isOnlyFallback =
      capacity.diversions.all.count { $0.flow == flow && $0.isOfFallback } == 1
  }

  /// When a hop fails, and this is done instead.
  ///
  /// With the share of its executions that fails at once, and the store of which they all lack one of
  /// so many shards, so that what they ask of other copies of it comes to one.
  func situation(
    in before: Situation, failing hop: Int, share: Double, shardOf store: (part: Int, shards: Int)?
  ) -> Situation {
    once(Turn(before: ObjectIdentifier(before), way: .fallback(hop))) {
      let hop = FlowHop(flow: flow, number: hop)
      var gathered = before.gathered
      if let store { gathered[store.part] = store.shards }
      return situation(
        before.losses.map { $0.union(Losses(hops: [hop: share])) }, gathered: gathered)
    }
  }

  /// When just these of several ways are closed.
  func situation(in before: Situation, closing closed: [Int], choice: Int) -> Situation {
    let turn = Turn(
      before: ObjectIdentifier(before), way: .choice(choice), closed: closed)
    return once(turn) { situation(in: before, losing: [losses(closed, choice)]) }
  }

  private func losses(_ closed: [Int], _ choice: Int) -> Losses {
    Losses(ways: Set(closed.map { Losses.Way(flow: flow, choice: choice, number: $0) }))
  }

  /// When one of many ways is taken with so many others.
  func situation(
    in before: Situation, taking way: Int, of count: Int, choice: Int, open: Int
  ) -> Situation {
    once(
      Turn(before: ObjectIdentifier(before), way: .choice(choice), number: way, open: open)
    ) {
      let closed = Self.closed(besides: way, of: count, leaving: open)
      return situation(in: before, losing: closed.map { losses($0, choice) })
    }
  }

  private func once(_ turn: Turn, _ make: () -> Situation) -> Situation {
    if let known = taken[turn] { return known }
    let new = make()
    taken[turn] = new
    return new
  }

  /// Of as many ways those that stand beside each other on either side are taken for closed, of more
  /// those on one side.
  private static let someWays = 64

  /// As few ways as are looked at one number after the other.
  private static func fewestOpen(of count: Int) -> Int {
    count <= someWays ? count - 3 : count - 1
  }

  /// How many ways may be open, of those that are looked at: of many the fewest of which any can be
  /// taken, found by halves, since more ways leave less to each, and then those with few lost.
  static func open(of count: Int, canBeTaken: (Int) -> Bool) -> [Int] {
    let last = Array(fewestOpen(of: count)...count)
    guard last[0] > 1, canBeTaken(last[0]) else { return last }
    var (low, high) = (1, last[0])
    while low < high {
      let middle = (low + high) / 2
      if canBeTaken(middle) { high = middle } else { low = middle + 1 }
    }
    return low < last[0] ? [low] + last : last
  }

  /// Whether ways stand so deep within each other that no more of their situations are told apart.
  var isExhausted: Bool { isCutShort || replayed > Self.mostReplayed }

  /// Whether there were more ways to come to one situation than are tried.
  private var isCutShort = false

  /// As many hops are replayed; a hundred thousand take a third of a second.
  private static let mostReplayed = 300_000

  private static func closed(besides way: Int, of count: Int, leaving open: Int) -> [[Int]] {
    let others = (1..<count).map { (way + $0) % count }
    let next = Array(others.prefix(count - open))
    return count > someWays ? [next] : distinct([next, Array(others.suffix(count - open))])
  }

  /// As many ways to come to one situation are tried.
  private static let mostLosses = 256

  /// When these are lost besides.
  func situation(in before: Situation, losing more: Losses) -> Situation {
    situation(before.losses.map { $0.union(more) }, gathered: before.gathered)
  }

  /// Whether less of a hop is let through than its flow asks for when something fails.
  func isRefused(_ hop: Int) -> Bool {
    (capacity.replay.admitted[flow][hop] ?? 1) < 1 - 1e-9
  }

  /// Whether one hop of the flow has another way, and no more.
  ///
  /// What shards behind several such hops send in turn took a chain of six eleven seconds.
  let isOnlyFallback: Bool

  /// All that can send load another way.
  var diversions: Diversions { capacity.diversions }

  private func situation(in before: Situation, losing more: [Losses]) -> Situation {
    situation(
      before.losses.flatMap { lost in more.map(lost.union) }, gathered: before.gathered)
  }

  private func situation(_ losses: [Losses], gathered: [Int: Int]) -> Situation {
    let all = distinct(losses)
    if all.count > Self.mostLosses { isCutShort = true }
    let losses = Array(all.prefix(Self.mostLosses))
    let key = Key(losses: losses, gathered: gathered)
    if let known = made[key] { return known }
    replayed += losses.reduce(0) { $0 + capacity.replay.hops(of: $1.flows) }
    var raised: [Int: GroupMaker.Loads] = [:]
    var ranMore: Set<Int> = []
    for lost in losses {
      for (part, loads) in capacity.raised(losing: lost) {
        raised[part, default: [:]].merge(loads, uniquingKeysWith: max)
      }
      let times = capacity.replay.times(of: flow, losing: lost)
      for hop in times.indices where times[hop] > usualTimes[hop] * (1 + 1e-9) {
        ranMore.insert(hop)
      }
    }
    for (part, shards) in gathered {
      guard let loads = raised[part] else { continue }
      for (resource, load) in loads {
        let usual = capacity.diversions.usual(of: part, resource)
        raised[part]?[resource] = load + (load - usual) * Double(shards - 1)
      }
    }
    let new = Situation(losses: losses, raised: raised, ranMore: ranMore, gathered: gathered)
    made[key] = new
    return new
  }
}
