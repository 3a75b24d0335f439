import SystemDesign

/// One thing whose loss alone takes a flow down.
public struct SinglePoint: Sendable {
  /// Whether a component is lost, or something that several share.
  public enum Kind: String, Sendable { case component, domain }

  /// Why nothing makes up for the loss.
  public enum Cause: String, Sendable {
    /// Nothing else can do it.
    case structural
    /// What is left cannot carry the peak.
    case capacity
  }

  /// Whether a component is lost, or something that several share.
  public let kind: Kind
  /// Why nothing makes up for the loss.
  public let cause: Cause
  /// Whether somebody else runs it.
  public let isManaged: Bool
  /// Its name.
  public let name: String
  /// Why it is one, with the numbers: "1 instance, and every request passes it".
  public let reason: String
  /// The share of the flow's executions its loss takes, where it is not all of them: one shard.
  public let share: Double?
  /// Where it was said.
  public let origin: Origin

  /// A single point with everything known about it.
  public init(
    kind: Kind, cause: Cause, isManaged: Bool, name: String, reason: String, share: Double?,
    origin: Origin
  ) {
    self.kind = kind
    self.cause = cause
    self.isManaged = isManaged
    self.name = name
    self.reason = reason
    self.share = share
    self.origin = origin
  }
}
