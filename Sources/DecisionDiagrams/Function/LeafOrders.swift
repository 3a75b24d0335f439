/// Orders of a part's leaves that may make its diagram small; which does is found by trying.
struct LeafOrders {
  private let part: Part
  /// The weight of each place of the part: the leaves under it, counted as often as they are met.
  private var weights: [Int: Double] = [:]
  private var users: [Int: Int] = [:]

  init(of part: Part) {
    self.part = part
    for leaf in part.leaves { weights[leaf] = 1 }
    for gate in part.gates {
      var weight = 0.0
      for child in part.function.parts(of: gate) {
        weight += weights[Int(child)] ?? 1
        users[Int(child), default: 0] += 1
      }
      weights[gate] = weight
    }
  }

  /// The orders, without repetitions.
  var candidates: [[Int]] {
    var orders = [
      reading { $0 },
      reading { children in children.sorted { weight($0) < weight($1) } },
      reading { children in
        children.sorted {
          (isLeaf($0) ? 0 : 1, -use($0), weight($0)) < (isLeaf($1) ? 0 : 1, -use($1), weight($1))
        }
      },
      reading { children in children.sorted { weight($0) > weight($1) } },
      reading { $0.reversed() },
    ]
    orders = orders.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    return orders
  }

  private func weight(_ place: Int) -> Double { weights[place] ?? 1 }
  private func use(_ place: Int) -> Int { users[place] ?? 1 }
  private func isLeaf(_ place: Int) -> Bool {
    place != part.root && part.function.kinds[place] == .variable
  }

  /// The leaves as they are first met going down from the root.
  private func reading(_ arranged: ([Int]) -> [Int]) -> [Int] {
    let leaves = Set(part.leaves)
    var seen: Set<Int> = []
    var order: [Int] = []
    var open = [part.root]
    while let place = open.popLast() {
      guard seen.insert(place).inserted else { continue }
      if leaves.contains(place) {
        order.append(place)
      } else {
        open += arranged(part.function.parts(of: place).map { Int($0) }).reversed()
      }
    }
    return order
  }
}
