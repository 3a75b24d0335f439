import Estimation
import SystemDesign

/// What was taken for granted in working out a flow's reliability.
struct Notes {
  let topology: Topology
  let stated: StatedAvailability

  /// What is said where something is too large to be written down whole.
  static let cutShort =
    "the availability is not worked out: there are too many shards, copies, zones or ways within "
    + "ways to tell all of them apart, and single points are sought among the first of them"

  /// The notes, first on what is enough, then on what the figure leaves out.
  func all(
    of groups: [RedundancyGroup], isFigureKnown: Bool, isCutShort: Bool
  ) -> [String] {
    let sorted = groups.filter { $0.caches == nil }.sorted { $0.component < $1.component }
    // A store that has lost its caches along with a part of itself carries no usual peak.
    let cold = Set(groups.filter { $0.caches != nil }.map(\.component))
    let usual = sorted.filter { group in
      !cold.contains(group.component)
        || !sorted.contains {
          $0.members == group.members && $0.neededAtPeak < group.neededAtPeak
        }
    }
    return distinct(
      sorted.compactMap(capacity) + (isFigureKnown ? usual.compactMap(overloaded) : [])
        + (isCutShort ? [Self.cutShort] : [])
        + (isFigureKnown ? places(sorted) + sorted.compactMap(switching) : []))
  }

  /// What is taken for granted of the ways of a flow that has several, and which cannot carry the
  /// peak.
  static func ways(
    of flow: Flow, _ outline: @autoclosure () -> Outline, _ needs: FlowFunction,
    _ topology: Topology, _ maker: GroupMaker
  ) -> [String] {
    guard hasWays(flow) else { return [] }
    let (outline, needed) = (outline(), needs.waysNeeded)
    var notes: [String] = []
    for (number, leg) in outline.legs.enumerated() where needed[.fallback(number)] != nil {
      let others = leg.hop.facts.fallback?.steps.flatMap(\.hops).map(\.to.name) ?? []
      let first = topology.parts[leg.store ?? leg.to].name
      let copies = leg.hop.readsReplicas(at: leg.behind.count) ? "the replicas of " : ""
      let counts =
        needs.carried.contains(number)
        ? "counts only while enough of the other ways are open: with fewer it"
        : "counts for nothing: it"
      notes.append(
        "the fallback \(Wording.names(distinct(others))) \(counts) cannot carry the peak of "
          + "\(copies)'\(first)'")
    }
    for (ways, count) in needed {
      if case .choice = ways {
        notes.append("\(count) of several ways are needed: fewer cannot carry the peak")
      }
    }
    let unsaid = distinct(
      outline.otherWays.filter { number in
        !topology.parts[number].isOrigin
          && maker.peaks(topology.parts[number]).contains { $0.needed == nil && $0.each == nil }
          || topology.parts[number].isManaged && topology.parts[number].capacity.each == nil
      }.map { topology.parts[$0].name })
    return notes.sorted()
      + (unsaid.isEmpty
        ? []
        : [
          "\(Wording.names(unsaid)) \(unsaid.count == 1 ? "is" : "are") taken to carry all of the "
            + "peak alone: say each: 1_000.perSecond"
        ])
  }

  /// Whether a flow can go more than one way somewhere.
  static func hasWays(_ flow: Flow) -> Bool { flow.steps.contains(where: hasWays) }

  private static func hasWays(_ step: Step) -> Bool {
    switch step {
    case .hop(let hop): hop.facts.fallback != nil
    case .oneOf(let ways): ways.count > 1 || ways.contains(where: hasWays)
    case .together(let steps): steps.contains(where: hasWays)
    }
  }

  private func capacity(_ group: RedundancyGroup) -> String? {
    guard let missing = group.peak?.missing, !missing.isEmpty, group.neededAtPeak < group.total
    else { return nil }
    let name = topology.parts[group.component].name
    return
      "\(Wording.number(group.neededAtPeak)) of the \(Wording.count(group.total, group.noun)) of '\(name)' "
      + (group.neededAtPeak == 1 ? "is" : "are") + " taken to carry the peak; unknown is "
      + missing.joined(separator: ", ")
  }

  private func overloaded(_ group: RedundancyGroup) -> String? {
    guard let peak = group.peak, let share = peak.share, share > 1 + 1e-9 else { return nil }
    let name = topology.parts[group.component].name
    let what = peak.resource.isAsked ? "" : "the \(peak.resource.rawValue) of "
    let up = group.total == 1 ? "it is" : "all \(Wording.count(group.total, group.noun)) are"
    return "the peak takes \(Wording.load(share)) of \(what)'\(name)': the figure has it carried "
      + "while \(up) up"
  }

  private func places(_ groups: [RedundancyGroup]) -> [String] {
    let places = Set(groups.flatMap(\.members).flatMap(\.places))
    let unsaid = places.filter { stated.availability(of: $0) == nil }
    let hasZone = unsaid.contains { if case .zone = $0 { true } else { false } }
    let hasRegion = unsaid.contains { if case .region = $0 { true } else { false } }
    return
      (hasZone
      ? ["the loss of a zone is not in the figure: say Deployment(zone: 99.95.percent)"] : [])
      + (hasRegion
        ? ["the loss of a region is not in the figure: say Deployment(region: 99.99.percent)"] : [])
  }

  private func switching(_ group: RedundancyGroup) -> String? {
    guard group.role == .promoted, stated.switching(of: group.component) == nil,
      let time = stated.switchingTime(of: group.component)
    else { return nil }
    let name = topology.parts[group.component].name
    return
      "the \(QuantityText.text(time, .period)) in which a copy of '\(name)' takes over are not "
      + "in the figure: say .failing(every: 90.days, for: 1.hour)"
  }
}
