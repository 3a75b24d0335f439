import RealModule

/// An answer that is waited for until a time has passed, and then gone on without.
public struct CutOff: Sendable, Equatable {
  /// How long the answer takes.
  public let one: ResponseTime
  /// The seconds that are waited; above 0.
  public let limit: Double
  /// The share of answers that is slower, as a sum of exponentials; nil where it is none.
  private let terms: [ExponentialSum.Term]?

  init(_ one: ResponseTime, at limit: Double) {
    (self.one, self.limit) = (one, limit)
    terms = ExponentialSum(of: one)?.terms
  }

  func share(slowerThan time: Double) -> Double {
    time < limit ? one.share(slowerThan: time) : 0
  }

  var moments: (mean: Double, variance: Double) {
    let ready = one.prepared
    var integral = TailIntegral()
    integral.add(from: 0, to: limit, first: limit / 1_024) { ready.share(slowerThan: $0) }
    return integral.moments
  }

  /// Whether its transform is known without standing for a gamma distribution.
  var hasTransform: Bool { terms != nil }

  /// 1 − s ∫ e^(−s t) S(t) dt up to the limit, term by term; 1 where it is no sum of exponentials.
  func transform(_ s: Complex) -> Complex {
    guard let terms else { return Complex(1) }
    let integral = terms.reduce(Complex(0)) { sum, term in
      let rate = s + Complex(term.rate)
      return sum + (Complex(1) - (rate * -limit).exponential) / rate * term.weight
    }
    return Complex(1) - s * integral
  }

  /// As a sum of what does not jump: all answers, less those that take longer than the limit, and these
  /// again as taking the limit; nil where an answer is no sum of exponentials.
  var smooth: [SmoothPart]? {
    guard let terms else { return nil }
    let longer = terms.map {
      ExponentialSum.Term(weight: $0.weight * Double.exp(-$0.rate * limit), rate: $0.rate)
    }
    let share = longer.reduce(0) { $0 + $1.weight }
    let rest = longer.map { ExponentialSum.Term(weight: $0.weight / share, rate: $0.rate) }
    return [
      SmoothPart(weight: 1, constant: 0, parts: [one]),
      SmoothPart(weight: share, constant: limit, parts: []),
      SmoothPart(
        weight: -share, constant: limit, parts: [.exponentials(ExponentialSum(rest))]),
    ]
  }
}

extension ResponseTime {
  /// The same, waited for no longer than a time, in seconds.
  ///
  /// What takes longer less often than once in a billion times stays as it is, and what is quicker less
  /// often than that always takes the limit.
  public func cut(at limit: Double) throws(Refusal) -> ResponseTime {
    let limit = try limit.positive("time to wait")
    let (constant, random) = separated
    guard limit > constant else { return .fixed(limit) }
    let slower = random.prepared.share(slowerThan: limit - constant)
    guard slower > 1e-9 else { return self }
    guard slower < 1 - 1e-9 else { return .fixed(limit) }
    let cut = ResponseTime.cutOff(CutOff(random, at: limit - constant))
    return constant > 0 ? .sequence([.fixed(constant), cut]) : cut
  }
}
