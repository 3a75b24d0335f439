import Estimation

/// The most that parts of flows can bring to each resource, by its number, whatever is lost.
struct LoadBounds {
  private let replay: PeakReplay
  /// What comes to those behind each cache when it is empty.
  private let cold: [Int: [Int: Double]]

  init(of replay: PeakReplay) {
    self.replay = replay
    var cold: [Int: [Int: Double]] = [:]
    for (outline, passages) in zip(replay.outlines, replay.passages) {
      for (leg, passages) in zip(outline.legs, passages) where !leg.behind.isEmpty {
        let brought = Self.sum(passages.dropFirst()) { $0.coldLoad }
        for cache in ([leg.to] + leg.behind).dropLast() {
          cold[cache, default: [:]].merge(brought, uniquingKeysWith: +)
        }
      }
    }
    self.cold = cold
  }

  /// What all flows bring if every hop runs in every execution, of several ways the one that brings
  /// most, and every cache is empty.
  var ofAll: [Int: Double] {
    var all: [Int: Double] = [:]
    for flow in replay.outlines.indices {
      all.merge(
        items(replay.outlines[flow].items, in: flow) { max($0.load ?? 0, $0.coldLoad ?? 0) },
        uniquingKeysWith: +)
    }
    for one in replay.held { all[one.resource, default: 0] += one.amount ?? 0 }
    return all
  }

  /// What some items bring if every execution took them, with all that hangs behind.
  func withAllBehind(_ items: [Outline.Item], in flow: Int) -> [Int: Double] {
    let outline = replay.outlines[flow]
    var own = self.items(items, in: flow) { $0.load }
    let hops = Set(outline.allHops(of: items))
    var reached = Set(hops.flatMap { outline.legs[$0].reached })
    for (number, leg) in outline.legs.enumerated()
    where reached.contains(leg.from) && !hops.contains(number) {
      reached.formUnion(leg.reached)
      own.merge(Self.sum(replay.passages[flow][number]) { $0.load }, uniquingKeysWith: +)
    }
    return own
  }

  /// What comes to those behind caches when these components are lost.
  func behindCaches(_ lost: Set<Int>) -> [Int: Double] {
    lost.reduce(into: [:]) { $0.merge(cold[$1] ?? [:], uniquingKeysWith: +) }
  }

  /// The same by component; of bytes that come and bytes that go the larger counts.
  func byComponent(_ loads: [Int: Double]) -> [Int: GroupMaker.Loads] {
    var all: [Int: GroupMaker.Loads] = [:]
    for (number, load) in loads where load > 0 {
      let resource = replay.resources[number]
      all[resource.part, default: [:]].merge([resource.resource: load], uniquingKeysWith: max)
    }
    return all
  }

  private func items(
    _ items: [Outline.Item], in flow: Int, _ load: (PeakReplay.Share) -> Double?
  ) -> [Int: Double] {
    items.reduce(into: [:]) { sums, item in
      switch item {
      case .hop(let number, let instead):
        sums.merge(Self.sum(replay.passages[flow][number], load), uniquingKeysWith: +)
        sums.merge(self.items(instead, in: flow, load), uniquingKeysWith: +)
      case .oneOf(_, let ways):
        let each = ways.map { self.items($0, in: flow, load) }
        sums.merge(
          each.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }, uniquingKeysWith: +)
      }
    }
  }

  private static func sum(
    _ passages: some Sequence<PeakReplay.Passage>, _ load: (PeakReplay.Share) -> Double?
  ) -> [Int: Double] {
    var sums: [Int: Double] = [:]
    for share in passages.lazy.flatMap(\.shares) {
      if let load = load(share) { sums[share.resource, default: 0] += load }
    }
    return sums
  }
}
