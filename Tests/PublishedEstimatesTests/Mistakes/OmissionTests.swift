import Critique
import Estimation
import SystemDesign
import Testing

/// What published estimates leave out: Napkin counts it, or says that it is missing.
extension CatalogueTests {
  @Test("10: without a peak no machines are counted, and it says what would settle it")
  func meanForPeak() throws {
    let design = Design("Rides") {
      let rider = Client("Rider")
      let rides = Service("Rides", instances: 3, each: 2_000.perSecond)
      Flow("Ride", at: 11_574.perSecond, p99: 200.milliseconds) {
        rider.calls(rides, sending: 400.bytes, receiving: 400.bytes)
      }
    }
    let estimate = Estimate(of: design)
    let machines = try #require(estimate.figure(.instancesNeeded, of: .component("Rides")))
    #expect(machines.value == nil)
    #expect(machines.amount.missing.contains { $0.contains("say Traffic(peak: 3.times)") })
    #expect(
      design.findings(of: "CAP000").map(\.evidence).joined()
        .contains { $0.contains("say Traffic(peak: 3.times)") })
    #expect(
      Design("Upside down") {
        let rider = Client("Rider")
        let rides = Service("Rides")
        Flow("Ride", at: 100.perSecond, peak: 50.percent) {
          rider.calls(rides, sending: 1.byte, receiving: 1.byte)
        }
      }.mistakes.map(\.says) == ["'Ride' has a peak of 50 %"])
  }

  @Test("11: demand rounds up: a day has 86,400 seconds, and 31.25 shards are 32")
  func rounding() {
    #expect(86_400.million.requests.per(.day).median == 1_000_000)
    let design = Design("Cache") {
      let app = Service("App")
      let entry = Record("entry", 1.kilobyte)
      let cache = Database("Cache", disk: 32.gigabytes).holding(1.billion.entries, of: entry)
      Flow("Get", at: 1.perSecond) { app.reads(entry, from: cache) }
    }
    #expect(Estimate(of: design).component("Cache", .instancesNeeded).value == 32)
  }

  @Test("12: an answer whose bytes are not stated is no answer of nothing")
  func egress() throws {
    let design = Design("Videos") {
      let viewer = Client("Viewer")
      let videos = Service("Videos")
      Flow("Watch", at: 11_574.perSecond) { viewer.calls(videos, sending: 400.bytes) }
    }
    let egress = try #require(Estimate(of: design).figure(.egressMean, of: .flow("Watch")))
    #expect(egress.value == nil)
    #expect(egress.text == "not stated")
    #expect(
      egress.amount.missing == ["the bytes 'Videos' answers 'Viewer': say receiving:"])
  }

  @Test("13: a cache sized from requests is told to count different items")
  func repeats() throws {
    let design = Design("URL shortener") {
      let app = Service("App")
      let link = Record("link", 500.bytes)
      let visits = assume("visits", 10.billion.visits).per(.month)
      let links = Cache("Hot links", memory: (visits.over(.day) * 20.percent).each(link.size))
        .popularity(.zipf(0.9), over: 1.2.million.links)
      Flow("Follow a link", at: visits) { app.reads(link, from: links) }
    }
    let finding = try #require(design.findings(of: "CA008").first)
    #expect(
      finding.message == "'Hot links' is sized from how often 'Follow a link' reads it")
    #expect(finding.evidence.first?.hasPrefix("33.3 GB come from ") == true)
    #expect(finding.evidence.contains("there are 1.20 M different items"))
  }

  @Test("14: copies and growth are counted, and an index whose room nobody said is named")
  func copiesIndexesGrowth() throws {
    func design(_ traffic: Traffic) -> Design {
      Design("Links") {
        traffic
        let app = Service("App")
        let link = Record(
          "link", key: "code", ["code": 7.bytes, "owner": 8.bytes, "to": 485.bytes]
        )
        .indexed(by: "owner")
        let links = Database("Links", replicas: 2)
        Flow("Shorten", at: 100.million.links.per(.month)) { app.writes(link, to: links) }
      }
    }
    let flat = Estimate(of: design(Traffic(planned: 5.years)))
    let raw = try #require(flat.figure(.storageRaw, of: .component("Links")))
    let stored = try #require(flat.figure(.storageStored, of: .component("Links")))
    #expect(raw.value == 3e12)
    #expect(stored.value == 9e12)
    #expect(raw.remarks.contains { $0.hasPrefix("the room of the index of 'link' by owner") })

    // 30 % more each year for five years, without a pause: ((1.3^5) − 1) ÷ ln 1.3 first years.
    let growing = Estimate(of: design(Traffic(growing: 30.percent, planned: 5.years)))
    let grown = try #require(growing.component("Links", .storageRaw).value)
    #expect(abs(grown / (1.2e9 * 500 * 10.340318280411825) - 1) < 1e-9)

    let endless = Estimate(of: design(Traffic(peak: 2.times)))
    let open = try #require(endless.figure(.storageRaw, of: .component("Links")))
    #expect(open.value == nil)
    #expect(open.amount.missing.contains { $0.hasPrefix("how far ahead to plan") })
  }
}
