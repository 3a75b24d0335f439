import SystemDesign

extension Drafts {
  /// The machines that each resource needs, so that it can be seen which one binds, and with which one
  /// zone may be lost; the shards of stores, and what forces them.
  var sizing: [Draft] {
    let deposits = Dictionary(grouping: deposits) { $0.store.id }
    let connections = design.statements.compactMap { statement -> Connection? in
      if case .connection(let it) = statement { it } else { nil }
    }
    return demands.flatMap { part, demands -> [Draft] in
      guard !part.isManaged, !part.isOrigin else { return [] }
      let own = deposits[part.id] ?? []
      let raw = own.isEmpty ? nil : Term.sum(own.map(\.raw), .dataSize)
      let open = connections.filter {
        $0.to.id == part.id || $0.passages.contains { $0.id == part.id }
      }
      let sizing = Sizing(of: part, demands, design, storage: raw, connections: open)
      let subject = Subject.component(part.name)
      return sizing.terms(arriving: load.arriving(at: part), leaving: load.leaving(part))
        .map { measure, term in Draft(subject, measure, term) }
    }
  }
}
