import Estimation
import SystemDesign

/// What comes to each component when ways of a flow are lost and others are taken instead.
///
/// A fallback must carry what comes to it once everything before it is lost, and each of several
/// ways its part of what the lost ones would have done: so many machines of it are needed as that
/// takes, and one that all of its machines could not carry is no way. What is lost is lost for every
/// flow. Exact where ways are lost whole and one at a time on the way to the one that is taken.
/// On the safe side where only a part of a way is lost, or what hangs behind it: then too all that
/// came to it is taken to come to the next. Ways of other places in the flow, and of other flows, that
/// do not rest on what is lost are taken to be up; what all of them together bring is not looked at.
/// Where what a way can do is not stated it is taken to be enough.
///
/// A way is asked for no more as others come back, so that the function stays monotone.
struct WayCapacity: Sendable {
  let replay: PeakReplay
  private let usual: [Double?]
  private let usualOf: [Int: GroupMaker.Loads]

  init(_ replay: PeakReplay) {
    self.replay = replay
    usual = replay.usual
    usualOf = Self.byPart(usual.enumerated().map { ($0, $1) }, replay)
  }

  /// Of bytes that come and bytes that go the larger counts.
  private static func byPart(
    _ loads: [(resource: Int, load: Double?)], _ replay: PeakReplay
  ) -> [Int: GroupMaker.Loads] {
    var all: [Int: GroupMaker.Loads] = [:]
    for (number, load) in loads {
      guard let load else { continue }
      let one = replay.resources[number]
      all[one.part, default: [:]][one.resource, default: 0].formMaximum(load)
    }
    return all
  }

  /// What is more than usual when these are lost.
  func raised(losing lost: Losses) -> [Int: GroupMaker.Loads] {
    let now = replay.loads(losing: lost).map { ($0.resource, $0.load) }
    return Self.byPart(now, replay).compactMapValues { $0 }.reduce(into: [:]) { raised, entry in
      let before = usualOf[entry.key] ?? [:]
      let more = entry.value.filter { $0.value > (before[$0.key] ?? 0) * (1 + 1e-9) }
      if !more.isEmpty { raised[entry.key] = more }
    }
  }
}

extension Double {
  fileprivate mutating func formMaximum(_ other: Double) { self = max(self, other) }
}

/// The situations in which one flow takes its ways, each worked out once.
final class Situations {
  private let capacity: WayCapacity
  private let flow: Int
  private let outline: Outline
  private let usualTimes: [Double]
  private var made: [[Losses]: Situation] = [:]

  init(of flow: Int, _ outline: Outline, _ capacity: WayCapacity) {
    (self.flow, self.outline, self.capacity) = (flow, outline, capacity)
    usualTimes = capacity.replay.times(of: flow, losing: .none)
  }

  /// When a hop fails, and this is done instead.
  func situation(
    in before: Situation, failing hop: Int, instead: [Outline.Item]
  ) -> Situation {
    situation(in: before, losing: [target(of: hop, besides: instead)])
  }

  /// When one of several ways is taken with so many others.
  func situation(
    in before: Situation, taking way: Int, of ways: [[Outline.Item]], choice: Int, open: Int
  ) -> Situation {
    let closed = Self.closed(besides: way, of: ways.count, leaving: open)
    return situation(
      in: before,
      losing: closed.map { gone in
        let left = ways.indices.filter { !gone.contains($0) }.flatMap { ways[$0] }
        return gone.reduce(Losses.none) { lost, way in
          let own = Losses(ways: [Losses.Way(flow: flow, choice: choice, number: way)])
          guard case .hop(let first, _)? = ways[way].first else { return lost.union(own) }
          return lost.union(own).union(target(of: first, besides: left))
        }
      })
  }

  /// As many ways as are lost in every combination; of more, those that stand beside each other.
  private static let fewWays = 6

  private static func closed(besides way: Int, of count: Int, leaving open: Int) -> [[Int]] {
    let others = (1..<count).map { (way + $0) % count }
    guard count > fewWays else {
      return StructuralLosses.subsets(of: others, upTo: count - open)
        .filter { $0.count == count - open }
    }
    return distinct([Array(others.prefix(count - open)), Array(others.suffix(count - open))])
  }

  /// What is lost when a hop fails: who has what it wants, or of a component that the other way
  /// needs as well what the hop wants of it.
  private func target(of hop: Int, besides others: [Outline.Item]) -> Losses {
    let leg = outline.legs[hop]
    let part = leg.store ?? leg.to
    return outline.components(of: others).contains(part)
      ? Losses(targets: [Losses.Target(part: part, access: leg.access)]) : Losses(parts: [part])
  }

  /// As many ways to come to one situation are tried.
  private static let mostLosses = 64

  private func situation(in before: Situation, losing more: [Losses]) -> Situation {
    let losses = distinct(before.losses.flatMap { lost in more.map(lost.union) })
      .prefix(Self.mostLosses).map(\.self)
    if let known = made[losses] { return known }
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
    let new = Situation(losses: losses, raised: raised, ranMore: ranMore)
    made[losses] = new
    return new
  }
}

extension Outline {
  /// Those whom hops ask, with what is done instead of them.
  fileprivate func components(of items: [Item]) -> Set<Int> {
    var found: Set<Int> = []
    var open = items
    while let item = open.popLast() {
      switch item {
      case .hop(let number, let instead):
        found.formUnion(legs[number].reached)
        open += instead
      case .oneOf(_, let ways): open += ways.joined()
      }
    }
    return found
  }
}
