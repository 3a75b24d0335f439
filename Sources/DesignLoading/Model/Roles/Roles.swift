import SystemDesign

/// Tells which components of a model do what their kind cannot.
enum Roles {
  /// The key of a component, with what is wrong with it there.
  typealias Refusal = (key: String, index: Int?, says: String)

  /// The first thing wrong with the components of a hop.
  static func refusal(_ hop: Hop) -> Refusal? {
    let problems: [Refusal?] = [
      from(hop).map { ("from", nil, $0) }, to(hop).map { ("to", nil, $0) },
      hop.facts.store.flatMap { Role.source.refusal(of: $0) }.map { ("else", nil, $0) },
      passages(hop.passages), further(hop.facts.further),
    ]
    return problems.lazy.compactMap(\.self).first
  }

  /// The first thing wrong with the components of a connection.
  static func refusal(_ connection: Connection) -> Refusal? {
    if let says = refusal(connection.from, .client, "which cannot keep connections open") {
      return ("from", nil, says)
    }
    if let says = Role.callable.refusal(of: connection.to) { return ("to", nil, says) }
    return passages(connection.passages)
  }

  private static func further(_ tiers: [Tier]) -> Refusal? {
    for (index, tier) in tiers.enumerated() {
      if let says = Role.source.refusal(of: tier.holder) { return ("further", index, says) }
    }
    return nil
  }

  private static func passages(_ parts: [Part]) -> Refusal? {
    for (index, part) in parts.enumerated() {
      if let says = Role.passage.refusal(of: part) { return ("through", index, says) }
    }
    return nil
  }

  private static func from(_ hop: Hop) -> String? {
    switch hop.verb {
    case .delivers: return Role.channel.refusal(of: hop.from)
    // A database sends its log of changes.
    case .sends where hop.from.kind == .database && Role.channel.suits(hop.to.kind): return nil
    case .calls where Role.channel.suits(hop.from.kind):
      return "'\(Shortened.name(hop.from.name))' is of the kind '\(hop.from.kind.rawValue)': "
        + "a queue waits for nobody; say delivers(_:to:)"
    case .calls, .reads, .writes, .updates, .deletes, .invalidates, .looksUp, .sends, .pushes:
      return Role.caller.refusal(of: hop.from)
    }
  }

  private static func to(_ hop: Hop) -> String? {
    switch hop.verb {
    case .calls: Role.callable.refusal(of: hop.to)
    case .reads: Role.readable.refusal(of: hop.to)
    case .writes, .updates, .deletes: Role.writable.refusal(of: hop.to)
    case .invalidates: Role.copying.refusal(of: hop.to)
    case .sends, .delivers: Role.receiver.refusal(of: hop.to)
    case .looksUp: refusal(hop.to, .dns, "which cannot look names up")
    case .pushes: refusal(hop.to, .client, "which cannot be pushed to")
    }
  }

  private static func refusal(_ part: Part, _ kind: Part.Kind, _ cannot: String) -> String? {
    part.kind == kind
      ? nil : "'\(Shortened.name(part.name))' is of the kind '\(part.kind.rawValue)', \(cannot)"
  }
}

extension ModelReader {
  /// Refuses what its components cannot be to each other.
  func check(_ refusal: Roles.Refusal?) throws(ModelError) {
    guard let (key, index, says) = refusal else { return }
    let place = self.key(key)
    throw (index.map(place.index) ?? place).error(says)
  }
}
