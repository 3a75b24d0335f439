import Estimation
import SystemDesign
import Testing

struct ScalingFigureTests {
  private let buyer = Client("Buyer")

  private func estimate(_ app: Service, at rate: Rate = 600.perSecond) -> Estimate {
    Estimate(
      of: Design("Load test") {
        Traffic(peak: 2.times)
        Flow("Buy", at: rate) { buyer.calls(app, sending: 1.byte, receiving: 1.byte) }
      })
  }

  /// 1,000 N ÷ (1 + 0.02 (N − 1) + 0.0005 N (N − 1)), to a thousandth of a request.
  private let measured: Measurements = [
    1: 1_000.perSecond, 2: 1_958.864.perSecond, 4: 3_752.345.perSecond, 8: 6_849.315.perSecond,
    16: 11_267.606.perSecond, 32: 15_122.873.perSecond,
  ]

  private func figure(_ measure: Measure, _ estimate: Estimate) throws -> Figure {
    try #require(estimate.figure(measure, of: .component("App")))
  }

  @Test("among the sizes of a load test the fitted law says what so many do, and the peak's part")
  func among() throws {
    let estimate = estimate(Service("App", instances: 12).measured(measured), at: 3_000.perSecond)
    let capacity = try figure(.scalingCapacity, estimate)
    // 12,000 ÷ (1 + 0.22 + 0.066)
    expect(try #require(capacity.value), is: 9_331.26, within: 1e-6)
    #expect(capacity.text == "9,331 /s")
    expect(try #require(figure(.scalingUse, estimate).value), is: 6_000 / 9_331.26, within: 1e-6)
    #expect(capacity.derivation.joined().contains("contention"))
    #expect(estimate.figure(.scalingBest, of: .component("App")) == nil)
  }

  @Test("what was measured is what they can do, where nothing less is said of one")
  func able() throws {
    func use(_ each: Int?) throws -> Double {
      let app = Service("App", instances: 12, each: each?.perSecond).measured(measured)
      return try #require(figure(.utilisationPeak, estimate(app, at: 3_000.perSecond)).value)
    }
    expect(try use(nil), is: 6_000 / 9_331.26, within: 1e-6)
    expect(try use(2_000), is: 6_000 / 9_331.26, within: 1e-6)
    expect(try use(500), is: 1, within: 1e-6)
  }

  @Test("the machines that are needed, or enough without one, are those of the law")
  func needed() throws {
    let app = Service("App", instances: 12).measured(measured)
    let estimate = estimate(app, at: 3_000.perSecond)
    // 6,000 ÷ 70 % is 8,571: ten do 8,163, eleven 8,765.
    #expect(try figure(.instancesNeeded, estimate).value == 11)
    let use = try #require(estimate.uses(of: app.part).first)
    // Six do 6,000 ÷ 1.115, seven 7,000 ÷ 1.141.
    #expect(use.machinesForPeak == 7)
    expect(try #require(use.warmShare(on: 6)), is: 1.115, within: 1e-6)
  }

  @Test("where no number that was measured does it, none is given")
  func tooMuch() throws {
    let app = Service("App", instances: 12).measured(measured)
    let needed = try figure(.instancesNeeded, estimate(app, at: 9_000.perSecond))
    #expect(
      needed.amount.missing == [
        "how many of 'App' do 25,714 /s: by its load test no number up to 32, measure more"
      ])
  }

  @Test("a test does not say what two kinds of work did of it")
  func twoKinds() throws {
    let store = Database("Store", reads: 4_000.perSecond, writes: 4_000.perSecond)
      .measured(measured)
    let estimate = Estimate(
      of: Design("Two kinds") {
        Traffic(peak: 1.times)
        Flow("Use", at: 1_000.perSecond) {
          buyer.reads(1.byte, from: store)
          buyer.writes(Record("row", 1.byte), to: store)
        }
      })
    #expect(estimate.uses(of: store.part).map(\.warm.value) == [0.25, 0.25])
  }

  @Test("beyond the largest size that was measured it is unknown, with what to measure")
  func beyond() throws {
    let capacity = try figure(
      .scalingCapacity, estimate(Service("App", instances: 33).measured(measured)))
    #expect(capacity.value == nil)
    #expect(
      capacity.amount.missing
        == ["what 33 of 'App' can do: the load test ends at 32, measure 33"])
  }

  @Test("three sizes are too few for a law of three coefficients")
  func few() throws {
    let app = Service("App", instances: 2)
      .measured([1: 900.perSecond, 2: 1_700.perSecond, 4: 3_000.perSecond])
    #expect(
      try figure(.scalingCapacity, estimate(app)).amount.missing
        == ["how 'App' scales: measure at least 4 sizes, the load test has 3"])
  }

  @Test("where more were seen to do less, it says from how many on")
  func best() throws {
    let app = Service("App", instances: 4)
      .measured([
        1: 1_000.perSecond, 2: 1_666.666667.perSecond, 4: 2_105.263158.perSecond,
        8: 1_777.777778.perSecond, 16: 1_103.448276.perSecond,
      ])
    // 1,000 N ÷ (1 + 0.1 (N − 1) + 0.05 N (N − 1)): √(0.9 ÷ 0.05)
    expect(try #require(figure(.scalingBest, estimate(app)).value), is: 4.2426407, within: 1e-4)
  }

  @Test("a design without a load test has none of it")
  func none() {
    let estimate = estimate(Service("App", instances: 2, each: 1_000.perSecond))
    #expect(!estimate.figures.contains { $0.measure.rawValue.hasPrefix("scaling") })
  }
}
