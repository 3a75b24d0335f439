import Estimation
import Testing

struct OperationalLawsTests {
  @Test("utilisation law: 400 /s of 2 ms keep a device busy 80 % of the time")
  func utilisation() throws {
    expect(try OperationalLaws.use(rate: 400, time: 0.002), is: 0.8, within: 1e-12)
  }

  @Test("bottleneck: 5, 8 and 3 ms with a pause of 1 s: at most 125 /s, full at 127 clients")
  func bottleneck() throws {
    let bounds = try OperationalLaws.bounds(demands: [0.005, 0.008, 0.003], thinking: 1)
    #expect(bounds.bottleneck == 1)
    expect(bounds.mostThroughput, is: 125, within: 1e-12)
    expect(bounds.saturation, is: 127, within: 1e-12)
    expect(try bounds.throughput(of: 10), is: 10 / 1.016, within: 1e-12)
    #expect(try bounds.throughput(of: 1_000) == bounds.mostThroughput)
    expect(try bounds.response(of: 1), is: 0.016, within: 1e-12)
    expect(try bounds.response(of: 1_000), is: 7, within: 1e-12)
  }

  @Test("no station and a negative demand are refused")
  func refused() {
    #expect(throws: Refusal.self) { try OperationalLaws.bounds(demands: []) }
    #expect(throws: Refusal.self) { try OperationalLaws.bounds(demands: [1, -1]) }
    #expect(throws: Refusal.self) { try OperationalLaws.bounds(demands: [0]) }
  }
}
