import SystemDesign

/// A failure to bring about on purpose, and what should be seen.
public struct Experiment: Sendable {
  /// How many things are lost at once.
  public let order: Int
  /// What to do: "stop the only instance of 'Edge'".
  public let step: String
  /// What should be seen: "'Follow a link' fails".
  public let expected: String
}

extension Reliability {
  /// Failures to bring about on purpose: every single point and, from `combinations`, what takes a
  /// flow down together; each with the flows that should fail and what should be overloaded.
  public func experiments(
    _ combinations: [(flow: FlowReliability, found: Combinations)], _ impacts: [LossImpact],
    of asked: [FlowReliability]? = nil
  ) -> [Experiment] {
    let reach = Reach(self)
    let names = Set((asked ?? flows).map(\.flow.name))
    let all = singlePoints
    let points = all.filter { point in point.flows.contains { names.contains($0.name) } }
      .map(\.point)
    let single = Set(all.map(\.point.name))
    let survived = impacts.filter { !single.contains($0.name) && $0.kind == .component }
    return points.map { experiment($0, impacts, reach) } + survived.map(Self.experiment)
      + together(combinations, reach)
  }

  private func experiment(
    _ point: SinglePoint, _ impacts: [LossImpact], _ reach: Reach
  ) -> Experiment {
    let part = topology.parts.first { $0.name == point.name }
    let isOne = part.map { $0.isManaged || $0.machines == 1 } ?? true
    let isWhole = point.kind == .component && isOne
    var gone = Gone()
    if point.kind == .domain {
      gone.places = point.variables
    } else if isWhole {
      gone.parts = Set(point.variables.compactMap(\.component))
    } else {
      gone.machines = Array(point.variables.prefix(1))
    }
    let (lost, degraded) = reach.taken(with: gone)
    // What one of several machines overloads is not told by what all of them do.
    let isSame = point.kind == .domain || isWhole
    let chain = isSame ? impacts.first { $0.isOf(point) }?.chain : nil
    return Experiment(
      order: 1, step: step(for: point, part), expected: Self.outcome(lost, degraded, chain))
  }

  /// What no flow fails of, and what an impact without a point of its own does.
  private static func experiment(_ impact: LossImpact) -> Experiment {
    let step =
      impact.isManaged
      ? "block every call to \(impact.subject)"
      : "stop " + (impact.machines == nil ? "all of \(impact.subject)" : impact.subject)
    return Experiment(
      order: 1, step: step,
      expected: outcome(impact.flowsLost, impact.flowsDegraded, impact.chain))
  }

  private func together(
    _ combinations: [(flow: FlowReliability, found: Combinations)], _ reach: Reach
  ) -> [Experiment] {
    var told: Set<String> = []
    let all = combinations.flatMap(\.found.all).filter { !$0.isByPlace || $0.isOfDomains }
    return all.compactMap { combination in
      guard told.insert(combination.sentence).inserted else { return nil }
      let (lost, degraded) = reach.taken(with: combination.example)
      return Experiment(
        order: combination.order, step: "stop \(combination.sentence) at once",
        expected: Self.outcome(lost, degraded, nil))
    }
  }

  private func step(for point: SinglePoint, _ part: Part?) -> String {
    if point.kind == .domain {
      return "take away \(point.place == .named ? "'\(point.name)'" : point.name)"
    }
    guard let part else { return "stop '\(point.name)'" }
    if part.isManaged { return "block every call to '\(point.name)'" }
    if part.machines == 1 { return "stop '\(point.name)'" }
    let moment = point.cause == .capacity ? " at the peak" : ""
    return "stop \(part.machine(among: point.variables)) of '\(point.name)'" + moment
  }

  /// "'Look' and 'Buy' fail, 'Search' fails for 20 % of the requests, 'Rate' goes on with less,
  /// nothing else"; what is overloaded may spread, so that nothing is said of all else.
  private static func outcome(
    _ lost: [TakenFlow], _ degraded: [String], _ chain: String?
  ) -> String {
    let whole = lost.filter { !$0.isPartial }.map(\.name)
    let parts = lost.filter(\.isPartial)
    let said =
      [whole.isEmpty ? nil : failing(whole)]
      + distinct(parts.map(\.part)).map { part in
        failing(parts.filter { $0.part == part }.map(\.name)) + " for \(part) of the requests"
      }
      + [degraded.isEmpty ? nil : goingOn(degraded)]
    let flows = said.compactMap(\.self).joined(separator: ", ")
    if let chain { return flows.isEmpty ? chain : flows + "; " + chain }
    return flows.isEmpty ? "nobody notices" : flows + (lost.isEmpty ? "" : ", nothing else")
  }

  private static func goingOn(_ flows: [String]) -> String {
    Wording.names(flows) + (flows.count == 1 ? " goes" : " go") + " on with less"
  }

  private static func failing(_ flows: [String]) -> String {
    Wording.names(flows) + (flows.count == 1 ? " fails" : " fail")
  }
}

extension Part {
  /// What one calls a machine of some that do the same: "the primary", "one copy of one shard".
  fileprivate func machine(among machines: [Variable]) -> String {
    guard isStore else { return "one machine" }
    let numbers = Set(machines.compactMap(\.copy))
    let shard = instances > 1 ? " of one shard" : ""
    if copiesOfData == 1 { return "one shard" }
    if numbers == [0] { return "the primary" + shard }
    return (numbers.contains(0) ? "one copy" : "one read copy") + shard
  }
}

extension Variable {
  /// Which copy of its shard it is; nil of what is no machine.
  fileprivate var copy: Int? {
    if case .machine(_, _, let number) = self { number } else { nil }
  }
}

extension LossImpact {
  /// Whether it is of the loss that a single point tells of.
  fileprivate func isOf(_ point: SinglePoint) -> Bool {
    name == point.name && machines == nil && (kind == .component) == (point.kind == .component)
  }
}
