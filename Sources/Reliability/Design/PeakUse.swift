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

  init(
    resource: Use.Resource, machines: Int, share: Double?, needed: Int?, missing: [String] = []
  ) {
    self.resource = resource
    self.machines = machines
    self.share = share
    self.needed = needed
    self.missing = missing
  }

  init(_ use: Use) {
    self.init(
      resource: use.resource, machines: use.machines, share: use.warm.value,
      needed: use.machinesForPeak, missing: use.warm.missing)
  }
}
