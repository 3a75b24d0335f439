/// A fixed number of clients that each wait for an answer, pause, and ask again.
///
/// Solved exactly by mean value analysis for stations with one server and exponential or
/// processor-shared service, and for pure delays. Source: Reiser and Lavenberg, Mean-value analysis
/// of closed multichain queuing networks, 1980.
public struct ClosedNetwork: Sendable, Equatable {
  /// A place where a request spends time.
  public enum Station: Sendable, Equatable {
    /// One at a time: the demand of a request on it, in seconds.
    case queue(demand: Double)
    /// All at once: a pause or a network, in seconds.
    case delay(Double)
    /// Several servers behind one queue, by Seidmann's approximation, which takes such a station for a
    /// faster single server and a delay; exact for one client and in saturation. Source: Seidmann,
    /// Schweitzer and Shalev-Oren, Computerized closed queueing network models, 1987.
    case servers(Int, demand: Double)
  }

  /// What so many clients get.
  public struct Solution: Sendable, Equatable {
    /// How many clients.
    public let clients: Int
    /// Answers a second.
    public let throughput: Double
    /// From asking to the answer, in seconds, delays at stations counted and pauses of clients not.
    public let response: Double
    /// How many are at each station in the mean.
    public let inside: [Double]
    /// The share of each station that is busy; how many are in it for a delay.
    public let use: [Double]
  }

  /// The stations a request passes.
  public let stations: [Station]
  /// How long a client pauses between an answer and its next request, in seconds.
  public let thinking: Double

  /// Stations and a pause.
  ///
  /// - Parameters:
  ///   - stations: none with a negative demand; at least one.
  ///   - thinking: in seconds; 0 or more.
  public init(_ stations: [Station], thinking: Double = 0) throws(Refusal) {
    guard !stations.isEmpty else { throw Refusal("number of stations", 0, wanted: "1 or more") }
    for station in stations {
      _ = try station.demand.notNegative("demand")
      _ = try station.servers.countable("number of servers")
    }
    self.stations = stations
    self.thinking = try thinking.notNegative("thinking time")
    _ = try (stations.map(\.demand).reduce(0, +) + thinking).positive("time of a round")
  }

  /// What so many clients get, worked up from one client.
  ///
  /// R = D (1 + Q) at each queue, Q what one client fewer leaves there; X = N ÷ (Z + ΣR); Q = X R.
  ///
  /// - Parameter clients: 0 to 10,000,000.
  public func solved(for clients: Int) throws(Refusal) -> Solution {
    guard (0...10_000_000).contains(clients) else {
      throw Refusal("number of clients", Double(clients), wanted: "from 0 to 10,000,000")
    }
    let queueing = stations.map(\.queueing)
    let delays = stations.map(\.delay)
    var queued = [Double](repeating: 0, count: stations.count)
    var times = zip(queueing, delays).map(+)
    var throughput = 0.0
    for count in stride(from: 1, through: clients, by: 1) {
      for place in stations.indices {
        times[place] = queueing[place] * (1 + queued[place]) + delays[place]
      }
      throughput = Double(count) / (thinking + times.reduce(0, +))
      for place in stations.indices {
        queued[place] = throughput * (times[place] - delays[place])
      }
    }
    return Solution(
      clients: clients, throughput: throughput, response: times.reduce(0, +),
      inside: times.map { throughput * $0 },
      use: stations.map { throughput * $0.demand / Double($0.servers) })
  }
}

extension ClosedNetwork.Station {
  fileprivate var demand: Double {
    switch self {
    case .queue(let demand), .delay(let demand), .servers(_, let demand): demand
    }
  }

  fileprivate var servers: Int { if case .servers(let count, _) = self { count } else { 1 } }

  /// The part of the demand that others are in the way of.
  fileprivate var queueing: Double {
    switch self {
    case .queue(let demand): demand
    case .delay: 0
    case .servers(let count, let demand): demand / Double(count)
    }
  }

  fileprivate var delay: Double { demand - queueing }
}
