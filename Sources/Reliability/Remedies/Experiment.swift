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
    _ combinations: [(flow: FlowReliability, found: Combinations)], _ impacts: [LossImpact]
  ) -> [Experiment] {
    let points = singlePoints
    let singles = points.map { point, flows in
      let lost = Set(flows.map(\.name))
      let degraded = impacts.first { $0.isOf(point) }?.flowsDegraded.filter { !lost.contains($0) }
      return Experiment(
        order: 1, step: step(for: point),
        expected: Self.expected(flows, degraded ?? []) + ", nothing else")
    }
    let single = Set(points.map(\.point.name))
    let survived = impacts.filter { !single.contains($0.name) && $0.kind == .component }.map {
      Experiment(
        order: 1,
        step: "stop " + ($0.machines == nil ? "all of \($0.subject)" : $0.subject),
        expected: $0.chain ?? Self.outcome($0.flowsLost, $0.flowsDegraded))
    }
    return singles + survived + together(combinations, points)
  }

  /// What takes flows down together, with those that a part of it takes down already.
  private func together(
    _ combinations: [(flow: FlowReliability, found: Combinations)],
    _ points: [(point: SinglePoint, flows: [TakenFlow])]
  ) -> [Experiment] {
    var order: [Combination] = []
    var taken: [String: [TakenFlow]] = [:]
    for (flow, found) in combinations {
      for combination in found.all where !combination.isByPlace {
        let step = combination.sentence
        if taken[step] == nil { order.append(combination) }
        taken[step, default: []].append(
          TakenFlow(name: flow.flow.name, share: combination.share))
      }
    }
    let alone = Dictionary(grouping: points, by: \.point.name)
    return order.map { combination in
      let parts = combination.members.flatMap { member in
        (alone[member.name] ?? []).filter { member.isOf($0.point) }.flatMap(\.flows)
      }
      let all = (taken[combination.sentence] ?? []) + parts
      return Experiment(
        order: combination.order, step: "stop \(combination.sentence) at once",
        expected: Self.expected(Self.gravest(all), []) + ", nothing else")
    }
  }

  /// Each flow once, with the most that is taken of it.
  private static func gravest(_ flows: [TakenFlow]) -> [TakenFlow] {
    let most = Dictionary(flows.map { ($0.name, $0.share) }, uniquingKeysWith: max)
    return distinct(flows.map(\.name)).map { TakenFlow(name: $0, share: most[$0] ?? 1) }
  }

  private func step(for point: SinglePoint) -> String {
    switch point.kind {
    case .domain: return "take away \(point.place == .named ? "'\(point.name)'" : point.name)"
    case .component:
      guard let part = topology.parts.first(where: { $0.name == point.name }) else {
        return "stop '\(point.name)'"
      }
      if part.isManaged { return "block every call to '\(point.name)'" }
      return part.machines == 1
        ? "stop '\(point.name)'" : "stop one machine of '\(point.name)' at the peak"
    }
  }

  private static func outcome(_ lost: [TakenFlow], _ degraded: [String]) -> String {
    if lost.isEmpty && degraded.isEmpty { return "nobody notices" }
    return expected(lost, degraded) + (lost.isEmpty ? "" : ", nothing else")
  }

  /// "'Look' and 'Buy' fail, 'Search' fails for 20 % of the requests, 'Rate' goes on with less".
  private static func expected(_ lost: [TakenFlow], _ degraded: [String]) -> String {
    let whole = lost.filter { !$0.isPartial }.map(\.name)
    let parts = lost.filter(\.isPartial).map { (name: $0.name, share: Wording.load($0.share)) }
    let said =
      [whole.isEmpty ? nil : failing(whole)]
      + distinct(parts.map(\.share)).map { share in
        failing(parts.filter { $0.share == share }.map(\.name)) + " for \(share) of the requests"
      }
      + [degraded.isEmpty ? nil : goingOn(degraded)]
    return said.compactMap(\.self).joined(separator: ", ")
  }

  private static func goingOn(_ flows: [String]) -> String {
    Wording.names(flows) + (flows.count == 1 ? " goes" : " go") + " on with less"
  }

  private static func failing(_ flows: [String]) -> String {
    Wording.names(flows) + (flows.count == 1 ? " fails" : " fail")
  }
}

extension LossImpact {
  /// Whether it is of the loss that a single point tells of.
  fileprivate func isOf(_ point: SinglePoint) -> Bool {
    name == point.name && machines == nil && (kind == .component) == (point.kind == .component)
  }
}

extension Combination.Member {
  /// Whether it is what a single point tells of.
  fileprivate func isOf(_ point: SinglePoint) -> Bool {
    name == point.name && (kind == .component) == (point.kind == .component)
  }
}
