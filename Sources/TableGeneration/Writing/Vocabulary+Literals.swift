extension Vocabulary {
  /// How blocks, dictionaries and texts become values.
  func literalLines() throws -> [String] {
    var lines: [String] = []
    for builder in builderTypes.sorted() { lines += try builderLines(builder) }
    for type in pairTypes.sorted() { lines += try pairsLines(type) }
    for type in interpolationTypes.sorted() { lines += try interpolationLines(type) }
    return function("addLiterals", lines)
  }

  private func members(of owner: String) -> [Symbol] { symbols.filter { $0.owner == owner } }

  private func scope(_ owner: String) -> Scope {
    var scope = scope
    scope.owner = owner
    return scope
  }

  private func builderLines(_ builder: String) throws -> [String] {
    let functions = members(of: builder)
    let known: Set = [
      "buildExpression(_:)", "buildBlock(_:)", "buildOptional(_:)", "buildEither(first:)",
      "buildEither(second:)", "buildArray(_:)",
    ]
    if let other = functions.first(where: { !known.contains($0.names.title) }) {
      throw other.unknown("a function of a result builder")
    }
    func one(_ title: String) throws -> (type: String, result: String) {
      let found = functions.filter { $0.names.title == title }
      guard let symbol = found.first else {
        throw GenerationError(
          symbol: builder, place: functions.first?.place ?? builder,
          shape: "a result builder without \(title)")
      }
      guard found.count == 1, let signature = Signature(symbol.text, keyword: "func"),
        let parameter = signature.parameters?.first, let result = signature.result
      else { throw symbol.unknown("a function of a result builder") }
      return (parameter.type, result)
    }
    let (line, block, all) = (
      try one("buildExpression(_:)"), try one("buildBlock(_:)"), try one("buildArray(_:)")
    )
    // Then the lines one after another and the rounds of a loop are gathered alike.
    guard case .role(let role)? = TypeShape(line.type, in: scope(builder)),
      block.type == "\(line.result)...", all.type == "[\(line.result)]",
      block.result == all.result, block.result == line.result
    else {
      throw GenerationError(
        symbol: builder, place: functions.first?.place ?? builder,
        shape: "a result builder whose lines are no role gathered into a list")
    }
    return [
      "builders[\"\(builder)\"] = Builder(role: \"\(role)\") { lines throws(TableMismatch) in",
      "  var gathered: [\(line.result)] = []",
      "  for line in lines {",
      "    gathered.append(\(builder).buildExpression(try Call(receiver: line).subject()))",
      "  }",
      "  return \(builder).buildArray(gathered)",
      "}",
    ]
  }

  private func pairsLines(_ type: String) throws -> [String] {
    let literals = members(of: type).filter { $0.names.title == "init(dictionaryLiteral:)" }
    guard let literal = literals.first, literals.count == 1,
      let parameter = Signature(literal.text, keyword: "init")?.parameters?.first,
      parameter.type.hasSuffix("..."), let (inside, _) = parameter.type.bracketed,
      case let halves = inside.pieces(","), halves.count == 2,
      case .named(let key)? = TypeShape(halves[0], in: scope(type)),
      case .named(let value)? = TypeShape(halves[1], in: scope(type))
    else { throw (literals.first ?? symbols[0]).unknown("a dictionary of other than two types") }
    let twin = "_ pairs: [(\(halves[0]), \(halves[1]))]"
    guard members(of: type).contains(where: { $0.sort == "init" && $0.text.contains(twin) }) else {
      throw literal.unknown("a dictionary without a twin 'init(\(twin))'")
    }
    return [
      "pairs[\"\(type)\"] = Pairs(key: \"\(key)\", value: \"\(value)\") { pairs throws(TableMismatch) in",
      "  var fitting: [(\(key), \(value))] = []",
      "  for (key, value) in pairs {",
      "    fitting.append((try Call(receiver: key).subject(), try Call(receiver: value).subject()))",
      "  }",
      "  return \(type)(fitting)",
      "}",
    ]
  }

  private func interpolationLines(_ gatherer: String) throws -> [String] {
    let functions = members(of: gatherer).filter { $0.text.contains("mutating func") }
    let type = gatherer.split(separator: ".").dropLast().joined(separator: ".")
    var lines = [
      "interpolations[\"\(type)\"] = Interpolation(",
      "  plain: { \(type)(stringLiteral: $0) },",
      "  begin: { \(gatherer)(literalCapacity: 0, interpolationCount: 0) },",
      "  words: { gathered, text throws(TableMismatch) in",
      "    var gathered: \(gatherer) = try Call(receiver: gathered).subject()",
      "    gathered.appendLiteral(text)",
      "    return gathered",
      "  },",
      "  holes: [",
    ]
    let reader = WordReader(scope: scope(gatherer))
    for symbol in functions where symbol.names.title != "appendLiteral(_:)" {
      guard let signature = Signature(symbol.text, keyword: "func"),
        signature.modifiers == ["mutating"], signature.name == "appendInterpolation",
        signature.result == nil, let texts = signature.parameters
      else { throw symbol.unknown("a function of an interpolation") }
      do {
        let scope = try reader.scope(of: symbol)
        let parameters = try reader.read(texts, in: scope)
        guard !parameters.contains(where: { $0.opens != nil || $0.block != nil || $0.isSeveral })
        else { throw UnknownShape("more than values") }
        lines += [
          "    Entry(form: .call, isStatic: false, parameters: ["
        ]
        lines += filled(parameters.map(\.written), indent: 6)
        lines += [
          "    ], unavailable: nil, result: \"\(gatherer)\") { c throws(TableMismatch) in",
          "      var gathered: \(gatherer) = try c.subject()",
          "      \(reader.tried("gathered.appendInterpolation(\(reader.given(parameters)))"))",
          "      return gathered",
          "    },",
        ]
      } catch let error as UnknownShape {
        throw symbol.unknown(error.shape)
      }
    }
    return lines + [
      "  ],",
      "  end: { gathered throws(TableMismatch) in",
      "    \(type)(stringInterpolation: try Call(receiver: gathered).subject())",
      "  })",
    ]
  }
}
