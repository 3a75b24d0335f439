import Estimation

/// What comes to components at most when so many of some losses have come about, whichever they are:
/// as if they were those that send most.
struct HeaviestLoads {
  /// What the losses bring to one resource of a component.
  private struct Sums {
    let part: Int
    let resource: Use.Resource
    /// What comes there without them.
    let before: Double
    /// The most that ever comes there.
    let limit: Double
    /// What none, the heaviest, the two heaviest and so on bring.
    let brought: [Double]
  }

  private let raised: [Int: GroupMaker.Loads]
  private let sums: [Sums]

  /// - Parameters:
  ///   - sent: what each loss sends, by component.
  ///   - raised: the loads that are greater than usual without them.
  ///   - bounds: what usually comes to a resource of a component, and the most that ever does.
  init(
    of sent: [[Int: GroupMaker.Loads]], _ raised: [Int: GroupMaker.Loads],
    _ bounds: (_ part: Int, _ resource: Use.Resource) -> (usual: Double, most: Double)
  ) {
    var brought: [Int: [Use.Resource: [Double]]] = [:]
    for one in sent {
      for (part, loads) in one {
        for (resource, load) in loads where load > 0 {
          brought[part, default: [:]][resource, default: []].append(load)
        }
      }
    }
    self.raised = raised
    sums = brought.flatMap { part, loads in
      loads.map { resource, brought in
        let (usual, most) = bounds(part, resource)
        let before = raised[part]?[resource] ?? usual
        var sums = [0.0]
        for load in brought.sorted(by: >) { sums.append(sums[sums.count - 1] + load) }
        return Sums(
          part: part, resource: resource, before: before, limit: max(before, most), brought: sums)
      }
    }
  }

  /// All loads that are greater than usual when so many have come about.
  func loads(of count: Int) -> [Int: GroupMaker.Loads] {
    sums.reduce(into: raised) { loads, sum in
      let more = sum.brought[min(count, sum.brought.count - 1)]
      loads[sum.part, default: [:]][sum.resource] = min(sum.before + more, sum.limit)
    }
  }
}
