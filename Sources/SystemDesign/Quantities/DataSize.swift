/// How many bytes something takes.
public struct DataSize: Quantity {
  /// What it measures.
  public static let dimension = Dimension.dataSize
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

  /// This much in every such stretch of time.
  public func per(_ period: Period) -> Bandwidth { Bandwidth(.quotient(formula, period.formula)) }

  /// How long it takes to move at that speed.
  public func at(_ speed: Bandwidth) -> Period { Period(.quotient(formula, speed.formula)) }
}
