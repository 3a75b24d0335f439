/// How the outside asks for a flow.
public struct API: Sendable {
  /// How a long list is cut.
  public enum Pages: Sendable {
    /// The next page starts after the last item seen.
    case cursor(Count)
    /// The next page starts at a position, and shifts when items arrive.
    case offset(Count)
  }

  /// The method of HTTP, or FRAME on a connection that stays open.
  public let method: String
  /// The path, with its parameters in braces.
  public let path: String
  /// The header or field that makes a repeated call harmless.
  public let idempotencyKey: String?
  /// How a long list is cut.
  public let pages: Pages?
  /// The answers worth a word.
  public let answers: [Answers.Answer]

  /// A way to ask, with everything said about it.
  public init(
    method: String, path: String, idempotencyKey: String? = nil, pages: Pages? = nil,
    answers: Answers = [:]
  ) {
    self.method = method
    self.path = path
    self.idempotencyKey = idempotencyKey
    self.pages = pages
    self.answers = answers.list
  }

  /// Reads, and changes nothing.
  public static func get(_ path: String, pages: Pages? = nil, answers: Answers = [:]) -> API {
    API(method: "GET", path: path, pages: pages, answers: answers)
  }
  /// Makes something new; the key makes a repeated call harmless.
  public static func post(_ path: String, key: String? = nil, answers: Answers = [:]) -> API {
    API(method: "POST", path: path, idempotencyKey: key, answers: answers)
  }
  /// Puts something at a known place.
  public static func put(_ path: String, answers: Answers = [:]) -> API {
    API(method: "PUT", path: path, answers: answers)
  }
  /// Changes a part of something.
  public static func patch(_ path: String, key: String? = nil, answers: Answers = [:]) -> API {
    API(method: "PATCH", path: path, idempotencyKey: key, answers: answers)
  }
  /// Takes something away.
  public static func delete(_ path: String, answers: Answers = [:]) -> API {
    API(method: "DELETE", path: path, answers: answers)
  }
  /// A frame on a connection that stays open.
  public static func frame(_ name: String, key: String? = nil) -> API {
    API(method: "FRAME", path: name, idempotencyKey: key)
  }
}
