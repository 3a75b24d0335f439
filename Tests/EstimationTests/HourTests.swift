import Estimation
import SystemDesign
import Testing

@Suite("Flows that say how much comes in each hour are added hour by hour") struct HourTests {
  private let client = Client("Client")
  private let app = Service("App", instances: 4, each: 100.perSecond)

  private func half(_ first: Double, _ second: Double) -> DailyCurve {
    .hours(Array(repeating: first, count: 12) + Array(repeating: second, count: 12))
  }

  /// Two flows of 50 /s each in the mean to one service, and what else is said.
  private func design(_ day: DailyCurve, _ night: DailyCurve, _ more: Flow? = nil) -> Design {
    Design("Hours") {
      Flow("Day", at: 50.perSecond) { client.calls(app) }.daily(day)
      Flow("Batch", at: 50.perSecond) { client.calls(app) }.daily(night)
      if let more { more }
    }
  }

  private func peak(_ design: Design, _ measure: Measure = .ratePeak) -> Double? {
    value(measure, of: .component("App"), in: design)
  }

  @Test("what is busy by day leaves room for what is busy by night")
  func apart() {
    // 100 /s for half a day each.
    #expect(peak(design(half(0, 1), half(1, 0))) == 100)
    #expect(peak(design(half(0, 1), half(1, 0)), .utilisationPeak) == 0.25)
    // 75 and 25 /s, and the other way around.
    #expect(peak(design(half(1, 3), half(3, 1))) == 100)
    // 150 and 50 are no more at once than 100 and 75.
    #expect(peak(design(half(0, 1), half(3, 1))) == 125)
  }

  @Test("what is busy together is added as it was")
  func together() {
    #expect(peak(design(half(0, 1), half(0, 1))) == 200)
    #expect(peak(design(half(0, 1), half(1, 3))) == 175)
  }

  @Test("of a flow that does not say its hours the peak may come at any of them")
  func unsaid() {
    let also = Flow("Also", at: 10.perSecond, peak: 2.times) { client.calls(app) }
    #expect(peak(design(half(0, 1), half(1, 0), also)) == 120)
    // A number holds before a curve, and says no hour.
    let stated = Flow("Also", at: 10.perSecond, peak: 2.times) { client.calls(app) }
      .daily(half(0, 1))
    #expect(peak(design(half(0, 1), half(1, 0), stated)) == 120)
    let swing = Flow("Also", at: 10.perSecond) { client.calls(app) }.daily(.swing(50.percent))
    #expect(peak(design(half(0, 1), half(1, 0), swing)) == 115)
  }

  @Test("the flows keep their own peaks, and the whole has that of its worst hour")
  func flows() {
    let design = design(half(0, 1), half(1, 0))
    #expect(value(.ratePeak, of: .flow("Day"), in: design) == 100)
    #expect(value(.ratePeak, of: .flow("Batch"), in: design) == 100)
    #expect(value(.ratePeak, of: .system, in: design) == 100)
    #expect(value(.ratePeak, of: .pair(from: "Client", to: "App"), in: design) == 100)
  }

  @Test("what is not stated of one of them is unknown at every hour")
  func unknown() {
    let thin = Service("App", each: 100.perSecond).network(1.gigabitsPerSecond)
    let design = Design("Hours") {
      Flow("Day", at: 50.perSecond) { client.calls(thin, sending: 1.bytes) }.daily(half(0, 1))
      Flow("Batch", at: 50.perSecond) {
        client.calls(thin, sending: 1.bytes, receiving: 1.kilobyte)
      }.daily(half(1, 0))
    }
    #expect(value(.egressPeak, of: .component("App"), in: design) == nil)
  }

  @Test("the hour is named")
  func derivation() throws {
    let estimate = Estimate(of: design(half(0, 1), half(3, 1)))
    let figure = try #require(estimate.figure(.ratePeak, of: .component("App")))
    #expect(figure.derivation.contains { $0.hasPrefix("what comes from 12:00 to 13:00") })
    let three = DailyCurve.hours(
      [3, 0, 2] + Array(repeating: 0, count: 21) as [Double])
    let other = DailyCurve.hours(
      [0, 3, 2] + Array(repeating: 0, count: 21) as [Double])
    let most = try #require(
      Estimate(of: design(three, other)).figure(.ratePeak, of: .component("App")))
    #expect(
      most.derivation.last?.contains(
        "= the largest of what comes from 0:00 to 1:00, what comes from 1:00 to 2:00 and "
          + "what comes from 2:00 to 3:00 =") == true)
    // 50 /s in the mean are 1,200 in three hours of five parts: 720 and 480; 480 twice is more.
    #expect(abs((most.value ?? 0) - 960) < 1e-9)
  }

  @Test("as the worst of all 24 hours, worked out one by one", arguments: 1...20)
  func enumerated(seed: UInt64) throws {
    var state = seed
    func number(_ most: UInt64) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double((state >> 33) % most + 1)
    }
    let curves = (0..<3).map { _ in (0..<24).map { _ in number(9) } }
    let rates = curves.map { _ in number(100) }
    let sizes = curves.map { _ in number(1_000) }
    let store = Cache("Store", replicas: 1, memory: 1.gigabyte, each: 10_000.perSecond)
      .network(1.gigabitsPerSecond)
    let design = Design("Three") {
      for index in 0..<3 {
        Flow("Flow \(index)", at: rates[index].perSecond) {
          if index == 0 {
            client.writes(sizes[index].bytes, to: store)
          } else {
            client.reads(sizes[index].bytes, from: store)
          }
        }.daily(.hours(curves[index]))
      }
    }
    func worst(_ weights: [Double]) -> Double {
      (0..<24).map { hour in
        (0..<3).reduce(0.0) { sum, flow in
          let mean = curves[flow].reduce(0, +) / 24
          return sum + weights[flow] * rates[flow] * curves[flow][hour] / mean
        }
      }.max() ?? 0
    }
    func expect(_ found: Double?, _ expected: Double) throws {
      #expect(abs(try #require(found) / expected - 1) < 1e-12)
    }
    let estimate = Estimate(of: design)
    let subject = Subject.component("Store")
    try expect(estimate.figure(.ratePeak, of: subject)?.value, worst([1, 1, 1]))
    try expect(estimate.figure(.ingressPeak, of: subject)?.value, worst([sizes[0], 0, 0]))
    try expect(estimate.figure(.egressPeak, of: subject)?.value, worst([0, sizes[1], sizes[2]]))
    let part = try #require(design.components.first { $0.name == "Store" })
    let uses = estimate.everyUse(of: part)
    // A write is work for both copies.
    try expect(uses.first { $0.resource == .requests }?.load.value, worst([2, 1, 1]))
    // Both copies take in what is written, the second from the first.
    try expect(
      uses.first { $0.resource == .network }?.load.value,
      max(worst([2 * sizes[0], 0, 0]), worst(sizes)))
  }
}
