/// The mean and the variance of a time from the share of answers that is slower, by quadrature.
///
/// The mean is the integral of that share, the mean square that of 2 t times it.
struct TailIntegral {
  private var mean = 0.0
  private var square = 0.0

  var moments: (mean: Double, variance: Double) { (mean, max(0, square - mean * mean)) }

  /// By panels that double in length, since a tail bends most where it begins.
  mutating func add(
    from start: Double, to end: Double, first: Double, slower: (Double) -> Double
  ) {
    var (from, to) = (start, min(end, start + first))
    while from < end {
      let (middle, half) = ((from + to) / 2, (to - from) / 2)
      for (place, weight) in GaussLegendre.nodes {
        let time = middle + half * place
        let share = weight * half * slower(time)
        mean += share
        square += 2 * time * share
      }
      (from, to) = (to, min(end, to + 2 * (to - from)))
    }
  }
}
