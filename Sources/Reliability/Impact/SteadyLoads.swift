/// What each flow brings to each resource while nothing is lost.
///
/// A loss changes only hops of the flows that meet what is lost, so that only those are replayed, and
/// only what those hops use is added up: of 1,000 components and 5,000 hops every loss replayed whole
/// took 27 s, and takes a fifteenth of one so.
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

  /// A hop that brings something else than usual, by its number in its flow.
  struct Change {
    let flow: Int
    let hop: Int
    let brought: [Brought]
  }

  private struct Load {
    /// The number of the hop among all, in the order of the flows.
    let hop: Int
    let flow: Int
    let amount: Double?
  }

  /// What comes to each resource, hop by hop, by the number of the resource.
  private let loads: [[Load]]
  /// What each hop of each flow brings.
  private let brought: [[[Brought]]]
  /// The number of each flow's first hop among all.
  private let firstHop: [Int]
  /// What each flow brings in each hour, of its peak; empty where no two of them say it.
  private let hours: [[Double]?]
  /// What comes to each resource at once: in each hour where flows say it, else at the peak.
  private let usual: [[Double]?]

  /// Of what the hops of each flow bring; what comes whatever is lost may stand behind the flows.
  init(_ brought: [[[Brought]]], hours: [[Double]?], resources count: Int) {
    var loads = [[Load]](repeating: [], count: count)
    var firstHop: [Int] = []
    var hop = 0
    for (flow, hops) in brought.enumerated() {
      firstHop.append(hop)
      for one in hops {
        for part in one {
          loads[part.resource].append(Load(hop: hop, flow: flow, amount: part.amount))
        }
        hop += 1
      }
    }
    (self.loads, self.brought, self.firstHop) = (loads, brought, firstHop)
    let told = Set(hours.compactMap(\.self)).count > 1 ? hours : []
    self.hours = told
    usual = loads.map { Self.atOnce($0, told) }
  }

  /// The load on each resource, by its number; nil where a part of it is unknown.
  var sums: [Double?] { usual.map { $0?.max() } }

  /// The load on each resource to which some hops, in the order of the flows, bring something else
  /// than usual; on all others it is as usual.
  ///
  /// Added in the order of the hops, so that a sum is the same to the last bit however it is made.
  func sums(_ changes: [Change]) -> [Sum] {
    var now: [(resource: Int, load: Load)] = []
    var resources: Set<Int> = []
    for change in changes {
      let hop = firstHop[change.flow] + change.hop
      for one in change.brought {
        now.append((one.resource, Load(hop: hop, flow: change.flow, amount: one.amount)))
        resources.insert(one.resource)
      }
      for one in brought[change.flow][change.hop] { resources.insert(one.resource) }
    }
    // What one hop brings twice to a resource stays in its order.
    let order = now.indices.sorted { (now[$0].resource, $0) < (now[$1].resource, $1) }
    let hops = changes.map { firstHop[$0.flow] + $0.hop }
    var next = order.startIndex
    return resources.sorted().map { resource in
      var others: [Load] = []
      while next < order.endIndex, now[order[next]].resource == resource {
        others.append(now[order[next]].load)
        next += 1
      }
      let then = Self.atOnce(Self.merged(loads[resource], without: hops, others), hours)
      // What is not known before is taken for nothing.
      let before = usual[resource] ?? [Double](repeating: 0, count: then?.count ?? 0)
      let raised = zip(then ?? [], before).filter { $0 > $1 * (1 + 1e-9) }
      return Sum(resource: resource, load: then?.max(), raised: raised.map(\.0).max())
    }
  }

  /// Both in the order of their hops, which are sorted as the hops left out are.
  private static func merged(_ loads: [Load], without hops: [Int], _ others: [Load]) -> [Load] {
    var all: [Load] = []
    all.reserveCapacity(loads.count + others.count)
    var (left, other) = (0, 0)
    for load in loads {
      while left < hops.count, hops[left] < load.hop { left += 1 }
      if left < hops.count, hops[left] == load.hop { continue }
      while other < others.count, others[other].hop < load.hop {
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
