/// Reads words from declarations, and throws on any shape it does not know.
struct WordReader {
  let scope: Scope

  /// The word a declaration is.
  func word(_ symbol: Symbol) throws(GenerationError) -> Word {
    do throws(UnknownShape) {
      switch symbol.sort {
      case "property", "type.property": return try property(symbol)
      case "enum.case": return try enumCase(symbol)
      case "init": return try initialiser(symbol)
      case "method", "type.method", "func": return try function(symbol)
      case "func.op": return try infix(symbol)
      default: throw UnknownShape("a '\(symbol.sort)'")
      }
    } catch {
      throw symbol.unknown(error.shape)
    }
  }

  private func property(_ symbol: Symbol) throws(UnknownShape) -> Word {
    let isStatic = symbol.sort == "type.property"
    let scope = try scope(of: symbol)
    let text = symbol.text.parted(at: " {")?.before ?? symbol.text
    guard let (declared, type) = text.parted(at: ": "), let shape = TypeShape(type, in: scope),
      !shape.isSeveral, !shape.isOpened
    else { throw UnknownShape("a property of an unknown type") }
    let known = [["var"], ["let"], ["static", "var"], ["static", "let"]]
    guard known.contains(declared.pieces(" ").dropLast()), !(isStatic && scope.isRole) else {
      throw UnknownShape("a property that is more than 'var' or 'let'")
    }
    let name = symbol.names.title
    let whole = isStatic ? "\(symbol.owner).\(name)" : "\(subject(symbol.owner)).\(name)"
    let cast = if case .optional = shape { " as Any" } else { "" }
    return made(symbol, .property, isStatic, [], shape, [tried(whole) + cast])
  }

  private func enumCase(_ symbol: Symbol) throws(UnknownShape) -> Word {
    let scope = try scope(of: symbol)
    guard let signature = Signature(symbol.text, keyword: "case"),
      signature.modifiers.allSatisfy({ $0 == "indirect" })
    else { throw UnknownShape("a case") }
    let owner = TypeShape.named(symbol.owner)
    let whole = "\(symbol.owner).\(signature.name)"
    guard let texts = signature.parameters else {
      return made(symbol, .property, true, [], owner, [whole])
    }
    let parameters = try read(texts, in: scope)
    guard !parameters.contains(where: { $0.opens != nil || $0.block != nil || $0.isSeveral }) else {
      throw UnknownShape("a case that carries more than values")
    }
    return made(symbol, .call, true, parameters, owner, [tried("\(whole)(\(given(parameters)))")])
  }

  private func initialiser(_ symbol: Symbol) throws(UnknownShape) -> Word {
    let scope = try scope(of: symbol)
    guard !scope.isRole else { throw UnknownShape("an initialiser in a protocol's extension") }
    guard let signature = Signature(symbol.text, keyword: "init"), signature.modifiers.isEmpty,
      signature.result == nil, let texts = signature.parameters
    else { throw UnknownShape("an initialiser") }
    let parameters = try read(texts, in: scope)
    let type = TypeShape.named(symbol.owner)
    let result = signature.name == "init?" ? TypeShape.optional(type) : type
    let body = try body(
      parameters, calls: "\(symbol.owner)(\(given(parameters)))", result: result, of: symbol)
    // A type's initialiser is said with the type's name, where that stands.
    let outer = symbol.owner.split(separator: ".").map(String.init)
    return Word(
      owner: outer.dropLast().joined(separator: "."), name: outer.last ?? "", form: .call,
      isStatic: true, parameters: parameters, result: result.written, body: body,
      unavailable: nil, subject: symbol.subject, place: symbol.place)
  }

  private func function(_ symbol: Symbol) throws(UnknownShape) -> Word {
    let scope = try scope(of: symbol)
    let isStatic = symbol.sort != "method"
    let plain = symbol.sort == "type.method" ? [["static"]] : [[]]
    guard let signature = Signature(symbol.text, keyword: "func"),
      plain.contains(signature.modifiers.filter { $0 != "@discardableResult" }),
      let texts = signature.parameters
    else { throw UnknownShape("a function") }
    guard !(symbol.sort == "type.method" && scope.isRole) else {
      throw UnknownShape("a static function of a protocol")
    }
    guard let text = signature.result, let result = TypeShape(text, in: scope), !result.isSeveral
    else { throw UnknownShape("the result '\(signature.result ?? "()")'") }
    let parameters = try read(texts, in: scope)
    let called = "\(signature.name)(\(given(parameters)))"
    let opensReceiver = parameters.contains { $0.kind == ".receiver" }
    let whole =
      switch symbol.sort {
      case "func": "\(scope.module).\(called)"
      case "type.method": "\(symbol.owner).\(called)"
      default: opensReceiver ? "receiver.\(called)" : "\(subject(symbol.owner)).\(called)"
      }
    let body = try body(parameters, calls: whole, result: result, of: symbol)
    return made(symbol, .call, isStatic, parameters, result, body)
  }

  private func infix(_ symbol: Symbol) throws(UnknownShape) -> Word {
    let scope = try scope(of: symbol)
    guard let signature = Signature(symbol.text, keyword: "func"), !scope.isRole,
      signature.modifiers == ["static"], let texts = signature.parameters, texts.count == 2,
      let result = signature.result.flatMap({ TypeShape($0, in: scope) })
    else { throw UnknownShape("an operator that does not stand between two values") }
    let parameters = try read(texts, in: scope)
    guard texts.allSatisfy({ scope.typeName($0.type) != nil && $0.fallback == nil }),
      scope.typeName(texts[0].type) == symbol.owner
    else { throw UnknownShape("an operator on other than two types, its own on the left") }
    let whole =
      "(\(parameters[0].argument)) \(signature.name) (\(parameters[1].argument))"
    let unlabelled = parameters.map(\.unlabelled)
    return made(symbol, .binary, true, unlabelled, result, [tried(whole)], name: signature.name)
  }
}
