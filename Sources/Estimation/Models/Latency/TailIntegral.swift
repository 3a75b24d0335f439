/// The mean and the variance of a time from the share of answers that is slower, by quadrature.
///
/// The mean is the integral of that share, the mean square that of 2 t times it.
struct TailIntegral {
  private var mean = 0.0
  private var square = 0.0

  var moments: (mean: Double, variance: Double) { (mean, max(0, square - mean * mean)) }

  /// What hardly anything of these moments is beyond.
  static func reach(of one: (mean: Double, variance: Double)) -> Double {
    one.mean + 6 * one.variance.squareRoot()
  }

  /// Of what takes hardly longer than eight times this.
  static func moments(
    within reach: Double, _ slower: (Double) -> Double
  ) -> (mean: Double, variance: Double) {
    guard reach > 0 else { return (0, 0) }
    var integral = TailIntegral()
    integral.add(from: 0, to: 8 * reach, first: reach / 1_024, slower: slower)
    return integral.moments
  }

  /// By panels that double in length, since a tail bends most where it begins; where half a panel says
  /// otherwise than the whole one, as at a step, by smaller ones.
  mutating func add(
    from start: Double, to end: Double, first: Double, slower: (Double) -> Double
  ) {
    let least = 1e-7 * (end - start)
    var (from, to) = (start, min(end, start + first))
    while from < end {
      let whole = Self.panel(from: from, to: to, slower)
      add(whole, from: from, to: to, least: least, slower)
      (from, to) = (to, min(end, to + 2 * (to - from)))
    }
  }

  private struct Panel {
    var mean = 0.0
    var square = 0.0
  }

  private mutating func add(
    _ whole: Panel, from: Double, to: Double, least: Double, _ slower: (Double) -> Double
  ) {
    let middle = (from + to) / 2
    let first = Self.panel(from: from, to: middle, slower)
    let second = Self.panel(from: middle, to: to, slower)
    // Of what a step hides in, the error is at most its width.
    guard to - from > least, abs(first.mean + second.mean - whole.mean) > 0.01 * least else {
      mean += first.mean + second.mean
      square += first.square + second.square
      return
    }
    add(first, from: from, to: middle, least: least, slower)
    add(second, from: middle, to: to, least: least, slower)
  }

  private static func panel(
    from: Double, to: Double, _ slower: (Double) -> Double
  ) -> Panel {
    let (middle, half) = ((from + to) / 2, (to - from) / 2)
    return GaussLegendre.nodes.reduce(into: Panel()) { sum, node in
      let time = middle + half * node.place
      let share = node.weight * half * slower(time)
      sum.mean += share
      sum.square += 2 * time * share
    }
  }
}
