/// How many of something there are: users, requests, links.
public struct Count: Quantity {
  /// What it measures.
  public static let dimension = Dimension.count
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

  /// This many in every such stretch of time.
  public func per(_ period: Period) -> Rate { Rate(.quotient(formula, period.formula)) }

  /// What they all do together when each does that much in a stretch of time.
  public func each(_ count: Count, per period: Period) -> Rate { each(count).per(period) }

  /// What they all have together when each has that many.
  public func each(_ count: Count) -> Count { Count(.product(formula, count.formula)) }

  /// The room they all take together when each takes that much.
  public func each(_ size: DataSize) -> DataSize { DataSize(.product(formula, size.formula)) }

  /// How long it takes to get through them at that rate.
  public func at(_ rate: Rate) -> Period { Period(.quotient(formula, rate.formula)) }
}
