import SystemDesign

/// What so many machines do together by a load test: no more than each can do alone, and nothing is
/// known beyond the largest number that was measured.
package struct TestedScaling: Sendable {
  let name: String
  let law: UniversalScalability
  let largest: Double
  /// What one can do in any case; nil where that is unknown.
  let each: Double?

  /// What so many do, a second; nil where so many were not measured.
  package func able(_ machines: Int) -> Double? {
    guard machines >= 1, Double(machines) <= largest else { return nil }
    let together = law.value(at: Double(machines))
    return each.map { min(together, $0 * Double(machines)) } ?? together
  }

  /// The fewest that do so much; nil where no number that was measured does.
  package func fewest(carrying load: Double) -> Int? {
    func isEnough(_ machines: Int) -> Bool { (able(machines) ?? 0) >= load * (1 - 1e-9) }
    var (low, high) = (1, mostUseful)
    guard isEnough(high) else { return nil }
    while low < high {
      let middle = low + (high - low) / 2
      if isEnough(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Up to here more do more.
  private var mostUseful: Int {
    let end = min(largest, law.best ?? largest, 1e15)
    let whole = max(1, Int(end))
    return (able(whole + 1) ?? 0) > (able(whole) ?? 0) ? whole + 1 : whole
  }

  /// The same where each may be so busy, worked out at the medians, as a root is no expression.
  func fewest(carrying load: Term, busy: Term) -> Term {
    guard let asked = load.over(busy, .rate).median else {
      return .unknown(distinct(load.missing + busy.missing))
    }
    guard let machines = fewest(carrying: asked) else {
      return .unknown([
        "how many of '\(name)' do \(QuantityText.text(asked, .rate)): by its load test no number up to "
          + NumberText.count(largest)
          + (law.best.map { $0 < largest } ?? false ? ", and more do less" : ", measure more")
      ])
    }
    return .number(machines, "machines, by the load test")
  }
}

extension Term {
  /// Its value with every input in the middle; nil where it is unknown or has none.
  var median: Double? {
    formula.flatMap { Evaluation(of: [$0], ranging: [], .standard).amount(of: $0).value }
  }
}
