// What holds for every flow and component that does not say otherwise.
extension Design {
  /// How many times its mean the busiest moment of a flow is; nil where nothing says so.
  public func peak(of flow: Flow) -> Ratio? { flow.peak ?? traffic?.peak }

  /// The zones and regions a component stands in; nil where nothing says so.
  ///
  /// Clients, timers and services that somebody else runs stand nowhere of ours.
  public func spread(of part: Part) -> Spread? {
    guard !part.isOrigin, !part.isManaged else { return part.placement.spread }
    return part.placement.spread ?? deployment?.spread
  }

  /// The shared things whose loss takes every instance of a component.
  public func domains(of part: Part) -> [Domain] {
    guard !part.isOrigin, !part.isManaged else { return part.placement.domains }
    return part.placement.domains + (deployment?.domains ?? [])
  }
}
