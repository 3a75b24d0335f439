import SystemDesign

/// Reads the table of expressions, first to last; a part stands before the whole, so that no
/// expression can hold itself.
struct FormulaReader {
  /// What is deeper would overflow the stack of whatever walks it, or merely lets go of it.
  static let deepest = 20_000

  private static let words = FormulaKind.allCases.map(\.rawValue)
  private static let kinds = NameTable(words)
  /// What may be said of each kind.
  private static let keys = FormulaKind.allCases.map { $0.properties.map(\.key) }

  private var formulas: [Formula] = []

  /// The schema of a table.
  static func schema(_ writer: inout SchemaWriter) -> JSON {
    .list(
      of: writer.reference("formula") { writer in
        .oneOf(FormulaKind.allCases.map { $0.schema(&writer) })
          .saying("An expression; its parts are the numbers of nodes before it, counted from 0.")
      })
  }

  /// Every expression of a table.
  static func read(_ json: JSON, _ reader: ModelReader) throws(ModelError) -> [Formula] {
    guard case .array(let nodes) = json else { throw reader.expected("a list", json) }
    var table = FormulaReader()
    table.formulas.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      try reader.inside(.index(index)) { inner throws(ModelError) in try table.add(node, inner) }
    }
    return table.formulas
  }

  private static let dimension = Shape<Dimension>.word

  private mutating func add(_ json: JSON, _ reader: ModelReader) throws(ModelError) {
    guard case .object(let node) = json else { throw reader.expected("an object", json) }
    let kinds = node.keys.compactMap { Self.kinds[$0] }
    guard let place = kinds.first, kinds.count == 1 else {
      throw reader.error(
        "one of these belongs here: " + Self.words.sorted().joined(separator: ", "))
    }
    let (kind, known) = (FormulaKind.allCases[place], Self.keys[place])
    if node.keys.contains(where: { !known.contains($0) }),
      let stranger = node.keys.filter({ !known.contains($0) }).min()
    {
      throw reader.key(stranger).error("no such key" + Nearest.question(stranger, in: known))
    }
    let dimension = try member("dimension", node, Self.dimension, reader)
    let places = try self.places(kind, node, reader)
    let parts = places.map { formulas[$0] }
    let operation = try operation(kind, node, parts, reader)
    guard parts.allSatisfy({ $0.depth < Self.deepest }) else {
      throw reader.error("an expression more than \(Self.deepest) deep")
    }
    guard dimension.fits(operation) else {
      throw reader.error(
        "a \(kind.rawValue) of " + parts.map(\.dimension.rawValue).joined(separator: " and ")
          + " is no \(dimension.rawValue)")
    }
    formulas.append(Formula(operation, dimension))
  }

  private func member<Value>(
    _ key: String, _ node: JSONObject, _ shape: Shape<Value>, _ reader: ModelReader
  ) throws(ModelError) -> Value {
    guard let json = node[key] else { throw reader.error("'\(key)' is missing") }
    return try reader.inside(.key(key)) { inner throws(ModelError) in
      try shape.decode(json, inner)
    }
  }

  /// Where the parts stand in the table.
  private func places(
    _ kind: FormulaKind, _ node: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> [Int] {
    let word = kind.rawValue
    switch kind {
    case .literal: return []
    case .roundedUp: return [try place(try one(word, node, reader), reader, [.key(word)])]
    case .assumption, .named:
      return [try place(try one("of", node, reader), reader, [.key("of")])]
    case .function: return try list("of", node, reader)
    case .range, .sum, .difference, .product, .quotient, .smaller, .larger:
      let places = try list(word, node, reader)
      guard places.count == 2 else {
        throw reader.key(word).error("two parts belong here, and there are \(places.count)")
      }
      return places
    }
  }

  private func one(
    _ key: String, _ node: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> JSON {
    guard let json = node[key] else { throw reader.error("'\(key)' is missing") }
    return json
  }

  private func list(
    _ key: String, _ node: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> [Int] {
    let json = try one(key, node, reader)
    guard case .array(let items) = json else { throw reader.key(key).expected("a list", json) }
    var places: [Int] = []
    places.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      places.append(try place(item, reader, [.key(key), .index(index)]))
    }
    return places
  }

  private func place(
    _ json: JSON, _ reader: ModelReader, _ way: @autoclosure () -> [JSONPath.Step]
  ) throws(ModelError) -> Int {
    if case .number(let number) = json, let place = Int(exactly: number),
      formulas.indices.contains(place)
    {
      return place
    }
    let here = way().reduce(reader) { here, step in
      switch step {
      case .key(let key): here.key(key)
      case .index(let index): here.index(index)
      }
    }
    let place = try Shape<Int>.whole.decode(json, here)
    throw here.error("\(place) is not the number of an expression before this one")
  }

  private func operation(
    _ kind: FormulaKind, _ node: JSONObject, _ parts: [Formula], _ reader: ModelReader
  ) throws(ModelError) -> Formula.Operation {
    switch kind {
    case .literal: return try literal(node, reader)
    case .assumption:
      return .assumption(
        try member(kind.rawValue, node, .text, reader), parts[0],
        source: try node["from"].map { json throws(ModelError) in
          try Shape.text.decode(json, reader.key("from"))
        },
        origin: try member("at", node, .origin, reader))
    case .named: return .named(try member(kind.rawValue, node, .text, reader), parts[0])
    case .roundedUp: return .roundedUp(parts[0])
    case .range: return .range(parts[0], parts[1])
    case .sum: return .sum(parts[0], parts[1])
    case .difference: return .difference(parts[0], parts[1])
    case .product: return .product(parts[0], parts[1])
    case .quotient: return .quotient(parts[0], parts[1])
    case .smaller: return .smaller(parts[0], parts[1])
    case .larger: return .larger(parts[0], parts[1])
    case .function:
      let function = try member(kind.rawValue, node, Shape<Formula.Function>.word, reader)
      guard parts.count == function.arity else {
        throw reader.key("of").error(
          "\(function.arity) inputs belong here, and there are \(parts.count)")
      }
      return .function(function, parts)
    }
  }

  private func literal(
    _ node: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> Formula.Operation {
    let value = try member("literal", node, .number, reader)
    let name = try member("unit", node, .text, reader)
    let factor = try node["factor"].map { json throws(ModelError) in
      try Shape.number.decode(json, reader.key("factor"))
    }
    guard (factor ?? 1) > 0 else {
      throw reader.key("factor").error("a unit is more than nothing")
    }
    return .literal(value, Unit(name, factor ?? 1))
  }
}
