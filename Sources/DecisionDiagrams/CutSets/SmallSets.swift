/// The small cut sets of a function whose cut sets are too many.
enum SmallSets {
  /// All sets up to some number of variables, at least those of one, and that number; nil for it
  /// where these are all sets there are.
  static func found(
    in function: CoherentFunction, _ root: CoherentFunction.Node, mostOrder: Int, mostNodes: Int
  ) -> (sets: FrozenDiagram, order: Int?) {
    var family = SetFamily(mostNodes: function.variableCount + 2)
    let singles = OrderOne(of: function, root: root).variables
    var whole = SetFamily.none
    for variable in singles.reversed() {
      whole = family.node(UInt32(variable), whole, SetFamily.empty)
    }
    var found: (sets: FrozenDiagram, order: Int?) = (FrozenDiagram(of: whole, in: family.table), 1)
    for order in stride(from: 2, through: mostOrder, by: 1) {
      guard let sets = sets(of: function, root, upTo: order, mostNodes: mostNodes) else { break }
      found = (sets.sets, sets.isWhole ? nil : order)
      if sets.isWhole { break }
    }
    return found
  }

  /// All sets up to a number of variables; nil where there is no room.
  static func sets(
    of function: CoherentFunction, _ root: CoherentFunction.Node, upTo order: Int, mostNodes: Int
  ) -> (sets: FrozenDiagram, isWhole: Bool)? {
    var family = SetFamily(mostNodes: mostNodes)
    let isUsed = function.isUsed(under: root)
    var made = [SetFamily.Ref](repeating: SetFamily.none, count: isUsed.count)
    for place in isUsed.indices where isUsed[place] {
      // The deepest first: what is joined on top then costs little.
      let parts = function.parts(of: place).map { made[Int($0)] }.sorted {
        family.level(of: $0) > family.level(of: $1)
      }
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
        case .choice: choice(of: function, place, made, upTo: order, in: &family)
        }
      if family.isFull { return nil }
    }
    return (FrozenDiagram(of: made[Int(root.place)], in: family.table), !family.hasLoss)
  }

  private static func choice(
    of function: CoherentFunction, _ place: Int, _ made: [SetFamily.Ref], upTo order: Int,
    in family: inout SetFamily
  ) -> SetFamily.Ref {
    let choices = function.parts(of: place).dropFirst().map { made[Int($0)] }
    return family.product(choices[0], choices[1], upTo: order)
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
