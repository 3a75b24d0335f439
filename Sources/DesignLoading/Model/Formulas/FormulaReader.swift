import SystemDesign

/// Reads the table of expressions, first to last; a part stands before the whole, so that no
/// expression can hold itself.
struct FormulaReader {
  /// What is deeper would overflow the stack of whatever walks it, or merely lets go of it.
  static let deepest = 20_000

  private static let kinds = FormulaKind.allCases.map(\.rawValue).sorted()
  private static let keys = Dictionary(
    uniqueKeysWithValues: FormulaKind.allCases.map { ($0, Set($0.properties.map(\.key))) })

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
    for (index, node) in nodes.enumerated() { try table.add(node, reader.index(index)) }
    return table.formulas
  }

  private static let dimension = Shape<Dimension>.word

  private mutating func add(_ json: JSON, _ reader: ModelReader) throws(ModelError) {
    guard case .object(let node) = json else { throw reader.expected("an object", json) }
    let kinds = node.keys.compactMap(FormulaKind.init)
    guard let kind = kinds.first, kinds.count == 1, let known = Self.keys[kind] else {
      throw reader.error("one of these belongs here: " + Self.kinds.joined(separator: ", "))
    }
    let head = kind.rawValue
    if let stranger = node.keys.filter({ !known.contains($0) }).min() {
      throw reader.key(stranger).error("no such key" + Nearest.question(stranger, in: known))
    }
    let dimension = try member("dimension", node, Self.dimension, reader)
    let places = try self.places(head, node, reader)
    let parts = places.map { formulas[$0] }
    let operation = try operation(head, node, parts, reader)
    guard parts.allSatisfy({ $0.depth < Self.deepest }) else {
      throw reader.error("an expression more than \(Self.deepest) deep")
    }
    guard dimension.fits(operation) else {
      throw reader.error(
        "a \(head) of " + parts.map(\.dimension.rawValue).joined(separator: " and ")
          + " is no \(dimension.rawValue)")
    }
    formulas.append(Formula(operation, dimension))
  }

  private func member<Value>(
    _ key: String, _ node: [String: JSON], _ shape: Shape<Value>, _ reader: ModelReader
  ) throws(ModelError) -> Value {
    guard let json = node[key] else { throw reader.error("'\(key)' is missing") }
    return try shape.decode(json, reader.key(key))
  }

  /// Where the parts stand in the table.
  private func places(
    _ head: String, _ node: [String: JSON], _ reader: ModelReader
  ) throws(ModelError) -> [Int] {
    switch head {
    case "literal": return []
    case "roundedUp": return [try member(head, node, place, reader)]
    case "assumption", "named": return [try member("of", node, place, reader)]
    case "function": return try member("of", node, place.list, reader)
    default:
      let places = try member(head, node, place.list, reader)
      guard places.count == 2 else {
        throw reader.key(head).error("two parts belong here, and there are \(places.count)")
      }
      return places
    }
  }

  private var place: Shape<Int> {
    let count = formulas.count
    return Shape(
      encode: Shape<Int>.whole.encode,
      decode: { json, reader throws(ModelError) in
        let place = try Shape<Int>.whole.decode(json, reader)
        guard (0..<count).contains(place) else {
          throw reader.error("\(place) is not the number of an expression before this one")
        }
        return place
      },
      schema: { _ in .place })
  }

  private func operation(
    _ head: String, _ node: [String: JSON], _ parts: [Formula], _ reader: ModelReader
  ) throws(ModelError) -> Formula.Operation {
    switch head {
    case "literal": return try literal(node, reader)
    case "assumption":
      return .assumption(
        try member(head, node, .text, reader), parts[0],
        source: try node["from"].map { json throws(ModelError) in
          try Shape.text.decode(json, reader.key("from"))
        },
        origin: try member("at", node, .origin, reader))
    case "named": return .named(try member(head, node, .text, reader), parts[0])
    case "roundedUp": return .roundedUp(parts[0])
    case "range": return .range(parts[0], parts[1])
    case "sum": return .sum(parts[0], parts[1])
    case "difference": return .difference(parts[0], parts[1])
    case "product": return .product(parts[0], parts[1])
    case "quotient": return .quotient(parts[0], parts[1])
    case "smaller": return .smaller(parts[0], parts[1])
    case "larger": return .larger(parts[0], parts[1])
    default:
      let function = try member(head, node, Shape<Formula.Function>.word, reader)
      guard parts.count == function.arity else {
        throw reader.key("of").error(
          "\(function.arity) inputs belong here, and there are \(parts.count)")
      }
      return .function(function, parts)
    }
  }

  private func literal(
    _ node: [String: JSON], _ reader: ModelReader
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
