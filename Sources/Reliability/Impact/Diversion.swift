import Estimation

/// Something whose loss sends what it did another way: the first choice of a hop, what answers before
/// its store is asked, or one of several ways.
struct Diversion: Sendable {
  /// Where it stands in its flow.
  enum Place: Hashable, Sendable {
    /// A hop with a fallback, by its number.
    case hop(Int)
    /// A cache before such a hop's store, by its component: what it answered is then done the other
    /// way as well.
    case cache(hop: Int, Int)
    /// What such a hop cannot reach its caches without, or a delivery network that is one of them.
    case access(hop: Int, Int)
    /// One of several ways, by the number of the choice and its own.
    case way(choice: Int, number: Int)
  }

  let flow: Int
  let place: Place
  /// The hops that are lost, but for those with another way of their own.
  let hops: [Int]
  /// The components whose loss does it.
  let parts: Set<Int>
  /// At most what then comes besides, by component.
  let most: [Int: GroupMaker.Loads]

  /// Whether it is a hop with a fallback.
  var isOfFallback: Bool { if case .hop = place { true } else { false } }

  /// What is then lost: of a hop so many of its executions, of a cache so much of what is in it.
  func losses(_ share: Double = 1) -> Losses {
    switch place {
    case .hop(let number):
      Losses(hops: [FlowHop(flow: flow, number: number): share])
    case .cache(_, let cache):
      Losses(contents: [cache: share])
    case .access(_, let component):
      Losses(parts: [component])
    case .way(let choice, let number):
      Losses(ways: [Losses.Way(flow: flow, choice: choice, number: number)])
    }
  }
}

extension Outline {
  /// Whether nobody but this one begins these steps.
  func isBegun(_ items: [Item], by part: Int) -> Bool {
    let legs = allHops(of: items).map { self.legs[$0] }
    let reached = Set(legs.flatMap(\.reached)).union([part])
    return legs.allSatisfy { reached.contains($0.from) }
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
