/// A number in base units, or what would settle it.
public enum Amount: Sendable, Equatable {
  case known(Spread)
  /// Not stated; each entry says what to state.
  case unknown(missing: [String])

  /// A value and the ends of its 90 % range; all three are equal where nothing was guessed.
  public struct Spread: Sendable, Equatable {
    /// The value with every input at its median.
    public let value: Double
    /// Nineteen times in twenty it is more than this.
    public let low: Double
    /// Nineteen times in twenty it is less than this; infinite where more often than that it has no
    /// end.
    public let high: Double
    /// The mean of all that it may be, which lies above the value where a guess is wide; nil where it is
    /// not worked out or has no end.
    public let mean: Double?
    /// How often it has no end, of all draws: a queue that more comes to than it can do never settles.
    public let endless: Double

    /// A value between two others.
    public init(
      value: Double, low: Double, high: Double, mean: Double? = nil, endless: Double = 0
    ) {
      self.value = value
      self.low = low
      self.high = high
      self.mean = mean
      self.endless = endless
    }

    /// Whether a guess stands behind it.
    public var isRange: Bool { low != high }
  }

  /// The value, where it is known.
  public var value: Double? {
    if case .known(let spread) = self { spread.value } else { nil }
  }

  /// What would settle it; empty where it is known.
  public var missing: [String] {
    if case .unknown(let missing) = self { missing } else { [] }
  }
}
