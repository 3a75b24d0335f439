import RealModule

extension SingleServerQueue {
  /// One server that keeps up with what comes to it, whose service times have a gamma distribution.
  ///
  /// A gamma distribution has any mean and any spread: the exponential where the spread is 1, always
  /// the same time where it is 0. Source of the wait's transform and moments: Pollaczek and Khinchine,
  /// in Kleinrock, Queueing Systems 1, 1975, section 5.7.
  public struct Settled: Sendable, Equatable {
    /// What comes to it, a second.
    public let rate: Double
    /// The mean time of service, in seconds.
    public let serviceTime: Double
    /// The variance of the time of service over the square of its mean.
    public let variability: Double

    /// - Parameters:
    ///   - rate: a second; 0 or more, and less than 1 ÷ `serviceTime`.
    ///   - serviceTime: in seconds; more than 0.
    ///   - variability: 0 or more.
    public init(rate: Double, serviceTime: Double, variability: Double) throws(Refusal) {
      self.rate = try rate.notNegative("rate")
      self.serviceTime = try serviceTime.positive("service time")
      self.variability = try variability.notNegative("variability of service")
      guard rate * serviceTime < 1 else {
        throw Refusal("use", rate * serviceTime, wanted: "less than 1")
      }
    }

    /// The share of time it is busy.
    public var use: Double { rate * serviceTime }

    /// The mean wait, in seconds: λ E[S²] ÷ 2 (1 − ρ).
    public var meanWait: Double {
      rate * serviceTime * serviceTime * (1 + variability) / (2 * (1 - use))
    }

    /// The variance of the wait, in seconds squared: E[W]² + λ E[S³] ÷ 3 (1 − ρ).
    public var waitVariance: Double {
      let cube = serviceTime * serviceTime * serviceTime
      return meanWait * meanWait
        + rate * cube * (1 + variability) * (1 + 2 * variability) / (3 * (1 - use))
    }

    /// The wait and then the service.
    public var response: ResponseTime {
      .sequence([.wait(self), .service(mean: serviceTime, variability: variability)])
    }

    /// The mean of e^(−s W): (1 − ρ) s ÷ (s − λ (1 − B(s))).
    func waitTransform(_ s: Complex) -> Complex {
      let service = ResponseTime.service(mean: serviceTime, variability: variability).transform(s)
      return s * (1 - use) / (s - (Complex(1) - service) * rate)
    }
  }
}

extension ResponseTime {
  /// Work that waits for nobody, by its mean in seconds and its variance over the square of that.
  static func service(mean: Double, variability: Double) -> ResponseTime {
    variability > 0 && mean > 0
      ? .gamma(mean: mean, variance: variability * mean * mean) : .fixed(mean)
  }
}
