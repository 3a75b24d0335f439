/// What a load test found, by the machines at work: `[1: 955.perSecond, 8: 5_900.perSecond]`.
///
/// A type of our own rather than `KeyValuePairs`, so that a list made at run time can become one.
public struct Measurements: Sendable, ExpressibleByDictionaryLiteral {
  /// What so many machines did together.
  public struct Point: Sendable {
    /// The machines at work.
    public let machines: Int
    /// What they did a second, all together.
    public let rate: Rate

    /// So much by so many.
    public init(machines: Int, rate: Rate) {
      self.machines = machines
      self.rate = rate
    }
  }

  /// The points as they were written.
  public let list: [Point]

  /// Points written as a dictionary; their order counts.
  public init(dictionaryLiteral pairs: (Int, Rate)...) {
    self.init(pairs)
  }

  /// Points made at run time.
  public init(_ pairs: [(Int, Rate)]) {
    list = pairs.map { Point(machines: $0.0, rate: $0.1) }
  }
}

/// Measured pairs, and where they are from.
public struct ScalingTest: Sendable {
  /// What was found.
  public let points: [Measurements.Point]
  /// Where it is from.
  public let source: String?

  /// Points, and where they are from.
  public init(points: [Measurements.Point], source: String?) {
    self.points = points
    self.source = source
  }
}
