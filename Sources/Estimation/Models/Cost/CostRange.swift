/// What something costs, said three times: were everything cheap, most likely, were everything dear.
public struct CostRange: Sendable, Equatable {
  /// Were everything at its cheap end.
  public let low: Double
  /// Most likely.
  public let likely: Double
  /// Were everything at its dear end.
  public let high: Double

  /// Three costs in one unit.
  ///
  /// - Parameters: none negative, none less than the one before.
  public init(low: Double, likely: Double, high: Double) throws(Refusal) {
    self.low = try low.notNegative("low cost")
    guard likely.isFinite, likely >= low else {
      throw Refusal("likely cost", likely, wanted: "no less than the low cost, \(low)")
    }
    guard high.isFinite, high >= likely else {
      throw Refusal("high cost", high, wanted: "no less than the likely cost, \(likely)")
    }
    (self.likely, self.high) = (likely, high)
  }

  /// Units times price, each said three times: low × low, likely × likely, high × high.
  public static func of(_ units: CostRange, each price: CostRange) throws(Refusal) -> CostRange {
    try CostRange(
      low: units.low * price.low, likely: units.likely * price.likely,
      high: units.high * price.high)
  }

  /// A number that nobody doubts.
  public static func certain(_ value: Double) throws(Refusal) -> CostRange {
    try CostRange(low: value, likely: value, high: value)
  }

  /// Both together, as if they were dear together: the ends are wider than those of independent costs.
  public static func + (a: CostRange, b: CostRange) -> CostRange {
    CostRange(a.low + b.low, a.likely + b.likely, a.high + b.high)
  }

  /// What one of so many costs: cost ÷ count, the low end at the most of them.
  ///
  /// - Parameter count: how many in the same time, said three times; more than 0.
  public func each(of count: CostRange) throws(Refusal) -> CostRange {
    _ = try count.low.positive("count")
    return try CostRange(
      low: low / count.high, likely: likely / count.likely, high: high / count.low)
  }

  private init(_ low: Double, _ likely: Double, _ high: Double) {
    (self.low, self.likely, self.high) = (low, likely, high)
  }
}
