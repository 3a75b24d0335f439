extension Proofreading {
  /// Machines in zones that cannot be, or that are not all placed.
  var impossiblePlaces: [Mistake] {
    let placed = components.filter { !$0.placement.named.isEmpty }
    guard !placed.isEmpty else { return [] }
    let deployment = statements.lazy.compactMap { statement -> Spread? in
      if case .deployment(let it) = statement { it.spread } else { nil }
    }.first
    var zones: [String] = []
    return placed.compactMap { part in
      for share in part.placement.named where !zones.contains(share.zone) {
        zones.append(share.zone)
      }
      return part.misplaced(zones, deployment).map { what, instead in
        Mistake(says: "'\(part.name)' \(what)", instead: instead, origin: part.origin)
      }
    }
  }
}

extension Part {
  /// What is wrong with where it stands, all zones named so far at hand, and what to say instead.
  fileprivate func misplaced(
    _ zones: [String], _ deployment: Spread?
  ) -> (what: String, instead: String)? {
    let named = placement.named
    if isOrigin || isManaged {
      return ("stands where others put it", "leave placed(_:in:) out")
    }
    if let none = named.first(where: { $0.count < 1 }) {
      return ("has \(none.count) in zone '\(none.zone)'", "say at least one")
    }
    if named.contains(where: { $0.zone.allSatisfy(\.isWhitespace) }) {
      return ("stands in a zone without a name", "say which one: placed(2, in: \"a\")")
    }
    if placement.spread != nil {
      return ("is spread evenly and placed by name", "say across: or placed(_:in:), not both")
    }
    if let deployment, deployment.regions > 1 {
      return (
        "is placed in one region of \(deployment.regions)", "say placed(_:in:) in a single region"
      )
    }
    if let deployment, zones.count > deployment.zones {
      return (
        "is placed in \(zones.map { "'\($0)'" }.joined(separator: ", ")), "
          + "more than the \(deployment.zones) of Deployment",
        "say Deployment(across: \(zones.count).zones)"
      )
    }
    let all = isStore ? copiesOfData : instances
    let sum = named.reduce(0) { sum, share in
      let (more, isTooMany) = sum.addingReportingOverflow(share.count)
      return isTooMany ? Int.max : more
    }
    guard sum != all else { return nil }
    let things = isStore ? (all == 1 ? "copy" : "copies") : all == 1 ? "instance" : "instances"
    return (
      "has \(all) \(things) and places \(sum)", "say placed(_:in:) for each of the \(all)"
    )
  }
}
