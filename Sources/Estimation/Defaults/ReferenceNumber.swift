import SystemDesign

/// A published figure that may stand in, on request, for one that a design does not state.
public struct ReferenceNumber: Sendable {
  /// What it is, as a derivation calls it.
  public let quantity: String
  /// Who published or measured it.
  public let source: String
  /// When it was.
  public let year: Int
  /// The figure, as an input that names its source and that it is a default.
  public let formula: Formula

  /// What begins the source of every input that is a default.
  static let mark = "default: "

  init(_ quantity: String, _ value: some Quantity, _ source: String, _ year: Int) {
    self.quantity = quantity
    self.source = source
    self.year = year
    formula = Formula(
      .assumption(
        quantity, value.formula, source: "\(Self.mark)\(source), \(year)", origin: Origin("", 0, 0)),
      value.formula.dimension)
  }

  /// The figure as a quantity; every use of it is one unknown.
  func taken<Value: Quantity>(as type: Value.Type = Value.self) -> Value { Value(formula) }

  /// The figure in words, with its source and year.
  public var text: String {
    guard case .assumption(_, let value, _, _) = formula.operation else { return quantity }
    return "\(quantity): \(value), \(source), \(year)"
  }
}
