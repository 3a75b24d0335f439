import SystemDesign

@testable import DesignLoading

/// Makes up models that are valid by the schema and whose references lead somewhere.
///
/// It walks the schema, so that a new word of the model is made up as soon as it is declared.
struct RandomModel {
  private var dice: Dice
  private let definitions: [String: JSON]
  private let root: JSON
  private var formulas: [(dimension: Dimension, node: JSON)] = []
  private var kinds: [Part.Kind] = []
  private var records = 0
  /// The component that is being made up; it may only hold those before it.
  private var current: Int?
  private var depth = 0

  init(seed: UInt64) {
    dice = Dice(state: seed)
    root = Model.schema
    definitions = root["$defs"]?.members ?? [:]
  }

  /// A whole model.
  mutating func model() -> JSON {
    for _ in 0..<Int.random(in: 30...60, using: &dice) { addFormula() }
    // One of each kind, so that there is somebody for every role.
    kinds = (Part.Kind.allCases + [.service, .queue, .database]).shuffled(using: &dice)
    var members: JSONObject = [:]
    let count = Int.random(in: 1...3, using: &dice)
    let names = definitions["record"] ?? .null
    // No two records share a name.
    members["records"] = .array(
      (0..<count).map { index in made(names).adding(["name": .string("\(index) \(text())")]) })
    records = count
    members["components"] = .array(
      kinds.indices.map { index in
        current = index
        defer { current = nil }
        return made(definitions["component"] ?? .null)
          .adding([
            "kind": .string(kinds[index].rawValue),
            "at": .array([.number(Double(index + 1)), .number(7)]),
          ])
          .allowed(by: definitions["component"]?["allOf"]?.items ?? [])
      })
    for (key, schema) in (root["properties"]?.members ?? [:]).sorted(by: { $0.key < $1.key })
    where members[key] == nil && !["formulas", "order"].contains(key) {
      if !(isRequired(key, in: root) || Bool.random(using: &dice)) { continue }
      members[key] = made(schema)
    }
    useEveryComponent(in: &members)
    members["order"] = .array(order(of: members).shuffled(using: &dice))
    members["formulas"] = .array(formulas.map(\.node))
    return .object(members)
  }

  private func order(of members: JSONObject) -> [JSON] {
    StatementKind.allCases.flatMap { kind in
      (members[kind.key]?.items ?? []).map { _ in .string(kind.key) }
    }
  }

  private mutating func useEveryComponent(in members: inout JSONObject) {
    let group = JSON.object([
      "name": .string("All"), "at": .array([.number(1), .number(1)]),
      "members": .array(kinds.indices.map { .number(Double($0)) }),
    ])
    members["groups"] = .array((members["groups"]?.items ?? []) + [group])
  }

  /// A value of a schema.
  private mutating func made(_ schema: JSON) -> JSON {
    depth += 1
    defer { depth -= 1 }
    if case .string(let reference)? = schema["$ref"] {
      return named(String(reference.dropFirst("#/$defs/".count)))
    }
    if let value = schema["const"] { return value }
    if let words = schema["enum"]?.items { return words.randomElement(using: &dice) ?? .null }
    if let choices = schema["oneOf"]?.items { return made(chosen(choices)) }
    guard case .string(let type)? = schema["type"] else { return .null }
    switch type {
    case "string": return .string(text())
    case "boolean": return .bool(Bool.random(using: &dice))
    case "integer": return .number(Double(whole(schema)))
    case "number": return .number(Double.random(in: 0...3, using: &dice))
    case "array": return .array(list(schema))
    default: return .object(object(schema))
    }
  }

  /// Steps hold steps: deep inside, the first and plainest way is taken.
  private mutating func chosen(_ choices: [JSON]) -> JSON {
    (depth > 12 ? choices.first : choices.randomElement(using: &dice)) ?? .null
  }

