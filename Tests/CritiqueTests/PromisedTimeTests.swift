import Critique
import Estimation
import SystemDesign
import Testing

@Suite("times beside what was promised")
struct PromisedTimeTests {
  @Test("a time that reads like its limit has the digits that tell them apart")
  func digits() {
    func text(_ seconds: Double, _ limit: Double) -> String {
      QuantityText.period(seconds, above: limit)
    }
    #expect(text(0.2, 0.1) == "200 ms")
    #expect(text(0.1, 0.1) == "100 ms")
    #expect(text(0.16342, 0.163) == "163.5 ms")
    #expect(text(5_167, 5_166) == "86.12 min")
    #expect(text(1 + 1e-6, 1) == "1.000001 s")
  }

  private func campaign(instances: Int, partitions: Int = 12) -> [Finding] {
    Design("Campaign") {
      let app = Service("App", instances: 2)
      let subscribers = Audience("subscribers", mean: 20_000.users, top: 10.million.users)
      let jobs = Queue("Jobs", replicas: 2)
      let fan = Worker("Fan-out", instances: 4, writing: 20_000.perSecond)
      let out = Stream("Outbox", partitions: partitions, replicas: 2)
      let sender = Worker("Sender", instances: instances, each: 500.perSecond)
      let push = External("Push", availability: 99.9.percent)
      Flow("Send", at: 0.01.perSecond, peak: 1.times) {
        app.sends(2.kilobytes, to: jobs)
        jobs.delivers(2.kilobytes, to: fan)
        fan.sends(300.bytes, to: out, times: subscribers)
        out.delivers(300.bytes, to: sender, times: subscribers)
        sender.calls(push, sending: 300.bytes, receiving: 50.bytes, times: subscribers)
      }
      .completes(within: 1_000.seconds)
    }.findings(of: "SC006")
  }

  @Test("what is delivered one by one is worked off by as many as there are")
  func divided() throws {
    // 10 M ÷ (20 × 500 /s) are just the 1,000 s; of 19 they are 1,053 s. One that makes 20,000 a
    // second for one message takes 500 s.
    #expect(campaign(instances: 20, partitions: 20).isEmpty)
    let finding = try #require(campaign(instances: 19, partitions: 20).first)
    #expect(finding.subject == .component("Sender"))
    #expect(
      finding.message == "'Send' reaches its largest audience in 17.5 min and promises 16.7 min")
    #expect(
      finding.evidence == [
        "19 of 'Sender' work off what is delivered in parts: 10.0 M at 9,500 /s"
      ])
    // No more of them than there are partitions.
    #expect(campaign(instances: 20, partitions: 12).count == 1)
  }

  @Test("what a worker makes of one message counts where it is sent on as well")
  func sentOn() {
    func messages(_ writing: Rate) -> [String] {
      Design("Campaign") {
        let subscribers = Audience("subscribers", mean: 20_000.users, top: 10.million.users)
        let app = Service("App", instances: 2)
        let jobs = Queue("Jobs", replicas: 2)
        let fan = Worker("Fan-out", instances: 4, writing: writing)
        let out = Stream("Outbox", partitions: 12, replicas: 2)
        Flow("Send", at: 0.01.perSecond, peak: 1.times) {
          app.sends(2.kilobytes, to: jobs)
          jobs.delivers(2.kilobytes, to: fan)
          fan.sends(300.bytes, to: out, times: subscribers)
        }
        .completes(within: 10.minutes)
      }.findings(of: "SC006").map(\.message)
    }
    // 10 M ÷ 5,000 /s are 2,000 s.
    #expect(
      messages(5_000.perSecond) == [
        "'Send' reaches its largest audience in 33.3 min and promises 10 min"
      ])
    #expect(messages(20_000.perSecond).isEmpty)
  }

  @Test("a peak that is not stated is asked for once, where it is said")
  func peaks() {
    func missing(_ peak: Ratio?) -> [String] {
      let (buyer, shop) = (Client("Buyer"), Service("Shop", each: 100.perSecond, taking: 1.second))
      return Design("Peaks") {
        Flow("Search", at: 1.perSecond, p99: 9.seconds) { buyer.calls(shop).timeout(9.seconds) }
        Flow("Book", at: 1.perSecond, peak: peak, p99: 9.seconds) {
          buyer.calls(shop).timeout(9.seconds)
        }
      }.critique().findings.filter { $0.rule == "CAP000" }.map { "\($0.message): \($0.evidence)" }
    }
    #expect(missing(nil).count == 1)
    #expect(missing(nil).first?.hasPrefix("the design leaves open what ") == true)
    #expect(missing(2.times).count == 1)
    #expect(missing(2.times).first?.hasPrefix("'Search' leaves open what ") == true)
  }
}
