/// The drawn values of a function that is too costly to be worked out for every draw, where only one
/// thing varies.
///
/// It is worked out at places evenly spread along that thing, and at the ends of its 90 % range; then
/// again and again in the middle of two, until it runs straight between them or has been worked out often
/// enough. So steps are found, and the place from which on there is no number.
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
    let knots = Set((0...32).map { $0 * last / 32 } + [tail, order.count / 2, last - tail]).sorted()
    for knot in knots { column.heights[knot] = value(order[knot]) }
    column.fill(Array(zip(knots, knots.dropFirst())))
    for (place, draw) in order.enumerated() { result[draw] = column.heights[place] }
    return result
  }

  /// How far off a straight line may be, of its height; and of what height at least, of the middle one:
  /// what nearly vanishes is not followed through all powers of ten.
  private static let (slack, least) = (1e-3, 1e-3)
  /// How often it is worked out between the places it began with.
  private static let most = 400

  /// Fills what lies between two places each, the widest first.
  private mutating func fill(_ gaps: [(from: Int, to: Int)]) {
    let middle = heights[heights.count / 2]
    let floor = middle.isFinite ? abs(middle) * Self.least : 0
    var (open, next, spent) = (gaps, 0, 0)
    while next < open.count {
      let (from, to) = open[next]
      next += 1
      guard to - from > 1 else { continue }
      guard spent < Self.most else {
        draw(from, to)
        continue
      }
      spent += 1
      let half = (from + to) / 2
      heights[half] = value(order[half])
      if isStraight(from, half, to, above: floor) {
        draw(from, half)
        draw(half, to)
      } else {
        open += [(from, half), (half, to)]
      }
    }
  }

  private func isStraight(_ from: Int, _ half: Int, _ to: Int, above floor: Double) -> Bool {
    let (ends, height) = ([heights[from], heights[to]], heights[half])
    guard ends.allSatisfy(\.isFinite) else {
      return ends.allSatisfy { $0.isNaN == height.isNaN && $0.isInfinite == height.isInfinite }
    }
    return abs(between(from, to, half) - height) <= Self.slack * max(abs(height), floor)
  }

  private mutating func draw(_ from: Int, _ to: Int) {
    for place in from..<to where place > from { heights[place] = between(from, to, place) }
  }

  private func between(_ from: Int, _ to: Int, _ place: Int) -> Double {
    guard heights[from].isFinite, heights[to].isFinite, along[to] > along[from] else {
      return heights[from]
    }
    let part = (along[place] - along[from]) / (along[to] - along[from])
    return heights[from] + part * (heights[to] - heights[from])
  }
}
