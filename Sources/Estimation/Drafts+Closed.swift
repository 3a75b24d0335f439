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
      let crowd = ClosedCrowd(callers: count, pause: pause, stations)
      func following(_ result: Term) -> Term {
        crowd.isTooLarge ? .unknown([crowd.says(flow.name)]) : result
      }
      var drafts = [
        (Measure.closedRate, following(result(0, .rate))),
        (.closedLatency, following(result(1, .period))),
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
    guard !Self.isTooMuch(numbers) else { return nil }
    var stations: [ClosedNetwork.Station] = []
    for start in stride(from: 3, to: numbers.count, by: 3) {
      let (queues, servers, demand) = (numbers[start], numbers[start + 1], numbers[start + 2])
      guard queues >= 1 else { return nil }
      guard servers > 0 else {
        stations.append(.delay(demand))
        continue
      }
      stations += [ClosedNetwork.Station](
        repeating: .servers(servers, demand: demand / queues), count: Int(queues))
    }
    guard clients >= 0 else { return nil }
    let solution = try ClosedNetwork(stations, thinking: numbers[2]).solved(for: Int(clients))
    result = numbers[0] == 0 ? solution.throughput : solution.response
  }

  /// Whether there are too many callers or queues to be worked out at once.
  static func isTooMuch(_ numbers: [Double]) -> Bool {
    guard numbers.count > 3 else { return false }
    // Several servers cost as many terms a client as their number spreads over.
    var terms = 0.0
    for start in stride(from: 3, to: numbers.count - 1, by: 3) {
      let (queues, servers) = (numbers[start], numbers[start + 1])
      guard queues <= 1_000 else { return true }
      terms += servers > 0 ? queues * (1 + min(servers, 20 * servers.squareRoot())) : 1
    }
    return numbers[1] > 100_000.5 || numbers[1] * terms > 3e7
  }
}

/// The callers of a closed workload, who are followed one by one.
private struct ClosedCrowd {
  /// Nil where something is not stated.
  private let numbers: [Double]?
  /// The most they can get together; nil where nothing holds them up, or it is not known.
  private let most: Double?

  init(callers: Term, pause: Term, _ stations: [ClosedStation]) {
    let inputs = [.number(0), callers, pause] + stations.flatMap(\.numbers)
    let longest = Machines.largest(stations.filter(\.isQueue).map(\.each))
    let formulas = inputs.compactMap(\.formula)
    let evaluation = Evaluation(
      of: formulas + [longest.formula].compactMap(\.self), ranging: [], .standard)
    let values = formulas.compactMap { evaluation.amount(of: $0).value }
    numbers = values.count == inputs.count ? values : nil
    let time = longest.formula.flatMap { evaluation.amount(of: $0).value }
    most = time.flatMap { $0 > 0 ? 1 / $0 : nil }
  }

  var isTooLarge: Bool { numbers.map(ClosedStations.isTooMuch) ?? false }

  func says(_ flow: String) -> String {
    let callers = numbers.map { NumberText.count($0[1].rounded()) } ?? ""
    let limit = most.map { "; however many ask, they get at most \(QuantityText.text($0, .rate))" }
    return "fewer callers of '\(flow)': \(callers) on so many machines are too many to follow one "
      + "by one\(limit ?? "")"
  }
}
