/// Why a text is no quantity of the kind that was asked for, and where in it.
public struct QuantityError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of mistake it is.
  public enum Kind: Sendable, Hashable {
    /// It is no quantity, whatever it stands for.
    case malformed
    /// It is a quantity that measures something else.
    case dimension
  }

  /// What kind of mistake it is.
  public let kind: Kind
  /// The character at which it goes wrong, counted from one.
  public let place: Int
  /// What is wrong.
  public let says: String
  /// What to say instead.
  public let instead: String

  init(_ kind: Kind = .malformed, at place: Int, _ says: String, _ instead: String) {
    (self.kind, self.place) = (kind, place)
    (self.says, self.instead) = (says, instead)
  }

  /// What is wrong, where, and what to say instead.
  public var description: String { "\(says) (at character \(place)); \(instead)" }
}