  private mutating func named(_ name: String) -> JSON {
    let schema = definitions[name] ?? .null
    switch name {
    case "often": return formula { $0 == .count || $0 == .ratio }
    case "figure": return formula { _ in true }
    case "componentName": return .number(Double(Int.random(in: parts, using: &dice)))
    case "recordName": return .number(Double(Int.random(in: 0..<max(records, 1), using: &dice)))
    case "component" where current == nil: return .null
    case "hop": return hop(made(schema))
    case "connection": return connection(made(schema))
    case "archive": return made(schema).adding(["to": part { $0 == .objectStore }])
    case "tier": return made(schema).adding(["from": part(Role.source.suits)])
    case "deadLetter": return made(schema).adding(["to": part { $0 == .queue }])
    case "limit": return made(schema).adding(["shared": part { $0 == .cache }])
    case "check":
      let check = made(schema)
      return check.adding(["theirs": check["ours"] ?? .null])
    default:
      if let dimension = Dimension(rawValue: name) { return formula { $0 == dimension } }
      return made(schema)
    }
  }

  private var parts: Range<Int> { 0..<max(current ?? kinds.count, 1) }

  private mutating func part(_ suits: (Part.Kind) -> Bool) -> JSON {
    .number(Double(kinds.indices.filter { suits(kinds[$0]) }.randomElement(using: &dice) ?? 0))
  }

  private mutating func formula(_ suits: (Dimension) -> Bool) -> JSON {
    let places = formulas.indices.filter { suits(formulas[$0].dimension) }
    return .number(Double(places.randomElement(using: &dice) ?? addedLiteral(suits)))
  }

  private mutating func addedLiteral(_ suits: (Dimension) -> Bool) -> Int {
    add(literal(Dimension.allCases.filter(suits).randomElement(using: &dice) ?? .count))
  }

  private mutating func whole(_ schema: JSON) -> Int {
    let least = schema["minimum"] == .number(0) ? 0 : -5
    return Int.random(in: 0..<40, using: &dice) == 0
      ? 1 << 53 : Int.random(in: least...12, using: &dice)
  }

  private mutating func list(_ schema: JSON) -> [JSON] {
    if let items = schema["prefixItems"]?.items {
      return items.prefix(Int.random(in: 2...3, using: &dice)).map { made($0) }
    }
    // A component before all others can name none.
    let isName = schema["items"]?["$ref"] == .string("#/$defs/componentName")
    if isName, current == 0 { return [] }
    let count = Int.random(in: 0...(depth > 9 ? 1 : 3), using: &dice)
    return (0..<count).map { _ in made(schema["items"] ?? .null) }
  }

  private mutating func object(_ schema: JSON) -> JSONObject {
    var members: JSONObject = [:]
    for (key, value) in (schema["properties"]?.members ?? [:]).sorted(by: { $0.key < $1.key })
    where isRequired(key, in: schema) || Int.random(in: 0..<(depth > 9 ? 9 : 3), using: &dice) == 0
    {
      members[key] = made(value)
    }
    return members
  }

  private func isRequired(_ key: String, in schema: JSON) -> Bool {
    (schema["required"]?.items ?? []).contains(.string(key))
  }

  private mutating func text() -> String {
    let wild = [
      "Orders", "a < b & \"c\" > d", "two\nlines\tand\r\u{1}", "😀👩‍👩‍👧", "שלום עולם",
      "a\u{200B}b\u{202E}c",
      "", " ", "\\N\\L", "é", "e\u{301}", String(repeating: "n", count: 300), "\u{FFFE}\u{7F}",
    ]
    return wild.randomElement(using: &dice) ?? ""
  }
}

// Hops and connections, whose components must suit each other.
extension RandomModel {
  private mutating func hop(_ hop: JSON) -> JSON {
    var changed = hop
    let verb = Hop.Verb.allCases.randomElement(using: &dice) ?? .calls
    let (from, to) = roles(verb)
    changed = changed.adding([
      "verb": .string(verb.rawValue), "from": part(from), "to": part(to),
      "through": .array([part(Role.passage.suits)]),
    ])
    return hop["else"] == nil ? changed : changed.adding(["else": part(Role.source.suits)])
  }

  private func roles(_ verb: Hop.Verb) -> (from: (Part.Kind) -> Bool, to: (Part.Kind) -> Bool) {
    switch verb {
    case .calls: (Role.caller.suits, Role.callable.suits)
    case .reads: (Role.caller.suits, Role.readable.suits)
    case .writes, .updates, .deletes: (Role.caller.suits, Role.writable.suits)
    case .invalidates: (Role.caller.suits, Role.copying.suits)
    case .looksUp: (Role.caller.suits, { $0 == .dns })
    case .sends: ({ $0 == .database }, Role.channel.suits)
    case .delivers: (Role.channel.suits, Role.receiver.suits)
    case .pushes: (Role.caller.suits, { $0 == .client })
    }
  }

