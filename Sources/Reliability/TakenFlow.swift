import SystemDesign

/// A flow that the loss of something takes down, or a part of it.
public struct TakenFlow: Sendable, Hashable {
  /// The flow's name.
  public let name: String
  /// The share of its executions that fail; 1 where all of them do.
  public let share: Double

  /// Whether some of its executions still succeed.
  public var isPartial: Bool { share < 1 - Self.rounding }

  /// The share as one says it: "20 %", "less than 0.01 %".
  public var part: String {
    if share < 0.0001 { return "less than 0.01 %" }
    if isPartial, share > 0.9995 { return "more than 99.9 %" }
    return Wording.load(share)
  }

  /// The rounding of a sum of shares.
  private static let rounding = 1e-12
}
