extension FrozenDiagram {
  /// How likely the function is true when the variable of each level is true so often.
  func probability(_ odds: [Double]) -> Double { values(odds)[Int(root)] }

  /// How likely the function of each node is true.
  func values(_ odds: [Double]) -> [Double] {
    var values = [Double](repeating: 0, count: levels.count)
    values[1] = 1
    for place in nodes {
      let share = odds[Int(levels[place])]
      values[place] =
        share * values[Int(highs[place])] + (1 - share) * values[Int(lows[place])]
    }
    return values
  }

  /// How much likelier the function is with the variable of each level true than with it false.
  ///
  /// How likely each node is true comes from below, how likely it is reached from above; one pass
  /// each, whatever the number of variables.
  func gains(_ odds: [Double]) -> [Double] {
    var gains = [Double](repeating: 0, count: odds.count)
    guard root > 1 else { return gains }
    let values = values(odds)
    var reached = [Double](repeating: 0, count: levels.count)
    reached[Int(root)] = 1
    for place in nodes.reversed() {
      let level = Int(levels[place])
      let (low, high) = (Int(lows[place]), Int(highs[place]))
      gains[level] += reached[place] * (values[high] - values[low])
      reached[high] += reached[place] * odds[level]
      reached[low] += reached[place] * (1 - odds[level])
    }
    return gains
  }
}
