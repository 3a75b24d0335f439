import Estimation
import SystemDesign
import Testing

/// What the places of a machine and the time each is taken let through.
struct PlacesFigureTests {
  private func estimate(each: Int?, queueing: Ratio? = nil) -> Estimate {
    let places = Service(
      "App", instances: 2, each: each.map { $0.perSecond }, taking: 200.milliseconds
    ).atOnce(100.requests)
    let app = queueing.map { places.queueing(atMost: $0) } ?? places
    return Estimate(of: calling(app, at: 600.perSecond, traffic: Traffic(peak: 2.times)))
  }

  private func value(_ measure: Measure, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component("App"))?.value
  }

  @Test(
    "a hundred places for 200 ms each are 500 a second, whatever else is said to be possible",
    arguments: [(1_000, 1.2, 4), (nil, 1.2, 4), (400, 1.5, 5)] as [(Int?, Double, Double)])
  func places(each: Int?, use: Double, needed: Double) throws {
    let estimate = estimate(each: each)
    expect(try #require(value(.utilisationPeak, estimate)), is: use, within: 1e-12)
    // 1,200 a second at 70 % of 500, or of 400.
    #expect(value(.instancesNeeded, estimate) == needed)
  }

  @Test("where a share may wait that decides how many places there are")
  func waiting() throws {
    let estimate = estimate(each: 1_000, queueing: 20.percent)
    expect(try #require(value(.utilisationPeak, estimate)), is: 0.6, within: 1e-12)
    // 240 busy places, and some twenty more, of a hundred on a machine.
    #expect(value(.machinesForWaiting, estimate) == 3)
  }
}
