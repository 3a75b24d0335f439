/// What holds for every flow that does not say otherwise.
public struct Traffic: Sendable {
  /// How many times the mean the busiest moment is.
  public package(set) var peak: Ratio?
  /// How the traffic of a day rises and falls.
  public package(set) var daily: DailyCurve?
  /// By how much the load grows in a year.
  public package(set) var growth: Ratio?
  /// How far ahead is planned.
  public package(set) var horizon: Period?
  /// The most of its capacity that a component may use at the peak.
  public package(set) var busy: Ratio?
  /// Where it was said.
  public let origin: Origin

  /// The shape of the load over days and years, and how busy machines may be at its peak.
  public init(
    peak: Ratio? = nil, daily: DailyCurve? = nil, growing growth: Ratio? = nil,
    planned horizon: Period? = nil, busy: Ratio? = nil,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.peak = peak
    self.daily = daily
    self.growth = growth
    self.horizon = horizon
    self.busy = busy
    self.origin = Origin(file, line, column)
  }
}

extension Traffic {
  /// How many times the mean the busiest moment is, as it was said or as the daily curve has it.
  public var usualPeak: Ratio? { peak ?? daily?.peak }
}
