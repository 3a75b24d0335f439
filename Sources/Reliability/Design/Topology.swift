import SystemDesign

/// Where the components of a design stand and what they share.
///
/// Referred to and not copied: every hop asks for it, and its ten fields were a tenth of the time.
final class Topology: Sendable {
  let design: Design
  let parts: [Part]
  /// What components were said to share, in the order of the file.
  let domains: [Domain]
  private let numbers: [Part.ID: Int]
  private let domainNumbers: [DomainKey: Int]
  private let hasZones: Bool
  private let hasRegions: Bool
  private let regions: Int
  private let placesBySpread: [Spread: [[Variable]]]
  private let spreadOrigin: Origin
  private let zoneNames: [String]

  private struct DomainKey: Hashable {
    let name: String
    let origin: Origin
  }

  init(of design: Design) {
    self.design = design
    let parts = design.components
    self.parts = parts
    numbers = Dictionary(
      parts.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

    var domains: [Domain] = []
    var domainNumbers: [DomainKey: Int] = [:]
    for domain in parts.flatMap({ design.domains(of: $0) }) {
      let key = DomainKey(name: domain.name, origin: domain.origin)
      guard domainNumbers[key] == nil else { continue }
      domainNumbers[key] = domains.count
      domains.append(domain)
    }
    self.domains = domains
    self.domainNumbers = domainNumbers

    zoneNames = design.zoneNames
    let placed = parts.filter { !$0.isOrigin && !$0.isManaged }
    let spreads = placed.compactMap { design.spread(of: $0) }
    regions = spreads.map(\.regions).max() ?? 1
    // Two regions of one zone each are told apart by their regions alone, unless a zone was said to
    // fail by itself.
    hasZones =
      design.deployment?.zone != nil || spreads.contains { $0.zones > 1 || $0.regions <= 1 }
    hasRegions = regions > 1 || design.deployment?.region != nil
    let (hasZones, hasRegions) = (self.hasZones, self.hasRegions)
    placesBySpread = Dictionary(
      uniqueKeysWithValues: Set(spreads).map {
        ($0, Self.places(over: $0, hasZones, hasRegions))
      })
    spreadOrigin =
      design.deployment.flatMap { $0.spread == nil ? nil : $0.origin }
      ?? placed.first { $0.placement.spread != nil }?.origin ?? design.origin
  }

  /// The number of a component; a design knows all that its hops mention.
  func number(of part: Part) -> Int { number(of: part.id) ?? 0 }

  /// The number of the component of that identity; nil where nothing in the design mentions it.
  func number(of id: Part.ID) -> Int? { numbers[id] }

  /// The caches that a component counts in before it does anything.
  func counts(of component: Int) -> [Int] {
    let limits = parts[component].protection.limits
    guard !limits.isEmpty else { return [] }
    let counts = limits.filter { !$0.failsOpen }.compactMap(\.shared)
    return Set(counts.compactMap(number(of:))).sorted()
  }

  /// More zones over all regions than there are anywhere, so that a slip of the pen costs no
  /// minutes.
  private static let mostPlaces = 1_000

  /// Whether a component was said to stand in more places than are told apart.
  func hasTooManyPlaces(_ part: Part) -> Bool {
    guard !part.isOrigin, !part.isManaged, let spread = design.spread(of: part) else {
      return false
    }
    let places = max(spread.regions, 1).multipliedReportingOverflow(by: max(spread.zones, 1))
    return places.overflow || places.partialValue > Self.mostPlaces
  }

  /// What the first, the second, … machine of a component is lost with, and then again from the
  /// start; one place that is never lost where nothing was said.
  ///
  /// Where they were placed by name, there is a place for each of them.
  ///
  /// Regions change faster than zones: two instances in two regions of three zones stand in two
  /// regions.
  func places(of part: Part) -> [[Variable]] {
    guard !part.isOrigin, !part.isManaged, let spread = design.spread(of: part) else { return [[]] }
    if isPlaced(part) { return namedPlaces(of: part) }
    return placesBySpread[spread] ?? [[]]
  }

  private static func places(
    over spread: Spread, _ hasZones: Bool, _ hasRegions: Bool
  ) -> [[Variable]] {
    let regions = min(max(spread.regions, 1), mostPlaces)
    let zones = min(max(spread.zones, 1), mostPlaces / regions)
    return (0..<max(regions * zones, 1)).map { index in
      let (region, zone) = (index % regions, index / regions)
      return (hasZones ? [.zone(region: region, number: zone)] : [])
        + (hasRegions ? [.region(region)] : [])
    }
  }

  /// Whether each of its machines, or copies, was given its zone by name.
  func isPlaced(_ part: Part) -> Bool { !part.placement.named.isEmpty }

  private func namedPlaces(of part: Part) -> [[Variable]] {
    let all = part.placement.named.flatMap { share in
      let zone = Variable.zone(region: 0, number: zoneNames.firstIndex(of: share.zone) ?? 0)
      let place = [zone] + (hasRegions ? [.region(0)] : [])
      return Array(repeating: place, count: min(max(share.count, 0), Copies.most))
    }
    return all.isEmpty ? [[]] : all
  }

  /// What every machine of a component is lost with.
  func shared(by part: Part) -> [Variable] {
    distinct(
      design.domains(of: part).compactMap {
        domainNumbers[DomainKey(name: $0.name, origin: $0.origin)].map { .domain($0) }
      })
  }

  /// The name a person knows it by.
  func name(of variable: Variable) -> String {
    switch variable {
    case .machine(let component, _, _): parts[component].name
    case .zone(0, let number) where number < zoneNames.count: "zone \(zoneNames[number])"
    case .zone(let region, let number):
      regions > 1 ? "zone \(number + 1) of region \(region + 1)" : "zone \(number + 1)"
    case .region(let number): "region \(number + 1)"
    case .domain(let number): domains[number].name
    }
  }

  /// Where it was said.
  func origin(of variable: Variable) -> Origin {
    switch variable {
    case .machine(let component, _, _): parts[component].origin
    case .zone, .region: spreadOrigin
    case .domain(let number): domains[number].origin
    }
  }
}
