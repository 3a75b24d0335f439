import Estimation
import RealModule
import Testing

struct ClosedNetworkTests {
  private func network() throws -> ClosedNetwork {
    try ClosedNetwork(
      [.queue(demand: 0.005), .queue(demand: 0.008), .queue(demand: 0.003)], thinking: 1)
  }

  @Test("mean value analysis: one client meets nobody, and nobody asks nothing")
  func one() throws {
    let one = try network().solved(for: 1)
    expect(one.response, is: 0.016, within: 1e-12)
    expect(one.throughput, is: 1 / 1.016, within: 1e-12)
    #expect(try network().solved(for: 0).throughput == 0)
  }

  @Test("mean value analysis of two equal queues is X = N ÷ (N + 1) ÷ D", arguments: [1, 2, 5, 50])
  func balanced(clients: Int) throws {
    let found = try ClosedNetwork([.queue(demand: 2), .queue(demand: 2)]).solved(for: clients)
    let n = Double(clients)
    expect(found.throughput, is: n / (n + 1) / 2, within: 1e-12)
  }

  @Test("one queue and a pause is Erlang's loss turned around: the repairman's exact throughput")
  func repairman() throws {
    // Machines that run 10 in the mean and are mended one at a time in 2: X = (1 − p₀) ÷ 2.
    let clients = 6
    var (term, sum) = (1.0, 1.0)
    for k in 1...clients {
      term *= Double(clients - k + 1) * 2 / 10
      sum += term
    }
    let found = try ClosedNetwork([.queue(demand: 2)], thinking: 10).solved(for: clients)
    expect(found.throughput, is: (1 - 1 / sum) / 2, within: 1e-12)
  }

  @Test("with more clients throughput grows towards the bottleneck and never beyond its bounds")
  func bounds() throws {
    let limits = try OperationalLaws.bounds(demands: [0.005, 0.008, 0.003], thinking: 1)
    var last = 0.0
    for clients in [1, 10, 100, 127, 200, 1_000, 10_000] {
      let found = try network().solved(for: clients)
      #expect(found.throughput >= last * (1 - 1e-12) && found.throughput <= 125 * (1 + 1e-12))
      #expect(try found.throughput <= limits.throughput(of: Double(clients)) * (1 + 1e-12))
      #expect(try found.response >= limits.response(of: Double(clients)) * (1 - 1e-12))
      // Little's law over the whole round.
      expect(found.throughput * (found.response + 1), is: Double(clients), within: 1e-9)
      last = found.throughput
    }
    expect(last, is: 125, within: 1e-6)
    expect(try network().solved(for: 10_000).use[1], is: 1, within: 1e-6)
  }

  @Test("several servers are between a faster one and as many queues of their own")
  func servers() throws {
    let several = try ClosedNetwork([.servers(4, demand: 0.4)], thinking: 1)
    expect(try several.solved(for: 1).response, is: 0.4, within: 1e-12)
    expect(try several.solved(for: 5_000).throughput, is: 10, within: 1e-6)
    let delay = try ClosedNetwork([.queue(demand: 0.1), .delay(5)]).solved(for: 3)
    let thinking = try ClosedNetwork([.queue(demand: 0.1)], thinking: 5).solved(for: 3)
    expect(delay.throughput, is: thinking.throughput, within: 1e-12)
  }

