import Estimation
import Testing

struct LoadCurveTests {
  @Test("daily curve, a swing of 0.8: peak over mean 1.8, busiest hour 7.490 % of the day")
  func sinusoid() throws {
    let curve = try LoadCurve.sinusoid(swing: 0.8)
    #expect(curve.peakFactor == 1.8)
    expect(curve.busiestHourShare * 100, is: 7.490, decimals: 3)
    expect(curve.busiestHourShare, is: 0.07490488857832123, within: 1e-12)
  }

  @Test("peak factor: 80 % of traffic in 20 % of the day is four times the mean")
  func concentrated() throws {
    let curve = try LoadCurve.concentrated(load: 0.8, in: 0.2)
    expect(curve.peakFactor, is: 4, within: 1e-15)
    expect(curve.busiestHourShare, is: 4 / 24.0, within: 1e-12)
    let short = try LoadCurve.concentrated(load: 0.5, in: 0.01)
    #expect(short.busiestHourShare > 0.5 && short.busiestHourShare < 0.54)
  }

  @Test("a measured day is the busiest hour over the mean hour, in any unit")
  func hours() throws {
    var hours = [Double](repeating: 100, count: 24)
    hours[20] = 500
    let curve = try LoadCurve.hours(hours)
    expect(curve.peakFactor, is: 500 * 24 / 2_800.0, within: 1e-15)
    expect(curve.busiestHourShare, is: 500 / 2_800.0, within: 1e-15)
    let larger = try LoadCurve.hours(hours.map { $0 * 1e6 })
    expect(larger.peakFactor, is: curve.peakFactor, within: 1e-15)
  }

  @Test(
    "over the day every curve is one in the mean and nowhere above its peak factor",
    arguments: [
      LoadCurve.flat, try! .sinusoid(swing: 0.8), try! .concentrated(load: 0.8, in: 0.2),
      try! .hours((1...24).map(Double.init)),
    ])
  func mean(curve: LoadCurve) {
    let loads = (0..<24_000).map { curve.load(at: (Double($0) + 0.5) / 24_000) }
    expect(loads.reduce(0, +) / 24_000, is: 1, within: 1e-9)
    #expect(loads.allSatisfy { $0 <= curve.peakFactor * (1 + 1e-12) })
  }

  @Test(
    "23 hours, a night without load, a swing above 1 and too little in the busy time are refused")
  func refused() {
    #expect(throws: Refusal.self) { try LoadCurve.hours([Double](repeating: 1, count: 23)) }
    #expect(throws: Refusal.self) { try LoadCurve.hours([Double](repeating: 0, count: 24)) }
    #expect(throws: Refusal.self) { try LoadCurve.sinusoid(swing: 1.2) }
    #expect(throws: Refusal.self) { try LoadCurve.concentrated(load: 0.1, in: 0.2) }
    #expect(throws: Refusal.self) { try LoadCurve.concentrated(load: 0.1, in: 0) }
  }
}
