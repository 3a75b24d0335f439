/// A figure with a dimension that remembers the expression it came from.
public protocol Quantity: Sendable {
  /// What it measures.
  static var dimension: Dimension { get }
  /// The expression that made it.
  var formula: Formula { get }
  /// A quantity made by an expression of its own dimension.
  init(_ formula: Formula)
}

extension Quantity {
  /// A literal, as written: its number and the word after it.
  init(_ value: Double, _ name: String, _ factor: Double = 1) {
    self.init(Formula(.literal(value, Unit(name, factor)), Self.dimension))
  }

  init(_ operation: Formula.Operation) { self.init(Formula(operation, Self.dimension)) }

  /// The larger of the two.
  public func atLeast(_ other: Self) -> Self { Self(.larger(formula, other.formula)) }

  /// The smaller of the two.
  public func atMost(_ other: Self) -> Self { Self(.smaller(formula, other.formula)) }

  /// The next whole number above.
  public func roundedUp() -> Self { Self(.roundedUp(formula)) }

  /// How many times the other fits into this one.
  public func relative(to other: Self) -> Ratio { Ratio(.quotient(formula, other.formula)) }
}

/// Names an input, with its value or its range and where it comes from.
public func assume<Q: Quantity>(
  _ name: String, _ value: Q, from source: String? = nil,
  file: String = #filePath, line: Int = #line, column: Int = #column
) -> Q {
  Q(.assumption(name, value.formula, source: source, origin: Origin(file, line, column)))
}
