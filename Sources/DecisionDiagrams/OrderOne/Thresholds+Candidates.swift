extension Thresholds {
  /// The variables, none of them found yet, that may make the root true alone.
  ///
  /// A path set is chosen from below so that it holds few of the candidates so far; what it does
  /// not hold is none. Ends when that leaves no fewer, or few.
  func candidates(without isFound: [Bool]) -> [Bool] {
    var isCandidate = isFound.map { !$0 }
    var left = Int.max
    for _ in 0..<Self.mostRounds {
      let path = pathSet(avoiding: isCandidate)
      var count = 0
      for variable in isCandidate.indices where isCandidate[variable] {
        isCandidate[variable] = path[variable]
        if path[variable] { count += 1 }
      }
      if count <= Self.few || count > left - left / 8 { break }
      left = count
    }
    return isCandidate
  }

  private static let mostRounds = 12
  private static let few = 64

  /// Variables that keep the root false while they are false, few of them to be avoided.
  private func pathSet(avoiding isAvoided: [Bool]) -> [Bool] {
    // How many to be avoided each part brings in, counted as often as they are met.
    var costs = [UInt32](repeating: 0, count: isUsed.count)
    let most = UInt32.max / 2
    for place in isUsed.indices where isUsed[place] && !isAlways[place] {
      if function.kinds[place] == .variable {
        costs[place] = isAvoided[Int(function.numbers[place])] ? 1 : 0
      } else if needed[place] == 1 {
        var cost: UInt32 = 0
        for index in range(of: place) {
          let part = Int(function.parts[index])
          if !isAlways[part] { cost = min(most, cost + costs[part]) }
        }
        costs[place] = cost
      } else if needed[place] > 1 {
        costs[place] = cheapest(place, costs).reduce(0) { min(most, $0 + costs[$1]) }
      }
    }
    var path = [Bool](repeating: false, count: isAvoided.count)
    var isNeeded = [Bool](repeating: false, count: isUsed.count)
    isNeeded[root] = true
    for place in isNeeded.indices.reversed() where isNeeded[place] {
      if function.kinds[place] == .variable {
        path[Int(function.numbers[place])] = true
      } else if needed[place] == 1 {
        for index in range(of: place) { isNeeded[Int(function.parts[index])] = true }
      } else if needed[place] > 1 {
        for part in cheapest(place, costs) { isNeeded[part] = true }
      }
    }
    return path
  }

  /// Parts of a gate that keep it false while they are false.
  private func cheapest(_ place: Int, _ costs: [UInt32]) -> [Int] {
    let range = range(of: place)
    // The usual gate, of two parts that are both needed.
    if range.count == Int(needed[place]) {
      var best = Int(function.parts[range.lowerBound])
      for index in range.dropFirst() {
        let part = Int(function.parts[index])
        if costs[part] < costs[best] { best = part }
      }
      return [best]
    }
    let parts = range.map { Int(function.parts[$0]) }.filter { !isAlways[$0] }
    let count = parts.count - Int(needed[place]) + 1
    guard count > 0 else { return [] }
    return [Int](parts.sorted { costs[$0] < costs[$1] }.prefix(count))
  }
}
