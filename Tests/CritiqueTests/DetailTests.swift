import Critique
import SystemDesign
import Testing

@Suite("details of single rules")
struct DetailTests {
  @Test("the replicas asked for are the fewest of which a zone leaves enough, beside a primary")
  func replicas() {
    let design = Design("Reads") {
      let app = Service("App", instances: 2)
      let orders = Database(
        "Orders", shards: 2, replicas: 3, across: 4.zones, reads: 100.perSecond,
        failover: .automatic(30.seconds))
      Flow("Read", at: 360.perSecond, peak: 1.times, availability: 99.9.percent) {
        app.reads(1.kilobyte, from: orders.replicas)
      }
    }
    let finding = design.findings(of: "AV009").first
    // 360 ÷ 80 is 4.5: three for each of two shards and a primary, so four copies must be left; of
    // five over four zones only three are, of six four.
    #expect(finding?.remedy.hasPrefix("say replicas: 5,") == true)
    #expect(finding?.message == "after the loss of a zone 'Orders' is 90 % used at the peak")
  }

  @Test("a limiter goes on without its counts where it is told to")
  func limiter() {
    let counts = Cache("Counts", memory: 1.gigabyte, each: 10_000.perSecond)
    let gate = Gateway("Gate", instances: 3, each: 1_000.perSecond)
      .limiting(to: 5.perSecond, by: "ip", through: counts, failingOpen: false)
    let design = Design("Limited") {
      Flow("Ask", at: 100.perSecond, peak: 1.times, availability: 99.9.percent) {
        Client("Client").calls(gate, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    let finding = design.findings(of: "AV001").first { $0.subject == .component("Counts") }
    #expect(finding?.remedy == "say replicas: 1, or failingOpen: true on 'Gate'")
  }

  @Test("what no number of machines in a load test does, no number of machines is asked for")
  func beyondTheTest() {
    // 1,000 N ÷ (1 + 0.1 (N − 1) + 0.05 N (N − 1)): four do 2,105, and more do less.
    let app = Service("App", instances: 4).measured([
      1: 1_000.perSecond, 2: 1_666.666667.perSecond, 4: 2_105.263158.perSecond,
      8: 1_777.777778.perSecond, 16: 1_103.448276.perSecond,
    ])
    func remedy(_ rule: String, at rate: Int) -> String? {
      let design = Design("Tested") {
        Flow("Ask", at: rate.perSecond, peak: 1.times, availability: 99.9.percent) {
          Client("Client").calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
        }
      }
      return design.findings(of: rule).first?.remedy
    }
    #expect(
      remedy("SC001", at: 3_000)
        == "split the work of 'App': no number of machines in its load test does so much; or refuse "
        + "what is too much: .shedding(above:)")
    #expect(remedy("AV001", at: 2_050)?.hasPrefix("say instances: 5") == true)
  }

  @Test("where it is said how few may wait, as many machines are asked for as that takes")
  func waiting() {
    let app = Service("App", instances: 1, each: 1_000.perSecond, taking: 10.milliseconds)
      .atOnce(2.requests).queueing(atMost: 1.percent)
    let design = Design("Waiting") {
      Flow("Ask", at: 600.perSecond, peak: 1.times) {
        Client("Client").calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    // Six places are busy: 13 before which no more than 1 % wait, two on a machine.
    #expect(
      design.findings(of: "SC001").first?.remedy.hasPrefix("say instances: 7 for at most 70 %")
        == true)
  }

  @Test("a queue that keeps nothing for a day carries no peak over, and is named")
  func forgetting() {
    func evidence(_ keeping: Period) -> [String] {
      let jobs = Queue("Jobs", keeping: keeping, replicas: 2)
      let worker = Worker("Worker", each: 110.perSecond)
      let design = Design("Jobs") {
        Flow("Ask", at: 100.perSecond, peak: 2.times) {
          Service("App").sends(1.kilobyte, to: jobs)
          jobs.delivers(1.kilobyte, to: worker)
        }
      }
      return design.findings(of: "SC001").flatMap(\.evidence)
    }
    #expect(evidence(1.day).isEmpty)
    #expect(evidence(23.hours).last == "'Jobs' carries nothing over for longer than 23 h")
  }

  @Test("a zone is told with the flow of which a component in it is the reason")
  func zoneWithMore() {
    let design = Design("One zone") {
      let app = Service("App", instances: 3, across: 3.zones)
      let (first, second) = (Service("First"), Service("Second"))
      Deployment(across: 1.zone)
      Flow("Either", at: 100.perSecond, peak: 1.times, availability: 99.9.percent) {
        app.calls(first).fallback { app.calls(second) }
      }
      Flow("Alone", at: 100.perSecond, peak: 1.times, availability: 99.9.percent) {
        app.calls(first, times: 20.percent)
      }
    }
    let found = design.findings(of: "AV002").first
    #expect(found?.message == "the loss of 'zone 1' takes down 'Either' and 'Alone'")
    #expect(
      found?.evidence.contains("'Alone' loses 20 /s at the peak, 20 % of it, and promises 99.9 %")
        == true)
  }

  @Test("what three of ten requests need takes three of ten of them")
  func sometimes() throws {
    let design = Design("Rare") {
      let app = Service("App", instances: 3, across: 3.zones)
      let rare = Service("Rare", across: 3.zones)
      let votes = Database("Votes", replicas: 2, across: 2.zones).replicating(.majority)
      Flow("Ask", at: 500.perSecond, peak: 1.times, availability: 99.9.percent) {
        app.calls(rare, times: 30.percent)
        app.reads(1.kilobyte, from: votes, times: 50.percent)
      }
    }
    func loss(_ rule: String) -> [String] {
      design.findings(of: rule).flatMap(\.evidence).filter { $0.contains("loses") }
    }
    #expect(
      loss("AV001") == ["'Ask' loses 150 /s at the peak, 30 % of it, and promises 99.9 %"])
    // With the first zone the one instance is lost as well: 1 − 0.7 × 0.5.
    #expect(
      loss("AV002") == ["'Ask' loses 325 /s at the peak, 65 % of it, and promises 99.9 %"])
  }

