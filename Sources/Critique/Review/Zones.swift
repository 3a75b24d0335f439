import Estimation
import SystemDesign

/// The zones, or the regions, over which machines are dealt out one by one.
struct Zones {
  let count: Int
  /// What one of them is called.
  let noun: String
  /// How many stand in each, where they were placed by name.
  private let named: [Int]

  init(of spread: Spread, named: [ZoneShare] = []) {
    self.named = Dictionary(grouping: named, by: \.zone).values.map { shares in
      shares.reduce(0) { $0 + min(max($1.count, 0), 1_000_000) }
    }
    noun = "zone"
    count = Self.told(spread.zones) * Self.told(spread.regions)
  }

  private init(regionsOf spread: Spread) {
    (named, noun) = ([], "region")
    count = Self.told(spread.regions)
  }

  /// Those whose loss may leave too little: the zones, and the regions that hold several of them.
  static func all(of spread: Spread, named: [ZoneShare] = []) -> [Zones] {
    let isWide = spread.regions > 1 && spread.zones > 1 && named.isEmpty
    return [Zones(of: spread, named: named)] + (isWide ? [Zones(regionsOf: spread)] : [])
  }

  private static func told(_ places: Int) -> Int { min(max(places, 1), 10_000) }

  /// The most of so many that one zone holds.
  private func fullest(_ machines: Int) -> Int {
    if let most = named.max(), case let all = named.reduce(0, +), all > 0 {
      return min(machines, (machines * most + all - 1) / all)
    }
    return even(machines)
  }

  private func even(_ machines: Int) -> Int {
    machines / count + (machines % count == 0 ? 0 : 1)
  }

  /// How many machines go on sharing a load when the fullest zone is lost; none where too few copies
  /// of each shard are left to answer at all.
  func left(of machines: Int, _ use: Use, _ part: Part) -> Int {
    let copies = part.copiesOfData
    let staying = copies - fullest(copies)
    let role = Sizing(part: part, use: use).role
    if role == .members, copies > 1, staying < part.quorum(for: use.resource) { return 0 }
    switch role {
    case .instances: return machines - fullest(machines)
    case .primaries: return staying > 0 ? machines : 0
    // One of the copies that stay is the primary; alone, it answers the reads as well.
    case .replicas: return staying > 0 ? part.instances * max(staying - 1, 1) : 0
    case .members where copies > 1: return part.instances * staying
    case .members: return machines - fullest(machines)
    case .partitions, .whole: return machines
    }
  }

  /// How to place machines by name so that those that are left are no busier, whichever zone is
  /// lost; nil where they are dealt out, or where only more shards would help.
  func placing(for sizing: Sizing, busy: Double) -> String? {
    guard !named.isEmpty else { return nil }
    let (part, shards) = (sizing.part, max(sizing.part.instances, 1))
    switch sizing.role {
    case .instances:
      guard let left = sizing.machines(busy: busy) else { return nil }
      let all = max(spread(left), part.instances)
      return "place \(Words.typed(all)) instances, at most \(Words.typed(all - left)) in one zone"
    case .members where sizing.isOfCopies:
      guard let enough = sizing.copies(busy: busy, leaving: { $0 - even($0) }) else { return nil }
      let all = max(enough, part.copiesOfData)
      return "place \(all) copies, at most \(even(all)) in one zone"
    case .replicas:
      // One of the copies that stay is the primary.
      guard let left = sizing.machines(busy: busy) else { return nil }
      let staying = (left + shards - 1) / shards + 1
      let all = max(spread(staying), part.copiesOfData)
      return "place \(all) copies, at most \(all - staying) in one zone"
    case .primaries, .members, .partitions, .whole: return nil
    }
  }

  /// How many there are, dealt out, when so many are left.
  private func spread(_ left: Int) -> Int { (left * count + count - 2) / (count - 1) }

  /// How many there must be for those that are left to be no busier; nil where that is not known.
  func needed(for sizing: Sizing, busy: Double) -> Int? {
    let part = sizing.part
    let shards = max(part.instances, 1)
    // A copy comes with each machine of another.
    if part.caching.isOwn { return sizing.machines(busy: busy).map(spread) }
    if sizing.isOfCopies {
      return sizing.copies(busy: busy) { $0 - even($0) }.map { $0 * shards }
    }
    let staying = part.copiesOfData - fullest(part.copiesOfData)
    if sizing.role == .members, sizing.asksEveryShard {
      return sizing.shardsBesides(busy: busy, copies: staying).map { $0 * part.copiesOfData }
    }
    if sizing.role == .members, part.copiesOfData > 1, staying > 0 {
      return sizing.shards(busy: busy, copies: staying).map { $0 * part.copiesOfData }
    }
    return sizing.machines(busy: busy).map { left in
      switch sizing.role {
      case .replicas: (spread((left + shards - 1) / shards + 1) - 1) * shards
      case .members where part.copiesOfData > 1: left * part.copiesOfData
      default: spread(left)
      }
    }
  }
}

extension Part {
  /// How many copies of a shard must be up for what takes a resource.
  fileprivate func quorum(for resource: Use.Resource) -> Int {
    guard kind == .database, readsAnyCopy else { return 1 }
    return switch resource {
    case .writes: writeQuorum
    case .replicaReads: staleReadQuorum
    case .reads, .requests, .memory, .connections, .network, .processors, .places: readQuorum
    }
  }
}
