/// Makes systems of any size: clients before gateways before services, each service with a cache
/// and a database to read from, queues with workers behind them.
struct PlanMaker {
  private var dice: Dice
  private var components: [Plan.Component] = []
  private var places: [Plan.Kind: [Int]] = [:]
  /// How many of each kind were taken so far: the next hop of that kind takes the next one.
  private var taken: [Plan.Kind: Int] = [:]
  private let recordCount: Int

  /// A system of so many components, flows and hops; the same seed makes the same one.
  static func plan(components: Int, flows: Int, hops: Int, seed: UInt64 = 1) -> Plan {
    var maker = PlanMaker(components: components, seed: seed)
    let records = (0..<maker.recordCount).map { number in
      Plan.Record(
        name: "record \(number)", fields: (0..<4).map { _ in 8 + maker.dice.below(400) })
    }
    let made = (0..<flows).map { number in
      maker.flow(number, hops: hops / flows + (number < hops % flows ? 1 : 0))
    }
    return Plan(components: maker.components, records: records, flows: made)
  }

  private init(components count: Int, seed: UInt64) {
    dice = Dice(seed: seed)
    recordCount = max(4, count / 10)
    // Of a hundred: the services take what the others leave.
    let shares: [Plan.Kind: Int] = [
      .client: 1, .gateway: 2, .cache: 12, .database: 18, .queue: 8, .worker: 10, .external: 2,
    ]
    var counts = shares.mapValues { max(1, $0 * count / 100) }
    counts[.service] = count - counts.values.reduce(0, +)
    for kind in Plan.Kind.allCases {
      for number in 0..<(counts[kind] ?? 0) { add(kind, number) }
    }
  }

  private mutating func add(_ kind: Plan.Kind, _ number: Int) {
    let isStore = kind == .database || kind == .cache
    places[kind, default: []].append(components.count)
    components.append(
      Plan.Component(
        kind: kind, name: "\(kind.rawValue) \(number)",
        instances: isStore ? 1 + dice.below(4) : 2 + dice.below(12),
        each: 500 * (1 + dice.below(20)), replicas: isStore ? dice.below(3) : 0,
        statesAvailability: kind == .external || dice.below(3) == 0))
  }

  /// The next of a kind; in turn, so that none is left out.
  private mutating func next(_ kind: Plan.Kind) -> Int {
    let all = places[kind] ?? [0]
    let turn = taken[kind, default: 0]
    taken[kind] = turn + 1
    return all[turn % all.count]
  }

  private mutating func flow(_ number: Int, hops: Int) -> Plan.Flow {
    let entry = next(.service)
    var steps: [Plan.Step] = [
      .hop(Plan.Hop(verb: "calls", from: next(.client), to: entry, gateway: next(.gateway)))
    ]
    var reached = [entry]
    var left = hops - 1
    while left > 0 {
      // Whoever was reached lately asks on.
      let caller = reached[max(0, reached.count - 1 - dice.below(4))]
      let made = group(caller, atMost: left, &reached)
      steps += made
      left -= made.reduce(0) { $0 + $1.count }
    }
    return Plan.Flow(
      name: "flow \(number)", perUser: 1 + dice.below(20), statesAvailability: dice.below(2) == 0,
      steps: steps)
  }

  /// What a service does next; one to three hops.
  private mutating func group(
    _ caller: Int, atMost left: Int, _ reached: inout [Int]
  ) -> [Plan.Step] {
    let record = dice.below(recordCount)
    switch dice.below(100) {
    case 0..<34:
      let callee = next(.service)
      reached.append(callee)
      return [.hop(Plan.Hop(verb: "calls", from: caller, to: callee, retries: dice.below(5) == 0))]
    case 34..<56:
      return [
        .hop(
          Plan.Hop(
            verb: "reads", from: caller, to: next(.cache), store: next(.database), record: record))
      ]
    case 56..<64:
      return [.hop(Plan.Hop(verb: "reads", from: caller, to: next(.database), record: record))]
    case 64..<76:
      return [.hop(Plan.Hop(verb: "writes", from: caller, to: next(.database), record: record))]
    case 76..<86 where left >= 3: return queued(caller, record)
    case 86..<90:
      return [
        .hop(
          Plan.Hop(
            verb: "invalidates", from: caller, to: next(.cache), record: record, isOptional: true))
      ]
    case 90..<94 where left >= 2:
      return [.oneOf([call(caller, next(.service)), call(caller, next(.service))])]
    case 94..<96 where left >= 2:
      return [.together([call(caller, next(.service)), call(caller, next(.service))])]
    case 96..<98: return [.hop(call(caller, next(.external)))]
    default:
      var hop = call(caller, next(.service))
      hop.fallback = next(.service)
      return [.hop(hop)]
    }
  }

  private func call(_ from: Int, _ to: Int) -> Plan.Hop {
    Plan.Hop(verb: "calls", from: from, to: to)
  }

  private mutating func queued(_ caller: Int, _ record: Int) -> [Plan.Step] {
    let (queue, worker) = (next(.queue), next(.worker))
    return [
      .hop(Plan.Hop(verb: "sends", from: caller, to: queue, record: record)),
      .hop(Plan.Hop(verb: "delivers", from: queue, to: worker, record: record)),
      .hop(Plan.Hop(verb: "writes", from: worker, to: next(.database), record: record)),
    ]
  }
}

extension Plan.Step {
  /// The hops in it, but for those of a fallback.
  var count: Int {
    switch self {
    case .hop: 1
    case .oneOf(let hops), .together(let hops): hops.count
    }
  }
}
