/// The minimal cut sets of a function: variables that together make the root true, while fewer of
/// them do not.
///
/// Held as one family for each module, so that their number may be far beyond what can be listed.
public struct CutSets: Sendable {
  struct Family: Sendable {
    let leaves: [Part.Leaf]
    let sets: FrozenDiagram
  }

  enum Top: Sendable {
    case constant(Bool)
    case variable(Int)
    /// The last of the families.
    case family
  }

  let families: [Family]
  let top: Top
  let variableCount: Int
  /// All sets of this many variables or fewer are there, and no others; nil where all sets are.
  public let completeOrder: Int?

  /// Whether all sets are there.
  public var isComplete: Bool { completeOrder == nil }

  init(of diagram: ModularDiagram, mostOrder: Int) {
    variableCount = diagram.variableCount
    switch diagram.top {
    case .constant(let value): top = .constant(value)
    case .variable(let number): top = .variable(number)
    case .module: top = .family
    }
    var completeOrder: Int?
    var room = diagram.mostNodes
    families = diagram.modules.map { module in
      if let diagram = module.diagram {
        var family = SetFamily(mostNodes: room)
        let sets = family.minimalSets(of: diagram)
        if !family.isFull {
          let sets = FrozenDiagram(of: sets, in: family.table)
          room -= sets.nodes.count
          return Family(leaves: module.leaves, sets: sets)
        }
      }
      let (sets, order) = SmallSets.found(
        in: module.function, module.root, mostOrder: mostOrder, mostNodes: room)
      room -= sets.nodes.count
      if let order { completeOrder = min(completeOrder ?? .max, order) }
      return Family(leaves: module.leaves, sets: sets)
    }
    self.completeOrder = completeOrder
  }

  /// How many sets there are of each number of variables, from none; up to what is complete.
  ///
  /// Exact up to 2¹²⁸ − 1, which stands for any larger number as well.
  public func counts(upTo order: Int = .max) -> [UInt128] {
    let order = max(0, min(order, completeOrder ?? .max))
    switch top {
    case .constant(let value): return value ? [1] : [0]
    case .variable: return order > 0 ? [0, 1] : [0]
    case .family:
      var counts: [[UInt128]] = []
      for family in families {
        let leaves = family.leaves.map { leaf in
          switch leaf {
          case .variable: [0, 1] as [UInt128]
          case .part(let number): counts[number]
          }
        }
        counts.append(family.sets.counts(leaves, upTo: order))
      }
      return counts.last ?? [0]
    }
  }

  /// How many sets there are in all, as far as they are complete; 2¹²⁸ − 1 stands for more.
  public var count: UInt128 { counts().reduce(0 as UInt128) { $0.saturatingSum($1) } }

  /// Every set of so many variables or fewer, smaller ones first, each in rising order.
  ///
  /// Nil where there are more than `most`, which `counts(upTo:)` tells beforehand, or where not all
  /// of this order are known.
  public func sets(upTo order: Int, most: Int = 100_000) -> [[Int]]? {
    if let completeOrder, order > completeOrder { return nil }
    let count = counts(upTo: order).reduce(0 as UInt128) { $0.saturatingSum($1) }
    guard count <= UInt128(max(most, 0)) else { return nil }
    switch top {
    case .constant(let value): return value ? [[]] : []
    case .variable(let number): return order > 0 ? [[number]] : []
    case .family:
      return Listing(families, upTo: order).sets.map { $0.sorted() }.sorted {
        $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
      }
    }
  }

  /// How many cut sets are true on average: the sum of their probabilities.
  ///
  /// No less than the probability of the root where all sets are there, and close to it where all
  /// figures are small.
  public func expected(_ odds: [Double]) -> Double { sums(odds).whole }

  /// The share of `expected` that the sets with each variable have, by its number: the
  /// Fussell–Vesely importance as it is read off cut sets; nil where there is no sum.
  public func shares(_ odds: [Double]) -> [Double]? {
    let (whole, gains) = sums(odds)
    guard whole > 0 else { return nil }
    return gains.enumerated().map { ModularDiagram.figure(odds, $0) * $1 / whole }
  }

  private func sums(_ odds: [Double]) -> (whole: Double, gains: [Double]) {
    var gains = [Double](repeating: 0, count: variableCount)
    switch top {
    case .constant(let value): return (value ? 1 : 0, gains)
    case .variable(let number):
      gains[number] = 1
      return (ModularDiagram.figure(odds, number), gains)
    case .family: break
    }
    var values: [Double] = []
    for family in families { values.append(family.sets.sum(figures(family, odds, values))) }
    var gainsOfFamilies = [Double](repeating: 0, count: families.count)
    gainsOfFamilies[families.count - 1] = 1
    for (place, family) in families.enumerated().reversed() {
      let own = family.sets.gainsOfSum(figures(family, odds, values))
      for (leaf, gain) in zip(family.leaves, own) {
        switch leaf {
        case .variable(let number): gains[number] += gainsOfFamilies[place] * gain
        case .part(let number): gainsOfFamilies[number] += gainsOfFamilies[place] * gain
        }
      }
    }
    return (values.last ?? 0, gains)
  }

  private func figures(_ family: Family, _ odds: [Double], _ values: [Double]) -> [Double] {
    family.leaves.map { leaf in
      switch leaf {
      case .variable(let number): ModularDiagram.figure(odds, number)
      case .part(let number): values[number]
      }
    }
  }
}

extension ModularDiagram {
  /// The minimal cut sets of the root; with choices, those that hold whatever is chosen.
  ///
  /// Where a module has too many for the number of nodes, its sets of one variable, of two and so
  /// on up to `mostOrder` are worked out as far as there is room; those of one always are.
  public func cutSets(mostOrder: Int = 4) -> CutSets {
    guard function.hasChoices(under: root) else { return CutSets(of: self, mostOrder: mostOrder) }
    let (plain, plainRoot) = function.withoutChoices(under: root)
    return CutSets(
      of: ModularDiagram(of: plain, root: plainRoot, mostNodes: mostNodes), mostOrder: mostOrder)
  }
}
