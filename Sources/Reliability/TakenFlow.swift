import SystemDesign

/// A flow that the loss of something takes down, or a part of it.
public struct TakenFlow: Sendable, Hashable {
  /// The flow's name.
  public let name: String
  /// The share of its executions that fail; 1 where all of them do.
  public let share: Double

  /// Whether some of its executions still succeed.
  public var isPartial: Bool { share < 1 - Self.rounding }

  /// The rounding of a sum of shares.
  private static let rounding = 1e-12
}
