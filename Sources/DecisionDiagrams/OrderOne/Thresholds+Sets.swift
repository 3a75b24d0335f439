extension Thresholds {
  /// Those of the candidates that make the root true alone.
  func rest(of isCandidate: [Bool]) -> [Int] {
    var tails = Tails(variableCount: isCandidate.count)
    var lists = [Tails.List](repeating: Tails.empty, count: isUsed.count)
    var counts = [Int](repeating: 0, count: isCandidate.count)
    for place in isUsed.indices where isUsed[place] && !isAlways[place] {
      if function.kinds[place] == .variable {
        let variable = Int(function.numbers[place])
        if isCandidate[variable] { lists[place] = tails.adding(Int32(variable), to: Tails.empty) }
        continue
      }
      guard needed[place] > 0 else { continue }
      let range = range(of: place)
      if needed[place] == 1 {
        var whole = Tails.empty
        for index in range {
          let part = Int(function.parts[index])
          if !isAlways[part] { whole = tails.union(whole, lists[part]) }
        }
        lists[place] = whole
      } else {
        let parts = range.map { Int(function.parts[$0]) }.filter { !isAlways[$0] }
        lists[place] =
          parts.count == Int(needed[place])
          ? Self.common(parts.map { lists[$0] }, &tails)
          : Self.inEnough(Int(needed[place]), parts.map { lists[$0] }, &tails, &counts)
      }
    }
    return tails.members(of: lists[root]).map { Int($0) }
  }

  private static func common(_ lists: [Tails.List], _ tails: inout Tails) -> Tails.List {
    // The shortest first: nothing is in more than it holds.
    let sorted = lists.sorted { tails.depth(of: $0) < tails.depth(of: $1) }
    var common = sorted.first ?? Tails.empty
    for list in sorted.dropFirst() where common != Tails.empty {
      common = tails.intersection(common, list)
    }
    return common
  }

  /// What is in so many of the lists or more; the counts are zero before and after.
  private static func inEnough(
    _ needed: Int, _ lists: [Tails.List], _ tails: inout Tails, _ counts: inout [Int]
  ) -> Tails.List {
    guard let first = lists.first, needed <= lists.count else { return Tails.empty }
    let meeting = lists.dropFirst().reduce(first) { tails.meeting($0, $1) }
    let members = lists.flatMap { tails.members(of: $0, downTo: meeting) }
    for variable in members { counts[Int(variable)] += 1 }
    var found = meeting
    for variable in members {
      if counts[Int(variable)] >= needed { found = tails.adding(variable, to: found) }
      counts[Int(variable)] = 0
    }
    return found
  }
}
