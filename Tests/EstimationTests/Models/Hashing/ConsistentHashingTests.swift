import Estimation
import Testing

struct ConsistentHashingTests {
  @Test(
    "consistent hashing, ten machines: the deviation of a machine's share",
    arguments: [
      (1, 0.905, 3), (100, 0.0948, 4), (1_000, 0.0300, 4), (10, 0.2985, 4), (150, 0.0774, 4),
    ])
  func deviation(points: Int, deviation: Double, decimals: Int) throws {
    let ring = try ConsistentHashing(machines: 10, points: points)
    expect(ring.deviation, is: deviation, decimals: decimals)
  }

  @Test("consistent hashing, a hundred machines at a hundred points: 0.0995")
  func hundred() throws {
    expect(
      try ConsistentHashing(machines: 100, points: 100).deviation, is: 0.0995, decimals: 4)
  }

  @Test(
    "consistent hashing: the fullest machine, within 3 % of simulated rings",
    arguments: [
      (10, 1, 2.94), (10, 10, 1.54), (10, 100, 1.16), (10, 150, 1.13), (10, 1_000, 1.05),
      (100, 100, 1.27),
    ])
  func fullest(machines: Int, points: Int, simulated: Double) throws {
    let ring = try ConsistentHashing(machines: machines, points: points)
    expect(ring.fullest, is: simulated, within: 0.03)
  }

  @Test(
    "a ring of our own has that deviation and that fullest machine",
    arguments: [(10, 1), (10, 100), (30, 20)])
  func simulated(machines: Int, points: Int) throws {
    var dice = Random(seed: 5)
    let rounds = 3_000 / (points > 10 ? 6 : 1)
    var (squares, fullest) = (0.0, 0.0)
    for _ in 0..<rounds {
      let places = (0..<machines * points).map { (Double.random(in: 0..<1, using: &dice), $0) }
        .sorted { $0.0 < $1.0 }
      var loads = [Double](repeating: 0, count: machines)
      var last = places[places.count - 1].0 - 1
      for (place, owner) in places {
        loads[owner % machines] += (place - last) * Double(machines)
        last = place
      }
      squares += loads.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / Double(machines)
      fullest += loads.max() ?? 0
    }
    let ring = try ConsistentHashing(machines: machines, points: points)
    expect((squares / Double(rounds)).squareRoot(), is: ring.deviation, within: 0.03)
    expect(fullest / Double(rounds), is: ring.fullest, within: 0.03)
  }

  @Test("one machine has everything and nothing deviates; one that joins takes its part")
  func edges() throws {
    let alone = try ConsistentHashing(machines: 1, points: 10)
    #expect(alone.deviation == 0 && alone.fullest == 1 && alone.movedByJoining == 0.5)
    #expect(try ConsistentHashing(machines: 9, points: 1).movedByJoining == 0.1)
    #expect(throws: Refusal.self) { try ConsistentHashing(machines: 0, points: 1) }
    #expect(throws: Refusal.self) { try ConsistentHashing(machines: 1, points: 0) }
  }
}
