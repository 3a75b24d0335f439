/// One parameter as the declaration writes it.
struct ParameterText: Equatable {
  /// What stands before the colon at a call; `_` for nothing.
  let label: String
  /// Its type, as text.
  let type: String
  /// The text of its default.
  let fallback: String?
  /// The attribute before it, without its sign: a result builder.
  let attribute: String?

  /// `@FlowBuilder _ steps: () -> [Step]`, `for share: Ratio = 99.percent`.
  init?(_ text: String) {
    var rest = text.trimmed
    var attribute: String?
    if rest.hasPrefix("@") {
      guard let (name, after) = rest.parted(at: " ") else { return nil }
      attribute = String(name.dropFirst())
      rest = after
    }
    guard let (names, typed) = rest.parted(at: ":"), let label = names.pieces(" ").first else {
      return nil
    }
    self.label = label.filter { $0 != "`" }
    self.attribute = attribute
    if let (type, fallback) = typed.parted(at: " = ") {
      self.type = type.trimmed
      self.fallback = fallback.trimmed
    } else {
      type = typed.trimmed
      fallback = nil
    }
  }

  /// A value an enum case carries: `Ratio`, `of: Ratio`.
  init(payload text: String) {
    let halves = text.parted(at: ":")
    label = halves.map { $0.before.trimmed } ?? "_"
    type = (halves?.after ?? text).trimmed
    fallback = nil
    attribute = nil
  }
}
