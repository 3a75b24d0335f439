import Estimation

/// What each flow brings to each resource while nothing is lost.
///
/// A loss changes only the flows that meet what is lost, so that only those are replayed: of 1,000
/// components and 5,000 hops every loss replayed whole took 27 s, and takes a third of one so.
struct SteadyLoads: Sendable {
  /// What one run of a hop brings a second; nil where it is unknown.
  struct Load {
    let flow: Int
    let amount: Double?
  }

  /// What comes to each resource, flow by flow and hop by hop.
  private let loads: [PeakReplay.Resource: [Load]]
  private let resources: [[PeakReplay.Resource]]
  private let flows: [Int: [Int]]

  /// Of what the flows bring, and of the components that each meets.
  init(_ brought: [[PeakReplay.Brought]], meeting parts: [Set<Int>]) {
    var loads: [PeakReplay.Resource: [Load]] = [:]
    for (flow, brought) in brought.enumerated() {
      for one in brought {
        loads[one.resource, default: []].append(Load(flow: flow, amount: one.amount))
      }
    }
    var flows: [Int: [Int]] = [:]
    for (flow, parts) in parts.enumerated() {
      for part in parts { flows[part, default: []].append(flow) }
    }
    (self.loads, self.flows) = (loads, flows)
    resources = brought.map { $0.map(\.resource) }
  }

  /// The load on each resource.
  var sums: [PeakReplay.Resource: Double?] {
    loads.mapValues { loads in Self.sum(of: loads.lazy.map(\.amount)) }
  }

  /// The flows that a loss may change, in their order.
  func flows(meeting lost: Set<Int>) -> [Int] {
    lost.count == 1 ? flows[lost.first ?? 0] ?? [] : Set(lost.flatMap { flows[$0] ?? [] }).sorted()
  }

  /// The load on each resource that one of these flows uses, now or else, when they bring this
  /// instead.
  ///
  /// Added in the order of the flows, so that a sum is the same to the last bit however it is made.
  func sums(
    _ changed: [(flow: Int, brought: [PeakReplay.Brought])]
  ) -> [PeakReplay.Resource: Double?] {
    var now: [PeakReplay.Resource: [Load]] = [:]
    for (flow, brought) in changed {
      for resource in resources[flow] where now[resource] == nil { now[resource] = [] }
      for one in brought {
        now[one.resource, default: []].append(Load(flow: flow, amount: one.amount))
      }
    }
    let flows = changed.map(\.flow)
    var sums: [PeakReplay.Resource: Double?] = [:]
    for (resource, now) in now {
      sums[resource] = .some(
        Self.sum(of: Self.merged(loads[resource] ?? [], without: flows, now)))
    }
    return sums
  }

  /// Both in the order of their flows, which are sorted as the flows left out are.
  private static func merged(
    _ loads: [Load], without flows: [Int], _ others: [Load]
  ) -> [Double?] {
    var all: [Double?] = []
    var (flow, other) = (0, 0)
    for load in loads {
      while flow < flows.count, flows[flow] < load.flow { flow += 1 }
      if flow < flows.count, flows[flow] == load.flow { continue }
      while other < others.count, others[other].flow < load.flow {
        all.append(others[other].amount)
        other += 1
      }
      all.append(load.amount)
    }
    return all + others[other...].map(\.amount)
  }

  private static func sum(of amounts: some Sequence<Double?>) -> Double? {
    var sum = 0.0
    for amount in amounts {
      guard let amount else { return nil }
      sum += amount
    }
    return sum
  }
}
