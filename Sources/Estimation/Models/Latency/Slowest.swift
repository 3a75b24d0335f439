/// The slowest of several independent times: all are below a time where each one is.
struct Slowest {
  let parts: [ResponseTime]

  init(of parts: [ResponseTime]) { self.parts = parts }

  /// 1 − Π(1 − S), kept from losing the digits of small tails.
  func share(slowerThan time: Double) -> Double {
    var slower = 0.0
    for part in parts { slower += (1 - slower) * part.share(slowerThan: time) }
    return slower
  }

  /// The mean is the integral of the share that is slower, the mean square that of 2 t times it.
  var moments: (mean: Double, variance: Double) {
    if parts.count == 1 { return parts[0].moments }
    let each = parts.map(\.moments)
    let reach = each.map { $0.mean + 6 * $0.variance.squareRoot() }.max() ?? 0
    guard reach > 0 else { return (0, 0) }
    // Panels that double in length from a thousandth of the reach; the last ones are nearly empty.
    var (mean, square, from, to) = (0.0, 0.0, 0.0, reach / 1_024)
    for _ in 0..<14 {
      let (middle, half) = ((from + to) / 2, (to - from) / 2)
      for (place, weight) in GaussLegendre.nodes {
        let time = middle + half * place
        let slower = weight * half * share(slowerThan: time)
        mean += slower
        square += 2 * time * slower
      }
      (from, to) = (to, to * 2)
    }
    return (mean, max(0, square - mean * mean))
  }
}
