extension Component {
  /// So many of its machines, or of the copies of each shard, stand in that zone, the primary in the
  /// first: `.placed(2, in: "a").placed(1, in: "b")`.
  public func placed(_ count: Int, in zone: String) -> Self {
    with { $0.placement.named.append(ZoneShare(zone: zone, count: count)) }
  }
  /// Shares the fate of something else.
  public func sharing(_ domains: Domain...) -> Self { sharing(domains) }
  /// Shares the fate of each of these.
  public func sharing(_ domains: [Domain]) -> Self { with { $0.placement.domains += domains } }
  /// The share of time one instance, or a managed service as a whole, is there.
  public func available(_ share: Ratio) -> Self { with { $0.faults.availability = share } }
  /// How long it runs between failures, and how long each lasts.
  public func failing(every between: Period, for repair: Period) -> Self {
    with { ($0.faults.between, $0.faults.repair) = (between, repair) }
  }
  /// How many instances must be up whatever the load.
  public func needing(_ instances: Int) -> Self { with { $0.faults.needed = instances } }
  /// Planned time away: of each of its machines, one at a time, or of a managed service as a whole.
  public func maintained(for time: Period, every: Period) -> Self {
    with { $0.faults.maintenance = Maintenance(time: time, every: every) }
  }
  /// How new versions and settings reach the instances.
  public func rolledOut(_ how: String) -> Self { with { $0.faults.rollout = how } }
  /// The share of failures that take all instances at once.
  public func failingTogether(_ share: Ratio) -> Self { with { $0.faults.common = share } }
}
