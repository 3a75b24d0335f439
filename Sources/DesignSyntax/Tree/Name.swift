/// A word that names something, and where it stands.
public struct Name: Sendable, Hashable {
  /// The word, without the backticks it may be written in.
  public let text: String
  /// Where it begins.
  public let place: Place

  /// A word at a place.
  public init(_ text: String, at place: Place) {
    self.text = text
    self.place = place
  }
}
