import SystemDesign

/// The kinds of expressions; the key of the same name tells which one a node is.
enum FormulaKind: String, CaseIterable {
  case literal, assumption, named, range, sum, difference, product, quotient, smaller, larger
  case roundedUp, function

  /// What a node of this kind consists of.
  var properties: [Property] {
    [Property("dimension", required: true, "The result has this dimension.", Shape<Dimension>.word)]
      + more
  }

  private var more: [Property] {
    switch self {
    case .literal:
      [
        Property(rawValue, required: true, "The number is this.") {
          _ in .type("number")
        },
        Property("unit", required: true, "The number is followed by this word.", .text),
        Property("factor", required: false, "The unit has so many base units.") { _ in
          .type("number", ["exclusiveMinimum": .number(0), "default": .number(1)])
        },
      ]
    case .assumption:
      [
        Property(rawValue, required: true, "The input is called this.", .text),
        Property("of", required: true, "The input has the value of this node.", { _ in .place }),
        Property("from", required: false, "The input is from this source.", .text),
        Property("at", required: true, "It was said at this line and column.", .origin),
      ]
    case .named:
      [
        Property(rawValue, required: true, "The step is called this.", .text),
        Property("of", required: true, "The step has the value of this node.", { _ in .place }),
      ]
    case .roundedUp:
      [Property(rawValue, required: true, "It is the next whole number above.", { _ in .place })]
    case .range: two("It lies between these, nine times in ten.")
    case .sum: two("It is both together.")
    case .difference: two("It is the first less the second.")
    case .product: two("It is the first times the second.")
    case .quotient: two("It is the first over the second.")
    case .smaller: two("It is the smaller of these.")
    case .larger: two("It is the larger of these.")
    case .function:
      [
        Property(
          rawValue, required: true, "It is what this function makes of its inputs.",
          Shape<Formula.Function>.word),
        Property("of", required: true, "The function has these inputs.") { _ in
          .list(of: .place)
        },
      ]
    }
  }

  private func two(_ says: String) -> [Property] {
    [Property(rawValue, required: true, says) { _ in .places(2) }]
  }

  /// The schema of a node of this kind.
  func schema(_ writer: inout SchemaWriter) -> JSON {
    properties.object(&writer).adding(conditions)
  }

  private var conditions: JSONObject {
    switch self {
    case .function:
      [
        "allOf": .array(
          Formula.Function.allCases.map {
            .object([
              "if": .where(rawValue, .object(["const": .string($0.rawValue)])),
              "then": .where("of", .places($0.arity)),
            ])
          })
      ]
    default: [:]
    }
  }
}

extension JSON {
  /// So many numbers of nodes.
  fileprivate static func places(_ count: Int) -> JSON {
    list(of: place).adding([
      "minItems": .number(Double(count)), "maxItems": .number(Double(count)),
    ])
  }

  fileprivate static func `where`(_ key: String, _ schema: JSON) -> JSON {
    .object(["properties": .object([key: schema])])
  }
}

extension Formula.Function {
  /// How many inputs it takes.
  var arity: Int {
    switch self {
    case .meanUpTo, .limitForMean, .shareAbove, .growth: 3
    case .anyMiss, .collision, .staffing, .hitsBehind: 2
    case .hitsBySize, .hitsByExpiry, .itemsToHold, .topShare, .slope: 3
    // Of any number; no design says it.
    case .response, .sentTwice, .closed: 0
    }
  }
}
