extension WordReader {
  /// The names that mean something in a declaration, its generic parameter among them.
  func scope(of symbol: Symbol) throws(UnknownShape) -> Scope {
    var scope = scope
    scope.owner = symbol.owner
    guard symbol.owner.isEmpty || scope.isRole || scope.types.contains(symbol.owner) else {
      throw UnknownShape("a member of '\(symbol.owner)', which is no type of the language")
    }
    let names = (symbol.swiftGenerics?.parameters ?? []).map(\.name).filter { $0 != "Self" }
    for constraint in symbol.swiftGenerics?.constraints ?? [] {
      if constraint.lhs == "Self", constraint.rhs == symbol.owner { continue }
      guard constraint.kind == "conformance", names.contains(constraint.lhs),
        scope.generic[constraint.lhs] == nil, scope.roles.contains(constraint.rhs)
      else { throw UnknownShape("the constraint '\(constraint.lhs): \(constraint.rhs)'") }
      scope.generic[constraint.lhs] = constraint.rhs
    }
    guard names.count <= 1, scope.generic.count == names.count else {
      throw UnknownShape("\(names.count) generic parameters, of which one with one role is known")
    }
    return scope
  }

  func read(_ texts: [ParameterText], in scope: Scope) throws(UnknownShape) -> [WordParameter] {
    var parameters: [WordParameter] = []
    for (index, text) in texts.enumerated() {
      parameters.append(try WordParameter(text, at: index, in: scope))
    }
    return parameters
  }

  /// The receiver of a call, cast to the type whose member is meant.
  func subject(_ owner: String) -> String {
    "(c.subject() as \(scope.roles.contains(owner) ? "any " : "")\(owner))"
  }

  /// The arguments of a call; of a generic one, the first opened is handed in as `it`.
  func given(_ parameters: [WordParameter]) -> String {
    let opened = parameters.firstIndex { $0.opens != nil && $0.kind != ".receiver" }
    return parameters.enumerated().map { index, parameter in
      let value = index == opened ? "it" : parameter.argument
      return parameter.label == "_" ? value : "\(parameter.label): \(value)"
    }.joined(separator: ", ")
  }

  /// The lines that say a word, where a type has to be opened or a block be handed on.
  func body(
    _ parameters: [WordParameter], calls whole: String, result: TypeShape, of symbol: Symbol
  ) throws(UnknownShape) -> [String] {
    var lines: [String] = []
    for (index, parameter) in parameters.enumerated() {
      guard let block = parameter.block else { continue }
      lines.append("let block\(index) = try c.value(\(index)) as \(block)")
    }
    let cast = if case .optional = result { " as Any" } else { "" }
    let roles = Set(parameters.compactMap(\.opens))
    guard roles.count <= 1 else { throw UnknownShape("two types that are known only when said") }
    guard let role = roles.first else {
      let said = tried(whole) + cast
      return lines + [lines.isEmpty ? said : "return \(said)"]
    }
    let isReceiver = parameters.contains { $0.kind == ".receiver" }
    if isReceiver, parameters.contains(where: { $0.opens != nil && $0.kind != ".receiver" }) {
      throw UnknownShape("a generic parameter beside 'Self'")
    }
    let name = isReceiver ? "receiver" : "it"
    let index = parameters.firstIndex { $0.opens != nil } ?? 0
    let value = isReceiver ? "c.subject()" : "c.value(\(index))"
    return lines + [
      "func open<Opened: \(role)>(_ \(name): Opened) throws(TableMismatch) -> Any {",
      "  \(tried(whole))\(cast)",
      "}",
      // An `as` here would keep Swift from opening it.
      "let opened: any \(role) = try \(value)",
      "return try open(opened)",
    ]
  }

  /// With `try` before it, where a value is taken from the call.
  func tried(_ whole: String) -> String {
    let takes = ["c.value(", "c.optional(", "c.list(", "c.subject("].contains(where: whole.contains)
    return takes ? "try \(whole)" : whole
  }

  func made(
    _ symbol: Symbol, _ form: Word.Form, _ isStatic: Bool, _ parameters: [WordParameter],
    _ result: TypeShape, _ body: [String], name: String? = nil
  ) -> Word {
    Word(
      owner: symbol.owner,
      name: name ?? String(symbol.pathComponents.last?.prefix { $0 != "(" } ?? ""),
      form: form, isStatic: isStatic, parameters: parameters, result: result.written, body: body,
      unavailable: nil, subject: symbol.subject, place: symbol.place)
  }
}

extension WordParameter {
  /// The same, without its name: an operator has no labels.
  var unlabelled: WordParameter {
    WordParameter(
      label: "_", kind: kind, number: number, allowsNothing: allowsNothing, argument: argument,
      opens: opens, block: block, isSeveral: isSeveral)
  }
}
