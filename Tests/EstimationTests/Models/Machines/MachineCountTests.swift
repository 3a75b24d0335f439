import Estimation
import Testing

struct MachineCountTests {
  @Test("servers: 57,870 /s at 60 % of 2,000 need 49; without one of three zones 74")
  func checkValues() throws {
    let count = try MachineCount(
      for: [.init("requests", demand: 57_870, capacity: 2_000, use: 0.6)])
    #expect(count.machines == 49)
    #expect(try MachineCount.surviving(loss: count.machines, zones: 3) == 74)
    #expect(try MachineCount.surviving(loss: 4, zones: 3) == 6)
  }

  @Test("connections: the most of memory, events and descriptors, and then one zone")
  func connections() throws {
    let count = try MachineCount(for: [
      .init("memory", demand: 2e6 * 50_000, capacity: 16e9, use: 0.7),
      .init("events", demand: 70_000, capacity: 20_000),
      .init("descriptors", demand: 2e6, capacity: 1e6),
    ])
    #expect(count.machines == 9 && count.binding == "memory")
    #expect(count.byResource == ["memory": 9, "events": 4, "descriptors": 2])
  }

  @Test("mixed work: 97.8 % at 16,000 /s and the rest at 360 are far from the mean of the rates")
  func mixed() throws {
    let half = try MixedWork.rate([.init(weight: 1, rate: 360), .init(weight: 1, rate: 16_000)])
    expect(half, is: 704, decimals: 0)
    expect(8_180 / half, is: 11.6, decimals: 1)
    expect(
      try MixedWork.rate([.init(weight: 3, rate: 100)]), is: 100, within: 1e-12)
  }

  @Test("shards: what needs more of them binds")
  func shards() throws {
    let byBytes = try ShardCount(
      bytes: 9e12, disk: 2e12, fill: 0.7, writes: 116, able: 5_000, use: 0.7)
    #expect(byBytes.shards == 7 && byBytes.binding == .bytes && byBytes.forWrites == 1)
    let byWrites = try ShardCount(bytes: 9e12, disk: 20e12, writes: 60_000, able: 5_000)
    #expect(byWrites.shards == 12 && byWrites.binding == .writes && byWrites.forBytes == 1)
  }

  @Test("a machine without memory, a use of 120 %, one zone and no resource are refused")
  func refused() {
    #expect(throws: Refusal("memory of a machine", 0, wanted: "more than 0")) {
      try MachineCount(for: [.init("memory", demand: 1, capacity: 0)])
    }
    #expect(throws: Refusal.self) {
      try MachineCount(for: [.init("memory", demand: 1, capacity: 1, use: 1.2)])
    }
    #expect(throws: Refusal.self) { try MachineCount.surviving(loss: 3, zones: 1) }
    #expect(throws: Refusal.self) { try MachineCount(for: []) }
    #expect(throws: Refusal.self) { try MixedWork.rate([]) }
    #expect(throws: Refusal.self) { try MixedWork.rate([.init(weight: 1, rate: 0)]) }
  }
}
