// What holds for every flow and component that does not say otherwise.
extension Design {
  /// How many times its mean the busiest moment of a flow is; nil where nothing says so.
  ///
  /// What a flow says of itself holds before what was said of all, and a number before a curve.
  public func peak(of flow: Flow) -> Ratio? {
    flow.peak ?? flow.facts.daily?.peak ?? traffic?.usualPeak
  }

  /// The zones and regions a component stands in; nil where nothing says so.
  ///
  /// Clients, timers and services that somebody else runs stand nowhere of ours.
  public func spread(of part: Part) -> Spread? {
    if !part.placement.named.isEmpty {
      return Spread(zones: Set(part.placement.named.map(\.zone)).count, regions: 1)
    }
    guard !part.isOrigin, !part.isManaged else { return part.placement.spread }
    return part.placement.spread ?? deployment?.spread
  }

  /// The zones that were called by a name, in the order of the file; the first is zone 1 of those
  /// that have only a number.
  public var zoneNames: [String] {
    var seen: Set<String> = []
    return components.flatMap(\.placement.named).map(\.zone).filter { seen.insert($0).inserted }
  }

  /// The shared things whose loss takes every instance of a component.
  public func domains(of part: Part) -> [Domain] {
    guard !part.isOrigin, !part.isManaged else { return part.placement.domains }
    return part.placement.domains + (deployment?.domains ?? [])
  }
}

extension Design {
  /// The time the network takes, there and back, for a hop; nil where nothing says so.
  ///
  /// What was said of all holds between components of our own, not for people or services of others.
  public func roundTrip(of hop: Hop) -> Period? {
    if let stated = hop.facts.roundTrip { return stated }
    let isOurs = [hop.from, hop.to].allSatisfy { !$0.isOrigin && $0.kind != .external }
    return isOurs ? deployment?.roundTrip : nil
  }
}
