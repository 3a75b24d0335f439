import SystemDesign

/// Which component stands in which tier, and which are drawn together.
///
/// Those the design groups are, and the rest by tier; what comes from outside stands alone.
struct Grouping {
  /// The groups in the order of their first component in the file.
  let drawn: [Picture.Group]
  private let byPart: [Part.ID: Picture.Group.ID]
  private let fed: Set<Part.ID>

  init(of design: Design, _ wires: Wires) {
    fed = wires.fed
    var names: [Part.ID: String] = [:]
    var tiers: [Part.ID: Picture.Tier] = [:]
    for case .group(let group) in design.statements {
      for part in group.members where names[part.id] == nil { names[part.id] = group.name }
    }
    for part in design.components { tiers[part.id] = Self.tier(of: part, wires.fed) }

    var drawn: [Picture.Group] = []
    var byPart: [Part.ID: Picture.Group.ID] = [:]
    let slugs = Self.slugs(of: distinct(design.components.compactMap { names[$0.id] }))
    for part in design.components {
      guard let tier = tiers[part.id] else { continue }
      let name = names[part.id]
      if name == nil, tier == .client { continue }
      let id = name.flatMap { slugs[$0] }.map { "group-" + $0 } ?? "tier-\(tier)"
      byPart[part.id] = id
      guard !drawn.contains(where: { $0.id == id }) else { continue }
      let members = design.components.filter { $0.id == part.id || names[$0.id] == name }
      drawn.append(
        Picture.Group(
          id: id, title: name ?? tier.title,
          tier: name == nil ? tier : Self.most(members.compactMap { tiers[$0.id] }) ?? tier))
    }
    self.drawn = drawn
    self.byPart = byPart
  }

  /// Of names that differ no two are alike, whatever signs they are made of.
  private static func slugs(of names: [String]) -> [String: String] {
    var taken = Taken()
    return names.reduce(into: [:]) { $0[$1] = taken.slug(of: $1) }
  }

  /// The group a component stands in.
  func group(of part: Part) -> Picture.Group.ID? { byPart[part.id] }

  /// The tier a component stands in.
  func tier(of part: Part) -> Picture.Tier { Self.tier(of: part, fed) }

  private static func tier(of part: Part, _ fed: Set<Part.ID>) -> Picture.Tier {
    if part.protection.isTelemetry { return .ops }
    switch part.kind {
    case .client, .timer, .external: return .client
    case .dns, .cdn, .loadBalancer, .gateway: return .edge
    case .service: return .app
    case .worker: return fed.contains(part.id) ? .async : .app
    case .cache, .database, .objectStore, .searchIndex: return .data
    case .queue, .stream: return .async
    }
  }

  /// The most frequent tier, the first of several.
  private static func most(_ tiers: [Picture.Tier]) -> Picture.Tier? {
    var best: (tier: Picture.Tier, count: Int)?
    for tier in tiers {
      let count = tiers.count { $0 == tier }
      if count > best?.count ?? 0 { best = (tier, count) }
    }
    return best?.tier
  }
}
