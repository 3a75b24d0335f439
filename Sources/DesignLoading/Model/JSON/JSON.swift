/// A value of JSON.
///
/// Foundation has a library for this; it loses the places in its errors, costs 9 ms at every start
/// of the process, and cannot bound how deep a file nests.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object(JSONObject)

  /// What it is, with the article a message needs.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
