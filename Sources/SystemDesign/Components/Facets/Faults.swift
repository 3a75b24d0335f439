/// How often a component is away, and how many of its instances are enough.
public struct Faults: Sendable {
  /// The share of time one instance, or a managed service as a whole, is there.
  public var availability: Ratio?
  /// The time it runs between two failures (MTBF), repairs not counted.
  public var between: Period?
  /// The time from a failure to its repair.
  public var repair: Period?
  /// The instances that must be up whatever the load.
  public var needed: Int?
  /// Planned time away.
  public var maintenance: Maintenance?
  /// How new versions and settings reach the instances.
  public var rollout: String?
  /// The share of failures that take all instances at once (beta).
  public var common: Ratio?

  /// Nothing said yet.
  public init() {}
}
