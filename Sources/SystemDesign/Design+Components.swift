extension [Statement] {
  /// Every component that anything mentions, in the order of the file.
  var components: [Part] {
    var seen: Set<Part.ID> = []
    var found: [Part] = []
    // Those that a component names follow it, however long the chain of them is.
    func find(_ parts: [Part]) {
      for part in parts where seen.insert(part.id).inserted {
        found.append(part)
        find(part.relatives)
      }
    }
    for statement in self { find(statement.parts) }
    // Stable: what shares a line keeps the order in which it was mentioned.
    return found.enumerated().sorted { a, b in
      (a.element.origin.line, a.element.origin.column, a.offset)
        < (b.element.origin.line, b.element.origin.column, b.offset)
    }
    .map(\.element)
  }
}

extension Statement {
  /// The components it mentions.
  var parts: [Part] {
    switch self {
    case .flow(let flow): flow.steps.flatMap(\.parts)
    case .connection(let it): [it.from] + it.passages + [it.to]
    case .group(let group): group.members
    case .requirement, .decision, .failure, .traffic, .deployment, .check, .mistake: []
    }
  }
}

extension Step {
  var parts: [Part] { hops.flatMap(\.parts) }
}

extension Hop {
  /// The components it mentions, those of its fallback last.
  var parts: [Part] {
    let spare = facts.fallback?.steps.flatMap(\.parts) ?? []
    return [from] + passages + [to] + (facts.store.map { [$0] } ?? []) + spare
  }
}