  @Test("what happens after a hand-over is a note, even where the flow promises a p99")
  func handedOver() {
    let design = Design("Orders") {
      let app = Service("App", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2)
      let log = Database("Log", replicas: 1, failover: .automatic(30.seconds))
      Flow("Order", at: 1.perSecond, p99: 100.milliseconds) {
        app.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
        mailer.updates(1.kilobyte, in: log)
      }
    }
    #expect(design.findings(of: "AV010").map(\.severity) == [.info])
    #expect(design.findings(of: "AV010").first?.remedy.contains("100 ms") == false)
  }

  @Test("a hop from one component to another is said once, with every flow and the least p99")
  func oncePerPair() {
    let design = Design("Orders") {
      let app = Service("App", instances: 2)
      let orders = Database("Orders", replicas: 1, failover: .automatic(30.seconds))
      Flow("Show", at: 1.perSecond, p99: 300.milliseconds) { app.reads(1.kilobyte, from: orders) }
      Flow("Change", at: 1.perSecond, p99: 90.milliseconds) {
        app.updates(1.kilobyte, in: orders).retries(2)
      }
    }
    let findings = design.findings(of: "AV010")
    #expect(findings.map(\.flows) == [["Show", "Change"]])
    #expect(findings.first?.hops.count == 2)
    #expect(findings.first?.remedy == "say .timeout(…) on the hop, with less than 90 ms")
    #expect(findings.first?.evidence.first?.contains("retries never start") == true)
  }

  /// Buying and browsing at one shop of 200 /s, with browsing said otherwise.
  private func browsing(_ change: (Flow) -> Flow) -> [String] {
    let buyer = Client("Buyer")
    let app = Service("App", instances: 2, each: 100.perSecond)
    func flow(_ name: String, _ rate: Rate) -> Flow {
      Flow(name, at: rate, peak: 1.times) {
        buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    }
    return Design("Shop") {
      flow("Buy", 150.perSecond)
      change(flow("Browse", 100.perSecond))
    }.critique().findings.map(\.rule)
  }

  @Test("what is too much is no overload where it may be refused and the rest fits")
  func sheddable() {
    #expect(browsing { $0 } == ["SC001"])
    #expect(!browsing { $0.sheddable() }.contains("SC001"))
  }

  @Test("what every hop together lets through is what counts")
  func admitting() {
    func rules(_ first: Rate?, _ second: Rate?) -> [String] {
      Design("Shop") {
        let buyer = Client("Buyer")
        let app = Service("App", instances: 2, each: 100.perSecond)
        Flow("Buy", at: 300.perSecond, peak: 1.times) {
          let one = buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
          let two = buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
          first.map { one.admitting(upTo: $0) } ?? one
          second.map { two.admitting(upTo: $0) } ?? two
        }
      }.critique().findings.map(\.rule)
    }
    #expect(!rules(100.perSecond, 100.perSecond).contains("SC001"))
    #expect(rules(100.perSecond, 101.perSecond).contains("SC001"))
    #expect(rules(100.perSecond, nil).contains("SC001"))
  }

  @Test("hops that are bounded count with their bound, the others with what they bring")
  func admittingSome() {
    func rules(_ rest: Rate) -> [String] {
      Design("Shop") {
        let buyer = Client("Buyer")
        let app = Service("App", instances: 2, each: 100.perSecond)
        Flow("Buy", at: 300.perSecond, peak: 1.times) {
          buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
            .admitting(upTo: 100.perSecond)
        }
        Flow("Look", at: rest, peak: 1.times) {
          buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte)
        }
      }.critique().findings.map(\.rule)
    }
    // Two of 100 /s: 100 and 100 are all they can do.
    #expect(!rules(100.perSecond).contains("SC001"))
    #expect(rules(101.perSecond).contains("SC001"))
  }