  @Test(
    "several servers and a pause are the repairman's machines, however many",
    arguments: [
      (1, 1.0), (6, 3), (6, 2.5), (40, 7), (5_000, 40), (20_000, 700.5), (3, 8),
    ])
  func repairmen(clients: Int, repairmen: Double) throws {
    // Machines that run for 10 in the mean, each then mended in 2: k are down with the odds of
    // Π (N − i) × 2 ÷ 10 ÷ min(i + 1, c), i = 0 … k − 1, summed by their logarithms.
    var logs = [0.0]
    for k in 1...clients {
      let step = Double(clients - k + 1) * 2 / 10 / min(Double(k), repairmen)
      logs.append(logs[k - 1] + Double.log(step))
    }
    let most = try #require(logs.max())
    let odds = logs.map { Double.exp($0 - most) }
    let all = odds.reduce(0, +)
    let down = zip(odds, 0...).reduce(0) { $0 + $1.0 * Double($1.1) } / all
    let busy = zip(odds, 0...).reduce(0) { $0 + $1.0 * min(Double($1.1), repairmen) } / all
    let found = try ClosedNetwork([.servers(repairmen, demand: 2)], thinking: 10)
      .solved(for: clients)
    expect(found.throughput, is: busy / 2, within: 1e-9)
    expect(found.inside[0], is: down, within: 1e-9)
    expect(found.use[0], is: busy / repairmen, within: 1e-9)
  }

  @Test("random networks agree with a sum over every way the clients can stand", arguments: 0..<60)
  func everyWay(seed: UInt64) throws {
    var random = Random(seed: seed)
    let clients = Int.random(in: 1...7, using: &random)
    let stations = (0...Int.random(in: 0...3, using: &random)).map { _ -> ClosedNetwork.Station in
      let demand = Double.random(in: 0.1...1.1, using: &random)
      switch Int.random(in: 0...3, using: &random) {
      case 0: return .queue(demand: demand)
      case 1: return .delay(demand)
      case 2: return .servers(Double(Int.random(in: 1...5, using: &random)), demand: demand)
      default: return .servers(.random(in: 0.5...5.5, using: &random), demand: demand)
      }
    }
    let thinking = Bool.random(using: &random) ? 0 : Double.random(in: 0.1...1, using: &random)
    let found = try ClosedNetwork(stations, thinking: thinking).solved(for: clients)
    let exact = Self.everyWay(stations, thinking, clients)
    expect(found.throughput, is: exact.throughput, within: 1e-10)
    expect(found.response, is: Double(clients) / exact.throughput - thinking, within: 1e-9)
    for (one, other) in zip(found.inside, exact.inside) { expect(one, is: other, within: 1e-9) }
  }

  /// The odds of each way to stand are the product of those of each place: Gordon and Newell, Closed
  /// queuing systems with exponential servers, 1967.
  private static func everyWay(
    _ stations: [ClosedNetwork.Station], _ thinking: Double, _ clients: Int
  ) -> (throughput: Double, inside: [Double]) {
    let places = stations + [.delay(thinking)]
    func weight(_ place: ClosedNetwork.Station, _ count: Int) -> Double {
      (1...max(1, count)).reduce(1) { product, k in
        guard count > 0 else { return 1 }
        return switch place {
        case .queue(let demand): product * demand
        case .delay(let time): product * time / Double(k)
        case .servers(let servers, let demand): product * demand / min(Double(k), servers)
        }
      }
    }
    func ways(_ left: Int, _ places: Int) -> [[Int]] {
      guard places > 1 else { return [[left]] }
      return (0...left).flatMap { own in ways(left - own, places - 1).map { [own] + $0 } }
    }
    func sum(_ clients: Int, _ value: ([Int]) -> Double) -> Double {
      ways(clients, places.count).reduce(0) { sum, way in
        sum + zip(places, way).reduce(value(way)) { $0 * weight($1.0, $1.1) }
      }
    }
    let all = sum(clients) { _ in 1 }
    return (
      sum(clients - 1) { _ in 1 } / all,
      stations.indices.map { place in sum(clients) { Double($0[place]) } / all }
    )
  }

  @Test("no station, a round without time and negative clients are refused")
  func refused() throws {
    #expect(throws: Refusal.self) { try ClosedNetwork([]) }
    #expect(throws: Refusal.self) { try ClosedNetwork([.queue(demand: 0)]) }
    #expect(throws: Refusal.self) { try network().solved(for: -1) }
  }
}
