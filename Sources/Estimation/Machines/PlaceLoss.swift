import SystemDesign

/// The machines with which any one zone may be lost, or any one region, so that the rest does what the
/// peak asks.
///
/// What has no copies hands its load to all that are left: of n machines over z zones n × z ÷ (z − 1)
/// are needed, rounded up. Of a store with copies nothing moves from one shard to another: the copies
/// of a shard stand round-robin over the zones, so that of c no more than c ÷ z are lost, rounded up,
/// and what they shared is shared among those that are left, while what each bears it bears as
/// before. A primary's work another copy takes over whole. So it is with regions, which change faster
/// than zones.
struct PlaceLoss {
  /// What stands in all zones or regions, and in the fullest of them.
  struct Places {
    let all: Int
    let fullest: Int
    let isRegions: Bool

    /// As many machines are placed by name, so that a slip of the pen stops nobody.
    private static let most = 1_000_000_000

    /// The zones, over all regions; nil where there is but one.
    static func zones(of part: Part, in design: Design) -> Places? {
      guard let spread = design.spread(of: part), spread.zones > 1 else { return nil }
      let zones = spread.zones.multipliedReportingOverflow(by: max(spread.regions, 1))
      guard !zones.overflow else { return nil }
      let named = Dictionary(grouping: part.placement.named, by: \.zone)
        .mapValues { $0.reduce(0) { $0 + min(max($1.count, 0), most) } }
      guard !named.isEmpty else {
        return Places(all: zones.partialValue, fullest: 1, isRegions: false)
      }
      let all = named.values.reduce(0, +)
      let fullest = named.values.max() ?? all
      return fullest < all ? Places(all: all, fullest: fullest, isRegions: false) : nil
    }

    /// The regions; nil where there is but one.
    static func regions(of part: Part, in design: Design) -> Places? {
      design.spread(of: part).flatMap {
        $0.regions > 1 ? Places(all: $0.regions, fullest: 1, isRegions: true) : nil
      }
    }

    /// What is counted, in words for a derivation.
    fileprivate var word: String {
      fullest > 1 ? "machines" : isRegions ? "regions" : "zones"
    }

    fileprivate var wordOfLeft: String {
      let left = all - fullest
      return fullest > 1
        ? "machines outside the fullest zone"
        : isRegions
          ? left == 1 ? "region left" : "regions left" : left == 1 ? "zone left" : "zones left"
    }
  }

  private let part: Part
  private let demands: [Demand]
  private let busy: Term
  private let needed: [Term]
  private let limits: Limits

  /// - Parameter needed: the machines that limits and disks need while nothing is lost, and those that
  ///   must be up whatever the load.
  init(of part: Part, _ demands: [Demand], busy: Term, needed: [Term], limits: Limits) {
    (self.part, self.demands, self.busy, self.needed) = (part, demands, busy, needed)
    self.limits = limits
  }

  /// Nil where nothing is known to need any, and where no number of them is enough: the data of
  /// one of them is gone, or there is no quorum.
  func machines(losing places: Places?) -> Term? {
    guard let places else { return nil }
    guard part.isStore, !part.caching.isOwn, part.kind != .cache || part.copiesOfData > 1 else {
      return grown(demands.needed(busy: busy) + needed, places)
    }
    let copies = part.copiesOfData
    let lost =
      part.placement.named.isEmpty
      ? (copies - 1) / places.all + 1 : min(places.fullest, copies)
    let left = copies - lost
    guard copies > 1, left >= max(quorum, mustBeUp) else { return nil }
    let sets = demands.compactMap { $0.besides > 0 ? nil : set(of: $0, left) } + limited(left)
    let all = sets.map { $0.times(.number(copies, "copies"), .count) } + besides(places)
    return Machines.largestKnown(all + needed)
  }

  /// The copies of each shard that must be up whatever the load.
  private var mustBeUp: Int {
    part.faults.needed.map { (max($0, 1) - 1) / max(part.instances, 1) + 1 } ?? 1
  }

  /// The copies that must be left.
  private var quorum: Int {
    guard part.kind == .database, part.readsAnyCopy else { return 1 }
    return limits.arriving.reduce(1) { most, leg in
      switch leg.work {
      case .read, .request: max(most, part.readQuorum)
      case .replicaRead: max(most, part.staleReadQuorum)
      case .change: max(most, part.writeQuorum)
      case .forgetting, .lookUp, .message: most
      }
    }
  }

