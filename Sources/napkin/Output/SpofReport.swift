import Estimation
import Reliability
import SystemDesign

/// What a screen and a page say of a design's failures beside its single points.
struct SpofReport {
  /// Lines under a heading; a page makes a list of them.
  struct Section {
    let title: String
    let lines: [String]
  }

  let reliability: Reliability
  let flows: [FlowReliability]
  let order: Int
  /// Whether everything is wanted, however long.
  let isWhole: Bool
  /// What takes each flow down together, by its place.
  let combinations: [Combinations]
  let remedies: [[Improvement]]
  let impacts: [LossImpact]
  private let concerned: Concerned

  init(reliability: Reliability, flows: [FlowReliability], order: Int, isWhole: Bool) {
    (self.reliability, self.flows, self.order) = (reliability, flows, order)
    self.isWhole = isWhole
    combinations =
      order > 1 ? reliability.combinations(of: flows, upTo: order) : []
    let missing = flows.filter { $0.meetsTarget == false }
    let wanted = Set((missing.isEmpty ? flows : missing).prefix(isWhole ? 8 : 2).map(\.flow.name))
    remedies = flows.map { wanted.contains($0.flow.name) ? reliability.remedies(of: $0) : [] }
    concerned = Concerned(flows, of: reliability)
    impacts = (isWhole ? reliability.impacts : reliability.overloadingLosses)
      .filter(concerned.isMeant)
  }

  // Worked out where they are told; told to nobody they cost 60 ms of a large model.
  var retryStorms: [RetryStorm] {
    reliability.retryStorms.filter { concerned.isMeant($0.name) }
  }
  var backlogs: [Backlog] { reliability.backlogs().filter { concerned.isMeant($0.queue) } }

  /// What a short screen says.
  var short: [Section] {
    [Section(title: "Not exact", lines: bounds), Section(title: "Fix first", lines: fixes)]
      + combinations.indices.map(together)
      + (isWhole ? [] : [Section(title: "At the peak", lines: overloads)])
      + [Section(title: "Failures foreseen", lines: isWhole ? claims.whole(impacts) : claims.short)]
  }

  /// The rest.
  var rest: [Section] {
    guard isWhole else { return [] }
    return [
      Section(title: "What each loss takes", lines: impacts.map(reach)),
      Section(title: "At the peak", lines: overloads),
      Section(title: "Retries", lines: retries), Section(title: "Queues", lines: queues),
      Section(title: "Experiments", lines: experiments.map { "\($0.step): \($0.expected)" }),
    ]
  }

  /// What was taken for granted of a flow, and what its figures leave out.
  func notes(of flow: FlowReliability) -> [String] {
    flow.notes + flow.lostCaches(among: impacts.filter { !$0.overloads.isEmpty })
  }

  /// What would settle the availabilities that are not known.
  var missing: [String] {
    flows.filter { $0.availabilityBounds == nil }.flatMap(\.availability.missing)
  }

  /// The failures that the design tells of.
  var claims: Claims { Claims(reliability, of: flows) }

  var experiments: [Experiment] {
    reliability.experiments(
      Array(zip(flows, combinations)).map { ($0, $1) }, impacts, of: flows)
  }

  /// What is known of flows with too many combinations of failures.
  private var bounds: [String] {
    flows.indices.compactMap { place in
      guard let bounds = flows[place].availabilityBounds else { return nil }
      let complete = combinations.indices.contains(place) ? combinations[place].completeOrder : 1
      return "'\(flows[place].flow.name)' has too many combinations of failures: cut sets up to "
        + "order \(complete) are complete; availability between \(Nines.text(bounds.lowerBound)) and "
        + Nines.text(bounds.upperBound)
    }
  }

  private var fixes: [String] {
    var seen: Set<String> = []
    // What saves less than a twentieth is nothing to begin with.
    return remedies.joined().filter { isWhole || $0.awayAfter < $0.awayBefore * 0.95 }
      .filter { seen.insert($0.flow + $0.change).inserted }
      .prefix(isWhole ? 20 : 3).map {
        "\($0.change): '\($0.flow)' is away \(Nines.minutesAYear(from: $0.awayBefore, to: $0.awayAfter))"
      }
  }

