import SystemDesign

/// How long the answer of a flow takes at its peak, along the hops that are waited for.
///
/// Each component is a queue before several servers with exponential service (M/M/c), or before one
/// whose service times differ as stated (M/G/1): its wait follows from all that comes to it. What is
/// handed over is not waited for, nor is what the receiver does then.
///
/// A queue that is asked more than it can do answers nobody in the end: a hop that the flow can do
/// without takes its timeout there, each time; where the flow needs the answer, or no timeout ends the
/// wait, there is no time to be said.
struct FlowLatency {
  private let flow: Flow
  private let design: Design
  private let course: FlowCourse
  private let rows: [[Term]]

  /// - Parameter legs: those of the flow.
  init(of flow: Flow, in design: Design, _ legs: [Leg], _ demands: [Part.ID: [Demand]]) {
    (self.flow, self.design) = (flow, design)
    course = FlowCourse(of: flow, in: design, legs, demands)
    rows = course.course.rows
  }

  var overloads: [Overload] { course.overloads }
  /// What the figures do not count.
  var remarks: [String] { course.remarks }

  /// Whether anyone waits for anything.
  var isWaited: Bool { !course.visits.isEmpty || !course.remarks.isEmpty }

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
        rows.map { row in row[3].times(row[4], .ratio).times(row[14], .period) }, .period
      ).named(
        visit.isNetwork
          ? "network to '\(visit.component)' in one round"
          : "time one round keeps '\(visit.component)'")
      let part = design.components.first { $0.name == visit.component }
      let queues = part.map { $0.isStore && !$0.isManaged ? max(1, $0.instances) : 1 } ?? 1
      let isQueue = !visit.isNetwork && !rows[0][8].isZero
      return ClosedStation(
        queues: .number(isQueue ? queues : 1, "shards"), servers: isQueue ? rows[0][8] : .number(0),
        demand: demand)
    }
  }

  /// The places in their order, each once, with the numbers of every visit.
  private var places: [(visit: Course.Visit, rows: [[Term]])] {
    var order: [Course.Visit] = []
    var rows: [String: [[Term]]] = [:]
    func key(_ visit: Course.Visit) -> String { "\(visit.isNetwork) \(visit.component)" }
    for visit in course.visits {
      if rows[key(visit)] == nil { order.append(visit) }
      rows[key(visit), default: []].append(visit.row)
    }
    return order.map { ($0, rows[key($0)] ?? []) }
  }

  private static func mean(_ rows: [[Term]]) -> Term {
    .sum(rows.map { time(share: 0, $0) }, .period)
  }

  private func time(share: Double) -> Term {
    Self.time(share: share, rows.flatMap(\.self))
  }

  private static func time(share: Double, _ numbers: [Term]) -> Term {
    let missing = distinct(numbers.flatMap(\.missing))
    guard missing.isEmpty else { return .unknown(missing) }
    let inputs = [Formula(.literal(share, Unit("")), .ratio)] + numbers.compactMap(\.formula)
    return .known(Formula(.function(.response, inputs), .period))
  }

  /// The share of hedged requests that are sent twice; nil where none is hedged.
  var sentTwice: Term? {
    let hedged = course.hedged.flatMap(\.self)
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
}

extension Flow {
  /// Whether a second instance is asked anywhere when the first is slow.
  var isHedged: Bool { hops.contains { $0.waits && $0.isHedged } }
}
