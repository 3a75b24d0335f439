// The few words of JSON Schema that models need.
extension JSON {
  /// A value of a type.
  static func type(_ name: String, _ more: JSONObject = [:]) -> JSON {
    .object(more.merging(["type": .string(name)]))
  }

  /// One of a few words.
  static func words(_ words: [String]) -> JSON {
    type("string", ["enum": .array(words.map { .string($0) })])
  }

  /// A list of values that are alike.
  static func list(of item: JSON) -> JSON { type("array", ["items": item]) }

  /// Exactly one of these.
  static func oneOf(_ schemas: [JSON]) -> JSON { .object(["oneOf": .array(schemas)]) }

  /// The same with a sentence about what it means.
  func saying(_ says: String) -> JSON { adding(["description": .string(says)]) }

  /// The same with more keys.
  func adding(_ more: JSONObject) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(members.merging(more))
  }
}
