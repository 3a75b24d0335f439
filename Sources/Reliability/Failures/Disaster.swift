import SystemDesign

/// What is gone at once.
struct Disaster {
  /// The components that are gone with all their machines.
  private let gone: Set<Int>
  /// A machine, a place or a shared thing, with what stands in it or hangs on it.
  private let variable: Variable?

  private init(gone: Set<Int>, variable: Variable? = nil) {
    self.gone = gone
    self.variable = variable
  }

  /// The ways a subject can be lost; nil of an event, which is no thing that can be.
  static func all(of subject: Failure.Subject, _ topology: Topology) -> [Disaster]? {
    switch subject {
    case .event: nil
    case .component(let id):
      [Disaster(gone: Set(topology.number(of: id).map { [$0] } ?? []))]
    case .machine(let id): topology.number(of: id).map { machines(of: $0, topology) } ?? []
    case .zone: places(topology) { if case .zone = $0 { true } else { false } }
    case .region: regions(topology)
    case .domain(let name):
      topology.domains.indices.filter { topology.domains[$0].name == name }
        .map { lost(with: .domain($0), topology) }
    }
  }

  /// Whether it leaves too few of a group for the peak.
  func takes(_ group: RedundancyGroup) -> Bool {
    if gone.contains(group.component) { return true }
    guard let variable else { return false }
    return group.total - group.lost(with: variable) < group.needed(.peak)
  }

  /// Whether a component has nothing left.
  func isGone(_ component: Int) -> Bool { gone.contains(component) }

  /// Whether it is one machine of a component.
  func isMachine(of component: Int) -> Bool { variable?.component == component }

  /// Machines are alike but for their copy of the data.
  private static func machines(of number: Int, _ topology: Topology) -> [Disaster] {
    let part = topology.parts[number]
    guard part.machines > 1 else { return [Disaster(gone: [number])] }
    return (0..<max(part.copiesOfData, 1)).map { copy in
      Disaster(gone: [], variable: .machine(component: number, shard: 0, number: copy))
    }
  }

  private static func regions(_ topology: Topology) -> [Disaster] {
    let stated = places(topology) { if case .region = $0 { true } else { false } }
    guard stated.isEmpty else { return stated }
    // The only region there is takes along all that is not run by others.
    let own = topology.parts.indices.filter {
      !topology.parts[$0].isOrigin && !topology.parts[$0].isManaged
    }
    return [Disaster(gone: Set(own))]
  }

  private static func places(
    _ topology: Topology, _ isMeant: (Variable) -> Bool
  ) -> [Disaster] {
    let all = topology.parts.flatMap { topology.places(of: $0).joined() }
    return distinct(all.filter(isMeant)).map { lost(with: $0, topology) }
  }

  private static func lost(with variable: Variable, _ topology: Topology) -> Disaster {
    let gone = topology.parts.indices.filter { number in
      let part = topology.parts[number]
      // Instance i stands in place i, and copy j of shard i in place i + j.
      let used = max(part.instances, 1).addingReportingOverflow(max(part.copiesOfData, 1) - 1)
      let places = topology.places(of: part).prefix(used.overflow ? .max : used.partialValue)
      return topology.shared(by: part).contains(variable)
        || places.allSatisfy { $0.contains(variable) }
    }
    return Disaster(gone: Set(gone), variable: variable)
  }
}
