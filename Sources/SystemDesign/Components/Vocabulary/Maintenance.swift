/// Planned time away.
public struct Maintenance: Sendable {
  /// How long each time.
  public let time: Period
  /// How often.
  public let every: Period

  /// So long, so often.
  public init(time: Period, every: Period) {
    self.time = time
    self.every = every
  }
}
