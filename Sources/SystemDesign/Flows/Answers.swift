/// The answers an API may give: `[302: "here it is", 410: "taken down"]`.
///
/// A type of our own rather than `KeyValuePairs`, so that a list made at run time can become one.
public struct Answers: Sendable, ExpressibleByDictionaryLiteral {
  /// One status and what it says.
  public struct Answer: Sendable {
    /// The status of HTTP.
    public let status: Int
    /// What it says to the caller.
    public let says: String

    /// A status and what it says.
    public init(status: Int, says: String) {
      self.status = status
      self.says = says
    }
  }

  /// The answers as they were written.
  public let list: [Answer]

  /// Answers written as a dictionary; their order counts.
  public init(dictionaryLiteral pairs: (Int, String)...) {
    self.init(pairs)
  }

  /// Answers made at run time.
  public init(_ pairs: [(Int, String)]) {
    list = pairs.map { Answer(status: $0.0, says: $0.1) }
  }
}
