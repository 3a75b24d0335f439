/// How many machines a load needs, and which of their resources needs the most.
///
/// Demand rounds up, headroom divides: n = ⌈demand ÷ (capacity × use)⌉, the largest over all resources.
public struct MachineCount: Sendable, Equatable {
  /// A resource of a machine and what the load asks of it; both in one unit.
  public struct Resource: Sendable, Equatable {
    /// What it is: "memory".
    public let name: String
    /// What the whole load asks of it.
    public let demand: Double
    /// What one machine has of it.
    public let capacity: Double
    /// The most of it that is used on purpose; 1 where it may be full.
    public let use: Double

    /// A resource.
    ///
    /// - Parameters:
    ///   - demand: 0 or more.
    ///   - capacity: more than 0, in the unit of the demand.
    ///   - use: above 0, at most 1.
    public init(_ name: String, demand: Double, capacity: Double, use: Double = 1) {
      self.name = name
      self.demand = demand
      self.capacity = capacity
      self.use = use
    }

    /// The machines it needs, at least one: ⌈demand ÷ (capacity × use)⌉.
    public func machines() throws(Refusal) -> Double {
      let capacity = try capacity.positive("\(name) of a machine")
      let use = try use.share("use of \(name)").positive("use of \(name)")
      return try max(1, Points.roundedUp(demand.notNegative("\(name)") / (capacity * use)))
    }
  }

  /// The machines that are enough for every resource.
  public let machines: Double
  /// The name of the resource that needs as many; the first of them where several do.
  public let binding: String
  /// The machines that each resource needs.
  public let byResource: [String: Double]

  /// The machines that are enough for all of these.
  ///
  /// - Parameter resources: at least one.
  public init(for resources: [Resource]) throws(Refusal) {
    guard !resources.isEmpty else { throw Refusal("number of resources", 0, wanted: "1 or more") }
    var (most, name, all): (Double, String, [String: Double]) = (0, "", [:])
    for resource in resources {
      let needed = try resource.machines()
      all[resource.name] = needed
      if needed > most { (most, name) = (needed, resource.name) }
    }
    (machines, binding, byResource) = (most, name, all)
  }

  /// So many that the others still do when one of several zones is lost: ⌈n × z ÷ (z − 1)⌉.
  ///
  /// - Parameters:
  ///   - machines: n; 0 or more.
  ///   - zones: z; 2 or more.
  public static func surviving(
    loss machines: Double, zones: Int
  ) throws(Refusal) -> Double {
    let machines = try machines.notNegative("number of machines")
    guard zones >= 2 else { throw Refusal("number of zones", Double(zones), wanted: "2 or more") }
    return Points.roundedUp(machines * Double(zones) / Double(zones - 1))
  }
}
