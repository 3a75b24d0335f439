import SystemDesign

/// One thing whose loss alone takes a flow down.
public struct SinglePoint: Sendable {
  /// Whether a component is lost, or something that several share.
  public enum Kind: String, Sendable { case component, domain }

  /// What several components are lost with.
  public enum Place: String, Sendable {
    /// One zone of a region.
    case zone
    /// A region with all its zones.
    case region
    /// Something that was given a name, as a cluster or a configuration.
    case named
  }

  /// Why nothing makes up for the loss.
  public enum Cause: String, Sendable {
    /// Nothing else can do it.
    case structural
    /// What is left cannot carry the peak.
    case capacity
  }

  /// A component of which too little is left.
  package struct Shortage: Sendable, Hashable {
    /// Its name.
    package let name: String
    /// What some of its machines are called: "copies".
    package let machines: String
    /// How many there are of it.
    package let total: Int
    /// How many of them may be lost.
    package let spare: Int
    /// Whether they were placed by name.
    package let isPlaced: Bool
  }

  /// Whether a component is lost, or something that several share.
  public let kind: Kind
  /// What the domain is; nil of a component.
  public let place: Place?
  /// Why nothing makes up for the loss.
  public let cause: Cause
  /// Whether somebody else runs it.
  public let isManaged: Bool
  /// Its name.
  public let name: String
  /// Why it is one, with the numbers: "1 instance, and every request passes it".
  public internal(set) var reason: String
  /// The share of the flow's executions its loss takes, where it is not all of them: one shard,
  /// or a hop that runs in some of them.
  public let share: Double?
  /// Where it was said.
  public let origin: Origin
  /// The components of which it takes too many along, where it is a place or something shared.
  package internal(set) var short: [Shortage] = []
  /// What may be lost: the zone, region or shared thing, or of a component the machines any one of
  /// which does it.
  var variables: [Variable] = []

  /// The zone, region or shared thing that is lost; nil of a component.
  var variable: Variable? { kind == .domain ? variables.first : nil }

  /// A single point with everything known about it.
  public init(
    kind: Kind, cause: Cause, isManaged: Bool, name: String, reason: String, share: Double?,
    origin: Origin, place: Place? = nil
  ) {
    self.kind = kind
    self.place = place
    self.cause = cause
    self.isManaged = isManaged
    self.name = name
    self.reason = reason
    self.share = share
    self.origin = origin
  }
}
