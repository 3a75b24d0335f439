import SystemDesign

extension Drafts {
  /// What connections that stay open cost those who hold them, and what passes them on.
  var connections: [Draft] {
    let all = lasting
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
      drafts += returns(held + passed, to: part, subject)
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

  /// How long it takes until they are back, where it is stated how fast they are opened.
  private func returns(
    _ connections: [Connection], to part: Part, _ subject: Subject
  ) -> [Draft] {
    guard let opening = part.capacity.opening else { return [] }
    let machines = max(1, part.machines)
    let all = Term.sum(connections.map { .known($0.count.formula) }, .count)
    let window = Machines.largest(connections.map(Self.window))
    func time(_ clients: Term, openedBy machines: Int) -> Term {
      let rate = Term.known(opening.formula)
        .times(.number(machines, machines == 1 ? "machine" : "machines"), .rate)
      let busy = clients.over(rate, .period)
      return window.missing.isEmpty ? Machines.largest([window, busy]) : window
    }
    return [
      Draft(
        subject, .reconnectTime,
        time(all.over(.number(machines, "machines"), .count), openedBy: max(1, machines - 1))),
      Draft(subject, .reconnectTimeOfAll, time(all, openedBy: machines)),
    ]
  }

  private static func window(of connection: Connection) -> Term {
    Term(
      connection.returning?.formula,
      missing: "over how long connections to '\(connection.to.name)' return: "
        + "say returningOver: 30.seconds")
  }

  /// The connections of one lost machine, over the time in which they return.
  private func back(_ connection: Connection, after part: Part) -> Term {
    Term.known(connection.count.formula)
      .over(.number(max(1, part.machines), "machines"), .count)
      .over(Self.window(of: connection), .rate)
  }
}
