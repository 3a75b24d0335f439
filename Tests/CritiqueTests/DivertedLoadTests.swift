import Critique
import SystemDesign
import Testing

@Suite("What is done another way when something is lost")
struct DivertedLoadTests {
  private let client = Client("Client")
  private let item = Record("item", 1.kilobyte).derived()

  @Test("also comes where a store behind a cache is lost")
  func storeBehindCache() throws {
    let app = Service("App", instances: 6)
    let hot = Cache("Hot", shards: 4, replicas: 1, each: 50_000.perSecond).hitting(50.percent)
    let store = Database(
      "Store", shards: 2, replicas: 1, reads: 2_500.perSecond, failover: .automatic(30.seconds))
    let old = Database("Old", replicas: 1, reads: 500.perSecond)
    let design = Design("Tiers") {
      Flow("See", at: 1_500.perSecond, peak: 2.times) {
        app.reads(item, from: hot, else: store).timeout(1.second).fallback(exercised: "daily") {
          app.reads(item, from: old).timeout(1.second)
        }
      }
    }
    // Half of 3,000 a second miss, and 500 can be done.
    #expect(
      design.findings(of: "AV018").map(\.message) == [
        "what is done without 'Store' is too much for 'Old': 300 % of what it can do"
      ])
  }

  @Test("comes whole where a delivery network is lost, before whatever it stands")
  func network() {
    let cdn = CDN("CDN").hitting(95.percent)
    let files = ObjectStore("Files")
    let own = Service("Own", instances: 3, each: 1_000.perSecond)
    let design = Design("Network") {
      Flow("Look", at: 10_000.perSecond, peak: 2.times) {
        client.reads(100.kilobytes, from: cdn, else: files).timeout(1.second)
          .fallback(exercised: "daily") {
            client.calls(own, receiving: 100.kilobytes).timeout(1.second)
          }
      }
    }
    #expect(
      design.findings(of: "CA001").map(\.message) == [
        "losing 'CDN' overloads 'Own': 667 % of what it can do"
      ])
  }

  @Test("comes from all that pass something that is lost")
  func passage() {
    let door = LoadBalancer("Door", instances: 2)
    let (a, b) = (Service("A", instances: 8), Service("B", instances: 8))
    let plain = Service("Plain", instances: 4, each: 500.perSecond)
    let design = Design("Passage") {
      Traffic(peak: 2.times)
      for (name, service) in [("Buy", a), ("Sell", b)] {
        Flow("\(name)", at: 750.perSecond) {
          client.calls(service, through: door).timeout(1.second).fallback(exercised: "daily") {
            client.calls(plain).timeout(1.second)
          }
        }
      }
    }
    // 3,000 a second of 2,000; either alone brings 1,500.
    #expect(
      design.findings(of: "AV018").map(\.message) == [
        "what is done without 'Door' is too much for 'Plain': 150 % of what it can do"
      ])
  }

  @Test("is carried over where a queue carries over what comes otherwise")
  func queued() {
    let outbox = Queue("Outbox", keeping: 2.days, replicas: 2)
    let sender = Worker("Sender", instances: 4, each: 1_000.perSecond)
    func findings(each rate: Rate) -> [Finding] {
      let mail = External("Mail", each: rate)
      let other = External("Other mail", each: rate)
      return Design("Mail") {
        Flow("Send", at: 1_000.perSecond, peak: 2.times) {
          client.sends(1.kilobyte, to: outbox)
          outbox.delivers(1.kilobyte, to: sender)
          sender.calls(mail, sending: 1.kilobyte, receiving: 100.bytes).timeout(1.second)
            .fallback(exercised: "daily") {
              sender.calls(other, sending: 1.kilobyte, receiving: 100.bytes).timeout(1.second)
            }
        }
      }.findings(of: "AV018")
    }
    #expect(findings(each: 1_500.perSecond).isEmpty)
    #expect(findings(each: 1_000.perSecond).isEmpty)
    #expect(findings(each: 999.perSecond).count == 1)
  }

  @Test("is what shards may be there for")
  func shards() {
    let app = Service("App", instances: 4)
    let search = SearchIndex("Search", shards: 4, replicas: 1, reads: 1_000.perSecond)
    func findings(falling: Bool) -> [Finding] {
      let rows = Database(
        "Rows", shards: 4, replicas: 2, disk: 4.terabytes, reads: 1_000.perSecond,
        writes: 500.perSecond)
      return Design("Shards") {
        Traffic(peak: 2.times, planned: 2.years)
        Flow("Find", at: 1_500.perSecond) {
          let find = app.reads(20.of(item), from: search).timeout(1.second)
          falling
            ? find.fallback(exercised: "daily") {
              app.reads(20.of(item), from: rows).timeout(1.second)
            } : find
        }
        Flow("Get", at: 50.perSecond) { app.reads(item, from: rows).timeout(1.second) }
        Flow("Add", at: 10.perSecond) { app.writes(item, to: rows).timeout(1.second) }
      }.findings(of: "SC010").filter { $0.subject == .component("Rows") }
    }
    #expect(findings(falling: false).count == 1)
    #expect(findings(falling: true).isEmpty)
  }
}
