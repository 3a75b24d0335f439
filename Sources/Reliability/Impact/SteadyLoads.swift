/// What each flow brings to each resource while nothing is lost.
///
/// A loss changes only the flows that meet what is lost, so that only those are replayed: of 1,000
/// components and 5,000 hops every loss replayed whole took 27 s, and takes a third of one so.
struct SteadyLoads: Sendable {
  /// What one run of a hop brings to a resource a second; nil where it is unknown.
  struct Brought {
    /// The number of the resource.
    let resource: Int
    let amount: Double?
  }

  /// The most that comes to a resource a second; nil where a part of it is unknown.
  struct Sum {
    /// The number of the resource.
    let resource: Int
    let load: Double?
    /// The most that comes at once where more comes than usual; nil where nowhere more does.
    var raised: Double?
  }

  private struct Load {
    let flow: Int
    let amount: Double?
  }

  /// What comes to each resource, flow by flow and hop by hop, by the number of the resource.
  private let loads: [[Load]]
  /// The resources that each flow uses, each once.
  private let resources: [[Int]]
  private let flows: [Int: [Int]]
  /// What each flow brings in each hour, of its peak; empty where no two of them say it.
  private let hours: [[Double]?]
  /// What comes to each resource at once: in each hour where flows say it, else at the peak.
  private let usual: [[Double]?]

  /// Of what the flows bring, and of the components that each meets; what comes whatever is lost may
  /// stand behind the flows.
  init(
    _ brought: [[Brought]], meeting parts: [Set<Int>], hours: [[Double]?], resources count: Int
  ) {
    var loads = [[Load]](repeating: [], count: count)
    for (flow, brought) in brought.enumerated() {
      for one in brought { loads[one.resource].append(Load(flow: flow, amount: one.amount)) }
    }
    var flows: [Int: [Int]] = [:]
    for (flow, parts) in parts.enumerated() {
      for part in parts { flows[part, default: []].append(flow) }
    }
    (self.loads, self.flows) = (loads, flows)
    let told = Set(hours.compactMap(\.self)).count > 1 ? hours : []
    self.hours = told
    usual = loads.map { Self.atOnce($0, told) }
    resources = brought.map { Array(Set($0.map(\.resource))) }
  }

  /// The load on each resource, by its number; nil where a part of it is unknown.
  var sums: [Double?] { usual.map { $0?.max() } }

  /// The flows that a loss may change, in their order.
  func flows(meeting lost: Set<Int>) -> [Int] {
    lost.count == 1 ? flows[lost.first ?? 0] ?? [] : Set(lost.flatMap { flows[$0] ?? [] }).sorted()
  }

  /// The load on each resource that one of these flows uses, now or else, when they bring this
  /// instead.
  ///
  /// Added in the order of the flows, so that a sum is the same to the last bit however it is made.
  func sums(_ changed: [(flow: Int, brought: [Brought])]) -> [Sum] {
    var now: [(resource: Int, load: Load)] = []
    for (flow, brought) in changed {
      for one in brought { now.append((one.resource, Load(flow: flow, amount: one.amount))) }
    }
    // What one flow brings twice to a resource stays in the order of its hops.
    let order = now.indices.sorted { (now[$0].resource, $0) < (now[$1].resource, $1) }
    let flows = changed.map(\.flow)
    var next = order.startIndex
    return Set(flows.flatMap { resources[$0] }).union(now.lazy.map(\.resource)).sorted().map {
      resource in
      var others: [Load] = []
      while next < order.endIndex, now[order[next]].resource == resource {
        others.append(now[order[next]].load)
        next += 1
      }
      let then = Self.atOnce(Self.merged(loads[resource], without: flows, others), hours)
      // What is not known before is taken for nothing.
      let before = usual[resource] ?? [Double](repeating: 0, count: then?.count ?? 0)
      let raised = zip(then ?? [], before).filter { $0 > $1 * (1 + 1e-9) }
      return Sum(resource: resource, load: then?.max(), raised: raised.map(\.0).max())
    }
  }

  /// Both in the order of their flows, which are sorted as the flows left out are.
  private static func merged(
    _ loads: [Load], without flows: [Int], _ others: [Load]
  ) -> [Load] {
    var all: [Load] = []
    all.reserveCapacity(loads.count + others.count)
    var (flow, other) = (0, 0)
    for load in loads {
      while flow < flows.count, flows[flow] < load.flow { flow += 1 }
      if flow < flows.count, flows[flow] == load.flow { continue }
      while other < others.count, others[other].flow < load.flow {
        all.append(others[other])
        other += 1
      }
      all.append(load)
    }
    return all + others[other...]
  }

  /// What comes at once: in each hour of the flows that say it, and of the others their peak whenever
  /// it is; nil where a part of it is unknown.
  private static func atOnce(_ loads: [Load], _ hours: [[Double]?]) -> [Double]? {
    var sums = [Double](repeating: 0, count: hours.isEmpty ? 1 : 24)
    for load in loads {
      guard let amount = load.amount else { return nil }
      let told = hours.indices.contains(load.flow) ? hours[load.flow] : nil
      for hour in sums.indices { sums[hour] += amount * (told?[hour] ?? 1) }
    }
    return sums
  }
}
