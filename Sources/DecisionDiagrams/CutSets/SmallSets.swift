/// The small cut sets of a function whose cut sets are too many.
enum SmallSets {
  /// All sets up to some number of variables, and that number; at least those of one.
  static func found(
    in function: CoherentFunction, _ root: CoherentFunction.Node, mostOrder: Int, mostNodes: Int
  ) -> (sets: FrozenDiagram, order: Int) {
    var family = SetFamily(mostNodes: function.variableCount + 2)
    let singles = OrderOne(of: function, root: root).variables
    var whole = SetFamily.none
    for variable in singles.reversed() {
      whole = family.node(UInt32(variable), whole, SetFamily.empty)
    }
    var found = (sets: FrozenDiagram(of: whole, in: family.table), order: 1)
    for order in stride(from: 2, through: mostOrder, by: 1) {
      guard let sets = sets(of: function, root, upTo: order, mostNodes: mostNodes) else { break }
      found = (sets, order)
    }
    return found
  }

  /// All sets up to a number of variables; nil where there is no room.
  static func sets(
    of function: CoherentFunction, _ root: CoherentFunction.Node, upTo order: Int, mostNodes: Int
  ) -> FrozenDiagram? {
    var family = SetFamily(mostNodes: mostNodes)
    let isUsed = function.isUsed(under: root)
    var made = [SetFamily.Ref](repeating: SetFamily.none, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      let parts = function.parts(of: place).map { made[Int($0)] }
      made[place] =
        switch function.kinds[place] {
        case .never: SetFamily.none
        case .always: SetFamily.empty
        case .variable: family.node(function.numbers[place], SetFamily.none, SetFamily.empty)
        case .all: parts.reduce(SetFamily.empty) { family.product($1, $0, upTo: order) }
        case .any: parts.reduce(SetFamily.none) { family.union($1, $0) }
        case .atLeast:
          atLeast(Int(function.numbers[place]), of: parts, upTo: order, in: &family)
        // What holds whatever is chosen.
        case .choice: family.product(parts[1], parts[2], upTo: order)
        }
      if family.isFull { return nil }
    }
    return FrozenDiagram(of: made[Int(root.place)], in: family.table)
  }

  private static func atLeast(
    _ count: Int, of parts: [SetFamily.Ref], upTo order: Int, in family: inout SetFamily
  ) -> SetFamily.Ref {
    var more = [SetFamily.empty] + [SetFamily.Ref](repeating: SetFamily.none, count: count)
    for part in parts {
      for needed in stride(from: count, to: 0, by: -1) {
        let with = family.product(part, more[needed - 1], upTo: order)
        more[needed] = family.union(with, more[needed])
      }
    }
    return more[count]
  }
}
