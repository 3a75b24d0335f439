import SystemDesign

/// Finds what takes a flow down when it alone is lost, and says why.
struct PointFinder {
  private let function: SuccessFunction
  private let root: SuccessFunction.ID
  private let unloadedRoot: SuccessFunction.ID
  private let topology: Topology
  private let reasons: Reasons
  private let groups: [RedundancyGroup]
  /// The places that take a store's caches along.
  private let cold: [RedundancyGroup]
  /// With as many machines as the peak needs, and with as many as are needed whatever the load.
  private let atPeak: SingleFailures
  private let unloaded: SingleFailures
  private let loss: PartialLoss

  init(of needs: FlowFunction, _ topology: Topology, _ stated: StatedAvailability) {
    let (function, root, unloadedRoot) = (needs.function, needs.accepted, needs.acceptedUnloaded)
    (self.function, self.root) = (function, root)
    self.topology = topology
    reasons = Reasons(topology: topology, stated: stated, overloads: needs.overloads)
    groups = function.groups(under: root).filter { $0.caches == nil }
    cold = function.groups(under: root).filter { $0.caches != nil }
    atPeak = SingleFailures(of: function, root: root, load: .peak)
    self.unloadedRoot = unloadedRoot
    unloaded = SingleFailures(of: function, root: unloadedRoot, load: .none)
    loss = PartialLoss(of: function, root: root, load: .peak)
  }

  /// Below this it is the rounding of a sum, not a share of the executions.
  private static let nothing = 1e-12

  /// Every single point, in the order of the file.
  var points: [SinglePoint] {
    let components = components
    let shares = components.map { ($0.component, $0.point.share ?? 1) }
    return (components.map(\.point) + domains(besides: shares)).inOrderOfFile(\.origin)
  }

  /// The cut sets of order one, whether or not another one is the reason, in the order of the file.
  var cutSets: [CutSet] {
    // Two stores that share zones may lose different shards with one of them, and so all together.
    let all = atPeak.some.filter {
      atPeak.every.contains($0)
        || $0.component == nil && loss.share(of: $0) > 1 - Self.nothing
    }
    return distinct(all.sorted().inOrderOfFile(topology.origin).map(topology.name))
      .map { CutSet(members: [$0]) }
  }

  /// The zones, regions and shared things that take some of the flow along, whether or not a
  /// component is the reason.
  var places: [Variable] { atPeak.some.filter { $0.component == nil } }

  private var components: [(component: Int, point: SinglePoint)] {
    let always = SingleFailures(of: function, root: root, load: .peak, atAnyTime: false).some
    var machines: [Int: [Variable]] = [:]
    for variable in atPeak.some {
      if let component = variable.component { machines[component, default: []].append(variable) }
    }
    return machines.sorted { $0.key < $1.key }.compactMap { component, machines in
      let share = share(of: machines, loss)
      let taken = first(machines).map(loss.shareOfAll).max() ?? 0
      guard share > Self.nothing, taken > Self.nothing else { return nil }
      let isPartial = share < 1 - Self.nothing
      let isStructural = machines.contains {
        isPartial ? unloaded.some.contains($0) : unloaded.every.contains($0)
      }
      let cause = isStructural ? SinglePoint.Cause.structural : .capacity
      guard let group = reason(component, machines, isStructural ? .none : .peak) else {
        return nil
      }
      let part = topology.parts[component]
      var point = SinglePoint(
        kind: .component, cause: cause, isManaged: part.isManaged, name: part.name,
        reason: reasons.component(
          group, cause, isAlwaysNeeded: machines.contains { always.contains($0) },
          isPartial: isPartial),
        share: taken.below(1), origin: part.origin)
      point.variables = machines.sorted()
      return (component, point)
    }
  }

  /// The largest share that one of some machines takes along; 1 where one takes everything.
  private func share(of machines: [Variable], _ loss: PartialLoss) -> Double {
    if machines.contains(where: { atPeak.every.contains($0) }) { return 1 }
    return first(machines).map { loss.share(of: $0) }.max() ?? 0
  }

  /// Shards are alike but for where they stand: the machines of the first stand for all.
  private func first(_ machines: [Variable]) -> [Variable] {
    let first = machines.filter { if case .machine(_, 0, _) = $0 { true } else { false } }
    return first.isEmpty ? machines : first
  }

