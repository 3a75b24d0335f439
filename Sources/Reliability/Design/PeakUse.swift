import Estimation

/// What the peak takes of one resource of a component.
struct PeakUse: Sendable {
  let resource: Use.Resource
  /// The machines that share the load; of a store, over all shards.
  let machines: Int
  /// The share of what they can do together; nil where it is unknown.
  let share: Double?
  /// How many of them the peak needs; nil where it is unknown.
  let needed: Int?
  /// What would settle it, where it is unknown.
  let missing: [String]
  /// What one machine can do a second, or has; nil where it is unknown.
  let each: Double?
  /// What the machines bear, at each moment that may be the worst for fewer of them.
  let bearings: [Bearing]
  /// What fewer or more of the machines do together, where a load test says so.
  let scaling: TestedScaling?

  init(
    resource: Use.Resource, machines: Int, share: Double?, needed: Int?, missing: [String] = [],
    each: Double? = nil, bearings: [Bearing] = [], scaling: TestedScaling? = nil
  ) {
    (self.each, self.bearings, self.scaling) = (each, bearings, scaling)
    self.resource = resource
    self.machines = machines
    self.share = share
    self.needed = needed
    self.missing = missing
  }

  init(_ use: Use) {
    self.init(
      resource: use.resource, machines: use.machines, share: use.warm.value,
      needed: use.machinesForPeak, missing: use.warm.missing,
      each: use.capacity.value.map { $0 / Double(max(use.machines, 1)) }, bearings: use.bearings,
      scaling: use.scaling)
  }

  /// The same where another load comes; as it is where it is not known what a machine can do.
  func carrying(_ load: Double) -> PeakUse {
    guard let each else { return self }
    let all = scaling?.able(machines) ?? each * Double(max(machines, 1))
    let share = all > 0 ? load / all : load > 0 ? Double.infinity : 0
    let usual = self.share ?? 0
    let then =
      usual > 0 && share.isFinite && !bearings.isEmpty
      ? bearings.map { $0.times(share / usual) } : [Bearing(share: share)]
    return PeakUse(
      resource: resource, machines: machines, share: share,
      needed: (scaling.map { $0.fewest(carrying: load) } ?? then.machines(of: machines)) ?? Int.max,
      missing: missing, each: each, bearings: then, scaling: scaling)
  }

  /// The share that one machine fewer has, where a load test says what so many do.
  var shareWithoutOne: Double? {
    guard let share, let all = scaling?.able(machines), let left = scaling?.able(machines - 1)
    else { return nil }
    return share * all / left
  }

  /// The share that so many machines fewer have, where each bears a part whatever their number; nil
  /// where it is in proportion.
  func shareBorne(without lost: Int) -> Double? {
    guard lost < machines, bearings.contains(where: { $0.borne > 0 }) else { return nil }
    return bearings.share(on: machines - lost, of: machines)
  }

  /// Whether more comes than all machines can do.
  var isOverloaded: Bool { (share ?? 0) > 1 + 1e-9 }
}
