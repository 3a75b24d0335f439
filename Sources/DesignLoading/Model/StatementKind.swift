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

  /// The lists that hold something, in the order of the file.
  static func lists(
    of statements: [Statement], _ writer: inout ModelWriter
  ) -> [String: JSON] {
    var lists: [String: [JSON]] = [:]
    for statement in statements {
      lists[of(statement).key, default: []].append(encode(statement, &writer))
    }
    return lists.mapValues { .array($0) }
  }

  private static func encode(_ statement: Statement, _ writer: inout ModelWriter) -> JSON {
    switch statement {
    case .flow(let it): Shape<Flow>.flow.encode(it, &writer)
    case .connection(let it): Shape<Connection>.connection.encode(it, &writer)
    case .requirement(let it): Shape<Requirement>.requirement.encode(it, &writer)
    case .decision(let it): Shape<Decision>.decision.encode(it, &writer)
    case .failure(let it): Shape<Failure>.failure.encode(it, &writer)
    case .traffic(let it): Shape<Traffic>.traffic.encode(it, &writer)
    case .deployment(let it): Shape<Deployment>.deployment.encode(it, &writer)
    case .group(let it): Shape<Group>.group.encode(it, &writer)
    case .check(let it): Shape<Check>.check.encode(it, &writer)
    case .mistake(let it): Shape<Mistake>.mistake.encode(it, &writer)
    }
  }

  private func decode(
    _ json: JSON, _ reader: ModelReader
  ) throws(ModelError) -> Statement {
    switch self {
    case .flow: .flow(try Shape<Flow>.flow.decode(json, reader))
    case .connection: .connection(try Shape<Connection>.connection.decode(json, reader))
    case .requirement: .requirement(try Shape<Requirement>.requirement.decode(json, reader))
    case .decision: .decision(try Shape<Decision>.decision.decode(json, reader))
    case .failure: .failure(try Shape<Failure>.failure.decode(json, reader))
    case .traffic: .traffic(try Shape<Traffic>.traffic.decode(json, reader))
    case .deployment: .deployment(try Shape<Deployment>.deployment.decode(json, reader))
    case .group: .group(try Shape<Group>.group.decode(json, reader))
    case .check: .check(try Shape<Check>.check.decode(json, reader))
    case .mistake: .mistake(try Shape<Mistake>.mistake.decode(json, reader))
    }
  }

  /// Every statement in its order; kind by kind where no order is given.
  static func statements(
    _ object: [String: JSON], _ reader: ModelReader
  ) throws(ModelError) -> [Statement] {
    var lists: [StatementKind: [Statement]] = [:]
    for kind in allCases {
      let shape = Shape<Statement>(
        encode: { encode($0, &$1) },
        decode: { json, reader throws(ModelError) in try kind.decode(json, reader) })
      lists[kind] = try object[kind.key].map { json throws(ModelError) in
        try shape.list.decode(json, reader.key(kind.key))
      }
    }
    guard let json = object["order"] else { return allCases.flatMap { lists[$0] ?? [] } }
    return try ordered(lists, by: json, reader.key("order"))
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
