import RealModule

/// The answer that is there first of two, the second of which is asked only when the first is slow.
///
/// Both take as long as one would, independently of each other. Source: Dean and Barroso, The tail at
/// scale, 2013.
public struct Hedged: Sendable, Equatable {
  /// How long one answer takes.
  public let one: ResponseTime
  /// After how many seconds the second is asked; 0 or more.
  public let after: Double
  /// The share of single answers that is slower, as a sum of exponentials; nil where it is none.
  private let terms: [ExponentialSum.Term]?

  init(_ one: ResponseTime, after: Double) {
    (self.one, self.after) = (one, after)
    terms = ExponentialSum(of: one)?.terms
  }

  /// S(t) before the second is asked, S(t) × S(t − h) after.
  func share(slowerThan time: Double) -> Double {
    let first = one.share(slowerThan: time)
    return time < after ? first : first * one.share(slowerThan: time - after)
  }

  /// The mean is the integral of the share that is slower, the mean square that of 2 t times it.
  var moments: (mean: Double, variance: Double) {
    let (own, ready) = (one.moments, one.prepared)
    let reach = own.mean + 6 * own.variance.squareRoot()
    let itself = Hedged(ready, after: after)
    var (mean, square) = (0.0, 0.0)
    func add(from start: Double, to end: Double) {
      // Panels that double in length from a thousandth of the whole.
      var (from, to) = (start, start + (end - start) / 1_024)
      while from < end {
        let (middle, half) = ((from + to) / 2, (to - from) / 2)
        for (place, weight) in GaussLegendre.nodes {
          let time = middle + half * place
          let slower = weight * half * itself.share(slowerThan: time)
          mean += slower
          square += 2 * time * slower
        }
        (from, to) = (to, min(end, to + 2 * (to - from)))
      }
    }
    let last = min(after, reach * 8)
    if last > 0 { add(from: 0, to: last) }
    if after < reach * 8 { add(from: after, to: after + reach * 8) }
    return (mean, max(0, square - mean * mean))
  }

  /// Whether its transform is known without standing for a gamma distribution.
  var hasTransform: Bool { terms != nil }

  /// 1 − s ∫ e^(−s t) S(t) dt, term by term; 1 where it is no sum of exponentials.
  func transform(_ s: Complex) -> Complex {
    guard let terms else { return Complex(1) }
    var integral = Complex(0)
    for term in terms {
      let before = s + Complex(term.rate)
      let cut = (before * -after).exponential
      integral = integral + (Complex(1) - cut) / before * term.weight
      for other in terms {
        integral =
          integral + cut / (before + Complex(other.rate)) * (term.weight * other.weight)
      }
    }
    return Complex(1) - s * integral
  }
}

/// The share of answers slower than a time, as a sum of weighted exponentials of it.
struct ExponentialSum: Equatable {
  /// w e^(−a t).
  struct Term: Sendable, Equatable {
    let weight: Double
    let rate: Double
  }

  let terms: [Term]

  /// Nil where a part is no exponential, or where there are more than six of them.
  init?(of time: ResponseTime) {
    // What never happens says nothing; what takes no time at all has no sum of exponentials.
    guard let ways = Self.ways(of: time)?.filter({ $0.odds > 0 }), !ways.isEmpty,
      ways.allSatisfy({ !$0.rates.isEmpty }),
      ways.allSatisfy({ $0.rates.count <= 6 })
    else { return nil }
    terms = ways.flatMap { way in
      let rates = Self.apart(way.rates)
      return rates.enumerated().map { index, rate in
        let weight = rates.enumerated().reduce(way.odds) { product, other in
          other.offset == index ? product : product * other.element / (other.element - rate)
        }
        return Term(weight: weight, rate: rate)
      }
    }
  }

  /// What may happen, with its odds: exponential times one after the other, by their rates.
  private static func ways(of time: ResponseTime) -> [(odds: Double, rates: [Double])]? {
    switch time {
    case .exponential(let mean): return mean > 0 ? [(1, [1 / mean])] : nil
    case .queue(let settled):
      let (odds, work) = (settled.queue.shareWaiting, 1 / settled.queue.serviceTime)
      return [(1 - odds, [work]), (odds, [settled.drain, work])].filter { $0.0 > 0 }
    case .chance(let odds, let part):
      guard let ways = ways(of: part) else { return nil }
      return [(1 - odds, [])] + ways.map { (odds * $0.odds, $0.rates) }
    case .sequence(let parts):
      var all: [(odds: Double, rates: [Double])] = [(1, [])]
      for part in parts {
        guard let ways = ways(of: part), all.count * ways.count <= 16 else { return nil }
        all = all.flatMap { before in
          ways.map { (before.odds * $0.odds, before.rates + $0.rates) }
        }
      }
      return all
    default: return nil
    }
  }

  /// Rates that are nearly the same are taken apart by a thousandth, since each divides by how far it
  /// is from the others: the times they stand for move by less than a millionth.
  private static func apart(_ rates: [Double]) -> [Double] {
    var apart: [Double] = []
    for rate in rates.sorted() {
      let least = (apart.last ?? 0) * 1.001
      apart.append(max(rate, least))
    }
    return apart
  }
}

extension ResponseTime {
  /// The same with a second one asked when the first is not there after a time.
  ///
  /// What always takes the same time is hedged in vain and stays as it is.
  ///
  /// - Parameter time: in seconds; 0 or more.
  public func hedged(after time: Double) throws(Refusal) -> ResponseTime {
    let time = try time.notNegative("time before the hedge")
    let (constant, random) = separated
    guard random.moments.variance > 0 else { return self }
    let hedged = ResponseTime.hedged(Hedged(random, after: time))
    return constant > 0 ? .sequence([.fixed(constant), hedged]) : hedged
  }
}
