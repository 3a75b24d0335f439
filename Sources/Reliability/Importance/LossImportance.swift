/// What one thing means to a flow's being away.
///
/// With Q the share of time the flow is away, and "lost" and "never lost" of this thing alone.
public struct LossImportance: Sendable {
  /// What it is.
  public let kind: Combination.Member.Kind
  /// Its name.
  public let name: String
  /// How many alike there are: the figures are those of each.
  public let machines: Int
  /// How much more often the flow is away with it lost than with it never lost, 0 to 1.
  public let birnbaum: Double
  /// The share of Q in which it is lost and decides, 0 to 1; nil where Q is 0.
  public let criticality: Double?
  /// The share of Q that goes away where it is never lost, 0 to 1; nil where Q is 0.
  public let fussellVesely: Double?
  /// How many times as often the flow is away with it lost; nil where Q is 0.
  public let riskAchievement: Double?
  /// How many times less often the flow is away where it is never lost; infinite where nothing else
  /// can take the flow down, nil where Q is 0.
  public let riskReduction: Double?
}

/// What a whole component, all its machines, means to a flow's being away.
public struct ComponentRisk: Sendable {
  /// Its name.
  public let name: String
  /// The share of time the flow would be away if it never failed.
  public let awayWithoutFailures: Double
  /// The share of time the flow would be away if it were lost for good.
  public let awayWhenLost: Double
  /// How many times less often the flow would be away if it never failed; infinite where nothing
  /// else can take the flow down.
  public let riskReduction: Double
}

/// What everything means to one flow's being away, the gravest first.
public struct Importances: Sendable {
  /// The share of time the flow is away.
  public let away: Double
  /// One machine of each kind, and everything that several share.
  public let things: [LossImportance]
  /// Whole components.
  public let components: [ComponentRisk]
}
