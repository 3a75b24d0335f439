extension [Statement] {
  /// Every component that anything mentions, in the order of the file.
  var components: [Part] {
    var seen: Set<Part.ID> = []
    var found: [Part] = []
    // Those that a component names follow it, however long the chain of them is.
    func note(_ part: Part) {
      var open = [part]
      while let next = open.popLast() {
        guard seen.insert(next.id).inserted else { continue }
        found.append(next)
        open += next.relatives.reversed()
      }
    }
    for statement in self { statement.eachPart { part, _ in note(part) } }
    // Stable: what shares a line keeps the order in which it was mentioned.
    return found.indices.sorted { a, b in
      let (x, y) = (found[a].origin, found[b].origin)
      return (x.line, x.column, a) < (y.line, y.column, b)
    }
    .map { found[$0] }
  }
}

// Visited one by one, not gathered: a component holds much, and a thousand hops name it.
extension Statement {
  /// Tells of each component it mentions, and where.
  func eachPart(_ tell: (Part, Origin) -> Void) {
    switch self {
    case .flow(let flow): for step in flow.steps { step.eachPart(tell) }
    case .connection(let it):
      tell(it.from, it.origin)
      for part in it.passages { tell(part, it.origin) }
      tell(it.to, it.origin)
    case .group(let it): for part in it.members { tell(part, it.origin) }
    case .requirement, .decision, .failure, .traffic, .deployment, .check, .mistake: break
    }
  }
}

extension Step {
  fileprivate func eachPart(_ tell: (Part, Origin) -> Void) {
    switch self {
    case .hop(let hop): hop.eachPart(tell)
    case .together(let steps), .oneOf(let steps): for step in steps { step.eachPart(tell) }
    }
  }
}

extension Hop {
  /// Tells of each component it mentions, those of its fallback last.
  fileprivate func eachPart(_ tell: (Part, Origin) -> Void) {
    tell(from, origin)
    for part in passages { tell(part, origin) }
    tell(to, origin)
    if let store = facts.store { tell(store, origin) }
    for tier in facts.further { tell(tier.holder, origin) }
    for step in facts.fallback?.steps ?? [] { step.eachPart(tell) }
  }
}
