import Estimation
import SystemDesign

/// What was taken for granted in working out a flow's reliability.
struct Notes {
  let topology: Topology
  let stated: StatedAvailability

  /// What is said where something is too large to be written down whole.
  static let cutShort =
    "the availability is not worked out: there are too many shards, copies or zones to tell all of "
    + "them apart, and single points are sought among the first of them"

  /// The notes, first on what is enough, then on what the figure leaves out.
  func all(
    of groups: [RedundancyGroup], isFigureKnown: Bool, isCutShort: Bool
  ) -> [String] {
    let sorted = groups.sorted { $0.component < $1.component }
    return distinct(
      sorted.compactMap(capacity)
        + (isCutShort ? [Self.cutShort] : [])
        + (isFigureKnown ? places(sorted) + sorted.compactMap(switching) : []))
  }

  /// What is not worked out of a flow that has several ways.
  static func ways(of flow: Flow) -> [String] {
    guard flow.steps.contains(where: hasWays) else { return [] }
    return [
      "whether a fallback, or what is left of several ways, can carry the peak is not worked out: "
        + "size each for all of the load"
    ]
  }

  private static func hasWays(_ step: Step) -> Bool {
    switch step {
    case .hop(let hop): hop.facts.fallback != nil
    case .oneOf(let ways): ways.count > 1 || ways.contains(where: hasWays)
    case .together(let steps): steps.contains(where: hasWays)
    }
  }

  private func capacity(_ group: RedundancyGroup) -> String? {
    guard !group.missing.isEmpty, group.total > 1, group.needed < group.total else { return nil }
    let name = topology.parts[group.component].name
    return "\(group.needed) of the \(Wording.count(group.total, group.noun)) of '\(name)' "
      + (group.needed == 1 ? "is" : "are") + " taken to carry the peak; unknown is "
      + group.missing.joined(separator: ", ")
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
