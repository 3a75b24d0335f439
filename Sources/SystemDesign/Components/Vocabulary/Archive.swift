/// Where records go when they are old.
public struct Archive: Sendable {
  /// How old they are then.
  public let after: Period
  /// The store they go to.
  public let to: Part.ID

  /// Records older than so much, in another store.
  public init(after: Period, to: Part.ID) {
    self.after = after
    self.to = to
  }
}
