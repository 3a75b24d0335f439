import SystemDesign

extension Model {
  /// Every expression of a design, each once, the parts of each before it.
  public static func formulas(of design: Design) throws(ModelError) -> [Formula] {
    try table(of: design).formulas
  }

  /// The same design with expressions replaced wherever they stand, and all that is made of them.
  ///
  /// Everything a design says passes through its model, so that nothing is forgotten; what has no
  /// part in the change stays the very same expression.
  ///
  /// - Parameters:
  ///   - design: The design.
  ///   - replacement: What stands instead of an expression; nil where it stays. It must be of the
  ///     same dimension.
  /// - Returns: The design, with its mistakes worked out anew.
  public static func replacing(
    in design: Design, _ replacement: (Formula) -> Formula?
  ) throws(ModelError) -> Design {
    let (json, formulas) = try table(of: design)
    var replaced: [ObjectIdentifier: Formula] = [:]
    let rebuilt = formulas.map { formula in
      let parts = formula.parts.map { replaced[ObjectIdentifier($0)] ?? $0 }
      let new =
        replacement(formula)
        ?? (zip(parts, formula.parts).allSatisfy { $0 === $1 } ? formula : formula.with(parts))
      replaced[ObjectIdentifier(formula)] = new
      return new
    }
    return try decode(json, formulas: rebuilt)
  }

  private static func table(
    of design: Design
  ) throws(ModelError) -> (json: JSON, formulas: [Formula]) {
    var writer = ModelWriter(design)
    let json = try encode(design, &writer)
    return (json, writer.formulas.formulas)
  }
}

extension Formula {
  /// The same operation on other parts.
  fileprivate func with(_ parts: [Formula]) -> Formula {
    let changed: Operation =
      switch operation {
      case .literal: operation
      case .assumption(let name, _, let source, let origin):
        .assumption(name, parts[0], source: source, origin: origin)
      case .named(let name, _): .named(name, parts[0])
      case .roundedUp: .roundedUp(parts[0])
      case .range: .range(parts[0], parts[1])
      case .sum: .sum(parts[0], parts[1])
      case .difference: .difference(parts[0], parts[1])
      case .product: .product(parts[0], parts[1])
      case .quotient: .quotient(parts[0], parts[1])
      case .smaller: .smaller(parts[0], parts[1])
      case .larger: .larger(parts[0], parts[1])
      case .function(let function, _): .function(function, parts)
      }
    return Formula(changed, dimension)
  }
}
