/// One thing that can be lost; components are numbered as in the design.
enum Variable: Hashable, Sendable, Comparable {
  /// A machine, or one of several that stand in the same place and so are alike.
  case machine(component: Int, shard: Int, number: Int)
  case zone(region: Int, number: Int)
  case region(Int)
  /// Something that components were said to share, numbered as it first appears.
  case domain(Int)

  /// Feeds its numbers as one, which takes half the time: sets of these are most of the work.
  func hash(into hasher: inout Hasher) {
    let (kind, first, second, third) = order
    hasher.combine(((first &* 1_000_003 &+ second) &* 1_000_003 &+ third) &* 4 &+ kind)
  }

  /// The component it is a machine of.
  var component: Int? {
    if case .machine(let component, _, _) = self { component } else { nil }
  }

  /// In the order of the cases, and of the numbers: zone 2 comes before zone 10.
  static func < (a: Self, b: Self) -> Bool { a.order < b.order }

  private var order: (Int, Int, Int, Int) {
    switch self {
    case .machine(let component, let shard, let number): (0, component, shard, number)
    case .zone(let region, let number): (1, region, number, 0)
    case .region(let number): (2, number, 0, 0)
    case .domain(let number): (3, number, 0, 0)
    }
  }
}
