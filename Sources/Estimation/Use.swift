import SystemDesign

/// How much of one resource of a component the peak takes.
public struct Use: Sendable {
  /// What is used up.
  public enum Resource: String, Sendable, CaseIterable {
    /// Requests or messages, whatever they ask.
    case requests
    /// Reads that only a primary, or any member of a quorum, may answer.
    case reads
    /// Reads that the copies answer.
    case replicaReads = "reads of copies"
    case writes
    /// What connections and requests that are worked on hold.
    case memory
    /// Places for connections that stay open.
    case connections
    /// Bytes that come or go.
    case network
    /// Cores that are kept busy.
    case processors
    /// Places for what is worked on at once, where reads and writes take the same ones.
    case places

    /// What it is measured in.
    public var dimension: Dimension {
      switch self {
      case .requests, .reads, .replicaReads, .writes: .rate
      case .memory: .dataSize
      case .network: .bandwidth
      case .connections, .processors, .places: .count
      }
    }

    /// Whether it is what is asked a second, not what that takes of a machine.
    public var isAsked: Bool { dimension == .rate }

    /// Whether it is held and not worked with: it is free or taken, and nothing waits for it.
    public var isHeld: Bool { self == .memory || self == .connections }
  }

  /// What is used up.
  public let resource: Resource
  /// The machines that share this load; of a store, over all shards.
  public let machines: Int
  /// What all of them together can do a second, or have.
  public let capacity: Amount
  /// What the peak asks of them a second, or fills, caches warm.
  public let load: Amount
  /// The same with every cache empty.
  public let coldLoad: Amount
  /// The share of those machines' capacity that the peak takes, caches warm; above 1 is too much.
  public let warm: Amount
  /// The same with every cache empty.
  public let cold: Amount

  /// What the machines bear, caches warm, at each moment that may be the worst for fewer of them; none
  /// where it is unknown.
  public let bearings: [Bearing]

  /// What fewer or more of the machines do together, where a load test says so.
  package let scaling: TestedScaling?

  let formulas: [Formula]

  /// The published figures that stand in it for what the design does not state.
  public var defaults: [ReferenceNumber] {
    let names = Set(formulas.flatMap(\.defaults).map(\.quantity))
    return names.isEmpty ? [] : ReferenceNumber.all.filter { names.contains($0.quantity) }
  }

  /// The use of each machine when only so many are left; nil where the load or capacity is unknown.
  public func warmShare(on left: Int) -> Double? {
    guard let warm = warm.value else { return nil }
    guard left > 0 else { return .infinity }
    if let scaling, let load = load.value { return scaling.able(left).map { load / $0 } }
    return bearings.isEmpty
      ? warm * Double(machines) / Double(left) : bearings.share(on: left, of: machines)
  }

  /// What becomes of a share of all machines when only so many are left.
  public func share(_ share: Double, on left: Int) -> Double {
    guard left > 0 else { return share > 0 ? .infinity : 0 }
    if let warm = warm.value, warm > 0, warm.isFinite, let after = warmShare(on: left) {
      return share * after / warm
    }
    return share * Double(machines) / Double(left)
  }

  /// The machines the warm peak needs without any headroom, rounded up and at least one; nil where
  /// the load or the capacity is unknown.
  public var machinesForPeak: Int? {
    if let scaling, let load = load.value { return scaling.fewest(carrying: load) ?? Int.max }
    return warm.value.flatMap { warm in
      (bearings.isEmpty ? [Bearing(share: warm)] : bearings).machines(of: machines)
    }
  }

  /// The machines the peak needs with every cache empty.
  public var machinesForColdPeak: Int? {
    if let scaling, let load = coldLoad.value { return scaling.fewest(carrying: load) ?? Int.max }
    return cold.value.flatMap { cold in
      // What is asked besides is divided.
      [Bearing(share: cold, borne: bearings.map(\.borne).max() ?? 0)].machines(of: machines)
    }
  }
}