  private func reason(
    _ component: Int, _ machines: [Variable], _ load: RedundancyGroup.Load
  ) -> RedundancyGroup? {
    groups.first {
      $0.component == component && !$0.singleFailures(load).isDisjoint(with: machines)
    } ?? groups.first { $0.component == component }
  }

  /// Zones, regions and shared things that are one for another reason than the components listed:
  /// a zone in which a lone database stands says nothing new, but one does in which all its shards
  /// stand.
  private func domains(besides listed: [(component: Int, share: Double)]) -> [SinglePoint] {
    let isEven = listed.allSatisfy { $0.share == 1 }
    let alike = Dictionary(grouping: places) { place in
      let taken = isEven ? 1 : loss.shareOfAll(place)
      return Set(listed.filter { $0.share >= taken - Self.nothing }.map(\.component))
    }
    return alike.flatMap { domains($1, besides: $0) }
      .sorted { $0.variables.lexicographicallyPrecedes($1.variables) }
  }

  /// Those of some places that are one whatever befalls these components.
  private func domains(_ places: [Variable], besides listed: Set<Int>) -> [SinglePoint] {
    let atPeak = SingleFailures(of: function, root: root, load: .peak, perfect: listed)
    let places = places.filter(atPeak.some.contains).sorted()
    guard !places.isEmpty else { return [] }
    let unloaded = SingleFailures(
      of: function, root: unloadedRoot, load: .none, perfect: listed)
    let loss = PartialLoss(of: function, root: root, load: .peak, perfect: listed)
    // Whether it is said is a matter of the others; what is lost with it is all of it.
    return places.compactMap { variable in
      let share = atPeak.every.contains(variable) ? 1 : loss.share(of: variable)
      let taken = self.loss.shareOfAll(variable)
      guard share > Self.nothing, taken > Self.nothing else { return nil }
      let isPartial = share < 1 - Self.nothing
      let isStructural =
        isPartial ? unloaded.some.contains(variable) : unloaded.every.contains(variable)
      let load: RedundancyGroup.Load = isStructural ? .none : .peak
      let cause = isStructural ? SinglePoint.Cause.structural : .capacity
      let losing = groups.filter { group in
        !listed.contains(group.component)
          && group.total - group.lost(with: variable) < group.needed(load)
      }
      .sorted { ($0.component, $0.neededAtPeak) < ($1.component, $1.neededAtPeak) }
      var point = SinglePoint(
        kind: .domain, cause: cause, isManaged: false, name: topology.name(of: variable),
        reason: reasons.domain(variable, cause, losing: losing) { without(variable, $0) },
        share: taken.below(1),
        origin: topology.origin(of: variable), place: variable.place)
      point.short = distinct(losing.map { shortage($0, load) })
      point.variables = [variable]
      return point
    }
  }

  /// The caches of which a place takes something along, where a group needs more for it.
  private func without(_ place: Variable, _ group: RedundancyGroup) -> [Int] {
    let own = cold.first { $0.component == group.component && $0.shared == [place] }
    guard let caches = own?.caches else { return [] }
    let isCold = groups.contains {
      $0.members == group.members && $0.neededAtPeak < group.neededAtPeak
    }
    return isCold ? caches : []
  }

  private func shortage(
    _ group: RedundancyGroup, _ load: RedundancyGroup.Load
  ) -> SinglePoint.Shortage {
    let part = topology.parts[group.component]
    return SinglePoint.Shortage(
      name: part.name, machines: group.noun.many, total: group.total,
      spare: group.total - group.needed(load), isPlaced: !part.placement.named.isEmpty)
  }
}

extension Double {
  /// Itself; nil where it is not below a limit by more than the last bits.
  fileprivate func below(_ limit: Double) -> Double? { self < limit - 1e-12 ? self : nil }
}

extension Variable {
  /// What it is to those that are lost with it.
  fileprivate var place: SinglePoint.Place? {
    switch self {
    case .machine: nil
    case .zone: .zone
    case .region: .region
    case .domain: .named
    }
  }
}

extension Array {
  /// The elements in the order in which their places stand in the file, else as they are.
  func inOrderOfFile(_ origin: (Element) -> Origin) -> [Element] {
    enumerated().sorted { a, b in
      let (x, y) = (origin(a.element), origin(b.element))
      return (x.line, x.column, a.offset) < (y.line, y.column, b.offset)
    }
    .map(\.element)
  }
}
