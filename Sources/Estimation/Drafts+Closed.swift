import SystemDesign

extension Drafts {
  /// What a fixed number of callers gets, each of whom asks again only after an answer and a pause.
  var closed: [Draft] {
    let flows = design.flows.filter { $0.facts.callers != nil }
    guard !flows.isEmpty else { return [] }
    let legs = Dictionary(grouping: load.legs) { $0.flow.name }
    let own = Dictionary(demands.map { ($0.part.id, $0.demands) }) { first, _ in first }
    return flows.flatMap { flow -> [Draft] in
      guard let callers = flow.facts.callers else { return [] }
      let latency = FlowLatency(of: flow, in: design, legs[flow.name] ?? [], own)
      guard latency.isWaited else { return [] }
      let stations = latency.closedStations
      let count = Term.known(callers.count.formula).named("callers of '\(flow.name)'")
      let pause = Term.known(callers.pause.formula).named(
        "a pause between two requests of '\(flow.name)'")
      func result(_ which: Int, _ dimension: Dimension) -> Term {
        let inputs = [.number(which), count, pause] + stations.flatMap(\.numbers)
        let missing = distinct(inputs.flatMap(\.missing))
        guard missing.isEmpty else { return .unknown(missing) }
        return .known(Formula(.function(.closed, inputs.compactMap(\.formula)), dimension))
      }
      let subject = Subject.flow(flow.name)
      let remarks = notCounted(in: flow)
      var drafts = [
        (Measure.closedRate, result(0, .rate)), (.closedLatency, result(1, .period)),
      ]
      // (D + Z) ÷ the largest demand on one server: Denning and Buzen, 1978.
      let queued = stations.filter(\.isQueue)
      if !queued.isEmpty {
        let round = Term.sum(stations.map(\.demand) + [pause], .period)
          .named("time of a round of '\(flow.name)' where nobody waits")
        let longest = Machines.largest(queued.map(\.each))
          .named("time between answers of the slowest place of '\(flow.name)'")
        drafts.append((.closedKnee, round.over(longest, .count)))
      }
      return drafts.map { Draft(subject, $0, $1, remarks: remarks) }
    }
  }

  private func notCounted(in flow: Flow) -> [String] {
    var remarks: [String] = []
    if design.flows.count > 1 {
      remarks.append(
        "what other flows ask of the same machines is not counted in a closed workload")
    }
    if flow.steps.contains(where: \.hasSideBySide) {
      remarks.append("that steps in parallel overlap is not counted in a closed workload")
    }
    if flow.isHedged {
      remarks.append("that a second instance is asked is not counted in a closed workload")
    }
    return remarks
  }
}

extension Step {
  /// Whether two that are waited for begin at once.
  fileprivate var hasSideBySide: Bool {
    switch self {
    case .hop: false
    case .together(let steps):
      steps.count { $0.hops.contains(where: \.waits) } > 1 || steps.contains(where: \.hasSideBySide)
    case .oneOf(let ways): ways.contains(where: \.hasSideBySide)
    }
  }
}

/// One place that the requests of a closed workload pass, all visits together.
struct ClosedStation {
  /// How many queues share it, and how many of a queue's requests are worked on at a time; 0 where
  /// nobody waits.
  let queues: Term
  let servers: Term
  /// How long one execution keeps it.
  let demand: Term

  var isQueue: Bool { !servers.isZero }
  var numbers: [Term] { [queues, servers, demand] }
  /// The time between answers when it is never idle.
  var each: Term {
    let queue = (queues.formula?.isOne ?? false) ? servers : servers.times(queues, .count)
    return demand.over(queue, .period)
  }
}

/// The same as numbers.
///
/// The first number says which result, then come the callers, their pause, and three numbers for each
/// station: its queues, the servers of each (0 where nobody waits), and the seconds that one execution
/// keeps it.
struct ClosedStations {
  let result: Double

  /// Nil where the numbers are no stations, or too many callers or queues to be worked out at once.
  init?(_ numbers: [Double]) throws(Refusal) {
    guard numbers.count > 3, numbers.count % 3 == 0, numbers.allSatisfy(\.isFinite) else {
      return nil
    }
    let clients = numbers[1].rounded()
    var stations: [ClosedNetwork.Station] = []
    for start in stride(from: 3, to: numbers.count, by: 3) {
      let (queues, servers, demand) = (numbers[start], numbers[start + 1], numbers[start + 2])
      guard queues >= 1, queues <= 1_000 else { return nil }
      guard servers > 0 else {
        stations.append(.delay(demand))
        continue
      }
      stations += [ClosedNetwork.Station](
        repeating: .servers(servers, demand: demand / queues), count: Int(queues))
    }
    // Several servers cost as many terms a client as their number spreads over.
    let terms = stations.reduce(0) { sum, station in
      guard case .servers(let servers, _) = station else { return sum + 1 }
      return sum + 1 + min(servers, 20 * servers.squareRoot())
    }
    guard clients >= 0, clients <= 100_000, clients * terms <= 3e7 else { return nil }
    let solution = try ClosedNetwork(stations, thinking: numbers[2]).solved(for: Int(clients))
    result = numbers[0] == 0 ? solution.throughput : solution.response
  }
}
