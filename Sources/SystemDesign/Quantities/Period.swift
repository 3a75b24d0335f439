/// A stretch of time.
public struct Period: Quantity {
  /// What it measures.
  public static let dimension = Dimension.period
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

  /// One second.
  public static let second = Period(1, "second")
  /// One minute.
  public static let minute = Period(1, "minute", 60)
  /// One hour.
  public static let hour = Period(1, "hour", 3_600)
  /// One day of 86,400 seconds.
  public static let day = Period(1, "day", 86_400)
  /// One week.
  public static let week = Period(1, "week", 604_800)
  /// Thirty days, the convention of capacity estimates.
  public static let month = Period(1, "month", 2_592_000)
  /// Three hundred and sixty-five days.
  public static let year = Period(1, "year", 31_536_000)
}
