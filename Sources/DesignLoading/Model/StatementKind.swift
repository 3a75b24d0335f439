import SideBySide
import SystemDesign

/// The kinds of statements; each has a list of its own in the model, and the order of all is kept
/// beside them.
enum StatementKind: CaseIterable {
  case flow, connection, requirement, decision, failure, traffic, deployment, group, check, mistake

  /// The key of its list.
  var key: String {
    switch self {
    case .flow: "flows"
    case .connection: "connections"
    case .requirement: "requirements"
    case .decision: "decisions"
    case .failure: "failures"
    case .traffic: "traffic"
    case .deployment: "deployments"
    case .group: "groups"
    case .check: "checks"
    case .mistake: "mistakes"
    }
  }

  /// What its list means, for the schema.
  private var says: String {
    switch self {
    case .flow: "These things happen."
    case .connection: "Clients keep these connections open."
    case .requirement: "The system must do this."
    case .decision: "The design is as it is because of these."
    case .failure: "This will go wrong."
    case .traffic: "This holds for all traffic; it is said at most once."
    case .deployment: "This holds for where everything stands; it is said at most once."
    case .group: "These components are drawn together."
    case .check: "These figures are held against those of others."
    case .mistake: "The design says these things that cannot be meant."
    }
  }

  /// Its list among the members of a model.
  var property: Property { Property(key, required: false, says, shape.list) }

  static func of(_ statement: Statement) -> StatementKind {
    switch statement {
    case .flow: .flow
    case .connection: .connection
    case .requirement: .requirement
    case .decision: .decision
    case .failure: .failure
    case .traffic: .traffic
    case .deployment: .deployment
    case .group: .group
    case .check: .check
    case .mistake: .mistake
    }
  }

  /// How a statement of this kind stands in its list.
  private var shape: Shape<Statement> {
    switch self {
    case .flow: .of(.flow, Statement.flow) { if case .flow(let it) = $0 { it } else { nil } }
    case .connection:
      .of(.connection, Statement.connection) {
        if case .connection(let it) = $0 { it } else { nil }
      }
    case .requirement:
      .of(.requirement, Statement.requirement) {
        if case .requirement(let it) = $0 { it } else { nil }
      }
    case .decision:
      .of(.decision, Statement.decision) { if case .decision(let it) = $0 { it } else { nil } }
    case .failure:
      .of(.failure, Statement.failure) { if case .failure(let it) = $0 { it } else { nil } }
    case .traffic:
      .of(.traffic, Statement.traffic) { if case .traffic(let it) = $0 { it } else { nil } }
    case .deployment:
      .of(.deployment, Statement.deployment) {
        if case .deployment(let it) = $0 { it } else { nil }
      }
    case .group: .of(.group, Statement.group) { if case .group(let it) = $0 { it } else { nil } }
    case .check: .of(.check, Statement.check) { if case .check(let it) = $0 { it } else { nil } }
    case .mistake:
      .of(.mistake, Statement.mistake) { if case .mistake(let it) = $0 { it } else { nil } }
    }
  }

  /// Makes its shape, which is made once.
  func prepare() { _ = shape }

  /// The lists that hold something, in the order of the file.
  static func lists(
    of statements: [Statement], _ writer: inout ModelWriter
  ) -> JSONObject {
    var lists: [String: [JSON]] = [:]
    for statement in statements {
      let kind = of(statement)
      lists[kind.key, default: []].append(kind.shape.encode(statement, &writer))
    }
    return JSONObject(lists.mapValues { .array($0) })
  }

  /// Every statement in its order; kind by kind where no order is given.
  static func statements(
    _ object: JSONObject, _ reader: ModelReader
  ) throws(ModelError) -> [Statement] {
    var lists: [StatementKind: [Statement]] = [:]
    for kind in allCases {
      lists[kind] = try object[kind.key].map { json throws(ModelError) in
        try kind.statements(json, reader.key(kind.key))
      }
    }
    guard let json = object["order"] else { return allCases.flatMap { lists[$0] ?? [] } }
    return try ordered(lists, by: json, reader.key("order"))
  }

  /// The statements of its list; of several that are wrong, the first one is told of.
  ///
  /// Side by side where there are many: the flows of a thousand components are half of the reading.
  private func statements(
    _ json: JSON, _ reader: ModelReader
  ) throws(ModelError) -> [Statement] {
    guard case .array(let items) = json else { throw reader.expected("a list", json) }
    let shape = shape
    let read = Array(items.enumerated()).mapSideBySide { index, item in
      Result { () throws(ModelError) in
        try reader.inside(.index(index)) { inner throws(ModelError) in
          try shape.decode(item, inner)
        }
      }
    }
    var statements: [Statement] = []
    statements.reserveCapacity(read.count)
    for statement in read { statements.append(try statement.get()) }
    return statements
  }

  private static func ordered(
    _ lists: [StatementKind: [Statement]], by json: JSON, _ reader: ModelReader
  ) throws(ModelError) -> [Statement] {
    let words = try Shape<String>.text.list.decode(json, reader)
    var waiting = lists.mapValues { $0[...] }
    var statements: [Statement] = []
    for (index, word) in words.enumerated() {
      guard let kind = allCases.first(where: { $0.key == word }) else {
        throw reader.index(index).unknown(word, among: allCases.map(\.key))
      }
      guard let next = waiting[kind]?.popFirst() else {
        throw reader.index(index).error("there are no more \(word)")
      }
      statements.append(next)
    }
    if let rest = allCases.first(where: { waiting[$0]?.isEmpty == false }) {
      throw reader.error("more \(rest.key) are there than it names")
    }
    return statements
  }
}

extension Shape<Statement> {
  fileprivate static func of<Inner>(
    _ shape: Shape<Inner>, _ make: @escaping @Sendable (Inner) -> Statement,
    when inner: @escaping @Sendable (Statement) -> Inner?
  ) -> Shape {
    Shape(
      encode: { statement, writer in inner(statement).map { shape.encode($0, &writer) } ?? .null },
      decode: { json, reader throws(ModelError) in make(try shape.decode(json, reader)) },
      schema: shape.schema)
  }
}
