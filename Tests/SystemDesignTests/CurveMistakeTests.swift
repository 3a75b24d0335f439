import SystemDesign
import Testing

@Suite("Daily curves that no day has") struct CurveMistakeTests {
  private let client = Client("C")
  private let app = Service("S")

  private func mistakes(of traffic: Traffic) -> [String] {
    let design = Design("D") {
      traffic
      Flow("F", at: 1.perSecond) { client.calls(app) }
    }
    return design.mistakes.map { "\($0.says); \($0.instead)" }
  }

  @Test(
    "each is told what to say instead",
    arguments: [
      (
        DailyCurve.hours(1, 2, 3),
        "Traffic has a daily curve of 3 hours; say 24 numbers, from midnight on"
      ),
      (
        .hours(Array(repeating: 0, count: 24)),
        "Traffic has a day in which nothing comes; say what comes in each hour, in proportion"
      ),
      (
        .hours([-1] + Array(repeating: 1, count: 23)),
        "Traffic has an hour of -1.0 in its daily curve; say 0 or more"
      ),
      (
        .share(80.percent, within: 30.hours),
        "Traffic has a daily curve over 30 h; say at most 24.hours"
      ),
      (
        .share(20.percent, within: 12.hours),
        "Traffic has 20 % of a day within 12 h, which is less than an even part; "
          + "say the busy part of the day"
      ),
      (
        .swing(120.percent),
        "Traffic has a daily swing of 120 %; say a share from 0 to 100 percent"
      ),
    ])
  func impossible(_ curve: DailyCurve, _ says: String) {
    #expect(mistakes(of: Traffic(daily: curve)) == [says])
  }

  @Test("a stated peak that its curve contradicts is a mistake, and one that it bears out is none")
  func contradiction() {
    let curve = DailyCurve.swing(80.percent)
    #expect(
      mistakes(of: Traffic(peak: 3.times, daily: curve)) == [
        "Traffic has a peak of 3 times and a daily curve that peaks at 1.8 times; "
          + "say one of the two"
      ])
    #expect(mistakes(of: Traffic(peak: 1.8.times, daily: curve)) == [])
    #expect(mistakes(of: Traffic(peak: 1.5.times...2.times, daily: curve)) == [])
  }

  @Test("a flow is told so by its name")
  func flow() {
    let design = Design("D") {
      Flow("F", at: 1.perSecond, peak: 9.times) { client.calls(app) }
        .daily(.share(80.percent, within: 8.hours))
    }
    #expect(
      design.mistakes.map(\.says) == [
        "'F' has a peak of 9 times and a daily curve that peaks at 2.4 times"
      ])
  }
}
