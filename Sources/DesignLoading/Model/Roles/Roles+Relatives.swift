import SystemDesign

extension Roles {
  /// What a component asks of those it names: the way to each, its identity and the kind it takes.
  typealias Relative = (keys: [String], index: Int?, id: Part.ID, kind: Part.Kind, says: String)

  static func relatives(of part: Part) -> [Relative] {
    var found: [Relative] = []
    if let archive = part.storage.archive {
      found.append((["storage", "archive", "to"], nil, archive.to, .objectStore, "an archive"))
    }
    if let letters = part.messaging.deadLetter?.to {
      found.append(
        (["messaging", "deadLetter", "to"], nil, letters, .queue, "what holds dead letters"))
    }
    for (index, limit) in part.protection.limits.enumerated() {
      guard let shared = limit.shared else { continue }
      found.append((["protection", "limits"], index, shared, .cache, "what counts for a limit"))
    }
    return found
  }
}

extension ModelReader {
  /// Refuses a component that names one of a kind that cannot serve it.
  func checkRelatives() throws(ModelError) {
    let kinds = Dictionary(
      known.parts.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
    for (position, part) in known.parts.enumerated() {
      for (keys, index, id, kind, says) in Roles.relatives(of: part) {
        guard let found = kinds[id], found != kind else { continue }
        var place = keys.reduce(key("components").index(position)) { $0.key($1) }
        if let index { place = place.index(index).key("shared") }
        throw place.error(
          "'\(Shortened.name(id.name))' is of the kind '\(found.rawValue)', and \(says) is of the kind "
            + "'\(kind.rawValue)'")
      }
    }
  }
}
