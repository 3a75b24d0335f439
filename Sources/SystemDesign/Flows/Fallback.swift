/// What is done instead when a hop fails.
public struct Fallback: Sendable {
  /// What happens then, in order.
  public let steps: [Step]
  /// How that path is kept in practice.
  public let exercised: String?

  /// Other steps, and how they are kept in practice.
  public init(steps: [Step], exercised: String?) {
    self.steps = steps
    self.exercised = exercised
  }
}
