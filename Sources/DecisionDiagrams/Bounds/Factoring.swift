/// Bounds on how likely a function is true where it has no diagram.
///
/// Variables that many gates use are taken to be true and false in turn, the likeliest case that is
/// still open first, until what is left has diagrams or the cases are too many. Each case that is
/// left open has the bounds of its structure; all together they are bounds of the whole (Olteanu,
/// Huang and Koch, "Approximate confidence computation in probabilistic databases", 2010). Nor is
/// the whole less likely than any of its small cut sets, or likelier than that none of its small
/// path sets holds.
struct Factoring {
  private let function: CoherentFunction
  private let root: CoherentFunction.Node
  private let levels: [ProbabilityBounds]
  private let mostNodes: Int

  init(
    of function: CoherentFunction, root: CoherentFunction.Node, _ levels: [ProbabilityBounds],
    mostNodes: Int
  ) {
    self.function = function
    self.root = root
    self.levels = levels
    self.mostNodes = min(mostNodes, 20_000)
  }

  private struct Case {
    /// What the variables taken so far are.
    let taken: [Int: Bool]
    /// How likely that is at the lower and the upper ends.
    let weight: (lower: Double, upper: Double)
    let bounds: ProbabilityBounds
    /// The variable to take next; nil where nothing is open.
    let next: Int?

    var gap: Double { next == nil ? 0 : weight.upper * bounds.upper - weight.lower * bounds.lower }
  }

  /// The bounds.
  var bounds: ProbabilityBounds {
    var cases = [look(at: [:], (1, 1))]
    for _ in 0..<min(max(2_000_000 / function.nodeCount, 1), 40) {
      guard let place = cases.indices.max(by: { cases[$0].gap < cases[$1].gap }),
        let next = cases[place].next, cases[place].gap > 0
      else { break }
      let open = cases.remove(at: place)
      let odds = levels[next]
      cases.append(
        look(
          at: open.taken.merging([next: true]) { $1 },
          (open.weight.lower * odds.lower, open.weight.upper * odds.upper)))
      cases.append(
        look(
          at: open.taken.merging([next: false]) { $1 },
          (open.weight.lower * (1 - odds.lower), open.weight.upper * (1 - odds.upper))))
    }
    let cutSets = Self.smallSets(of: function, root)
    return ProbabilityBounds(
      // No less than how likely any small cut set is; those that hold whatever is chosen.
      max(
        cases.reduce(0) { $0 + $1.weight.lower * $1.bounds.lower },
        cutSets.sets.unionAtLeast(levels.map(\.lower))),
      min(
        cases.reduce(0) { $0 + $1.weight.upper * $1.bounds.upper }, byCutSets(cutSets), byPathSets))
  }

  /// The sum over all cut sets where these are all.
  private func byCutSets(_ found: (sets: FrozenDiagram, order: Int?)) -> Double {
    found.order == nil && !function.hasChoices(under: root)
      ? found.sets.sum(levels.map(\.upper)) : 1
  }

  /// No less than how likely it is that no small path set holds.
  private var byPathSets: Double {
    let (dual, dualRoot) = function.dual(of: root)
    return 1 - Self.smallSets(of: dual, dualRoot).sets.unionAtLeast(levels.map { 1 - $0.upper })
  }

  private static func smallSets(
    of function: CoherentFunction, _ root: CoherentFunction.Node
  ) -> (sets: FrozenDiagram, order: Int?) {
    SmallSets.found(in: function, root, mostOrder: 4, mostNodes: 50_000)
  }

  private func look(at taken: [Int: Bool], _ weight: (lower: Double, upper: Double)) -> Case {
    let (taking, takingRoot) = function.taking(taken, under: root)
    let (simple, simpleRoot) = taking.simplified(under: takingRoot)
    switch simple.kinds[Int(simpleRoot.place)] {
    case .never: return Case(taken: taken, weight: weight, bounds: .init(0), next: nil)
    case .always: return Case(taken: taken, weight: weight, bounds: .init(1), next: nil)
    case .variable:
      let bounds = levels[Int(simple.numbers[Int(simpleRoot.place)])]
      return Case(taken: taken, weight: weight, bounds: bounds, next: nil)
    case .all, .any, .atLeast, .choice: break
    }
    var known: [Int: ProbabilityBounds] = [:]
    for place in simple.kinds.indices where simple.kinds[place] == .variable {
      known[place] = levels[Int(simple.numbers[place])]
    }
    var next: Int?
    for part in Part.parts(of: simple, under: simpleRoot) {
      if let found = PartDiagram(of: part, mostNodes: mostNodes) {
        let odds = found.leaves.map { known[$0] ?? ProbabilityBounds(0) }
        known[part.root] = ProbabilityBounds(
          found.diagram.probability(odds.map(\.lower)),
          found.diagram.probability(odds.map(\.upper)))
      } else {
        let structure = StructuralBounds(of: part)
        known[part.root] = structure.bounds(known)
        next = structure.mostUsedVariable ?? next
      }
    }
    return Case(
      taken: taken, weight: weight,
      bounds: known[Int(simpleRoot.place)] ?? ProbabilityBounds(0, 1), next: next)
  }
}
