/// Where everything stands and how bytes are protected, where a component does not say otherwise.
public struct Deployment: Sendable {
  /// The zones and regions.
  public let spread: Spread?
  /// How bytes are protected between clients and us.
  public let outside: Transport?
  /// How bytes are protected among our own components.
  public let inside: Transport?
  /// How often one whole zone is there.
  public let zone: Ratio?
  /// How often one whole region is there.
  public let region: Ratio?
  /// The time the network takes, there and back, between two components of our own.
  public let roundTrip: Period?
  /// What everything shares: a cluster, a configuration.
  public let domains: [Domain]
  /// Where it was said.
  public let origin: Origin

  /// Where everything stands, and what everything shares.
  public init(
    across spread: Spread? = nil, outside: Transport? = nil, inside: Transport? = nil,
    zone: Ratio? = nil, region: Ratio? = nil, roundTrip: Period? = nil, sharing domains: Domain...,
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.init(
      across: spread, outside: outside, inside: inside, zone: zone, region: region,
      roundTrip: roundTrip, sharing: domains, file: file, line: line, column: column)
  }

  /// Where everything stands, and each thing that everything shares.
  public init(
    across spread: Spread? = nil, outside: Transport? = nil, inside: Transport? = nil,
    zone: Ratio? = nil, region: Ratio? = nil, roundTrip: Period? = nil, sharing domains: [Domain],
    file: String = #filePath, line: Int = #line, column: Int = #column
  ) {
    self.spread = spread
    self.outside = outside
    self.inside = inside
    self.zone = zone
    self.region = region
    self.roundTrip = roundTrip
    self.domains = domains
    self.origin = Origin(file, line, column)
  }
}
