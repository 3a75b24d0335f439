import SystemDesign

/// How long the answer of a flow takes at its peak, along the hops that are waited for.
///
/// Each component is a queue before several servers with exponential service (M/M/c), or before one
/// whose service times differ as stated (M/G/1): its wait follows from all that comes to it. What is
/// handed over is not waited for, nor is what the receiver does then.
struct FlowLatency {
  private let flow: Flow
  private let design: Design
  private let legs: [Leg]
  private let demands: [Part.ID: [Demand]]
  private var numbers: [Term] = []
  private var hedged: [Term] = []
  private(set) var overloads: [Overload] = []
  /// What the figure does not count.
  private(set) var remarks: [String] = []
  private var place = Place()
  private var visits: [Visit] = []

  /// Where one row of numbers is spent.
  private struct Visit {
    let component: String
    let isNetwork: Bool
    let row: [Term]
  }

  private struct Place {
    var segment = 0
    var branch = 0
    var call = 0
  }

  /// - Parameter legs: those of the flow.
  init(of flow: Flow, in design: Design, _ legs: [Leg], _ demands: [Part.ID: [Demand]]) {
    self.flow = flow
    self.design = design
    self.legs = legs
    self.demands = demands
    guard let first = flow.hops.first else { return }
    var reached: Set<Part.ID> = [first.from.id]
    for step in flow.steps {
      add(step, times: .number(1), &reached)
    }
  }

  /// Whether anyone waits for anything.
  var isWaited: Bool { place.call > 0 }

  /// The mean.
  var mean: Term { time(share: 0) }

  /// The time that 99 of 100 answers stay below.
  var slowest: Term { time(share: 0.99) }

  /// Where the mean goes, each place once; those of which something is missing are left out.
  var stays: [DraftStay] {
    places.compactMap { visit, rows in
      let working = rows.map { row in
        visit.isNetwork ? row : StationList.unqueued(row)
      }
      guard let mean = Self.mean(rows).formula, let alone = Self.mean(working).formula else {
        return nil
      }
      return DraftStay(
        component: visit.component, isNetwork: visit.isNetwork, mean: mean, working: alone)
    }
  }

  /// Every place with the time that one execution keeps it, each place once.
  var closedStations: [ClosedStation] {
    places.map { visit, rows in
      let demand = Term.sum(
        rows.map { row in row[3].times(row[4], .ratio).times(row[10], .period) }, .period
      ).named(
        visit.isNetwork
          ? "network to '\(visit.component)' in one round"
          : "time one round keeps '\(visit.component)'")
      let part = design.components.first { $0.name == visit.component }
      let queues = part.map { $0.isStore && !$0.isManaged ? max(1, $0.instances) : 1 } ?? 1
      let isQueue = !visit.isNetwork && !rows[0][7].isZero
      return ClosedStation(
        queues: .number(isQueue ? queues : 1, "shards"), servers: isQueue ? rows[0][7] : .number(0),
        demand: demand)
    }
  }

  /// The places in their order, each once, with the numbers of every visit.
  private var places: [(visit: Visit, rows: [[Term]])] {
    var order: [Visit] = []
    var rows: [String: [[Term]]] = [:]
    func key(_ visit: Visit) -> String { "\(visit.isNetwork) \(visit.component)" }
    for visit in visits {
      if rows[key(visit)] == nil { order.append(visit) }
      rows[key(visit), default: []].append(visit.row)
    }
    return order.map { ($0, rows[key($0)] ?? []) }
  }

  private static func mean(_ rows: [[Term]]) -> Term {
    .sum(rows.map { time(share: 0, $0) }, .period)
  }

  private func time(share: Double) -> Term { Self.time(share: share, numbers) }

  private static func time(share: Double, _ numbers: [Term]) -> Term {
    let missing = distinct(numbers.flatMap(\.missing))
    guard missing.isEmpty else { return .unknown(missing) }
    let inputs = [Formula(.literal(share, Unit("")), .ratio)] + numbers.compactMap(\.formula)
    return .known(Formula(.function(.response, inputs), .period))
  }

  private mutating func add(_ step: Step, times: Term, _ reached: inout Set<Part.ID>) {
    place.segment += 1
    place.branch = 0
    switch step {
    case .hop(let hop): add(hop, times: times, &reached)
    case .together:
      let before = reached
      for hop in step.hops {
        var own = before
        add(hop, times: times, &own)
        reached.formUnion(own)
        place.branch += 1
      }
    case .oneOf(let ways):
      let each = times.over(.number(max(1, ways.count), "ways"), .ratio)
      for way in ways { add(way, times: each, &reached) }
    }
  }