  /// Two workers of 50 /s behind a queue, in two zones, three times as busy at the peak.
  private func mailing(_ rate: Rate, within time: Period? = nil) -> [Finding] {
    Design("Mails") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, across: 2.zones, each: 50.perSecond)
      let flow = Flow("Confirm", at: rate, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
      time.map { flow.completes(within: $0) } ?? flow
    }.critique().findings.filter { $0.subject == .component("Mailer") }
  }

  @Test("behind a queue what a zone leaves must carry the mean")
  func behindQueue() throws {
    #expect(mailing(50.perSecond).isEmpty)
    let finding = try #require(mailing(51.perSecond).first)
    #expect(finding.rule == "AV009" && finding.severity == .warning)
    #expect(finding.message == "after the loss of a zone 'Mailer' is 102 % used in the mean")
    #expect(
      finding.evidence.last
        == "51 /s in the mean, 51 % of what 2 instances can do (100 /s); 1 of them is left")
    // 51 ÷ 50 takes two, and four over two zones leave two.
    #expect(
      finding.remedy.hasPrefix("say instances: 4, and what a lost zone leaves carries the mean; "))
  }

  @Test("no queue carries over what is promised to be done before the day is over")
  func promised() {
    // 3 × 40 /s are 120 %, and the mean is 40 %.
    #expect(mailing(40.perSecond, within: 1.day).isEmpty)
    let found = mailing(40.perSecond, within: 1.hour)
    #expect(found.map(\.rule) == ["SC001"])
    #expect(found.first?.message == "'Mailer' is asked for 120 % of what it can do")
  }

  @Test("an archive is kept as safe as what moves into it")
  func archive() {
    func rules(_ attic: ObjectStore, _ event: Record) -> [String] {
      Design("Events") {
        let app = Service("App", instances: 2)
        let events = Database("Events").archiving(after: 7.days, to: attic).backedUp(every: 1.day)
        Flow("Record", at: 1.perSecond) { app.writes(event, to: events) }
      }.findings(of: "DA001").map(\.subject.name)
    }
    let event = Record("event", 1.kilobyte)
    // What has moved is no longer in the database that is backed up.
    #expect(rules(ObjectStore("Attic"), event) == ["Attic"])
    #expect(rules(ObjectStore("Attic").backedUp(every: 1.week), event) == [])
    #expect(rules(ObjectStore("Attic"), event.derived()) == [])
    // And what has moved on from there is in neither.
    let deep = ObjectStore("Deep")
    let attic = ObjectStore("Attic").archiving(after: 30.days, to: deep).backedUp(every: 1.week)
    #expect(rules(attic, event) == ["Deep"])
  }

  @Test("a shared cluster that is there often enough is a warning")
  func cluster() {
    func severity(_ share: Ratio?) -> Severity? {
      let cluster = Domain("Cluster", .cluster, availability: share)
      return shop(
        Service("App", instances: 2).sharing(cluster), at: 1.perSecond,
        availability: 99.9.percent
      ).findings(of: "AV002").first?.severity
    }
    #expect(severity(99.9.percent) == .warning)
    #expect(severity(99.89.percent) == .error)
    #expect(severity(nil) == .warning)
  }

  @Test("the peak of one flow among several is asked of that flow")
  func peak() {
    let buyer = Client("Buyer")
    let app = Service("App", instances: 3, each: 100.perSecond)
    func flow(_ name: String, peak: Ratio?) -> Flow {
      Flow(name, at: 1.perSecond, peak: peak, p99: 1.second) {
        buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
    }
    let design = Design("Shop") {
      flow("Buy", peak: 2.times)
      flow("Look", peak: nil)
    }
    #expect(design.critique().findings.map(\.subject) == [.flow("Look")])
    #expect(
      design.critique().findings.first?.message == "'Look' leaves open what SC001 and SC002 need")
  }
}
