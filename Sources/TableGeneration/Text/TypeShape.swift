/// What a type's text says it is, of the shapes the table has words for.
indirect enum TypeShape: Equatable {
  /// A type by its whole name: `Part.ID`.
  case named(String)
  /// `any Callable`.
  case role(String)
  /// The one generic parameter of a function, with its protocol.
  case same(String)
  /// `Self` in a protocol.
  case receiver
  case optional(TypeShape)
  case list(TypeShape)
  case several(TypeShape)

  /// The type of a text, if its shape is known; names are looked up, never taken on trust.
  init?(_ text: String, in scope: Scope) {
    let text = text.trimmed
    if text.hasSuffix("..."), let one = TypeShape(String(text.dropLast(3)), in: scope) {
      self = .several(one)
    } else if text.hasSuffix("?"), let one = TypeShape(String(text.dropLast()), in: scope) {
      self = .optional(one)
    } else if text.hasPrefix("["), let (inside, after) = text.bracketed, after.isEmpty,
      inside.pieces(":").count == 1, let one = TypeShape(inside, in: scope)
    {
      self = .list(one)
    } else if text.hasPrefix("("), let (inside, after) = text.bracketed, after.isEmpty,
      inside.pieces(",").count == 1
    {
      self.init(inside, in: scope)
    } else if text.hasPrefix("any ") {
      guard let role = scope.roleName(String(text.dropFirst(4))) else { return nil }
      self = .role(role)
    } else if text == "Self", scope.isRole {
      self = .receiver
    } else if let role = scope.generic[text] {
      self = .same(role)
    } else if let name = scope.typeName(text) {
      self = .named(name)
    } else {
      return nil
    }
  }

  /// As it is written in a generated call, and as the result of a word.
  var written: String {
    switch self {
    case .named(let name): name
    case .role(let role): "any \(role)"
    case .same(let role): "some \(role)"
    case .receiver: "Self"
    case .optional(.role(let role)): "(any \(role))?"
    case .optional(let one): "\(one.written)?"
    case .list(let one), .several(let one): "[\(one.written)]"
    }
  }
}

/// The names that mean something where a type's text stands.
struct Scope {
  /// The module, by which its free functions are called: a local name may be the same.
  let module: String
  let types: Set<String>
  let roles: Set<String>
  /// The type the text stands in, for the short names of what is nested there.
  var owner = ""
  /// The generic parameters of the function, with the protocol of each.
  var generic: [String: String] = [:]

  var isRole: Bool { roles.contains(owner) }

  func roleName(_ text: String) -> String? { roles.contains(text) ? text : nil }

  /// The whole name of a type, from the innermost owner outwards.
  func typeName(_ text: String) -> String? {
    var outer = owner.split(separator: ".")
    while true {
      let name = (outer.map(String.init) + [text]).joined(separator: ".")
      if types.contains(name) { return name }
      if outer.popLast() == nil { return nil }
    }
  }
}
