import Critique
import SystemDesign
import Testing

@Suite("what a lost region and a lost copy leave is told with what helps")
struct RegionTests {
  private func buying(
    instances: Int, across spread: Spread, zone: Ratio = 99.9.percent,
    region: Ratio = 99.95.percent
  ) -> Design {
    let buyer = Client("Buyer", across: 2.regions)
    let app = Service("App", instances: instances, each: 200.perSecond).available(99.9.percent)
    return Design("Regions") {
      Deployment(across: spread, zone: zone, region: region)
      Flow("Buy", at: 1_500.perSecond, peak: 1.times, availability: 99.9.percent) {
        buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
    }
  }

  @Test("a region whose loss overloads the rest is an error with its numbers, and the remedy helps")
  func region() throws {
    let wide = 3.zones.inEach(of: 2.regions)
    let finding = try #require(
      buying(instances: 12, across: wide).findings(of: "AV009").first)
    #expect(finding.severity == .error)
    #expect(finding.message == "after the loss of a region 'App' is 125 % used at the peak")
    #expect(
      finding.remedy.hasPrefix(
        "say instances: 16, and what a lost region leaves carries the peak; or refuse"))
    // 1,500 of 2,000 a second.
    #expect(buying(instances: 20, across: wide).findings(of: "AV009").isEmpty)
    // 1,500 of 1,600 are too little room for a zone, and enough for a region.
    #expect(buying(instances: 16, across: wide).findings(of: "AV009").isEmpty)
    #expect(buying(instances: 14, across: wide).findings(of: "AV009").count == 1)
  }

  @Test("what stands in one region is told to stand in another")
  func oneRegion() throws {
    let finding = try #require(
      buying(instances: 30, across: 2.zones).findings(of: "AV002").first)
    #expect(finding.remedy.hasSuffix("across: 2.zones.inEach(of: 2.regions)"))
    #expect(
      buying(instances: 30, across: 2.zones.inEach(of: 2.regions)).findings(of: "AV002").isEmpty)
  }

  @Test("a cache whose copies are all needed is told to have one more, and that helps")
  func cacheCopies() throws {
    func reading(_ replicas: Int) -> [Finding] {
      let app = Service("App", instances: 6, each: 4_000.perSecond).available(99.99.percent)
      let tokens = Cache(
        "Tokens", shards: 2, replicas: replicas, memory: 8.gigabytes, each: 1_000.perSecond
      ).available(99.percent)
      return Design("Tokens") {
        Flow("Get", at: 2_400.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.reads(1.kilobyte, from: tokens)
        }
      }.findings(of: "AV001").filter { $0.message.contains("Tokens") }
    }
    let finding = try #require(reading(1).first)
    #expect(finding.remedy.hasPrefix("say replicas: 2, or else:"))
    #expect(reading(2).isEmpty)
  }
}
