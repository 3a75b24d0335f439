/// Orders of a part's leaves that may make its diagram small; which does is found by trying.
///
/// An order is a list of leaves by their numbers in the part.
struct LeafOrders {
  /// How the parts of each gate are read.
  enum Arrangement: CaseIterable {
    case asWritten, lightestFirst, mostUsedFirst, heaviestFirst, backwards
  }

  private let part: Part
  /// The leaves under each number of the part, counted as often as they are met.
  private var weights: [Double]
  private var uses: [Int]

  init(of part: Part) {
    self.part = part
    weights = [Double](repeating: 1, count: part.count)
    uses = [Int](repeating: 0, count: part.count)
    for gate in part.gates.indices {
      var weight = 0.0
      for child in part.children(ofGate: gate) {
        weight += weights[Int(child)]
        uses[Int(child)] += 1
      }
      weights[part.firstGate + gate] = weight
    }
  }

  /// The leaves as they are first met going down from the root.
  func order(_ arrangement: Arrangement) -> [Int] {
    var isSeen = [Bool](repeating: false, count: part.count)
    var order: [Int] = []
    order.reserveCapacity(part.leaves.count)
    // The constants are no leaves.
    (isSeen[0], isSeen[1]) = (true, true)
    var open = [part.count - 1]
    while let number = open.popLast() {
      if isSeen[number] { continue }
      isSeen[number] = true
      if number < part.firstGate {
        order.append(number)
      } else {
        open += arranged(part.children(ofGate: number - part.firstGate), arrangement).reversed()
      }
    }
    return order
  }

  private func arranged(_ children: ArraySlice<UInt32>, _ arrangement: Arrangement) -> [Int] {
    let children = children.map { Int($0) }
    return switch arrangement {
    case .asWritten: children
    case .lightestFirst: children.sorted { weights[$0] < weights[$1] }
    case .heaviestFirst: children.sorted { weights[$0] > weights[$1] }
    case .backwards: children.reversed()
    case .mostUsedFirst:
      children.sorted {
        (isVariable($0) ? 0 : 1, -uses[$0], weights[$0])
          < (isVariable($1) ? 0 : 1, -uses[$1], weights[$1])
      }
    }
  }

  private func isVariable(_ number: Int) -> Bool {
    (2..<part.firstGate).contains(number)
      && part.function.kinds[part.leaves[number - 2]] == .variable
  }
}