  /// What needs so many machines needs more, so that without those of the fullest zone as many are
  /// left.
  private func grown(_ needs: [Term], _ places: Places) -> Term? {
    Machines.largestKnown(needs).map {
      $0.times(.number(places.all, places.word), .count)
        .over(.number(places.all - places.fullest, places.wordOfLeft), .count).roundedUp()
    }
  }

  /// The shards that one kind of work needs when so many copies are left of each; nil of a stream's
  /// partitions, which are no machines.
  private func set(of demand: Demand, _ left: Int) -> Term? {
    guard !demand.warm.isZero, !(part.kind == .stream && demand.resource.isAsked) else {
      return nil
    }
    let isAlone =
      part.kind == .queue || demand.resource == .writes
      || demand.resource == .reads && !part.readsAnyCopy
    if isAlone { return demand.warm.over(demand.each.times(busy, .rate), .count).roundedUp() }
    let loads =
      demand.bearings.isEmpty
      ? [divided(demand.warm, nil, left, .rate)]
      : demand.bearings.map { divided($0.all, $0.borne, left, .rate) }
    return Machines.largestKnown(loads)?.over(demand.each.times(busy, .rate), .count).roundedUp()
  }

  /// What each copy that is left bears: its part of what is shared, and what each bears whatever
  /// their number.
  private func divided(_ all: Term, _ borne: Term?, _ left: Int, _ dimension: Dimension) -> Term {
    let staying = Term.number(left, left == 1 ? "copy left" : "copies left")
    guard let borne, !borne.isZero else { return all.over(staying, dimension) }
    let copies = Term.number(part.copiesOfData, "copies")
    return all.minus(borne.times(copies, dimension)).over(staying, dimension).plus(borne)
  }

  /// The shards that the network, the memory and the like need when so many copies are left of each;
  /// of a store with a primary those that its replicas need.
  private func limited(_ left: Int) -> [Term] {
    Use.Resource.allCases.filter {
      !$0.isAsked && !(part.hasReadCopies && $0 == .connections)
    }.compactMap { resource in
      guard let limit = (part.hasReadCopies ? limits.ofReplicas : limits).limit(resource),
        !limit.load.isZero, limit.each.formula != nil
      else { return nil }
      let loads = limits.moments.compactMap { then -> Term? in
        part.hasReadCopies
          ? ofReplicas(then, resource, left)
          : then.limit(resource).map { divided($0.load, $0.borne, left, $0.dimension) }
      }
      guard let load = Machines.largestKnown(loads) else { return nil }
      let room = resource.isHeld ? limit.each : limit.each.times(busy, limit.dimension)
      return load.over(room, .count).roundedUp()
    }
  }

  /// What a replica of each shard bears when so many copies are left, of which one is the primary:
  /// more of the reads, and what is written as before.
  private func ofReplicas(
    _ limits: Limits, _ resource: Use.Resource, _ left: Int
  ) -> Term? {
    guard let limit = limits.ofReplicas.limit(resource) else { return nil }
    let reading = max(left - 1, 1)
    let written = limits.ofReplicasWritten.limit(resource)?.load ?? .zero(limit.dimension)
    return limit.load.minus(written)
      .times(.number(part.copiesOfData - 1, "replicas"), limit.dimension)
      .over(.number(reading, reading == 1 ? "replica left" : "replicas left"), limit.dimension)
      .plus(written)
  }

  /// Read copies beside their primaries: of each shard as many must be left as the reads need, and
  /// one more that is its primary.
  private func besides(_ places: Places) -> [Term] {
    // Whatever they can do, one must be left beside the primary.
    let one = Term.number(part.instances, "shards")
    let least =
      part.hasReadCopies && limits.arriving.contains { $0.work == .replicaRead }
      ? grown([.number(2, "a primary and a replica")], places).map { one.times($0, .count) } : nil
    return [least].compactMap(\.self)
      + zip(demands, demands.needed(busy: busy)).filter { $0.0.besides > 0 && !$0.0.warm.isZero }
      .compactMap { demand, machines in
        let primaries = demands.filter { $0.besides == 0 && !$0.warm.isZero }
          .compactMap { set(of: $0, 1) }
        guard
          let shards = Machines.largestKnown([.number(demand.besides, "shards")] + primaries)
        else { return nil }
        return grown([machines.over(shards, .count)], places)
          .map { shards.times($0, .count) }
      }
  }
}