  private mutating func add(_ hop: Hop, times share: Term, _ reached: inout Set<Part.ID>) {
    guard hop.waits, reached.contains(hop.from.id) else { return }
    reached.insert(hop.to.id)
    let times = share.times(.known(hop.times.mean), .ratio)
    place.call += 1
    if let after = hop.facts.hedgeAfter {
      remarks = distinct(
        remarks + [
          "what '\(hop.to.name)' is asked again after \(after.formula) is not counted in its load: "
            + "say .hedged(after: 95.percent)"
        ])
    }
    let hedge = Hedge(hop)
    appendNetwork(hop, times, hedge, to: hop.to, design.roundTrip(of: hop))
    for passage in hop.passages { append(hop, times, hedge, passage, .requests) }
    append(hop, times, hedge, hop.to, resource(of: hop, at: hop.to))
    // What a cache lacks is read from the next, as often as it is lacking; that is not hedged, since a
    // second instance of the cache lacks what the first does.
    for holder in hop.asked.dropFirst() {
      let fetched = legs.first { $0.hop.origin == hop.origin && $0.to.id == holder.id }
      let missed =
        fetched.map { leg in
          hop.facts.scatter.map { leg.perExecution.over(.number($0, "shards"), .ratio) }
            ?? leg.perExecution
        } ?? times
      // What is said of a hop is the way to the first; what is said of all, the way to each.
      let roundTrip = hop.facts.roundTrip == nil ? design.roundTrip(of: hop) : nil
      appendNetwork(hop, missed, nil, to: holder, roundTrip)
      append(hop, missed, nil, holder, resource(of: hop, at: holder))
    }
  }

  private mutating func appendNetwork(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, to part: Part, _ roundTrip: Period?
  ) {
    guard let roundTrip else { return }
    append(
      hop, times, hedge, servers: .number(-1), rate: .zero(.rate), spread: .number(-1),
      time: .known(roundTrip.formula))
    visits.append(
      Visit(component: part.name, isNetwork: true, row: Array(numbers.suffix(StationList.width))))
  }

  private mutating func append(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, _ part: Part, _ resource: Use.Resource
  ) {
    guard part.kind != .client, part.kind != .timer else { return }
    if part.capacity.serviceTime == nil, part.hasNoTimeOfItsOwn {
      remarks = distinct(
        remarks + ["the time in '\(part.name)' is not counted: say taking: 1.millisecond"])
      return
    }
    let own = demands[part.id] ?? []
    let demand = own.first { $0.resource == resource } ?? own.first
    let station = Station(part, demand)
    if let overload = station.overload, !overloads.contains(where: { $0.name == part.name }) {
      overloads.append(overload)
    }
    if part.capacity.variation != nil, station.isShared {
      remarks = distinct(
        remarks + [
          "how far times in '\(part.name)' differ is counted only where it works on one at a time"
        ])
    }
    append(
      hop, times, hedge, servers: station.servers, rate: station.rate, spread: station.spread,
      time: station.time)
    visits.append(
      Visit(component: part.name, isNetwork: false, row: Array(numbers.suffix(StationList.width))))
  }

  private mutating func append(
    _ hop: Hop, _ times: Term, _ hedge: Hedge?, servers: Term, rate: Term, spread: Term, time: Term
  ) {
    numbers += [
      .number(place.segment), .number(place.branch), .number(place.call), times,
      .number(hop.facts.scatter ?? 1),
      hedge?.after.map { .known($0.formula) } ?? .number(-1),
      hedge?.share.map { .known($0.formula) } ?? .number(-1), servers, rate, spread, time,
    ]
    if hedge != nil { hedged += numbers.suffix(StationList.width) }
  }

  /// The share of hedged requests that are sent twice; nil where none is hedged.
  var sentTwice: Term? {
    guard !hedged.isEmpty else { return nil }
    let hops = flow.hops.filter { $0.waits && $0.isHedged }
    if hops.count == 1, let share = hops[0].facts.hedgeShare {
      return Term.number(1).minus(.known(share.formula))
    }
    let missing = distinct(hedged.flatMap(\.missing))
    guard missing.isEmpty else { return .unknown(missing) }
    let inputs = [Formula(.literal(0, Unit("")), .ratio)] + hedged.compactMap(\.formula)
    return .known(Formula(.function(.sentTwice, inputs), .ratio))
  }

  private func resource(of hop: Hop, at part: Part) -> Use.Resource {
    guard part.kind == .database || part.kind == .searchIndex else { return .requests }
    if hop.verb.changes { return .writes }
    return hop.facts.fromReplica ? .replicaReads : .reads
  }
}

extension Flow {
  /// Whether a second instance is asked anywhere when the first is slow.
  var isHedged: Bool { hops.contains { $0.waits && $0.isHedged } }
}

extension Hop {
  fileprivate var isHedged: Bool { facts.hedgeAfter != nil || facts.hedgeShare != nil }
}

/// When a second instance is asked: after a time, or after a share of the answers.
private struct Hedge {
  let after: Period?
  let share: Ratio?

  /// Nil where no second is asked.
  init?(_ hop: Hop) {
    guard hop.isHedged else { return nil }
    (after, share) = (hop.facts.hedgeAfter, hop.facts.hedgeShare)
  }
}

extension Part {
  /// Whether it passes on or looks up, which takes so little that it may be left unsaid.
  fileprivate var hasNoTimeOfItsOwn: Bool {
    switch kind {
    case .dns, .cdn, .loadBalancer, .gateway: true
    default: false
    }
  }
}
