import Critique
import SystemDesign
import Testing

@Suite("What is no finding, though it looks like one")
struct SameDoneTwiceTests {
  private let client = Client("Client")
  private let gate = Gateway("Gate", instances: 2)
  private let shop = Service("Shop", instances: 2)
  private let order = Record("order", key: "id", ["id": 8.bytes, "customer": 8.bytes])
  private let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)

  @Test("a request with a key may be passed on again by a door, and tried again by a service")
  func keyed() {
    func findings(_ key: String?) -> [Finding] {
      Design("Keyed") {
        Flow("Order", .post("/orders", key: key), at: 10.perSecond, availability: 99.percent) {
          client.calls(gate).timeout(2.seconds)
          gate.calls(shop).timeout(1.second).retries(1)
          shop.writes(order, to: orders).timeout(100.milliseconds)
        }
        Flow("Order again", .post("/orders", key: key), at: 1.perSecond, availability: 99.percent) {
          Service("Other", instances: 2).calls(shop).timeout(1.second).retries(1)
          shop.writes(order, to: orders).timeout(100.milliseconds)
        }
      }.findings(of: "AV014")
    }
    #expect(findings("Idempotency-Key").isEmpty)
    #expect(findings(nil).count == 2)
  }

  @Test("messages of one order are in order where the stream goes by its customer")
  func field() {
    func findings(by key: String) -> [Finding] {
      let events = Stream("Events", partitions: 8, by: key, replicas: 2)
      return Design("Ordered") {
        Flow("Order", at: 10.perSecond) {
          shop.sends(order, to: events)
          events.delivers(order, to: Worker("Worker", instances: 2))
        }
        .ordered(by: "order")
      }.findings(of: "MQ006")
    }
    #expect(findings(by: "customer").isEmpty)
    #expect(findings(by: "region").count == 1)
  }

  @Test("a requirement of nothing by name is of a stream only where nothing else keeps anything")
  func required() {
    func findings(alsoStored: Bool) -> [Finding] {
      let clicks = Stream("Clicks", replicas: 2).acknowledging(.oneCopy)
      return Design("Required") {
        Requirement("Nothing is lost", .durability(99.999.percent))
        Flow("Browse", at: 10.perSecond) { shop.sends(100.bytes, to: clicks) }
        if alsoStored { Flow("Pay", at: 1.perSecond) { shop.writes(order, to: orders) } }
      }.findings(of: "MQ007")
    }
    #expect(findings(alsoStored: true).isEmpty)
    #expect(findings(alsoStored: false).map(\.severity) == [.error])
  }

  @Test("what is kept for a while and no longer may stand in a cache alone")
  func passing() {
    func findings(keeping time: Period?) -> [Finding] {
      let place = Record("place", key: "driver", keeping: time, ["driver": 8.bytes])
      return Design("Places") {
        Flow("Move", at: 10.perSecond, availability: 99.percent) {
          shop.writes(place, to: Cache("Places", replicas: 1)).timeout(1.second)
        }
      }.findings(of: "DA002")
    }
    #expect(findings(keeping: 1.minute).isEmpty)
    #expect(findings(keeping: nil).count == 1)
  }

  @Test("a receipt that a payment does without is no error where it comes twice")
  func receipt() {
    func severities(isOptional: Bool) -> [Severity] {
      let mails = Queue("Mails", replicas: 2, delivery: .atLeastOnce)
      let mailer = Worker("Mailer", instances: 2)
      return Design("Receipts") {
        Flow("Pay", at: 1.perSecond, availability: 99.percent) {
          let sent = shop.sends(100.bytes, to: mails)
          isOptional ? sent.optional(losing: "the receipt") : sent
          mails.delivers(100.bytes, to: mailer)
          mailer.calls(External("Post office")).timeout(1.second)
        }
        .kind(.paying)
      }.findings(of: "MQ005").map(\.severity)
    }
    #expect(severities(isOptional: true) == [.warning])
    #expect(severities(isOptional: false) == [.error])
  }

  @Test("of several ways one is written to, and each store sends its own log")
  func ways() throws {
    let europe = Database("Europe", replicas: 1).backedUp(every: 1.day)
    let america = Database("America", replicas: 1).backedUp(every: 1.day)
    let events = Stream("Events", replicas: 2)
    let design = Design("Regions") {
      Flow("Order", at: 10.perSecond, availability: 99.percent) {
        oneOf {
          shop.writes(order, to: europe)
          shop.writes(order, to: america)
        }
        shop.sends(order, to: events)
      }
    }
    let finding = try #require(design.findings(of: "DA007").first)
    #expect(
      finding.evidence.first
        == "in 'Order' it writes 'order' to 'Europe' or writes 'order' to 'America', then sends "
        + "'order' to 'Events': if it dies meanwhile, not all of it is done, and nobody knows")
    #expect(
      finding.remedy.hasPrefix(
        "let 'Europe' and 'America' each send its log of changes to 'Events' in place of 'Shop'; "))
  }
}
