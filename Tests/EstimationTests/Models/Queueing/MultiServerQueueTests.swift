import Estimation
import RealModule
import Testing

struct MultiServerQueueTests {
  /// Servers, arrivals, what one server does a second; then B, C, wait, p99 wait and queue.
  struct Case: Sendable {
    let servers: Int
    let rate: Double
    let able: Double
    let lost: Double
    let waiting: Double
    let wait: Double
    let slowWait: Double
    let queue: Double
  }

  static let cases = [
    Case(
      servers: 3, rate: 2.4, able: 1, lost: 0.268406, waiting: 0.647191, wait: 1.078652,
      slowWait: 6.950094, queue: 2.588764),
    Case(
      servers: 1, rate: 0.8, able: 1, lost: 0.444444, waiting: 0.8, wait: 4, slowWait: 21.910133,
      queue: 3.2),
    Case(
      servers: 10, rate: 80, able: 10, lost: 0.121661, waiting: 0.409180, wait: 0.020459,
      slowWait: 0.185579, queue: 1.636721),
    Case(
      servers: 100, rate: 900, able: 10, lost: 0.026957, waiting: 0.216940, wait: 0.002169,
      slowWait: 0.030770, queue: 1.952464),
    Case(
      servers: 2, rate: 3, able: 2, lost: 0.310345, waiting: 0.642857, wait: 0.642857,
      slowWait: 4.163337, queue: 1.928571),
  ]

  private func settled(
    _ servers: Int, _ rate: Double, _ able: Double
  ) throws -> MultiServerQueue.Settled {
    let queue = try MultiServerQueue(servers: servers, rate: rate, serviceTime: 1 / able)
    return try #require(queue.waiting.settled)
  }

  @Test(
    "M/M/c: Erlang's B and C, mean wait, queue and the 99th percentile of the wait",
    arguments: cases)
  func checkValues(of it: Case) throws {
    let queue = try settled(it.servers, it.rate, it.able)
    expect(
      try Erlang.lost(servers: it.servers, load: it.rate / it.able), is: it.lost, decimals: 6)
    expect(queue.queue.shareWaiting, is: it.waiting, decimals: 6)
    expect(queue.meanWait, is: it.wait, decimals: 6)
    expect(queue.meanQueue, is: it.queue, decimals: 6)
    expect(try queue.wait(below: 0.99), is: it.slowWait, decimals: 6)
    expect(queue.meanResponse, is: it.wait + 1 / it.able, decimals: 6)
  }

  @Test("M/M/3 at 80 %: the 99th percentile of the response is 8.455477")
  func response() throws {
    expect(try settled(3, 2.4, 1).response(below: 0.99), is: 8.455477, decimals: 6)
    expect(try settled(3, 2.4, 1).response(below: 0.99), is: 8.455477365422935, within: 1e-12)
  }

  @Test("M/M/1 at 80 %: the 99th percentile of the response is ln 100 ÷ 0.2 = 23.02585")
  func single() throws {
    let response = try settled(1, 0.8, 1).response(below: 0.99)
    expect(response, is: 23.02585, decimals: 5)
    expect(response, is: Double.log(100) / 0.2, within: 1e-12)
  }

  @Test(
    "one server is M/M/1: ρ waits, and the mean response is S ÷ (1 − ρ)",
    arguments: [0.1, 0.5, 0.99])
  func oneServer(use: Double) throws {
    let queue = try settled(1, use, 1)
    expect(queue.queue.shareWaiting, is: use, within: 1e-12)
    expect(queue.meanResponse, is: 1 / (1 - use), within: 1e-12)
  }

  @Test("where the wait dies out as fast as the service, the tail is the limit of its neighbours")
  func alike() throws {
    // Two servers, one busy: c μ − λ = μ.
    let here = try settled(2, 1, 1).response(below: 0.99)
    let below = try settled(2, 1 - 1e-6, 1).response(below: 0.99)
    let above = try settled(2, 1 + 1e-6, 1).response(below: 0.99)
    #expect(below < here && here < above)
    expect((below + above) / 2, is: here, within: 1e-9)
  }

