extension UInt128 {
  /// The sum, or the largest number there is where it would be larger.
  func saturatingSum(_ other: UInt128) -> UInt128 {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? .max : sum
  }

  /// The product, or the largest number there is where it would be larger.
  func saturatingProduct(_ other: UInt128) -> UInt128 {
    let (product, isOver) = multipliedReportingOverflow(by: other)
    return isOver ? .max : product
  }
}

/// What a family of sets holds.
extension FrozenDiagram {
  /// How many sets there are of each order, where a leaf of each level stands for sets of its own.
  ///
  /// The counts of a node are dropped once all above it have been worked out: what is held is the
  /// width of the diagram, not its size.
  func counts(_ leaves: [[UInt128]], upTo order: Int) -> [UInt128] {
    if root <= 1 { return [root == 1 ? 1 : 0] }
    let width = min(order, largestOrder(leaves.map { $0.count - 1 })) + 1
    var users = [UInt32](repeating: 0, count: levels.count)
    for place in nodes {
      users[Int(lows[place])] += 1
      users[Int(highs[place])] += 1
    }
    var slots = [Int](repeating: 0, count: levels.count)
    // The first two are the ends: no set, and the empty one.
    var counts = [UInt128](repeating: 0, count: 2 * width)
    counts[width] = 1
    slots[1] = width
    var free: [Int] = []
    for place in nodes {
      let slot = free.popLast() ?? counts.count
      if slot == counts.count { counts += repeatElement(0, count: width) }
      slots[place] = slot
      let (low, high) = (Int(lows[place]), Int(highs[place]))
      for index in 0..<width { counts[slot + index] = counts[slots[low] + index] }
      for (own, number) in leaves[Int(levels[place])].enumerated() where number > 0 {
        for index in stride(from: 0, to: width - own, by: 1) {
          let sets = counts[slots[high] + index]
          if sets == 0 { continue }
          counts[slot + own + index] = counts[slot + own + index].saturatingSum(
            number == 1 ? sets : sets.saturatingProduct(number))
        }
      }
      for child in [low, high] where child > 1 {
        users[child] -= 1
        if users[child] == 0 { free.append(slots[child]) }
      }
    }
    return [UInt128](counts[slots[Int(root)]..<slots[Int(root)] + width])
  }

  /// The most that a set may hold, where each level adds so much.
  private func largestOrder(_ orders: [Int]) -> Int {
    var largest = [Int](repeating: 0, count: levels.count)
    for place in nodes {
      largest[place] = max(
        largest[Int(lows[place])],
        largest[Int(highs[place])] + max(0, orders[Int(levels[place])]))
    }
    return largest[Int(root)]
  }

  /// The fewest that a set under each node holds, where each level adds so much; `Int.max / 4` and
  /// more where there is no set.
  func smallestOrders(_ orders: [Int]) -> [Int] {
    var smallest = [Int](repeating: 0, count: levels.count)
    smallest[0] = .max / 4
    for place in nodes {
      smallest[place] = min(
        smallest[Int(lows[place])],
        min(smallest[Int(highs[place])] + orders[Int(levels[place])], .max / 4))
    }
    return smallest
  }

  /// The sum over all sets of the product of their members' figures.
  func sum(_ figures: [Double]) -> Double { sums(figures)[Int(root)] }

  /// How that sum grows with the figure of each level.
  func gainsOfSum(_ figures: [Double]) -> [Double] {
    var gains = [Double](repeating: 0, count: figures.count)
    let sums = sums(figures)
    var reached = [Double](repeating: 0, count: levels.count)
    reached[Int(root)] = 1
    for place in nodes.reversed() {
      let level = Int(levels[place])
      gains[level] += reached[place] * sums[Int(highs[place])]
      reached[Int(highs[place])] += reached[place] * figures[level]
      reached[Int(lows[place])] += reached[place]
    }
    return gains
  }

  private func sums(_ figures: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: levels.count)
    sums[1] = 1
    for place in nodes {
      sums[place] =
        sums[Int(lows[place])] + figures[Int(levels[place])] * sums[Int(highs[place])]
    }
    return sums
  }
}

extension FrozenDiagram {
  /// No more than how likely any set has all its members true.
  ///
  /// With a member true, what is left of its sets or the others must hold, which is at least as
  /// likely as the likelier of the two.
  func unionAtLeast(_ figures: [Double]) -> Double {
    var values = [Double](repeating: 0, count: levels.count)
    values[1] = 1
    for place in nodes {
      let (low, high) = (values[Int(lows[place])], values[Int(highs[place])])
      let figure = figures[Int(levels[place])]
      values[place] = figure * max(low, high) + (1 - figure) * low
    }
    return values[Int(root)]
  }
}
