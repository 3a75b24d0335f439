import SystemDesign

/// The expressions of a design, each once, the parts of each before it.
///
/// Neither direction recurses: a sum of ten thousand terms is ten thousand deep.
struct FormulaTable {
  private(set) var nodes: [JSON] = []
  private(set) var problem: ModelError?
  private var indexes: [ObjectIdentifier: Int] = [:]
  /// In the order of the nodes; held as well so that no other expression can take the identity of
  /// one that is gone.
  private(set) var formulas: [Formula] = []

  /// The place of an expression in the table; it and its parts are added where they are new.
  mutating func index(of formula: Formula, file: String) -> Int {
    var waiting = [(formula: formula, parts: formula.parts, next: 0)]
    while let (formula, parts, next) = waiting.last {
      if let known = indexes[ObjectIdentifier(formula)] {
        waiting.removeLast()
        if waiting.isEmpty { return known }
      } else if next < parts.count {
        waiting[waiting.count - 1].next += 1
        let part = parts[next]
        if indexes[ObjectIdentifier(part)] == nil { waiting.append((part, part.parts, 0)) }
      } else {
        let places = parts.map { indexes[ObjectIdentifier($0)] ?? 0 }
        add(formula, written: FormulaNode.encode(formula, places, file: file))
      }
    }
    return 0
  }

  private mutating func add(_ formula: Formula, written json: JSON) {
    if case .literal(let value, let unit) = formula.operation,
      !value.isFinite || !unit.factor.isFinite, problem == nil
    {
      problem = ModelError(
        JSONPath().key("formulas").index(nodes.count),
        "a number is not finite: \(value) \(unit.name)")
    }
    indexes[ObjectIdentifier(formula)] = nodes.count
    nodes.append(json)
    formulas.append(formula)
  }
}
