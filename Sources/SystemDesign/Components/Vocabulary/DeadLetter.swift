/// Where a message goes that fails again and again.
public struct DeadLetter: Sendable {
  /// After so many attempts.
  public let after: Int
  /// The queue it goes to, where that is a component of the design.
  public let to: Part.ID?

  /// Put aside after so many attempts.
  public init(after: Int, to: Part.ID?) {
    self.after = after
    self.to = to
  }
}
