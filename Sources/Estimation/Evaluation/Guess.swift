import RealModule
import SystemDesign

/// A range somebody guessed: nine times in ten the truth lies between its ends.
///
/// Lognormal when both ends are positive, so that its median is their geometric mean; normal
/// otherwise. What lies beyond what can be, as fewer requests than none, is counted at that bound.
struct Guess {
  /// The distance from the median to an end of a 90 % range, in standard deviations.
  static let reach = 1.6448536269514722

  let isLognormal: Bool
  let median: Double
  /// The standard deviation, of the logarithm where it is lognormal.
  let deviation: Double
  private let low: Double
  private let high: Double
  private let bounds: ClosedRange<Double>

  /// - Parameter bounds: what it can be; anything unless said.
  init(_ one: Double, _ other: Double, within bounds: ClosedRange<Double> = GuessBounds.none) {
    (low, high) = (min(one, other), max(one, other))
    self.bounds = bounds
    isLognormal = low > 0 && high > 0
    if isLognormal {
      median = Double.sqrt(low) * Double.sqrt(high)
      deviation = (Double.log(high) - Double.log(low)) / (2 * Self.reach)
    } else {
      median = low + (high - low) / 2
      deviation = (high - low) / (2 * Self.reach)
    }
  }

  /// Its median, or where it is held: so many standard deviations from the median.
  func value(_ held: Double?) -> Double { held.map(value) ?? median }

  /// The value so many standard deviations from the median; at the ends of the range exactly those.
  func value(at deviations: Double) -> Double {
    switch deviations {
    case Self.reach: return high
    case -Self.reach: return low
    default: break
    }
    let value =
      isLognormal
      ? median * Double.exp(deviations * deviation) : median + deviations * deviation
    // Written so that what is no number stays none.
    return value < bounds.lowerBound
      ? bounds.lowerBound : value > bounds.upperBound ? bounds.upperBound : value
  }

  /// Whether no draw comes near what it cannot be, so that its logarithm is normal.
  var isUnbounded: Bool {
    value(at: -Self.farthest) > bounds.lowerBound && value(at: Self.farthest) < bounds.upperBound
  }

  /// One in thirty thousand lies farther off.
  private static let farthest = 4.0
}

/// What each guess on a tape can be.
///
/// A guess that begins at nothing or above is never less than nothing, and a share that something is
/// left of is never more than all. Growth may be anything: what grows may shrink.
struct GuessBounds {
  static let none = -Double.infinity...Double.infinity

  private var growths: Set<Int> = []
  private var shares: Set<Int> = []
  private let points: [Double]

  init(of tape: Tape, points: [Double]) {
    self.points = points
    for step in tape.steps {
      switch step {
      case .function(.growth, let inputs): growths.insert(tape.origin(of: inputs[0]))
      case .function(.hitsBehind, let inputs): shares.formUnion(inputs.map(tape.origin))
      case .difference(let a, let b) where points[a] == 1 && points[b] >= 0 && points[b] <= 1:
        if case .constant = tape.steps[a] { shares.insert(tape.origin(of: b)) }
      default: break
      }
    }
  }

  /// Of the guess at a place with these ends.
  func bounds(at place: Int, _ a: Int, _ b: Int) -> ClosedRange<Double> {
    if growths.contains(place) || min(points[a], points[b]) < 0 { return Self.none }
    return shares.contains(place) && max(points[a], points[b]) <= 1 ? 0...1 : 0...Double.infinity
  }
}

extension Tape {
  /// Where a value comes from that is only called otherwise.
  fileprivate func origin(of place: Int) -> Int {
    var place = place
    while case .same(let inner) = steps[place] { place = inner }
    return place
  }
}
