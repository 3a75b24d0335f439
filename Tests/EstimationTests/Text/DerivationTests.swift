import Estimation
import SystemDesign
import Testing

@Suite("What a derivation multiplies comes out") struct DerivationTests {
  private let record = Record("row", 500.bytes)

  private func steps(_ measure: Measure, of subject: Subject, in design: Design) throws -> [String]
  {
    try #require(Estimate(of: design).figure(measure, of: subject)).derivation
  }

  @Test("a year that cancels with months is said to be twelve of them, and no other")
  func months() throws {
    func last(_ rate: Rate) throws -> String? {
      let store = Database("Store")
      let design = writing(record, to: store, at: rate)
      return try steps(.storageRaw, of: .component("Store"), in: design).last
    }
    // 100 M × 500 B × 60 months.
    #expect(
      try last(100.million.requests.per(.month))?.hasSuffix(
        "= 38.6 /s × 500 B × 5 years, a year counted as 12 months of 30 days = 3.00 TB") == true)
    #expect(try last(10.perSecond)?.contains("12 months") == false)
  }

  @Test("growth is a number that is multiplied with, and says what it is made of")
  func growth() throws {
    let store = Database("Store")
    let kept = Record("link", keeping: 30.days, ["all": 500.bytes])
    let design = writing(
      kept, to: store, at: 100.perSecond,
      traffic: Traffic(peak: 2.times, growing: 50.percent, planned: 5.years))
    let steps = try steps(.storageRaw, of: .component("Store"), in: design)
    // (1.5^5 − 1.5^(5 − 30/365)) ÷ ln 1.5 = 0.614 of what the first year brings at its own pace.
    let last = try #require(steps.last)
    #expect(last.hasSuffix("× 1 year × 61.4 % = 968 GB"), "\(last)")
    #expect(steps.contains { $0.hasPrefix("growth of 'link' = years at the pace of the first") })
  }

  @Test("a time of queues says how busy they are")
  func busy() throws {
    let client = Client("Client")
    let app = Service("App", instances: 1, each: 50.perSecond, taking: 20.milliseconds)
    let store = Database("Store", reads: 200.perSecond, taking: 5.milliseconds)
    let design = Design("Busy") {
      Flow("Ask", at: 20.perSecond, peak: 1.times) {
        client.calls(app)
        app.reads(1.kilobyte, from: store)
      }
    }
    // 20 ms ÷ (1 − 40 %) + 5 ms ÷ (1 − 10 %).
    let last = try steps(.latencyMean, of: .flow("Ask"), in: design).last
    #expect(
      last?.hasSuffix("mean over 20 ms at 40.0 % busy, then 5 ms at 10.0 % busy = 38.9 ms") == true)
  }

  @Test("a share above all is told in hundredths as a share below is")
  func share() throws {
    let app = Service("App", instances: 3, each: 50.perSecond)
    let design = calling(app, at: 100.perSecond, traffic: Traffic(peak: 2.times))
    let last = try steps(.utilisationPeak, of: .component("App"), in: design).last
    #expect(last?.hasSuffix("= 200 /s ÷ 150 /s = 133 %") == true)
  }

  @Test("what one thing costs is told by the million in its tree as well")
  func cost() throws {
    let app = Service("App", instances: 3).costing(100.dollars.per(.month))
    let figure = Estimate(of: calling(app, at: 200.perSecond))
      .figure(.costPerRequest, of: .flow("Call"))
    // $300 ÷ (200 × 2.592 M) is 58 cents a million.
    let top = try #require(figure?.derivationTree).text
    #expect(top.hasSuffix(" = $0.579 a million"), "\(top)")
    #expect(!top.contains("0.000000"))
  }

  @Test("a number that was worked out has no more digits than anybody reads")
  func digits() throws {
    let record = Record("link", key: "code", ["code": 7.bytes])
      .identified(by: .random(characters: 7, of: 62))
    let design = writing(record, to: Database("Store"), at: 10.perSecond)
    let figure = Estimate(of: design).figures.first { $0.measure == .codes }
    #expect(figure?.derivation.last?.hasSuffix(" = 3.52 T codes = 3.52 T") == true)
  }
}
