import Estimation
import SystemDesign

/// Why something is a single point of a flow.
struct Reasons {
  let topology: Topology
  let stated: StatedAvailability
  /// What others cannot carry when a component is lost that the flow does not ask itself.
  let overloads: [Int: Set<Int>]

  /// Why a component is one.
  func component(
    _ group: RedundancyGroup, _ cause: SinglePoint.Cause, isAlwaysNeeded: Bool, isPartial: Bool
  ) -> String {
    let needs = isAlwaysNeeded ? "every request" : "some requests"
    let part = topology.parts[group.component]
    if group.role == .whole {
      let promise = stated.availability(of: group.component).map {
        "\(Wording.percent($0)) stated"
      }
      return "a whole service run by others, " + (promise ?? "of no stated availability")
        + (cause == .capacity ? tooSmall(group) : "")
    }
    let shards = isPartial ? "; \(Wording.number(part.instances)) shards, each with its own" : ""
    if cause == .capacity, group.neededAtPeak > group.needed { return overload(group) + shards }
    let count = Wording.count(group.total, group.noun)
    if case .primary(let copies) = group.role, copies > 1 {
      return "\(copies) copies, but nothing takes over from the primary by itself" + shards
    }
    if cause == .capacity { return count + tooSmall(group) + shards }
    if group.total == 1 {
      let verb = group.role == .instances ? "passes" : "needs"
      return
        isAlwaysNeeded
        ? "\(count), and every request \(verb) it\(shards)"
        : "\(count), and \(needs) need it\(shards)"
    }
    let majority = group.role == .majority ? "a majority of " : ""
    return "\(count), and \(majority)\(Wording.number(group.needed)) must be up\(shards)"
  }

  /// Why there are several ways and each is needed, or a component of which others do the work.
  private func tooSmall(_ group: RedundancyGroup) -> String {
    guard let others = overloads[group.component] else {
      return ", and what could do it instead cannot carry the peak"
    }
    let names = Wording.names(others.sorted().map { topology.parts[$0].name })
    return ", and without it more comes to \(names) than it can do at the peak"
  }

  /// What the machines that are left would have to carry.
  private func overload(_ group: RedundancyGroup) -> String {
    let count = Wording.count(group.total, group.noun)
    guard let peak = group.peak, let share = peak.share else {
      return "\(count), and the peak needs all of them"
    }
    let what = peak.resource.isAsked ? "" : "\(peak.resource.rawValue): "
    if group.total == 1 { return "\(what)\(count) at \(Wording.load(share)) at the peak" }
    let each = "\(what)\(count) at \(Wording.load(share)) each at the peak"
    let left = group.total - 1
    guard share <= 1 else { return each }
    let more = Wording.load(peak.shareWithoutOne ?? share * Double(group.total) / Double(left))
    return each + (left == 1 ? ": 1 alone" : ": \(left) alone") + " would be at \(more)"
  }

  /// Why a zone, a region or something shared is one: what is lost with it.
  ///
  /// - Parameter without: the caches that are lost with it, where a group needs more for that.
  func domain(
    _ variable: Variable, _ cause: SinglePoint.Cause, losing groups: [RedundancyGroup],
    without: (RedundancyGroup) -> [Int]
  ) -> String {
    guard !groups.isEmpty else { return "nothing is left without it" }
    // Of some nothing is left, of others too little; only what is so of each is said of all.
    func isGone(_ group: RedundancyGroup) -> Bool { group.lost(with: variable) == group.total }
    func said(_ group: RedundancyGroup, of name: String) -> String {
      lost(group, with: variable, cause, name, without: cause == .capacity ? without(group) : [])
    }
    func alike(_ a: RedundancyGroup, _ b: RedundancyGroup) -> Bool {
      isGone(a) ? isGone(b) : said(a, of: "") == said(b, of: "")
    }
    var kinds: [[RedundancyGroup]] = []
    var seen: Set<Int> = []
    for group in groups where seen.insert(group.component).inserted {
      if let same = kinds.firstIndex(where: { alike($0[0], group) }) {
        kinds[same].append(group)
      } else {
        kinds.append([group])
      }
    }
    func name(_ group: RedundancyGroup) -> String { topology.parts[group.component].name }
    let told = kinds.prefix(Self.mostKinds).map { same in
      said(same[0], of: name(same[0]))
        + (same.count > 1 ? "; likewise \(Wording.names(same.dropFirst().map(name)))" : "")
    }
    let rest = kinds.dropFirst(Self.mostKinds).joined().map(name)
    return told.joined(separator: "; ")
      + (rest.isEmpty ? "" : "; nor is enough left of \(Wording.names(rest))")
  }

  /// More than that nobody reads.
  static let mostKinds = 3

  private func lost(
    _ group: RedundancyGroup, with variable: Variable, _ cause: SinglePoint.Cause, _ name: String,
    without caches: [Int]
  ) -> String {
    let lost = group.lost(with: variable)
    let place = topology.name(of: variable)
    if group.role == .whole { return "'\(name)' depends on '\(place)'" }
    if lost == group.total {
      let (all, isOne) =
        switch lost {
        case 1: ("the only \(group.noun.one)", true)
        case 2: ("both \(group.noun.many)", false)
        default: ("all \(Wording.count(lost, group.noun))", false)
        }
      let stands =
        if case .domain = variable {
          (isOne ? "depends" : "depend") + " on '\(place)'"
        } else {
          (isOne ? "stands" : "stand") + " in \(place)"
        }
      return "\(all) of '\(name)' \(stands)"
    }
    let holds =
      "\(place) holds \(lost) of the \(Wording.count(group.total, group.noun)) of '\(name)'"
    let purpose = group.peak.flatMap(\.resource.purpose).map { " for \($0)" } ?? ""
    let rest = Wording.names(caches.map { topology.parts[$0].name })
    let without = caches.isEmpty ? "" : " without what it holds of \(rest)"
    return cause == .capacity
      ? "\(holds), and the peak needs \(group.neededAtPeak)\(purpose)\(without)"
      : "\(holds), and \(group.needed) must be up"
  }
}

extension Use.Resource {
  /// For what a machine is needed, where it is not for what is asked of it.
  fileprivate var purpose: String? {
    switch self {
    case .requests, .reads, .replicaReads, .writes: nil
    case .memory: "memory"
    case .connections: "connections"
    case .network: "the network"
    case .processors: "the processors"
    case .places: "places"
    }
  }
}
