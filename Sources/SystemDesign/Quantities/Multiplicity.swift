/// How many times a hop runs for one execution of its flow: a ratio, a count or an audience.
public protocol Multiplicity: Sendable {
  /// The mean and the largest number of times.
  var multiplicity: Times { get }
}

/// The mean number of times, and the largest when it is known to be much larger.
public struct Times: Sendable {
  /// The mean number of times.
  public let mean: Formula
  /// The largest, when it is known to be much larger.
  public let top: Formula?

  /// A mean, and the largest where it matters.
  public init(mean: Formula, top: Formula? = nil) {
    self.mean = mean
    self.top = top
  }
}

extension Ratio: Multiplicity {
  /// So many times.
  public var multiplicity: Times { Times(mean: formula, top: nil) }
}

extension Count: Multiplicity {
  /// So many times.
  public var multiplicity: Times { Times(mean: formula, top: nil) }
}
