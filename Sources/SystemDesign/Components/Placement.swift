/// Where the instances of a component stand.
public struct Placement: Sendable {
  /// The zones and regions they are spread over evenly, where that was said here.
  public var spread: Spread?
  /// So many in the zone of a name, then so many in another, where they are not spread evenly.
  public var named: [ZoneShare] = []
  /// Other things whose loss takes every instance: a cluster, a vendor, a configuration.
  public var domains: [Domain] = []
}

/// Some of the machines of a component, or of the copies of each of its shards, in one zone.
public struct ZoneShare: Sendable, Hashable {
  /// The zone.
  public let zone: String
  /// How many stand in it.
  public let count: Int

  /// So many in a zone.
  public init(zone: String, count: Int) {
    self.zone = zone
    self.count = count
  }
}

/// Over how many zones, and over how many regions, instances are spread evenly.
public struct Spread: Sendable, Hashable {
  /// The zones in each region.
  public let zones: Int
  /// The regions.
  public let regions: Int

  /// So many zones in each of so many regions.
  public init(zones: Int, regions: Int) {
    self.zones = zones
    self.regions = regions
  }

  /// So many zones in each of so many regions.
  public func inEach(of other: Spread) -> Spread { Spread(zones: zones, regions: other.regions) }
}

extension Int {
  /// One zone, where the number is one.
  public var zone: Spread { zones }
  /// So many zones of one region.
  public var zones: Spread { Spread(zones: self, regions: 1) }
  /// One region, where the number is one.
  public var region: Spread { regions }
  /// So many regions of one zone each.
  public var regions: Spread { Spread(zones: 1, regions: self) }
}
