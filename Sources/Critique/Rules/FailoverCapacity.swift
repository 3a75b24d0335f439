import Estimation
import SystemDesign

/// What is left after the loss of a zone, or of a region, must carry the peak.
///
/// Machines stand round robin: instance i in zone i mod z, copy j of shard i in zone (i + j) mod z,
/// so the fullest zone holds n ÷ z of them, rounded up. The primaries of the lost zone are taken over
/// by copies elsewhere, so a store is short of readers, not of primaries.
struct FailoverCapacity: Rule {
  static let id = "AV009"
  static let slug = "failover-capacity"
  static let group = RuleGroup.availability
  static let law = "What is left after the loss of a zone, or of a region, must carry the peak."
  static let why =
    "The machines of a lost zone hand their load to the rest at once; if the rest cannot take it, "
    + "one zone's outage becomes everyone's, and new machines cannot be had just then."
  static let instead =
    "Keep so many machines that the peak takes at most 80 % of what a lost zone leaves: with three "
    + "zones, at most 53 % busy before."
  static let source: Citation? = Citation(
    "Becky Weiss, Mike Furr",
    "Static stability using Availability Zones, The Amazon Builders' Library")
  static let notWhen = [
    "it stands in one zone, or alone: then its loss is the point, not its room",
    "what is too much for the rest is refused: .shedding(above:), .admitting(upTo:), .sheddable()",
    "only queues and batch flows feed it and the rest can do the peak: it falls behind for a while",
  ]
  static let explains = [
    Consequence(NoHeadroom.self), Consequence(SinglePointOfFailure.self, .tooFewAndUnpromised),
  ]
  static let examples: [Example] = [
    .fires("four instances over two zones at 60 %: the other two would be at 120 %") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, across: 2.zones, each: 1_000.perSecond)
      Flow("Buy", at: 1_200.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("the copies of a store: three answer reads, after a zone one fewer") {
      let shop = Service("Shop", instances: 2)
      let orders = Database(
        "Orders", replicas: 3, across: 4.zones, reads: 1_000.perSecond,
        failover: .automatic(30.seconds))
      Flow("Show an order", at: 900.perSecond, peak: 2.times, availability: 99.9.percent) {
        shop.reads(1.kilobyte, from: orders.replicas)
      }
    },
    .silent("six instances over three zones at 50 %: four would be at 75 %") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 6, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 1_500.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("six gateways over three zones: the other four have no place for all connections") {
      let phone = Client("Phone")
      let door = Gateway(
        "Door", instances: 6, across: 3.zones, each: 50_000.perSecond,
        connections: 1.million.connections)
      phone.staysConnected(to: door, count: 4.5.million.connections)
      Flow("Say", at: 500.perSecond, peak: 1.times, availability: 99.9.percent) {
        phone.calls(door, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("twelve instances in two regions of three zones: six alone would be at 125 %") {
      let buyer = Client("Buyer")
      let shop = Service(
        "Shop", instances: 12, across: 3.zones.inEach(of: 2.regions), each: 200.perSecond)
      Flow("Buy", at: 750.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("in two regions of three zones six instances alone would be just at 100 %") {
      let buyer = Client("Buyer")
      let shop = Service(
        "Shop", instances: 12, across: 3.zones.inEach(of: 2.regions), each: 200.perSecond)
      Flow("Buy", at: 600.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("what two instances cannot do is refused") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, across: 2.zones, each: 1_000.perSecond)
        .shedding(above: 2_000.perSecond)
      Flow("Buy", at: 1_200.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("three over three zones, and the other two would be just 80 % used") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 800.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("three over three zones, and the other two would be just above 80 % used") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 3, across: 3.zones, each: 1_000.perSecond)
      Flow("Buy", at: 801.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]
  private static let tight = 0.8

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part -> [Verdict] in
      guard Self.kinds.contains(part.kind), (2...1_000_000).contains(part.machines)
      else { return [] }
      let uses = review.estimate.everyUse(of: part)
      guard !uses.isEmpty else { return [] }
      guard let spread = review.design.spread(of: part) else {
        return missingZones(part, review)
      }
      let places = Zones.all(of: spread, named: part.placement.named).filter { $0.count > 1 }
      guard !places.isEmpty else { return [] }
      let losses = places.map { zones in
        (zones, uses.compactMap { after($0, part, zones, review) })
      }
      func worst(_ losses: [Loss]) -> Double { losses.map(\.share).max() ?? 0 }
      guard let (zones, tight) = losses.max(by: { worst($0.1) < worst($1.1) }),
        let most = tight.max(by: { $0.share < $1.share })
      else { return review.missing(self, uses: uses.filter(\.resource.isAsked), of: part) }
      return [verdict(part, zones, tight, most, review)]
    }
  }

  private static let kinds: Set<Part.Kind> = [
    .loadBalancer, .gateway, .service, .worker, .cache, .database, .searchIndex,
  ]

  /// What a resource is used after the loss, where that is too much.
  private struct Loss {
    let use: Use
    let left: Int
    let share: Double
  }

  private func after(_ use: Use, _ part: Part, _ zones: Zones, _ review: Review) -> Loss? {
    guard let warm = use.warm.value, let capacity = use.capacity.value else { return nil }
    let sizing = Sizing(part: part, use: use)
    let left = zones.left(of: use.machines, sizing.role, part)
    guard left > 0, left < use.machines else { return nil }
    let share = use.warmShare(on: left) ?? warm
    // Nobody is asked to keep room to spare for a region.
    let most =
      zones.noun != "zone" || review.isOnlyFedByWork(part) || use.resource.isHeld ? 1 : Self.tight
    guard isMore(share, than: most) else { return nil }
    let room = capacity * Double(left) / Double(use.machines)
    return review.sheds(part, use, to: room) ? nil : Loss(use: use, left: left, share: share)
  }

  private func verdict(
    _ part: Part, _ zones: Zones, _ losses: [Loss], _ worst: Loss, _ review: Review
  ) -> Verdict {
    let flows = review.flows(through: part)
    let isPromised = review.isAwaited(part) { $0.availability != nil }
    let sizing = Sizing(part: part, use: worst.use)
    let enough = zones.needed(for: sizing, busy: Self.tight)
    return finding(
      isMore(worst.share, than: 1) && isPromised ? .error : .warning,
      about: .component(part.name), in: flows.map(\.name), at: part.origin,
      says: "after the loss of a \(zones.noun) '\(part.name)' is "
        + "\(Words.use(worst.share, above: 1)) used at the peak",
      because: ["\(part.machinesInWords) over \(Words.count(zones.count, zones.noun))"]
        + losses.map { loss in
          "\(Sizing(part: part, use: loss.use).inWords); \(loss.left) of them "
            + (loss.left == 1 ? "is left" : "are left")
        },
      instead: (enough.map { "say \(sizing.saying($0))" } ?? "give it more machines")
        + ", and what a lost \(zones.noun) leaves carries the peak"
        + (worst.use.resource.isHeld
          ? ""
          : " at \(Words.use(Self.tight)) at most; or refuse what it cannot do: .shedding(above:)"))
  }

  private func missingZones(_ part: Part, _ review: Review) -> [Verdict] {
    let flows = review.flows(through: part).filter { $0.availability != nil }
    guard !flows.isEmpty else { return [] }
    return [
      .missing(
        MissingInput(
          rule: Self.id, subject: .system, flows: flows.map(\.name),
          origin: review.design.origin,
          input: "where the machines stand: say Deployment(across: 3.zones)"))
    ]
  }
}

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

  /// How many machines go on sharing a load when the fullest zone is lost.
  func left(of machines: Int, _ role: Sizing.Role, _ part: Part) -> Int {
    let copies = part.copiesOfData
    let staying = copies - fullest(copies)
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

  /// How many there must be for those that are left to be no busier; nil where that is not known.
  func needed(for sizing: Sizing, busy: Double) -> Int? {
    let part = sizing.part
    let shards = max(part.instances, 1)
    func spread(_ n: Int) -> Int { (n * count + count - 2) / (count - 1) }
    let staying = part.copiesOfData - fullest(part.copiesOfData)
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
