import Estimation
import Testing

struct SingleServerQueueTests {
  @Test("M/G/1, by Pollaczek and Khinchine: 70 % busy, 10 ms, cv² 4: 58.3333 ms")
  func general() throws {
    let wait = try SingleServerQueue.meanWait(use: 0.7, serviceTime: 0.010, variability: 4)
    expect(try #require(wait.settled) * 1_000, is: 58.3333, decimals: 4)
  }

  @Test("Kingman: 90 % busy, ca² 1, cs² 2, 5 ms: 67.5 ms")
  func kingman() throws {
    let wait = try SingleServerQueue.meanWait(
      use: 0.9, serviceTime: 0.005, arrivals: 1, variability: 2)
    expect(try #require(wait.settled) * 1_000, is: 67.5, within: 1e-12)
  }

  @Test("with exponential service M/G/1 is M/M/1", arguments: [0.0, 0.3, 0.8, 0.99])
  func exponential(use: Double) throws {
    let general = try SingleServerQueue.meanWait(use: use, serviceTime: 2, variability: 1)
    let markov = try MultiServerQueue(servers: 1, rate: use / 2, serviceTime: 2)
    #expect(
      abs(try #require(general.settled) - (try #require(markov.waiting.settled)).meanWait) < 1e-9)
  }

  @Test("Sakasegawa at ten servers 80 % busy: 0.021945, 7 % above the exact wait")
  func sakasegawa() throws {
    let wait = try #require(
      try Sakasegawa.meanWait(servers: 10, use: 0.8, serviceTime: 0.1).settled)
    expect(wait, is: 0.021945, decimals: 6)
    let exact = try #require(
      try MultiServerQueue(servers: 10, rate: 80, serviceTime: 0.1).waiting.settled)
    expect(wait / exact.meanWait, is: 1.07, decimals: 2)
    let single = try Sakasegawa.meanWait(servers: 1, use: 0.8, serviceTime: 1).settled
    expect(try #require(single), is: 4, within: 1e-12)
  }

  @Test("busy all the time is unstable, by what it was asked and can do")
  func unstable() throws {
    #expect(
      try SingleServerQueue.meanWait(use: 1.5, serviceTime: 0.5, variability: 1)
        == .unstable(asked: 3, able: 2))
    #expect(
      try Sakasegawa.meanWait(servers: 4, use: 1, serviceTime: 0.5)
        == .unstable(asked: 8, able: 8))
  }

  @Test("negative variability is refused")
  func refused() {
    #expect(throws: Refusal.self) {
      try SingleServerQueue.meanWait(use: 0.5, serviceTime: 1, variability: -1)
    }
  }
}
