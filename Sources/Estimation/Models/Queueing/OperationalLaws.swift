/// What holds for any closed or open system, whatever its distributions.
///
/// Sources: Denning and Buzen, The operational analysis of queueing network models, 1978; Lazowska,
/// Zahorjan, Graham and Sevcik, Quantitative System Performance, 1984, chapters 3 and 5.
public enum OperationalLaws {
  /// The share of time a device is busy: U = X S.
  ///
  /// - Parameters:
  ///   - rate: X, a second; 0 or more.
  ///   - time: S, what each keeps it busy, in seconds; 0 or more.
  /// - Returns: 0 or more; above 1 is more than it can do.
  public static func use(rate: Double, time: Double) throws(Refusal) -> Double {
    try rate.notNegative("rate") * time.notNegative("service time")
  }

  /// What a system's demands and thinking time allow.
  public struct Bounds: Sendable, Equatable {
    /// The place of the station with the largest demand: nothing is faster than it.
    public let bottleneck: Int
    /// The largest demand, in seconds: Dmax.
    public let largestDemand: Double
    /// All demands together, in seconds: D.
    public let demand: Double
    /// Z, in seconds.
    public let thinking: Double

    /// The most it can do a second: 1 ÷ Dmax.
    public var mostThroughput: Double { 1 / largestDemand }
    /// How many clients it takes until they are in each other's way: N* = (D + Z) ÷ Dmax.
    public var saturation: Double { (demand + thinking) / largestDemand }

    /// The most so many clients can have done a second: min(1 ÷ Dmax, N ÷ (D + Z)).
    public func throughput(of clients: Double) throws(Refusal) -> Double {
      min(mostThroughput, try clients.notNegative("number of clients") / (demand + thinking))
    }

    /// The least time one of so many clients waits for an answer, in seconds: max(D, N Dmax − Z).
    public func response(of clients: Double) throws(Refusal) -> Double {
      max(demand, try clients.notNegative("number of clients") * largestDemand - thinking)
    }
  }

  /// The asymptotic bounds of a closed system.
  ///
  /// - Parameters:
  ///   - demands: what one request keeps each station busy, in seconds; none negative, at least one
  ///     above 0.
  ///   - thinking: how long a client pauses between an answer and its next request, in seconds; 0 or
  ///     more.
  public static func bounds(demands: [Double], thinking: Double = 0) throws(Refusal) -> Bounds {
    for demand in demands { _ = try demand.notNegative("demand") }
    let largest = demands.indices.max { demands[$0] < demands[$1] } ?? 0
    let most = try (demands.isEmpty ? 0 : demands[largest]).positive("largest demand")
    return Bounds(
      bottleneck: demands.firstIndex(of: most) ?? largest, largestDemand: most,
      demand: demands.reduce(0, +), thinking: try thinking.notNegative("thinking time"))
  }
}
