/// What the reader cannot read, and where.
public struct SyntaxError: Error, Sendable, Hashable {
  /// Where it stands.
  public let place: Place
  /// What is wrong and what to do instead, without a full stop.
  public let says: String
  /// Whether it is Swift that the compiler would read, so that `--compile` is a way on.
  public let isSwift: Bool

  /// A message about a place.
  public init(at place: Place, _ says: String, isSwift: Bool = false) {
    self.place = place
    self.says = says
    self.isSwift = isSwift
  }
}
