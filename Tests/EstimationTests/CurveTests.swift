import Estimation
import SystemDesign
import Testing

@Suite("A daily curve of traffic") struct CurveTests {
  private let client = Client("Client")
  private let app = Service("App")

  private func design(_ traffic: Traffic) -> Design {
    Design("Day") {
      traffic
      Flow("Open", at: 500.million.requests.per(.month)) { client.calls(app) }
    }
  }

  @Test(
    "its peak follows from it",
    arguments: [
      (DailyCurve.swing(80.percent), 1.8),
      (.share(80.percent, within: 4.8.hours), 4),
      (.share(80.percent, within: 8.hours), 2.4),
      (.hours(Array(repeating: 1, count: 23) + [25]), 12.5),
      (.hours(Array(repeating: 7, count: 24)), 1),
    ])
  func peak(_ curve: DailyCurve, _ factor: Double) throws {
    let estimate = Estimate(of: design(Traffic(daily: curve)))
    let found = try #require(estimate.figure(.peakFactor, of: .flow("Open"))?.value)
    #expect(abs(found - factor) < 1e-12)
    let peak = try #require(estimate.figure(.ratePeak, of: .flow("Open"))?.value)
    #expect(abs(peak - factor * 500e6 / (30 * 86_400)) < 1e-9)
  }

  @Test("the derivation says what the peak came from")
  func derivation() throws {
    let estimate = Estimate(of: design(Traffic(daily: .share(80.percent, within: 4.8.hours))))
    let figure = try #require(estimate.figure(.ratePeak, of: .flow("Open")))
    #expect(
      figure.derivation.contains {
        $0.hasPrefix("peak of a day with 80 % within 4.8 h = 80 % ÷ (4.8 h ÷ day)")
          && $0.hasSuffix("= 4")
      })
    #expect(estimate.figure(.peakFactor, of: .flow("Open"))?.text == "4")
  }

  @Test("the busiest of the hours is named with the mean hour")
  func hours() throws {
    let curve = DailyCurve.hours(
      1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 5, 5, 6, 6, 5, 5, 5, 6, 8, 9, 9, 7, 4, 2)
    let estimate = Estimate(of: design(Traffic(daily: curve)))
    let figure = try #require(estimate.figure(.peakFactor, of: .flow("Open")))
    #expect(abs(try #require(figure.value) - 9 / (102.0 / 24)) < 1e-12)
    #expect(figure.derivation.contains("the busiest hour = 9"))
    #expect(figure.derivation.contains("the mean hour = 4.25"))
  }

  @Test("a flow's own curve holds before what was said of all, and a stated peak before a curve")
  func order() throws {
    let design = Design("Day") {
      Traffic(daily: .swing(80.percent))
      Flow("Open", at: 1.perSecond) { client.calls(app) }
      Flow("Night", at: 1.perSecond) { client.calls(app) }
        .daily(.share(100.percent, within: 6.hours))
      Flow("Sale", at: 1.perSecond, peak: 9.times) { client.calls(app) }
    }
    let peaks = ["Open", "Night", "Sale"].map { value(.ratePeak, of: .flow($0), in: design) }
    #expect(peaks == [1.8, 4, 9])
  }

  @Test("a swing that is a guess makes the peak one")
  func guess() throws {
    let estimate = Estimate(of: design(Traffic(daily: .swing(50.percent...90.percent))))
    guard case .known(let spread)? = estimate.figure(.peakFactor, of: .flow("Open"))?.amount else {
      Issue.record("the peak is not known")
      return
    }
    #expect(spread.low < spread.value && spread.value < spread.high)
    #expect(abs(spread.value - (1 + (0.5 * 0.9).squareRoot())) < 1e-12)
  }
}
