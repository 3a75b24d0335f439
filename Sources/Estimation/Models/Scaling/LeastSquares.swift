/// The best coefficients of the universal scalability law for measured pairs.
struct LeastSquares {
  struct Coefficients: Equatable {
    var single = 0.0
    var contention = 0.0
    var crosstalk = 0.0
    var error = Double.infinity

    var isAllowed: Bool { single > 0 && contention >= 0 && crosstalk >= 0 && error.isFinite }
  }

  /// With no coefficient below zero.
  let best: Coefficients
  /// Whatever the signs.
  let unbounded: Coefficients

  init(_ points: [ScalabilityFit.Point]) {
    let free = Self.fit(points, contention: true, crosstalk: true)
    unbounded = free
    // The smallest error of all that respect the bounds: inside, or on one or both of them.
    let held = [(true, false), (false, true), (false, false)].map {
      Self.fit(points, contention: $0.0, crosstalk: $0.1)
    }
    best = ([free] + held).filter(\.isAllowed).min { $0.error < $1.error } ?? held[2]
  }

  /// A fit with the coefficients that are not free held at zero.
  private static func fit(
    _ points: [ScalabilityFit.Point], contention: Bool, crosstalk: Bool
  ) -> Coefficients {
    let free = (contention ? [1] : []) + (crosstalk ? [2] : [])
    var now = start(points, free)
    for _ in 0..<100 {
      guard let step = step(from: now, points, free) else { break }
      var (size, next) = (1.0, now)
      repeat {
        next = moved(now, step, free, by: size, points)
        size /= 2
      } while next.error > now.error && size > 1e-6
      guard next.error < now.error else { break }
      let gain = now.error - next.error
      now = next
      if gain <= 1e-15 * now.error { break }
    }
    return now
  }

  /// N ÷ X = (1 + σ (N − 1) + κ N (N − 1)) ÷ γ is a polynomial; weighed so that the relative errors of
  /// the throughput count alike.
  private static func start(_ points: [ScalabilityFit.Point], _ free: [Int]) -> Coefficients {
    let columns = [0] + free
    let rows = points.map { point -> (basis: [Double], value: Double) in
      let basis = [1, point.count - 1, point.count * (point.count - 1)]
      let scale = point.throughput / point.count
      return (columns.map { basis[$0] * scale }, 1)
    }
    guard let found = LinearSystem.leastSquares(rows), found[0] != 0 else { return Coefficients() }
    var all = [0.0, 0, 0]
    for (place, column) in columns.enumerated() { all[column] = found[place] }
    return measured(1 / all[0], all[1] / all[0], all[2] / all[0], points)
  }

  /// The step that would bring the residuals down most, were the law straight.
  private static func step(
    from now: Coefficients, _ points: [ScalabilityFit.Point], _ free: [Int]
  ) -> [Double]? {
    let rows = points.map { point -> (basis: [Double], value: Double) in
      let n = point.count
      let below = 1 + now.contention * (n - 1) + now.crosstalk * n * (n - 1)
      let value = now.single * n / below
      let all = [n / below, -value * (n - 1) / below, -value * n * (n - 1) / below]
      return (([0] + free).map { all[$0] }, point.throughput - value)
    }
    return LinearSystem.leastSquares(rows)
  }

  private static func moved(
    _ now: Coefficients, _ step: [Double], _ free: [Int], by size: Double,
    _ points: [ScalabilityFit.Point]
  ) -> Coefficients {
    var all = [now.single, now.contention, now.crosstalk]
    for (place, column) in ([0] + free).enumerated() { all[column] += size * step[place] }
    return measured(all[0], all[1], all[2], points)
  }

  private static func measured(
    _ single: Double, _ contention: Double, _ crosstalk: Double,
    _ points: [ScalabilityFit.Point]
  ) -> Coefficients {
    var error = 0.0
    for point in points {
      let n = point.count
      let below = 1 + contention * (n - 1) + crosstalk * n * (n - 1)
      // A law that turns its sign among the points is none.
      guard below > 0 else { error = .infinity; break }
      let residual = point.throughput - single * n / below
      error += residual * residual
    }
    return Coefficients(
      single: single, contention: contention, crosstalk: crosstalk, error: error)
  }
}

/// A few equations with a few unknowns.
enum LinearSystem {
  /// The unknowns that leave the smallest sum of squares; nil where the rows do not settle them.
  ///
  /// By the normal equations, with columns scaled to length one so that sizes of 1 and of 1e6 do not
  /// drown each other.
  static func leastSquares(_ rows: [(basis: [Double], value: Double)]) -> [Double]? {
    guard let width = rows.first?.basis.count else { return nil }
    let lengths = (0..<width).map { column in
      rows.reduce(0) { $0 + $1.basis[column] * $1.basis[column] }.squareRoot()
    }
    guard lengths.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: width + 1), count: width)
    for row in rows {
      let scaled = row.basis.indices.map { row.basis[$0] / lengths[$0] }
      for i in 0..<width {
        for j in 0..<width { matrix[i][j] += scaled[i] * scaled[j] }
        matrix[i][width] += scaled[i] * row.value
      }
    }
    return solved(&matrix).map { zip($0, lengths).map(/) }
  }

  /// Gauss's elimination, the largest pivot first.
  private static func solved(_ matrix: inout [[Double]]) -> [Double]? {
    let width = matrix.count
    for column in 0..<width {
      let pivot = (column..<width).max {
        abs(matrix[$0][column]) < abs(matrix[$1][column])
      }
      guard let pivot, abs(matrix[pivot][column]) > 1e-14 else { return nil }
      matrix.swapAt(column, pivot)
      for row in 0..<width where row != column {
        let factor = matrix[row][column] / matrix[column][column]
        for place in column...width { matrix[row][place] -= factor * matrix[column][place] }
      }
    }
    return (0..<width).map { matrix[$0][width] / matrix[$0][$0] }
  }
}
