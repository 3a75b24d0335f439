import Estimation
import SystemDesign

/// Makes the groups of machines that a component's work rests on, each once for all flows.
final class GroupMaker {
  let topology: Topology
  let peaks: @Sendable (Part) -> [PeakUse]
  /// What more comes to stores that lose caches along with a part of themselves.
  let cold: ColdStores
  private var made: [Key: RedundancyGroup] = [:]

  private struct Key: Hashable {
    let component: Int
    let access: Access
    let shard: Int
    let isPlaced: Bool
    let loads: Loads?
  }

  /// What comes to a component, resource by resource, where it is not what usually comes.
  typealias Loads = [Use.Resource: Double]

  init(
    topology: Topology, peaks: @escaping @Sendable (Part) -> [PeakUse],
    cold: ColdStores = .none
  ) {
    self.topology = topology
    self.peaks = peaks
    self.cold = cold
  }

  /// The machines of a component without data, or a whole service that others run.
  func machines(of component: Int, carrying loads: Loads? = nil) -> RedundancyGroup {
    once(Key(component: component, access: .work, shard: 0, isPlaced: true, loads: loads)) {
      newMachines(of: component, loads ?? [:])
    }
  }

  /// The copies of one shard of a store that stand in these places in turn: its own, or none.
  func copies(
    of component: Int, shard: Int, for access: Access, in places: [[Variable]],
    carrying loads: Loads? = nil
  ) -> RedundancyGroup {
    let isPlaced = places.contains { !$0.isEmpty }
    return once(
      Key(component: component, access: access, shard: shard, isPlaced: isPlaced, loads: loads)
    ) {
      newCopies(of: component, shard: shard, for: access, in: places, loads ?? [:])
    }
  }

  /// Whether a component, all of it up, cannot do what is asked of it where more comes than usual.
  func isOverloaded(_ component: Int, for access: Access, carrying loads: Loads) -> Bool {
    let part = topology.parts[component]
    let resources = (part.isStore ? access : .work).resources(of: part)
    return peaks(part).contains { use in
      guard let load = loads[use.resource],
        !use.resource.isAsked || resources.contains(use.resource)
      else { return false }
      return use.carrying(load).isOverloaded
    }
  }

  /// Whether a load may take more of a component's machines than what usually comes, or be too much
  /// for all of them.
  func mayTakeMore(of component: Int, carrying loads: Loads) -> Bool {
    peaks(topology.parts[component]).contains { use in
      guard let load = loads[use.resource] else { return false }
      let then = use.carrying(load)
      return then.isOverloaded || then.needed ?? 0 > use.needed ?? 0
    }
  }

  private func once(_ key: Key, _ make: () -> RedundancyGroup) -> RedundancyGroup {
    if let known = made[key] { return known }
    let new = make()
    made[key] = new
    return new
  }

  private func newMachines(of component: Int, _ loads: Loads) -> RedundancyGroup {
    let part = topology.parts[component]
    let shared = topology.shared(by: part)
    guard !part.isManaged else {
      let whole = Variable.machine(component: component, shard: 0, number: 0)
      return RedundancyGroup(
        component: component, role: .whole, members: [.init(variable: whole, count: 1, places: [])],
        shared: shared)
    }
    let count = min(max(part.instances, 1), Copies.most)
    let places = topology.places(of: part)
    // Instance i stands in place i mod the number of places.
    let members = (0..<min(count, places.count)).map { place in
      RedundancyGroup.Member(
        variable: .machine(component: component, shard: 0, number: place),
        count: count / places.count + (place < count % places.count ? 1 : 0),
        places: places[place])
    }
    let peak = peak(of: part, for: .work, loads, machines: count, shards: 1, anyAnswers: true)
    return RedundancyGroup(
      component: component, role: .instances, members: members, shared: shared,
      needed: part.faults.needed ?? 1, peak: peak)
  }

  private func newCopies(
    of component: Int, shard: Int, for access: Access, in places: [[Variable]], _ loads: Loads
  ) -> RedundancyGroup {
    let part = topology.parts[component]
    let copies = Copies(of: part, for: access)
    let shards = max(part.instances, 1)
    // Copy j of shard i stands in place (i + j) mod the number of places; placed by name, in place j.
    let first = topology.isPlaced(part) ? 0 : shard % places.count
    let members = copies.numbers.prefix(Copies.most).map { copy in
      RedundancyGroup.Member(
        variable: .machine(component: component, shard: shard, number: copy), count: 1,
        places: places[(first + copy % places.count) % places.count])
    }
    // The primary reads for itself, whichever copy it is.
    let besides = access == .readsBesidePrimary ? 1 : 0
    let peak = peak(
      of: part, for: access, loads, machines: members.count - besides, shards: shards,
      anyAnswers: copies.anyAnswers && besides == 0
    )?.beside(besides)
    let stated = part.faults.needed.map { min(members.count, (max($0, 1) - 1) / shards + 1) }
    return RedundancyGroup(
      component: component, role: copies.role, members: members,
      shared: topology.shared(by: part), needed: max(copies.needed, stated ?? 1),
      peak: peak)
  }

  /// The resource of which just these machines must be up most; nil where there is none.
  ///
  /// A primary's load is not the replicas' to carry, and the partitions of a stream are not its
  /// copies, so that neither says how many copies are enough. Memory, connections, network and
  /// processors count where any of the machines does the work of a lost one: in what has no data,
  /// and in a store whose copies all answer. What a store keeps is not among them, since it is not
  /// handed over.
  private func peak(
    of part: Part, for access: Access, _ loads: Loads, machines: Int, shards: Int,
    anyAnswers: Bool
  ) -> RedundancyGroup.Peak? {
    guard part.kind != .queue, part.kind != .stream else { return nil }
    let shared = peaks(part).map { use in
      loads[use.resource].map(use.carrying) ?? use
    }.filter { use in
      (use.resource.isAsked ? access.resources(of: part).contains(use.resource) : anyAnswers)
        && use.machines == machines.multipliedReportingOverflow(by: shards).partialValue
    }
    guard let first = shared.first else { return nil }
    let busiest = shared.dropFirst().reduce(first) { $0.isBusier(than: $1) ? $0 : $1 }
    let asked = shared.filter(\.resource.isAsked)
    let isUnknown = asked.allSatisfy { $0.needed == nil }
    // Over all shards; each has its even part of the load.
    return RedundancyGroup.Peak(
      resource: busiest.resource, needed: busiest.needed.map { (max($0, 1) - 1) / shards + 1 },
      share: busiest.share, missing: isUnknown ? distinct(asked.flatMap(\.missing)) : [],
      shareWithoutOne: busiest.shareWithoutOne ?? busiest.shareBorne(without: shards))
  }
}

extension PeakUse {
  fileprivate func isBusier(than other: PeakUse) -> Bool {
    let (own, others) = (needed ?? 0, other.needed ?? 0)
    return own != others ? own > others : (share ?? 0) > (other.share ?? 0)
  }
}

extension RedundancyGroup.Peak {
  /// With machines that must be up as well but do none of it.
  fileprivate func beside(_ machines: Int) -> Self {
    Self(
      resource: resource, needed: needed.map { $0.addingReportingOverflow(machines).partialValue },
      share: share, missing: missing, shareWithoutOne: shareWithoutOne)
  }
}
