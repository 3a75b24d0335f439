import Estimation

/// The most that parts of flows can bring to each resource, by its number, whichever ways
/// they take.
struct LoadBounds {
  private let replay: PeakReplay
  init(of replay: PeakReplay) { self.replay = replay }

  /// What all flows bring if every hop runs in every execution, of several ways the one that brings
  /// most.
  var ofAll: [Int: Double] {
    var all: [Int: Double] = [:]
    for flow in replay.outlines.indices {
      all.merge(items(replay.outlines[flow].items, in: flow), uniquingKeysWith: +)
    }
    for one in replay.held { all[one.resource, default: 0] += one.amount ?? 0 }
    // With nothing in any cache.
    for (flow, outline) in replay.outlines.enumerated() {
      for hop in outline.legs.indices where !outline.legs[hop].behind.isEmpty {
        all.merge(missing(in: FlowHop(flow: flow, number: hop)), uniquingKeysWith: +)
      }
    }
    return all
  }

  /// What some items bring if every execution took them, with all that hangs behind.
  func withAllBehind(_ items: [Outline.Item], in flow: Int) -> [Int: Double] {
    let outline = replay.outlines[flow]
    var own = self.items(items, in: flow)
    let hops = Set(outline.allHops(of: items))
    var reached = Set(hops.flatMap { outline.legs[$0].reached })
    for (number, leg) in outline.legs.enumerated()
    where reached.contains(leg.from) && !hops.contains(number) {
      reached.formUnion(leg.reached)
      own.merge(sum(number, in: flow), uniquingKeysWith: +)
    }
    return own
  }

  /// What more a hop brings to those behind its caches when nothing is in them.
  func missing(in hop: FlowHop) -> [Int: Double] {
    let most = min(1, replay.admitted[hop.flow][hop.number] ?? 1)
    let shares = replay.passages[hop.flow][hop.number].lazy.flatMap(\.shares)
    return shares.reduce(into: [:]) { sums, share in
      guard let load = share.load, let cold = share.coldLoad, cold > load else { return }
      sums[share.resource, default: 0] += (cold - load) * most
    }
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

  private func items(_ items: [Outline.Item], in flow: Int) -> [Int: Double] {
    items.reduce(into: [:]) { sums, item in
      switch item {
      case .hop(let number, let instead):
        sums.merge(sum(number, in: flow), uniquingKeysWith: +)
        sums.merge(self.items(instead, in: flow), uniquingKeysWith: +)
      case .oneOf(_, let ways):
        let each = ways.map { self.items($0, in: flow) }
        sums.merge(
          each.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: max) }, uniquingKeysWith: +)
      }
    }
  }

  private func sum(_ hop: Int, in flow: Int) -> [Int: Double] {
    let most = min(1, replay.admitted[flow][hop] ?? 1)
    var sums: [Int: Double] = [:]
    for share in replay.passages[flow][hop].lazy.flatMap(\.shares) {
      if let load = share.load { sums[share.resource, default: 0] += load * most }
    }
    return sums
  }
}
