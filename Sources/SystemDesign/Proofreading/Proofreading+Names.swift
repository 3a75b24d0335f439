extension Proofreading {
  var nameless: [Mistake] {
    let named =
      [(name, origin)] + components.map { ($0.name, $0.origin) }
      + flows.map { ($0.name, $0.origin) }
    return named.filter { $0.0.allSatisfy(\.isWhitespace) }.map {
      Mistake(says: "a name is empty", instead: "say what people call it", origin: $0.1)
    }
  }

  var sameNames: [Mistake] {
    Self.repeated(components.map { ($0.name, $0.origin) }, "components", "give each its own name")
      + Self.repeated(flows.map { ($0.name, $0.origin) }, "flows", "give each its own name")
      + Self.repeated(
        records.map { ($0.name, $0.origin) }
          .sorted { ($0.1.line, $0.1.column) < ($1.1.line, $1.1.column) },
        "records", "give each its own name")
  }

  /// A record that is changed in passing, or made anew in a loop, would be two under one name.
  var twoVersionsOfRecords: [Mistake] {
    let first = Dictionary(mentions.map { ($0.record.id, $0.record) }) { first, _ in first }
    var told: Set<Record.ID> = []
    return mentions.compactMap { record, place in
      guard first[record.id]?.isCopy(of: record) == false, told.insert(record.id).inserted
      else { return nil }
      return Mistake(
        says: "'\(record.name)' is said one way here and another way elsewhere",
        instead: "say all of it where 'let' names it", origin: place)
    }
  }

  private static func repeated(
    _ named: [(name: String, origin: Origin)], _ things: String, _ instead: String
  ) -> [Mistake] {
    var first: [String: Origin] = [:]
    return named.compactMap { name, origin in
      guard let earlier = first[name] else {
        first[name] = origin
        return nil
      }
      return Mistake(
        says: "two \(things) are called '\(name)', here and on line \(earlier.line)",
        instead: instead, origin: origin)
    }
  }

  /// Names that no picture, line or person has room for.
  var longNames: [Mistake] {
    var seen: Set<Mistake> = []
    return
      (statedNames.compactMap { LongNames.mistake($0, $1) }
      + LongNames.inExpressions(figures, sentences))
      .filter { seen.insert($0).inserted }
  }

  private var statedNames: [(String, Origin)] {
    let parts = components.flatMap { part in
      [(part.name, part.origin)] + part.placement.domains.map { ($0.name, $0.origin) }
        + part.placement.named.map { ($0.zone, part.origin) }
    }
    let recorded = records.flatMap { record in
      [(record.name, record.origin)] + record.fields.map { ($0.name, record.origin) }
    }
    let said: [(String, Origin)] = statements.flatMap { statement -> [(String, Origin)] in
      switch statement {
      case .flow(let it): [(it.name, it.origin)]
      case .group(let it): [(it.name, it.origin)]
      case .check(let it): [(it.name, it.origin)]
      case .deployment(let it): it.domains.map { ($0.name, $0.origin) }
      case .connection, .requirement, .decision, .failure, .traffic, .mistake: []
      }
    }
    return [(name, origin)] + parts + recorded + said
  }
}
