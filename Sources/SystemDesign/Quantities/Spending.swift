/// How much money goes in a stretch of time.
public struct Spending: Quantity {
  /// What it measures.
  public static let dimension = Dimension.spending
  /// The expression that made it.
  public let formula: Formula
  /// A quantity made by an expression of its own dimension.
  public init(_ formula: Formula) { self.formula = formula }

  // Written per type: an operator on a protocol makes a seven-term sum fail to compile.
  /// Both together.
  public static func + (a: Self, b: Self) -> Self { Self(.sum(a.formula, b.formula)) }
  /// What is left of the first.
  public static func - (a: Self, b: Self) -> Self { Self(.difference(a.formula, b.formula)) }
  /// So many times as much.
  public static func * (a: Self, b: Ratio) -> Self { Self(.product(a.formula, b.formula)) }
  /// So many times less.
  public static func / (a: Self, b: Ratio) -> Self { Self(.quotient(a.formula, b.formula)) }
  /// A guess: nine times in ten it lies between the two.
  public static func ... (a: Self, b: Self) -> Self { Self(.range(a.formula, b.formula)) }

  /// What is spent in all.
  public func over(_ period: Period) -> Money { Money(.product(formula, period.formula)) }
}
