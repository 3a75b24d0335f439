/// One public word of the language, and how to say it.
struct Entry: Sendable {
  /// How the word is said.
  enum Form: Sendable {
    /// With parentheses: `Service("Edge")`, `a.calls(b)`, `.get("/feed")`.
    case call
    /// Without: `5.bytes`, `.lru`.
    case property
    /// Between two values.
    case binary
  }

  /// How it is said.
  let form: Form
  /// Whether it belongs to the type and not to a value of it: `.lru`, `API.get`.
  let isStatic: Bool
  /// What it takes; of a word without parentheses, nothing.
  let parameters: [Parameter]
  /// Why it cannot be said, where it is known only to say so.
  let unavailable: String?
  /// What it makes, as the type is written.
  let result: String
  /// Says it.
  let run: @Sendable (Call) throws(TableMismatch) -> Any
}