  @Test("more servers wait less, more load waits more")
  func monotone() throws {
    let byServers = try (1...20).map { try Erlang.waiting(servers: $0, load: 0.9) }
    #expect(byServers == byServers.sorted(by: >))
    let byLoad = try stride(from: 0, to: 8, by: 0.5).map {
      try Erlang.waiting(servers: 8, load: $0)
    }
    #expect(byLoad == byLoad.sorted() && byLoad[0] == 0)
  }

  @Test(
    "begun at the last server the recursion is the one begun at none",
    arguments: [(1, 0.5), (7, 6.9), (50, 10), (500, 490), (5_000, 5_200), (3, 1e-9)])
  func recursion(servers: Int, load: Double) throws {
    var lost = 1.0
    for server in 1...servers { lost = load * lost / (Double(server) + load * lost) }
    expect(try Erlang.lost(servers: servers, load: load), is: lost, within: 1e-12)
  }

  @Test("a million servers are worked out: nearly as many as the load, and far more")
  func large() throws {
    let close = try Erlang.waiting(servers: 1_000_000, load: 999_000)
    // Halfin and Whitt's limit for β = 1.
    #expect(abs(close - 0.2234) < 0.001)
    #expect(try Erlang.waiting(servers: 1_000_000, load: 1_000) == 0)
  }

  @Test("a queue that gets more than it can do is unstable, and says by how much")
  func unstable() throws {
    let queue = try MultiServerQueue(servers: 2, rate: 1_200, serviceTime: 0.002)
    #expect(queue.waiting == .unstable(asked: 1_200, able: 1_000))
    #expect(queue.waiting.excess == 200 && queue.waiting.settled == nil)
    #expect(queue.waiting.description == "unstable: asked 1,200 /s, can do 1,000 /s")
    let full = try MultiServerQueue(servers: 1, rate: 1, serviceTime: 1)
    #expect(full.waiting == .unstable(asked: 1, able: 1))
  }

  @Test("a simulated queue of three servers waits as the formulas say")
  func simulated() throws {
    // Kiefer and Wolfowitz: who comes takes the server that is free first.
    var dice = Random(seed: 4)
    var free = [0.0, 0, 0]
    var now = 0.0
    let batches = 40
    let each = 8_000
    var means: [Double] = []
    var responses: [Double] = []
    for _ in 0..<batches {
      var sum = 0.0
      for _ in 0..<each {
        now += dice.exponential(mean: 1 / 2.1)
        let place = free.indices.min { free[$0] < free[$1] } ?? 0
        let wait = max(0, free[place] - now)
        let service = dice.exponential(mean: 1)
        free[place] = now + wait + service
        sum += wait
        responses.append(wait + service)
      }
      means.append(sum / Double(each))
    }
    let queue = try settled(3, 2.1, 1)
    let mean = means.reduce(0, +) / Double(batches)
    let error =
      (means.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(batches * (batches - 1)))
      .squareRoot()
    #expect(abs(mean - queue.meanWait) < 3 * error, "\(mean) ± \(error), \(queue.meanWait)")
    let tail = responses.sorted()[responses.count * 99 / 100]
    expect(tail, is: try queue.response(below: 0.99), within: 0.03)
  }

  @Test("no servers, no service time and a quantile of 1 are refused")
  func refused() throws {
    #expect(throws: Refusal.self) { try MultiServerQueue(servers: 0, rate: 1, serviceTime: 1) }
    #expect(throws: Refusal.self) { try MultiServerQueue(servers: 1, rate: 1, serviceTime: 0) }
    #expect(throws: Refusal.self) { try settled(1, 0.5, 1).wait(below: 1) }
    #expect(throws: Refusal.self) { try settled(1, 0.5, 1).response(below: 0) }
  }
}
