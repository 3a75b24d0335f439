/// How often something happens.
public struct Rate: Quantity {
  /// What it measures.
  public static let dimension = Dimension.rate
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

  /// How many happen in a stretch of time.
  public func over(_ period: Period) -> Count { Count(.product(formula, period.formula)) }

  /// The bytes that flow when each one carries that many.
  public func carrying(_ size: DataSize) -> Bandwidth { Bandwidth(.product(formula, size.formula)) }

  /// How many are reached when each one goes to a whole audience.
  public func reaching(_ audience: Audience) -> Rate {
    Rate(.product(formula, audience.multiplicity.mean))
  }

  /// How many are under way at once when each takes that long (Little).
  public func lasting(_ period: Period) -> Count { Count(.product(formula, period.formula)) }
}
