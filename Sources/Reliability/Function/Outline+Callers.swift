import SystemDesign

/// Who does what in a flow, as far as hops count.
extension Outline {
  typealias Callers = (all: [Int], areFirst: Bool)

  /// Who takes each item, and whether nothing in the block had reached them before.
  func callersOfItems(_ items: [Item], _ counts: (Int) -> Bool) -> [Callers] {
    var reached: Set<Int> = []
    return items.map { item in
      let callers = callers(of: item, counts)
      let areFirst = callers.contains { !reached.contains($0) }
      reach(item, &reached, counts)
      return (callers, areFirst)
    }
  }

  func callers(of item: Item, _ counts: (Int) -> Bool) -> [Int] {
    switch item {
    case .hop(let number, _):
      return counts(number) ? [legs[number].from] : []
    case .oneOf(_, let choices):
      return distinct(
        choices.flatMap { choice in
          zip(choice, callersOfItems(choice, counts)).flatMap { $1.areFirst ? $1.all : [] }
        })
    }
  }

  /// Adds those who can do something because of an item.
  func reach(_ item: Item, _ reached: inout Set<Int>, _ counts: (Int) -> Bool) {
    switch item {
    case .hop(let number, let instead):
      guard counts(number) else { return }
      reached.formUnion(legs[number].reached)
      for item in instead { reach(item, &reached, counts) }
    case .oneOf(_, let choices):
      for item in choices.joined() { reach(item, &reached, counts) }
    }
  }
}
