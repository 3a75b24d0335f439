import Estimation
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

  @Test("no station, a round without time and negative clients are refused")
  func refused() throws {
    #expect(throws: Refusal.self) { try ClosedNetwork([]) }
    #expect(throws: Refusal.self) { try ClosedNetwork([.queue(demand: 0)]) }
    #expect(throws: Refusal.self) { try network().solved(for: -1) }
  }
}
