import SystemDesign

/// How one expression stands in the table; its parts are numbers of nodes before it.
enum FormulaNode {
  static func encode(_ formula: Formula, _ parts: [Int], file: String) -> JSON {
    var node = inner(formula.operation, parts.map { .number(Double($0)) }, file)
    node["dimension"] = .string(formula.dimension.rawValue)
    return .object(node)
  }

  private static func inner(
    _ operation: Formula.Operation, _ parts: [JSON], _ file: String
  ) -> JSONObject {
    switch operation {
    case .literal(let value, let unit):
      var node: JSONObject = ["literal": .number(value), "unit": .string(unit.name)]
      if unit.factor != 1 { node["factor"] = .number(unit.factor) }
      return node
    case .assumption(let name, _, let source, let origin):
      var node: JSONObject = [
        "assumption": .string(name), "of": parts[0], "at": Shape.encode(origin, file: file),
      ]
      if let source { node["from"] = .string(source) }
      return node
    case .named(let name, _): return ["named": .string(name), "of": parts[0]]
    case .roundedUp: return ["roundedUp": parts[0]]
    case .range: return ["range": .array(parts)]
    case .sum: return ["sum": .array(parts)]
    case .difference: return ["difference": .array(parts)]
    case .product: return ["product": .array(parts)]
    case .quotient: return ["quotient": .array(parts)]
    case .smaller: return ["smaller": .array(parts)]
    case .larger: return ["larger": .array(parts)]
    case .function(let function, _):
      return ["function": .string(function.rawValue), "of": .array(parts)]
    }
  }
}
