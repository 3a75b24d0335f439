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
    let singles = singlePoints.map { point, flows in
      Experiment(
        order: 1, step: step(for: point),
        expected: Self.failing(flows.map(\.flow.name), point.share))
    }
    var order: [String] = []
    var pairs: [String: (combination: Combination, flows: [String])] = [:]
    for (flow, found) in combinations {
      for combination in found.all where !combination.isByPlace {
        let step = combination.sentence
        if pairs[step] == nil { order.append(step) }
        pairs[step] = (combination, (pairs[step]?.flows ?? []) + [flow.flow.name])
      }
    }
    let together = order.compactMap { step in
      pairs[step].map { combination, flows in
        Experiment(
          order: combination.order, step: "stop \(step) at once",
          expected: Self.failing(distinct(flows), combination.share < 1 ? combination.share : nil))
      }
    }
    let single = Set(singlePoints.map(\.point.name))
    let survived = impacts.filter { !single.contains($0.name) && $0.kind == .component }.map {
      Experiment(
        order: 1,
        step: "stop " + ($0.machines == nil ? "all of \($0.subject)" : $0.subject),
        expected: $0.chain
          ?? ($0.flowsLost.isEmpty
            ? Self.goingOn($0.flowsDegraded)
            : Self.failing($0.flowsLost, $0.mostLost < 1 - 1e-12 ? $0.mostLost : nil)))
    }
    return singles + survived + together
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

  private static func goingOn(_ flows: [String]) -> String {
    flows.isEmpty
      ? "nobody notices"
      : Wording.names(flows) + (flows.count == 1 ? " goes" : " go") + " on with less"
  }

  private static func failing(_ flows: [String], _ share: Double?) -> String {
    Wording.names(flows) + (flows.count == 1 ? " fails" : " fail")
      + (share.map { " for \(Wording.load($0)) of the requests" } ?? "") + ", nothing else"
  }
}
