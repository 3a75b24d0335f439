/// A change of a design, and what it does to how often a flow is away.
public struct Improvement: Sendable {
  /// The flow.
  public let flow: String
  /// The component that is changed.
  public let component: String
  /// The change, as one says it: "a second zone for 'Edge'".
  public let change: String
  /// The share of time the flow is away as it is.
  public let awayBefore: Double
  /// The same in the changed design.
  public let awayAfter: Double
}
