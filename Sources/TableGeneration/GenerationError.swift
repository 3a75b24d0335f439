/// A public declaration whose shape the generator does not know; nothing is skipped in silence.
public struct GenerationError: Error, Sendable, CustomStringConvertible {
  /// The declaration, by its whole name.
  public let symbol: String
  /// Where it stands: `File.swift:12`.
  public let place: String
  /// What about it is not known.
  public let shape: String

  /// The one line for the developer.
  public var description: String {
    "\(place): error: '\(symbol)' has a shape unknown here: \(shape)"
  }
}
