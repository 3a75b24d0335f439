/// The drawn values of a function that is too costly to be worked out for every draw, where only one
/// thing varies.
///
/// It is worked out at places evenly spread along that thing, and at the ends of its 90 % range; then
/// again and again in the middle of two, until it runs straight between them. So steps are found, and
/// the place from which on there is no number.
struct CostlyColumn {
  private let order: [Int]
  private let along: [Double]
  private let value: (Int) -> Double
  private var heights: [Double]

  /// The values, one for each draw.
  ///
  /// - Parameters:
  ///   - order: the draws, by what varies; one that is missing has no number.
  ///   - along: what varies, at each of them.
  ///   - count: how many draws there are.
  ///   - value: works the function out for a draw.
  static func values(
    by order: [Int], along: [Double], count: Int, _ value: @escaping (Int) -> Double
  ) -> [Double] {
    var result = [Double](repeating: .nan, count: count)
    guard let last = order.indices.last else { return result }
    var column = CostlyColumn(
      order: order, along: along, value: value,
      heights: [Double](repeating: .nan, count: order.count))
    let tail = order.count / 20
    let knots = Set((0...32).map { $0 * last / 32 } + [tail, last - tail]).sorted()
    for knot in knots { column.heights[knot] = value(order[knot]) }
    for (from, to) in zip(knots, knots.dropFirst()) { column.fill(from, to) }
    for (place, draw) in order.enumerated() { result[draw] = column.heights[place] }
    return result
  }

  /// How far off a straight line may be, of its height.
  private static let slack = 1e-3

  private mutating func fill(_ from: Int, _ to: Int) {
    guard to - from > 1 else { return }
    let middle = (from + to) / 2
    let ends = [heights[from], heights[to]]
    let height = value(order[middle])
    heights[middle] = height
    let isStraight =
      ends.allSatisfy(\.isFinite)
      ? abs(between(from, to, middle) - height) <= Self.slack * abs(height)
      : ends.allSatisfy { $0.isNaN == height.isNaN && $0.isInfinite == height.isInfinite }
    guard isStraight else {
      fill(from, middle)
      fill(middle, to)
      return
    }
    for place in from + 1..<middle { heights[place] = between(from, middle, place) }
    for place in middle + 1..<to { heights[place] = between(middle, to, place) }
  }

  private func between(_ from: Int, _ to: Int, _ place: Int) -> Double {
    guard heights[from].isFinite, heights[to].isFinite, along[to] > along[from] else {
      return heights[from]
    }
    let part = (along[place] - along[from]) / (along[to] - along[from])
    return heights[from] + part * (heights[to] - heights[from])
  }
}
