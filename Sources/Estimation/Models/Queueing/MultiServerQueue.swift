import RealModule

/// One queue before several servers: arrivals at random, service times exponential (M/M/c).
///
/// Sources: Erlang 1917; Kleinrock, Queueing Systems 1, 1975, section 3.5.
public struct MultiServerQueue: Sendable, Equatable {
  /// c.
  public let servers: Int
  /// λ: arrivals a second.
  public let rate: Double
  /// 1 ÷ μ: the mean time of one, in seconds.
  public let serviceTime: Double
  /// C: the share that waits; 1 where the queue is unstable.
  public let shareWaiting: Double

  /// So many servers, so many arrivals a second, each busy for so long in the mean.
  ///
  /// - Parameters:
  ///   - servers: 1 or more.
  ///   - rate: a second; 0 or more.
  ///   - serviceTime: in seconds; more than 0.
  public init(servers: Int, rate: Double, serviceTime: Double) throws(Refusal) {
    self.servers = try servers.countable("number of servers")
    self.rate = try rate.notNegative("rate")
    self.serviceTime = try serviceTime.positive("service time")
    shareWaiting = try Erlang.waiting(servers: servers, load: rate * serviceTime)
  }

  /// ρ: the share of the servers that is busy; 1 or more is too much.
  public var use: Double { rate * serviceTime / Double(servers) }

  /// What the servers can do a second: c μ.
  public var able: Double { Double(servers) / serviceTime }

  /// Its waiting and response times, or by how much it is asked for too much.
  public var waiting: Waiting<Settled> {
    use < 1 ? .stable(Settled(queue: self)) : .unstable(asked: rate, able: able)
  }

  /// The times of a queue that settles.
  public struct Settled: Sendable, Equatable {
    /// The queue.
    public let queue: MultiServerQueue

    fileprivate init(queue: MultiServerQueue) { self.queue = queue }

    private var serviceRate: Double { 1 / queue.serviceTime }
    /// c μ − λ: how fast the wait dies out.
    var drain: Double { (1 - queue.use) * queue.able }

    /// The mean time before service begins, in seconds: C ÷ (c μ − λ).
    public var meanWait: Double { queue.shareWaiting / drain }
    /// The mean time from arrival to answer, in seconds.
    public var meanResponse: Double { meanWait + queue.serviceTime }
    /// How many wait in the mean: λ × wait.
    public var meanQueue: Double { queue.rate * meanWait }

    /// The wait that a share of arrivals stays below, in seconds: max(0, ln(C ÷ (1 − q)) ÷ (c μ − λ)).
    ///
    /// - Parameter share: q; above 0 and below 1.
    public func wait(below share: Double) throws(Refusal) -> Double {
      let rest = try 1 - share.strictShare("quantile")
      return queue.shareWaiting > rest ? Double.log(queue.shareWaiting / rest) / drain : 0
    }

    /// The share of responses that take longer than a time, in seconds.
    ///
    /// Service is exponential; a wait, where there is one, is exponential too and independent of it,
    /// so the sum is hypoexponential: e^(−μt) + C μ (e^(−μt) − e^(−θt)) ÷ (θ − μ) with θ = c μ − λ. The
    /// difference is taken so that nothing is lost where θ is near μ.
    public func share(slowerThan time: Double) -> Double {
      guard time > 0 else { return 1 }
      let mu = serviceRate
      let (slow, apart) = (min(mu, drain), abs(mu - drain))
      let spread = apart * time < 1e-12 ? time : -Double.expMinusOne(-apart * time) / apart
      return min(
        1, Double.exp(-mu * time) + queue.shareWaiting * mu * Double.exp(-slow * time) * spread)
    }

    /// The response time that a share of answers stays below, in seconds, solved from the exact
    /// distribution.
    ///
    /// - Parameter share: q; above 0 and below 1.
    public func response(below share: Double) throws(Refusal) -> Double {
      let rest = try 1 - share.strictShare("quantile")
      var (low, high) = (0.0, queue.serviceTime)
      while self.share(slowerThan: high) > rest { (low, high) = (high, high * 2) }
      for _ in 0..<200 {
        let middle = (low + high) / 2
        guard middle > low, middle < high else { break }
        if self.share(slowerThan: middle) > rest { low = middle } else { high = middle }
      }
      return (low + high) / 2
    }
  }
}