  /// What takes one flow down together.
  private func together(_ place: Int) -> Section {
    let found = combinations[place]
    // Two zones are always told: whoever looks for them must not find one pair without another.
    let own = found.all.filter { !$0.isByPlace || $0.isOfDomains }
    let most = isWhole ? 200 : 12
    var lines = own.prefix(most).map { combination in
      combination.sentence + (combination.cause == .capacity ? ", at the peak" : "")
        + (combination.share < 1 - 1e-9
          ? " (\(combination.part) of it)" : "")
        + (combination.count > 1
          ? "   \(NumberText.count(combination.count)) such sets" : "")
    }
    if own.count > most { lines.append("and \(own.count - most) more: see --format json") }
    let byPlace = found.all.filter { $0.isByPlace && !$0.isOfDomains }
      .reduce(0.0) { $0 + $1.count }
    let kinds = Set(found.all.filter(\.isByPlace).flatMap(\.members).map(\.kind))
    let shared = kinds.contains(.zone) ? "zone" : "region"
    if byPlace > 0 {
      lines.append(
        "and \(NumberText.count(byPlace)) \(byPlace == 1 ? "set" : "sets") in which a \(shared) "
          + "takes the place of a machine that stands in it")
    }
    if own.isEmpty { lines.insert("nothing else, up to \(found.completeOrder) losses", at: 0) }
    if found.completeOrder < order {
      lines.append(
        "sets of \(found.completeOrder + 1) are too many to list: those of up to "
          + "\(found.completeOrder) are complete")
    }
    if found.isCutShort {
      lines.append("sought among the first shards, copies and zones: there are too many of them")
    }
    return Section(title: "Together take down '\(flows[place].flow.name)'", lines: lines)
  }

  private func reach(_ impact: LossImpact) -> String {
    var parts: [String] = []
    if impact.requestsLost > 0 {
      parts.append("\(QuantityText.percent(impact.requestsLost)) of requests fail")
    }
    if impact.requestsDegraded > 0 {
      parts.append("\(QuantityText.percent(impact.requestsDegraded)) get less")
    }
    if parts.isEmpty { parts.append("no request fails") }
    if let busiest = impact.busiest, impact.kind != .component {
      parts.append("\(busiest.subject) goes to \(QuantityText.percent(busiest.use))")
    }
    return "\(impact.subject): " + parts.joined(separator: ", ")
  }

  private var overloads: [String] {
    let chains = impacts.compactMap(\.chain)
    return chains.prefix(isWhole ? 50 : 4)
      + (chains.count > 4 && !isWhole ? ["and \(chains.count - 4) more: see --all"] : [])
  }

  private var retries: [String] {
    // What is asked no more often than usual, to three digits, is no storm.
    retryStorms.filter { $0.amplification >= 1.005 || $0.isVulnerable }.map { storm in
      let times =
        "'\(storm.name)' is asked \(NumberText.count(storm.amplification)) times as much when all fails"
      let limit = QuantityText.text(storm.threshold, storm.resource.dimension)
      let load = QuantityText.text(storm.load, storm.resource.dimension)
      return storm.isVulnerable
        ? "\(times): above \(limit) it does not recover by itself, and the peak is \(load)"
        : "\(times): it recovers up to \(limit), and the peak is \(load)"
    }
  }

  private var queues: [String] {
    backlogs.map { backlog in
      let waiting =
        "'\(backlog.queue)': an hour without '\(backlog.consumer)' at the peak leaves "
        + "\(NumberText.count(backlog.messages)) messages"
        + (backlog.lost > 0
          ? " and loses \(NumberText.count(backlog.lost)), which it keeps no longer" : "")
      guard let drain = backlog.drain else {
        return waiting + "; how fast they are taken then is not stated"
      }
      return drain.isFinite
        ? waiting + ", gone \(QuantityText.text(drain, .period)) later"
        : waiting + ", and it never catches up at the peak"
    }
  }
}

/// What has to do with the flows that were asked for.
private struct Concerned {
  /// Nil where all are asked for.
  private let flows: Set<String>?
  private let parts: Set<String>

  init(_ flows: [FlowReliability], of reliability: Reliability) {
    guard flows.count < reliability.flows.count else {
      (self.flows, parts) = (nil, [])
      return
    }
    self.flows = Set(flows.map(\.flow.name))
    parts = Set(
      flows.flatMap(\.flow.everyHop)
        .flatMap { [$0.from, $0.to] + $0.passages + $0.asked }.map(\.name))
  }

  /// Whether a component is on the way of one of them.
  func isMeant(_ component: String) -> Bool { flows == nil || parts.contains(component) }

  /// Whether a loss takes something from one of them, or overloads what one of them asks.
  func isMeant(_ impact: LossImpact) -> Bool {
    guard let flows else { return true }
    return impact.flowsLost.contains { flows.contains($0.name) }
      || !flows.isDisjoint(with: impact.flowsDegraded)
      || impact.overloads.contains { parts.contains($0.name) }
      || impact.kind == .component && parts.contains(impact.name)
  }
}
