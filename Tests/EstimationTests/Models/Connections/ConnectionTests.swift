import Estimation
import Testing

struct ConnectionTests {
  @Test("connection memory: a million of 20 KiB take 19.0735 GiB")
  func memory() throws {
    let bytes = try ConnectionLoad.memory(of: 1e6, each: 20 * 1_024)
    expect(bytes / 1_073_741_824, is: 19.0735, decimals: 4)
  }

  @Test("connection memory: 2 M in 100 GB leave 50 KB for each")
  func ceiling() throws {
    #expect(try ConnectionLoad.most(in: 100e9, each: 50_000) == 2e6)
    #expect(try ConnectionLoad.most(in: 99_999, each: 50_000) == 1)
    #expect(throws: Refusal.self) { try ConnectionLoad.most(in: 1, each: 0) }
  }

  @Test("heartbeats: a million connections every 30 s are 33,333 a second")
  func heartbeats() throws {
    expect(try ConnectionLoad.heartbeats(of: 1e6, every: 30), is: 33_333.3333, decimals: 4)
    #expect(throws: Refusal.self) { try ConnectionLoad.heartbeats(of: 1e6, every: 0) }
  }

  @Test("a reconnect storm: 600,000 clients in a minute, 4,000 accepted a second")
  func storm() throws {
    let storm = try ReconnectStorm(clients: 600_000, over: 60, accepted: 4_000)
    #expect(storm.arrivals == 10_000)
    #expect(storm.backlog == 360_000)
    #expect(storm.timeToAcceptAll == 150)
    #expect(storm.longestWait == 90)
    #expect(storm.calmWindow == 150)
  }

  @Test("a window of the calm length leaves nobody waiting, and no window makes all wait")
  func edges() throws {
    let calm = try ReconnectStorm(clients: 600_000, over: 150, accepted: 4_000)
    #expect(calm.backlog == 0 && calm.timeToAcceptAll == 150 && calm.longestWait == 0)
    let sudden = try ReconnectStorm(clients: 600_000, over: 0, accepted: 4_000)
    #expect(sudden.arrivals == nil && sudden.backlog == 600_000)
    #expect(sudden.timeToAcceptAll == 150)
    #expect(throws: Refusal.self) { try ReconnectStorm(clients: 1, over: 1, accepted: 0) }
  }

  @Test("a simulated storm has the backlog and the end that the fluid says, within 1 %")
  func simulated() throws {
    var dice = Random(seed: 3)
    let moments = (0..<60_000).map { _ in Double.random(in: 0..<60, using: &dice) }.sorted()
    var (free, longest) = (0.0, 0.0)
    for moment in moments {
      free = max(free, moment) + 1 / 400.0
      longest = max(longest, free - moment)
    }
    let storm = try ReconnectStorm(clients: 60_000, over: 60, accepted: 400)
    expect(free, is: storm.timeToAcceptAll, within: 0.01)
    expect(longest, is: storm.longestWait, within: 0.01)
  }
}
