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
  /// The part of a load that each copy bears whatever their number.
  let borne: Double

  init(
    resource: Use.Resource, machines: Int, share: Double?, needed: Int?, missing: [String] = [],
    each: Double? = nil, borne: Double = 0
  ) {
    (self.each, self.borne) = (each, borne)
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
      each: use.capacity.value.map { $0 / Double(max(use.machines, 1)) }, borne: use.bornePart)
  }

  /// The same where another load comes; as it is where it is not known what a machine can do.
  func carrying(_ load: Double) -> PeakUse {
    guard let each else { return self }
    let all = each * Double(max(machines, 1))
    let share = all > 0 ? load / all : load > 0 ? Double.infinity : 0
    return PeakUse(
      resource: resource, machines: machines, share: share,
      needed: Use.machines(for: share, of: machines, borne: borne * share) ?? Int.max,
      missing: missing, each: each, borne: borne)
  }

  /// Whether more comes than all machines can do.
  var isOverloaded: Bool { (share ?? 0) > 1 + 1e-9 }
}

extension Use {
  /// The part of the load that each copy bears whatever their number.
  var bornePart: Double {
    guard let warm = warm.value, let borne = borneShare.value, warm > 0, warm.isFinite else {
      return 0
    }
    return min(1, borne / warm)
  }
}
