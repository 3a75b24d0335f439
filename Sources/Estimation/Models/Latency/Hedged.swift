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

  var moments: (mean: Double, variance: Double) {
    let own = one.moments
    let reach = own.mean + 6 * own.variance.squareRoot()
    let ready = Hedged(one.prepared, after: after)
    var integral = TailIntegral()
    func add(from start: Double, to end: Double) {
      integral.add(from: start, to: end, first: (end - start) / 1_024) {
        ready.share(slowerThan: $0)
      }
    }
    let last = min(after, reach * 8)
    if last > 0 { add(from: 0, to: last) }
    if after < reach * 8 { add(from: after, to: after + reach * 8) }
    return integral.moments
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
