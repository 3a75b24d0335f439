/// A fixed number of clients that each wait for an answer, pause, and ask again.
///
/// Solved exactly for exponential or processor-shared service: stations with one server and pure
/// delays by mean value analysis, stations of several servers by adding one after the other to what
/// the rest is together. Sources: Reiser and Lavenberg, Mean-value analysis of closed multichain
/// queuing networks, 1980; Chandy, Herzog and Woo, Parametric analysis of queuing networks, 1975.
public struct ClosedNetwork: Sendable, Equatable {
  /// A place where a request spends time.
  public enum Station: Sendable, Equatable {
    /// One at a time: the demand of a request on it, in seconds.
    case queue(demand: Double)
    /// All at once: a pause or a network, in seconds.
    case delay(Double)
    /// Several servers behind one queue, each of which a request keeps for so many seconds. Part of a
    /// server is one that slows all down when none is free.
    case servers(Double, demand: Double)
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
      _ = try station.servers.positive("number of servers")
    }
    self.stations = stations
    self.thinking = try thinking.notNegative("thinking time")
    _ = try (stations.map(\.demand).reduce(0, +) + thinking).positive("time of a round")
  }

  /// What so many clients get, worked up from one client.
  ///
  /// - Parameter clients: 0 to 10,000,000.
  public func solved(for clients: Int) throws(Refusal) -> Solution {
    guard (0...10_000_000).contains(clients) else {
      throw Refusal("number of clients", Double(clients), wanted: "from 0 to 10,000,000")
    }
    let met = Met(stations.map { $0.met(by: clients) }, thinking: thinking, clients: clients)
    let throughput = met.rates[clients]
    return Solution(
      clients: clients, throughput: throughput,
      response: clients > 0
        ? Double(clients) / throughput - thinking : stations.map(\.demand).reduce(0, +),
      inside: met.inside, use: stations.map { throughput * $0.demand / $0.servers })
  }
}

/// The stations as a number of clients meets them.
private struct Met {
  private let stations: [ClosedNetwork.Station]
  private let clients: Int
  /// Answers a second of the stations with one server or none and of the pause, with none, one, two, …
  /// clients; nil where there is none of them.
  private let simple: CompositeStation?
  /// Answers a second of the whole with none, one, two, … clients.
  let rates: [Double]

  init(_ stations: [ClosedNetwork.Station], thinking: Double, clients: Int) {
    (self.stations, self.clients) = (stations, clients)
    let queues = stations.compactMap(\.queue)
    let delays = stations.compactMap(\.delay).reduce(thinking, +)
    simple = Self.analysed(queues, delays, clients).map(CompositeStation.init(rates:))
    rates = Self.together(simple, stations.compactMap(\.several), clients)?.rates ?? [0]
  }

  /// How many are at each station in the mean.
  var inside: [Double] {
    var known: [(station: SeveralServers, inside: Double)] = []
    return stations.map { station in
      if let delay = station.delay { return rates[clients] * delay }
      if let queue = station.queue {
        return rates.dropFirst().reduce(0) { $1 * queue * (1 + $0) }
      }
      guard let own = station.several else { return 0 }
      if let found = known.first(where: { $0.station == own }) { return found.inside }
      var others = stations.compactMap(\.several)
      if let place = others.firstIndex(of: own) { others.remove(at: place) }
      let inside = Self.together(simple, others + [own], clients)?.inside[clients] ?? 0
      known.append((own, inside))
      return inside
    }
  }

  /// R = D (1 + Q) at each queue, Q what one client fewer leaves there; X = N ÷ (Z + ΣR); Q = X R.
  private static func analysed(
    _ queues: [Double], _ delays: Double, _ clients: Int
  ) -> [Double]? {
    guard delays + queues.reduce(0, +) > 0 else { return nil }
    var queued = [Double](repeating: 0, count: queues.count)
    var rates = [0.0]
    for count in stride(from: 1, through: clients, by: 1) {
      var round = delays
      for place in queues.indices {
        queued[place] = queues[place] * (1 + queued[place])
        round += queued[place]
      }
      rates.append(Double(count) / round)
      for place in queues.indices { queued[place] *= rates[count] }
    }
    return rates
  }

  private static func together(
    _ simple: CompositeStation?, _ several: [SeveralServers], _ clients: Int
  ) -> CompositeStation? {
    several.reduce(simple) { rest, next in
      rest?.adding(next) ?? CompositeStation(next, clients: clients)
    }
  }
}

extension ClosedNetwork.Station {
  fileprivate var demand: Double {
    switch self {
    case .queue(let demand), .delay(let demand), .servers(_, let demand): demand
    }
  }

  fileprivate var servers: Double { if case .servers(let count, _) = self { count } else { 1 } }

  /// Where there is a server for each client, nobody waits.
  fileprivate func met(by clients: Int) -> Self {
    servers >= Double(max(1, clients)) && servers > 1 ? .delay(demand) : self
  }

  /// What mean value analysis takes for one server; nil for another kind of station.
  fileprivate var queue: Double? {
    switch self {
    case .queue(let demand): demand
    case .servers(let count, let demand) where count <= 1: demand / count
    default: nil
    }
  }

  fileprivate var delay: Double? { if case .delay(let time) = self { time } else { nil } }

  /// What takes no time at all keeps nobody, and counts as no station.
  fileprivate var several: SeveralServers? {
    guard case .servers(let count, let demand) = self, count > 1, demand > 0 else { return nil }
    return SeveralServers(count, demand: demand)
  }
}
