/// The sets of families within families, written out.
///
/// Of each module only sets are written out that are part of one that is asked for, and no branch
/// is entered that has none: the work is what is listed.
struct Listing {
  /// The sets, in no order.
  private(set) var sets: [[Int]] = []

  init(_ families: [CutSets.Family], upTo order: Int) {
    var smallest: [[Int]] = []
    for family in families {
      smallest.append(family.sets.smallestOrders(Self.orders(of: family, smallest, families)))
    }
    // How large a set of each family may be to be part of one that is asked for.
    var largest = [Int](repeating: -1, count: families.count)
    largest[families.count - 1] = order
    for (place, family) in families.enumerated().reversed() where largest[place] >= 0 {
      let orders = Self.orders(of: family, smallest, families)
      var above = [Int](repeating: .max / 4, count: family.sets.levels.count)
      above[Int(family.sets.root)] = 0
      for node in family.sets.nodes.reversed() {
        let level = Int(family.sets.levels[node])
        let (low, high) = (Int(family.sets.lows[node]), Int(family.sets.highs[node]))
        above[low] = min(above[low], above[node])
        above[high] = min(above[high], above[node] + orders[level])
        if case .part(let part) = family.leaves[level] {
          largest[part] = max(
            largest[part], largest[place] - above[node] - smallest[place][high])
        }
      }
    }
    var listed: [[[Int]]] = []
    for (place, family) in families.enumerated() {
      listed.append(
        largest[place] < 0
          ? [] : Self.sets(of: family, smallest[place], upTo: largest[place], listed))
    }
    sets = listed.last ?? []
  }

  /// The fewest variables that the leaf of each level stands for.
  private static func orders(
    of family: CutSets.Family, _ smallest: [[Int]], _ families: [CutSets.Family]
  ) -> [Int] {
    family.leaves.map { leaf in
      switch leaf {
      case .variable: 1
      case .part(let part): smallest[part][Int(families[part].sets.root)]
      }
    }
  }

  private static func sets(
    of family: CutSets.Family, _ smallest: [Int], upTo order: Int, _ listed: [[[Int]]]
  ) -> [[Int]] {
    var sets: [[Int]] = []
    var open: [(node: Int, set: [Int])] = [(Int(family.sets.root), [])]
    while let (node, set) = open.popLast() {
      if set.count + smallest[node] > order { continue }
      if node == 1 {
        sets.append(set)
        continue
      }
      open.append((Int(family.sets.lows[node]), set))
      let high = Int(family.sets.highs[node])
      switch family.leaves[Int(family.sets.levels[node])] {
      case .variable(let number): open.append((high, set + [number]))
      case .part(let part):
        for own in listed[part] where set.count + own.count + smallest[high] <= order {
          open.append((high, set + own))
        }
      }
    }
    return sets
  }
}
