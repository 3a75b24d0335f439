import SystemDesign

extension Drafts {
  /// What connections that stay open cost those who hold them, and what passes them on.
  var connections: [Draft] {
    let all = design.statements.compactMap { statement -> Connection? in
      if case .connection(let it) = statement { it } else { nil }
    }
    guard !all.isEmpty else { return [] }
    return design.components.flatMap { part -> [Draft] in
      let held = all.filter { $0.to.id == part.id }
      let passed = all.filter { $0.passages.contains { $0.id == part.id } }
      guard !(held + passed).isEmpty else { return [] }
      let subject = Subject.component(part.name)
      let open = Term.sum((held + passed).map { .known($0.count.formula) }, .count)
      var drafts = [
        Draft(subject, .connections, open),
        Draft(subject, .heartbeats, .sum((held + passed).map(Self.beats), .rate)),
        Draft(subject, .reconnects, .sum((held + passed).map { back($0, after: part) }, .rate)),
      ]
      if !held.isEmpty {
        drafts.append(Draft(subject, .connectionMemory, .sum(held.map(Self.memory), .dataSize)))
      }
      return drafts
    }
  }

  static func memory(of connection: Connection) -> Term {
    Term.known(connection.count.formula).times(
      Term(
        connection.memory?.formula,
        missing: "the memory of a connection to '\(connection.to.name)': say memory: 10.kilobytes"),
      .dataSize)
  }

  private static func beats(of connection: Connection) -> Term {
    Term.known(connection.count.formula).over(
      Term(
        connection.heartbeat?.formula,
        missing: "how often a connection to '\(connection.to.name)' says it is alive: "
          + "say heartbeat: 60.seconds"), .rate)
  }

  /// The connections of one lost machine, over the time in which they return.
  private func back(_ connection: Connection, after part: Part) -> Term {
    Term.known(connection.count.formula)
      .over(.number(max(1, part.machines), "machines"), .count)
      .over(
        Term(
          connection.returning?.formula,
          missing: "over how long connections to '\(connection.to.name)' return: "
            + "say returningOver: 30.seconds"), .rate)
  }
}
