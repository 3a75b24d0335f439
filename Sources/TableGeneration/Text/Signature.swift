/// The pieces of a function's declaration.
struct Signature {
  /// The words before `func`, `init` or `case`: `static`, `mutating`.
  let modifiers: [String]
  /// Its name without labels; of an initialiser, `init` or `init?`.
  let name: String
  /// Its parameters; nothing where there are no parentheses.
  let parameters: [ParameterText]?
  /// The text of its result.
  let result: String?

  /// A declaration by its text, unless that has a piece no word has.
  init?(_ text: String, keyword: String) {
    guard let (before, after) = (" " + text).parted(at: " " + keyword) else { return nil }
    modifiers = before.pieces(" ")
    var rest = after.trimmed
    if keyword == "init" {
      name = rest.hasPrefix("?") ? "init?" : "init"
      if rest.hasPrefix("?") { rest.removeFirst() }
    } else {
      let end = rest.firstIndex { "( <".contains($0) } ?? rest.endIndex
      // An operator may begin with what would open a generic clause.
      let name = String(rest[..<end])
      guard !name.isEmpty else { return nil }
      self.name = name.filter { $0 != "`" }
      rest = rest[end...].trimmed
    }
    if rest.hasPrefix("<") {
      guard let (_, after) = rest.bracketed else { return nil }
      rest = after.trimmed
    }
    if rest.isEmpty, keyword == "case" {
      parameters = nil
      result = nil
      return
    }
    guard rest.hasPrefix("("), let (inside, tail) = rest.bracketed else { return nil }
    let texts = inside.pieces(",")
    let read =
      keyword == "case"
      ? texts.map(ParameterText.init(payload:)) : texts.compactMap(ParameterText.init)
    guard read.count == texts.count else { return nil }
    parameters = read
    let made = tail.parted(at: " where ")?.before ?? tail
    if made.trimmed.isEmpty {
      result = nil
    } else {
      guard made.trimmed.hasPrefix("->") else { return nil }
      result = made.trimmed.dropFirst(2).trimmed
    }
  }
}
