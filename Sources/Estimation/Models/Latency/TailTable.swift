import RealModule

/// How long something takes, by the share that is slower at points of time and straight lines between.
///
/// It stands for what has no transform that can be written down; the share is off by less than a
/// 50,000th, so that a 99th percentile is right to a few thousandths.
public struct TailTable: Sendable, Equatable {
  struct Point: Sendable, Equatable {
    let time: Double
    let slower: Double
  }

  let mean: Double
  let variance: Double
  /// From 0 on; what is slower than the last takes as long as that.
  private let points: [Point]
  /// What takes exactly a time, with its share; all else lies between the points.
  private let steps: [(time: Double, share: Double)]

  /// Points lie closer where the share bends; where it falls at once they close in on the step.
  init(_ moments: (mean: Double, variance: Double), slower: (Double) -> Double) {
    (mean, variance) = moments
    let reach = mean + 6 * variance.squareRoot()
    let finest = 1e-7 * reach
    var points = [Point(time: 0, slower: 1)]
    var end = reach / 64
    while let last = points.last, last.time < reach || last.slower > 1e-7, last.time < 1e6 * reach {
      let next = Point(time: end, slower: slower(end))
      Self.bend(from: last, to: next, finest: finest, slower, &points)
      end *= 2
    }
    steps = zip(points, points.dropFirst()).compactMap { from, to in
      let share = from.slower - to.slower
      return to.time - from.time <= finest && share > 1e-4 ? (to.time, share) : nil
    }
    self.points = points
  }

  private init(_ points: [Point], mean: Double, variance: Double) {
    (self.points, self.mean, self.variance, steps) = (points, mean, variance, [])
  }

  private static func bend(
    from: Point, to: Point, finest: Double, _ slower: (Double) -> Double, _ points: inout [Point]
  ) {
    let time = (from.time + to.time) / 2
    let middle = Point(time: time, slower: slower(time))
    let off = abs(middle.slower - (from.slower + to.slower) / 2)
    // A step may hide between points that lie on a line.
    let isStraight = off < 2e-5 && from.slower - to.slower < 0.05
    guard !isStraight, to.time - from.time > finest else {
      points.append(to)
      return
    }
    bend(from: from, to: middle, finest: finest, slower, &points)
    bend(from: middle, to: to, finest: finest, slower, &points)
  }

  func share(slowerThan time: Double) -> Double {
    guard time > 0 else { return 1 }
    guard let last = points.last, time < last.time else { return 0 }
    let next = points.firstPlace { $0.time > time }
    let (from, to) = (points[next - 1], points[next])
    let way = (time - from.time) / (to.time - from.time)
    return from.slower + way * (to.slower - from.slower)
  }

  /// Between two points every time is as likely as any other.
  func transform(_ s: Complex) -> Complex {
    var sum = Complex(0)
    var before = Complex(1)
    for (from, to) in zip(points, points.dropFirst()) {
      let after = (s * -to.time).exponential
      sum =
        sum + (before - after) * ((from.slower - to.slower) / (to.time - from.time))
      before = after
    }
    return sum / s + before * (points.last?.slower ?? 0)
  }

  var jumps: Bool { !steps.isEmpty }

  /// How many parts `smooth` has.
  var smoothParts: Int { steps.count + 1 }

  /// As a sum of what does not jump: each step by itself, and all the rest.
  var smooth: [SmoothPart] {
    let alone = steps.map { SmoothPart(weight: $0.share, constant: $0.time, parts: []) }
    let rest = 1 - steps.reduce(0) { $0 + $1.share }
    guard rest > 1e-9 else { return alone }
    var left = points
    for step in steps {
      left = left.map { point in
        Point(time: point.time, slower: point.slower - (point.time < step.time ? step.share : 0))
      }
    }
    let mean = steps.reduce(mean) { $0 - $1.share * $1.time } / rest
    let square =
      steps.reduce(variance + self.mean * self.mean) { $0 - $1.share * $1.time * $1.time } / rest
    let table = TailTable(
      left.map { Point(time: $0.time, slower: $0.slower / rest) }, mean: mean,
      variance: max(0, square - mean * mean))
    return alone + [SmoothPart(weight: rest, constant: 0, parts: [.tabulated(table)])]
  }

  /// Whether both say the same of every time.
  public static func == (a: Self, b: Self) -> Bool {
    a.mean == b.mean && a.variance == b.variance && a.points == b.points
  }
}

extension Array {
  /// The first place from which on all satisfy a condition that none before it does.
  fileprivate func firstPlace(where isAfter: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
