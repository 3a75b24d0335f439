/// Something a design says that cannot be meant; it is collected and reported, never a trap.
public struct Mistake: Sendable, Hashable {
  /// What is wrong, with the user's own name in quotes.
  public let says: String
  /// What to say instead.
  public let instead: String
  /// Where it was said.
  public let origin: Origin

  /// A mistake at a place, with the way out of it.
  public init(says: String, instead: String, origin: Origin) {
    self.says = says
    self.instead = instead
    self.origin = origin
  }
}
