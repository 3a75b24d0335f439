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
