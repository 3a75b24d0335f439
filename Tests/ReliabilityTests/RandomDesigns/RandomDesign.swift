import SystemDesign

/// A small design made by chance, as its own list of facts and as a design that says the same.
struct RandomDesign {
  /// What a component is, as far as failures go.
  enum Kind: Hashable { case service, worker, external, cache, queue, stream, database(Holding) }

  /// How the copies of a database stand in for each other.
  enum Holding: Hashable {
    case primaryAlone, manual, automatic, majority
    case quorum(reads: Int, writes: Int)
  }

  struct Piece {
    let kind: Kind
    /// Instances, or copies of each shard.
    var machines = 1
    var shards = 1
    var needed = 1
    /// Shares the domain.
    var isShared = false
    /// The share of failures that take all machines at once.
    var common: Double?
    /// How often one machine is up.
    var share = 1.0
    /// The share of time in which a copy is just taking over.
    var switching: Double?
    var part = Service("").part
  }

  struct Call {
    let verb: Hop.Verb
    /// Nil is the client.
    let from: Int?
    let to: Int
    let number: Int
    /// Where what a cache lacks comes from.
    var store: Int?
    var isFromReplica = false
    var share = 1.0
    /// How many shards are asked at once, and how many of them may be missing.
    var asked = 1
    var missing = 0
    var isOptional = false
    var isLate = false
    var instead: [Item] = []
  }

  indirect enum Item {
    case call(Call)
    /// Choices that one caller has.
    case oneOf([[Item]])
  }

  var dice: Dice
  var pieces: [Piece] = []
  var items: [Item] = []
  var calls = 0
  /// Zones that everything stands in by turns; none where nothing is said.
  let zones: Int
  let zoneShare: Double
  /// Regions of so many zones each; one where nothing is said.
  let regions: Int
  let regionShare = 0.94
  let domain = Domain("Cluster", .cluster, availability: 96.percent)
  let domainShare = 0.96

  init(seed: Int) {
    dice = Dice(seed)
    zones = dice.chance(of: 3) ? 0 : dice.upTo(3)
    zoneShare = Double(88 + dice.upTo(8)) / 100
    let isWide = dice.chance(of: 3)
    regions = isWide && (1...2).contains(zones) ? 2 : 1
    let first = newPiece(.service)
    items = call(.calls, nil, first) + steps(by: first, depth: 0)
    if dice.chance(of: 3) { items += handOver(by: first) }
  }

  /// The design that says it.
  var design: Design {
    let steps = items.map(step)
    return ReliabilityTests.design(
      across: zones > 0 ? Spread(zones: zones, regions: regions) : nil,
      zone: (zoneShare * 100).percent,
      region: regions > 1 ? (regionShare * 100).percent : nil
    ) { for step in steps { step } }
  }

  private func step(_ item: Item) -> Step {
    switch item {
    case .oneOf(let choices):
      return oneOf {
        for choice in choices { inParallel { for item in choice { step(item) } } }
      }
    case .call(let call):
      var facts = HopFacts()
      facts.store = call.store.map { pieces[$0].part }
      facts.fromReplica = call.isFromReplica && call.store == nil
      facts.storeFromReplica = call.isFromReplica && call.store != nil
      facts.isOptional = call.isOptional
      if call.asked > 1 {
        facts.scatter = call.asked
        facts.partial = (Double(call.missing) / Double(call.asked) * 100).percent
      }
      if !call.instead.isEmpty {
        facts.fallback = Fallback(steps: call.instead.map(step), exercised: nil)
      }
      return .hop(
        Hop(
          verb: call.verb, from: call.from.map { pieces[$0].part } ?? client.part,
          to: pieces[call.to].part, times: (call.share * 100).percent.multiplicity, facts: facts,
          origin: client.part.origin))
    }
  }
}
