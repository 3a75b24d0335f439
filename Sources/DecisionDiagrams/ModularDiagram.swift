/// A function as one decision diagram for each of its modules, ready for any probabilities.
///
/// What is hard is finding the diagrams; a probability is one pass over them, and so are the
/// importances of all variables together. Memory and time are bounded by a number of nodes: a
/// module that needs more has no diagram, and what hangs on it is answered with bounds.
public struct ModularDiagram: Sendable {
  /// One module: its leaves by level, and what was found of it.
  struct Module: Sendable {
    let leaves: [Part.Leaf]
    /// Nil where it needs too many nodes.
    let diagram: FrozenDiagram?
    /// What it is, over its levels as variables.
    let function: CoherentFunction
    let root: CoherentFunction.Node
  }

  enum Top: Sendable {
    case constant(Bool)
    case variable(Int)
    /// The last of the modules.
    case module
  }

  let function: CoherentFunction
  let root: CoherentFunction.Node
  let modules: [Module]
  let top: Top
  let mostNodes: Int
  /// The variables there may be.
  public let variableCount: Int

  /// Works out the diagrams of the root of a function.
  ///
  /// Each module may have so many nodes while it is built, of about 32 bytes; the finished ones
  /// together are no more. A function of a thousand gates usually needs fewer than a hundred
  /// thousand.
  public init(
    of function: CoherentFunction, root: CoherentFunction.Node, mostNodes: Int = 4_000_000
  ) {
    self.function = function
    self.root = root
    self.mostNodes = mostNodes
    variableCount = function.variableCount
    let (simple, simpleRoot) = function.simplified(under: root)
    switch simple.kinds[Int(simpleRoot.place)] {
    case .never: top = .constant(false)
    case .always: top = .constant(true)
    case .variable: top = .variable(Int(simple.numbers[Int(simpleRoot.place)]))
    case .all, .any, .atLeast, .choice: top = .module
    }
    guard case .module = top else {
      modules = []
      return
    }
    let parts = Part.parts(of: simple, under: simpleRoot)
    var numbers: [Int: Int] = [:]
    for (number, part) in parts.enumerated() { numbers[part.root] = number }
    var room = mostNodes
    modules = parts.map { part in
      let diagram = PartDiagram(of: part, mostNodes: room)
      room -= diagram?.diagram.nodes.count ?? 0
      let order = diagram?.leaves ?? part.leaves
      let (function, root) = part.alone(order)
      return Module(
        leaves: order.map { place in
          numbers[place].map { .part($0) } ?? .variable(Int(simple.numbers[place]))
        }, diagram: diagram?.diagram, function: function, root: root)
    }
  }

  /// Whether every module has its diagram, so that every answer is exact.
  public var isExact: Bool { modules.allSatisfy { $0.diagram != nil } }

  /// The nodes of all diagrams, without their ends.
  public var nodeCount: Int { modules.reduce(0) { $0 + ($1.diagram?.nodes.count ?? 0) } }

  /// How likely the root is true when each variable is true so often, by its number.
  ///
  /// Exact to rounding where `isExact`; variables without a figure are never true. The bounds hold
  /// for independent variables and figures between 0 and 1.
  public func probability(_ odds: [Double]) -> ProbabilityBounds {
    switch top {
    case .constant(let value): ProbabilityBounds(value ? 1 : 0)
    case .variable(let number): ProbabilityBounds(Self.figure(odds, number))
    case .module: values(odds).last ?? ProbabilityBounds(0)
    }
  }

  /// What each variable means to the whole, by its number; nil where not `isExact`.
  ///
  /// One pass up and one down over all diagrams, whatever the number of variables.
  public func importances(_ odds: [Double]) -> [Importance]? {
    guard isExact else { return nil }
    let values = values(odds).map(\.lower)
    var gains = [Double](repeating: 0, count: variableCount)
    var whole = probability(odds).lower
    switch top {
    case .constant(let value): whole = value ? 1 : 0
    case .variable(let number): gains[number] = 1
    case .module:
      var gainsOfModules = [Double](repeating: 0, count: modules.count)
      gainsOfModules[modules.count - 1] = 1
      for (place, module) in modules.enumerated().reversed() {
        guard let diagram = module.diagram else { continue }
        let levels = module.leaves.map { leaf in
          switch leaf {
          case .variable(let number): Self.figure(odds, number)
          case .part(let number): values[number]
          }
        }
        for (leaf, gain) in zip(module.leaves, diagram.gains(levels)) {
          // A module's variables are in no other: by the chain rule.
          switch leaf {
          case .variable(let number): gains[number] += gainsOfModules[place] * gain
          case .part(let number): gainsOfModules[number] += gainsOfModules[place] * gain
          }
        }
      }
    }
    return gains.enumerated().map {
      Importance(gain: $1, odds: Self.figure(odds, $0), whole: whole)
    }
  }

  /// How likely each module is true.
  private func values(_ odds: [Double]) -> [ProbabilityBounds] {
    modules.reduce(into: []) { values, module in
      let levels = module.leaves.map { leaf -> ProbabilityBounds in
        switch leaf {
        case .variable(let number): ProbabilityBounds(Self.figure(odds, number))
        case .part(let number): values[number]
        }
      }
      guard let diagram = module.diagram else {
        values.append(
          Factoring(of: module.function, root: module.root, levels, mostNodes: mostNodes).bounds)
        return
      }
      let lower = diagram.probability(levels.map(\.lower))
      let isExact = levels.allSatisfy { $0.exact != nil }
      values.append(
        ProbabilityBounds(lower, isExact ? lower : diagram.probability(levels.map(\.upper))))
    }
  }

  static func figure(_ odds: [Double], _ number: Int) -> Double {
    odds.indices.contains(number) ? odds[number] : 0
  }
}