  private mutating func connection(_ connection: JSON) -> JSON {
    connection.adding([
      "from": part { $0 == .client }, "to": part(Role.callable.suits),
      "through": .array([part(Role.passage.suits)]),
    ])
  }
}

// Expressions, whose dimensions must fit each other.
extension RandomModel {
  private mutating func add(_ formula: (Dimension, JSON)) -> Int {
    formulas.append(formula)
    return formulas.count - 1
  }

  private mutating func literal(_ dimension: Dimension) -> (Dimension, JSON) {
    var node: JSONObject = [
      "literal": .number(Double.random(in: -1...5, using: &dice)),
      "unit": .string(text()), "dimension": .string(dimension.rawValue),
    ]
    if Bool.random(using: &dice) { node["factor"] = .number(86_400) }
    return (dimension, .object(node))
  }

  private mutating func addFormula() {
    guard let kind = FormulaKind.allCases.randomElement(using: &dice), kind != .literal,
      let first = formulas.indices.randomElement(using: &dice),
      let second = formulas.indices.randomElement(using: &dice)
    else {
      let dimension = Dimension.allCases.randomElement(using: &dice) ?? .count
      return formulas.append(literal(dimension))
    }
    let (a, b) = (formulas[first].dimension, formulas[second].dimension)
    let places = JSON.array([.number(Double(first)), .number(Double(second))])
    var node: JSONObject = [kind.rawValue: places]
    switch kind {
    case .literal: break
    case .assumption:
      node = [
        "assumption": .string(text()), "of": .number(Double(first)),
        "at": .array([.number(1), .number(2), .string(text())]),
      ]
    case .named: node = ["named": .string(text()), "of": .number(Double(first))]
    case .roundedUp: node["roundedUp"] = .number(Double(first))
    case .function:
      let function = Formula.Function.allCases.randomElement(using: &dice) ?? .growth
      let inputs = (0..<function.arity).map { _ in JSON.number(Double(first)) }
      node = ["function": .string(function.rawValue), "of": .array(inputs)]
    case .range, .sum, .difference, .smaller, .larger, .product, .quotient:
      let result = Dimension.allCases.first { $0.fits(kind, a, b) }
      guard let result else { return }
      node["dimension"] = .string(result.rawValue)
      return formulas.append((result, .object(node)))
    }
    node["dimension"] = .string(a.rawValue)
    formulas.append((a, .object(node)))
  }
}

extension Dimension {
  /// Whether an expression of this kind over two parts can be of this dimension.
  fileprivate func fits(_ kind: FormulaKind, _ a: Dimension, _ b: Dimension) -> Bool {
    let (a, b) = (Formula(.literal(1, Unit("")), a), Formula(.literal(1, Unit("")), b))
    return switch kind {
    case .product: fits(.product(a, b))
    case .quotient: fits(.quotient(a, b))
    default: fits(.sum(a, b))
    }
  }
}

extension JSON {
  /// A component without what the conditions of its schema say is never there in one of its kind.
  fileprivate func allowed(by conditions: [JSON]) -> JSON {
    conditions.reduce(self) { component, condition in
      let kinds = condition["if"]?["properties"]?["kind"]?["enum"]?.items ?? []
      guard let then = condition["then"], kinds.contains(component["kind"] ?? .null) else {
        return component
      }
      return component.without(then)
    }
  }

  /// The same without the members whose schema is that of nothing.
  private func without(_ schema: JSON) -> JSON {
    guard var members, let properties = schema["properties"]?.members else { return self }
    for (key, inner) in properties {
      members[key] = inner == .bool(false) ? nil : members[key]?.without(inner)
    }
    return .object(JSONObject(members))
  }

  /// What stands under a key of an object.
  subscript(_ key: String) -> JSON? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The members of an object.
  var members: [String: JSON]? {
    guard case .object(let object) = self else { return nil }
    return Dictionary(uniqueKeysWithValues: object.map { ($0.key, $0.value) })
  }

  /// The items of a list.
  var items: [JSON]? { if case .array(let items) = self { items } else { nil } }
}
