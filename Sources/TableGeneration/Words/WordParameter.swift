/// What one parameter of a word takes, and how a generated call hands it on.
struct WordParameter {
  /// What stands before the colon at a call; `_` for nothing.
  let label: String
  /// What it takes, as `Parameter` is written.
  let kind: String
  /// How many values it takes, as `Parameter.Number` is written.
  let number: String
  /// Whether `nil` may stand there.
  let allowsNothing: Bool
  /// Its value in a generated call.
  let argument: String
  /// The role whose one type is opened to hand this on, if it is generic.
  let opens: String?
  /// The type of what a block gathers, if it is one.
  let block: String?
  /// Whether it is a variadic, which is handed on through the twin that takes a list.
  let isSeveral: Bool

  /// The text that makes the table's `Parameter`.
  var written: String {
    var parts = ["\"\(label)\"", kind]
    if number != ".one" { parts.append(number) }
    if allowsNothing { parts.append("allowsNothing: true") }
    return "Parameter(\(parts.joined(separator: ", ")))"
  }
}

extension WordParameter {
  /// A parameter of a known shape, by its place among the others.
  init(_ text: ParameterText, at index: Int, in scope: Scope) throws(UnknownShape) {
    label = text.label
    if let place = Self.place(text) {
      (kind, number, argument) = (".\(place)", ".oneOrDefault", "c.\(place)")
      (allowsNothing, opens, block, isSeveral) = (false, nil, nil, false)
      return
    }
    if let attribute = text.attribute {
      guard text.fallback == nil, text.type.hasPrefix("() -> "),
        let made = TypeShape(String(text.type.dropFirst(6)), in: scope)
      else { throw UnknownShape("the block '\(text.label)' of type '\(text.type)'") }
      (kind, number) = (".block(builder: \"\(attribute)\")", ".one")
      // The `return` keeps the builder away from what it has already gathered.
      argument = "{ return block\(index) }"
      (allowsNothing, opens, block, isSeveral) = (false, nil, made.written, false)
      return
    }
    guard let shape = TypeShape(text.type, in: scope) else {
      throw UnknownShape("the parameter '\(text.label)' of type '\(text.type)'")
    }
    let hasDefault = text.fallback != nil
    block = nil
    isSeveral = shape.isSeveral
    switch shape {
    case .list(let one), .several(let one):
      guard let kind = one.kind else { throw UnknownShape("a list of '\(one.written)'") }
      // A list that was not given and an empty one look the same to the word.
      guard !hasDefault || text.fallback == "[]" && !shape.isSeveral else {
        throw UnknownShape("the list '\(text.label)' with a default other than []")
      }
      self.kind = kind
      number = shape.isSeveral ? ".several" : hasDefault ? ".listOrDefault" : ".list"
      (allowsNothing, opens) = (false, nil)
      argument = "c.list(\(index)) as [\(one.written)]"
    case .optional(let one):
      guard let kind = one.kind, !one.isOpened else {
        throw UnknownShape("the parameter '\(text.label)' of type '\(text.type)'")
      }
      self.kind = kind
      number = hasDefault ? ".oneOrDefault" : ".one"
      (allowsNothing, opens) = (true, nil)
      guard text.fallback ?? "nil" == "nil" else {
        // Nothing said and `nil` said would both take the default.
        throw UnknownShape("the default '\(text.fallback ?? "")' of '\(text.type)'")
      }
      argument = "c.optional(\(index)) as \(shape.written)"
    default:
      guard let kind = shape.kind else {
        throw UnknownShape("the parameter '\(text.label)' of type '\(text.type)'")
      }
      self.kind = kind
      number = hasDefault ? ".oneOrDefault" : ".one"
      allowsNothing = false
      opens = shape.isOpened ? shape.role ?? scope.owner : nil
      if let fallback = text.fallback {
        guard !shape.isOpened else { throw UnknownShape("a default of a generic parameter") }
        argument = "(c.optional(\(index)) as \(TypeShape.optional(shape).written)) ?? \(fallback)"
      } else {
        argument = shape.isOpened ? "c.value(\(index))" : "c.value(\(index)) as \(shape.written)"
      }
    }
  }

  /// Which part of the place of a call it stands for, if its default says so.
  private static func place(_ text: ParameterText) -> String? {
    switch (text.fallback, text.type) {
    case ("#filePath", "String"): "file"
    case ("#line", "Int"): "line"
    case ("#column", "Int"): "column"
    default: nil
    }
  }
}

/// What about a declaration is not known, before it is said of which.
struct UnknownShape: Error {
  let shape: String
  init(_ shape: String) { self.shape = shape }
}

extension TypeShape {
  /// What may stand in a parameter of this type, as `Parameter.Kind` is written.
  var kind: String? {
    switch self {
    case .named(let name): ".value(\"\(name)\")"
    case .role(let role): ".role(\"\(role)\")"
    case .same(let role): ".same(\"\(role)\")"
    case .receiver: ".receiver"
    case .optional, .list, .several: nil
    }
  }

  var isSeveral: Bool {
    if case .several = self { true } else { false }
  }

  /// Whether its one type is known only when the word is said.
  var isOpened: Bool {
    switch self {
    case .same, .receiver: true
    default: false
    }
  }

  var role: String? {
    if case .same(let role) = self { role } else { nil }
  }
}
