import Estimation
import SystemDesign
import Testing

@Suite("What a design costs") struct CostTests {
  private let client = Client("Client")
  private let photo = Record("photo", 1.megabyte, keeping: 30.days)

  /// Two flows through one service; one keeps photos, the other shows them.
  private func design(_ app: Service, _ store: ObjectStore) -> Design {
    Design("Photos") {
      Traffic(peak: 2.times, planned: 1.year)
      Flow("Show", at: 30.perSecond) {
        client.calls(app, sending: 1.kilobyte, receiving: 1.megabyte)
        app.reads(photo, from: store)
      }
      Flow("Keep", at: 10.perSecond) {
        client.calls(app, sending: 1.megabyte, receiving: 0.bytes)
        app.writes(photo, to: store)
      }
    }
  }

  private let app = Service("App", instances: 4)
  private let store = ObjectStore("Store")
  private let month = 2_592_000.0

  private func cost(_ subject: Subject, _ design: Design) throws -> Double {
    try #require(value(.costPerMonth, of: subject, in: design))
  }

  private func expect(_ found: Double, _ wanted: Double) {
    #expect(abs(found - wanted) <= 1e-9 * abs(wanted))
  }

  @Test("machines cost their price each, and flows share it by their requests")
  func machines() throws {
    let design = design(app.costing(300.dollars.per(.month)), store)
    expect(try cost(.component("App"), design), 1_200)
    expect(try cost(.flow("Show"), design), 900)
    expect(try cost(.flow("Keep"), design), 300)
    let each = try #require(value(.costPerRequest, of: .flow("Show"), in: design))
    expect(each, 900 / (30 * month))
  }

  @Test("what is kept is paid for at the horizon, by the flow that writes it")
  func kept() throws {
    let design = design(app, store.costing(23.dollars.per(.month), keeping: 1.terabyte))
    let terabytes = 10 * month * 1e6 / 1e12
    expect(try cost(.component("Store"), design), 23 * terabytes)
    expect(try cost(.flow("Keep"), design), 23 * terabytes)
    #expect(value(.costPerMonth, of: .flow("Show"), in: design) == nil)
  }

  @Test("a year of bytes is 365 days, a year of spending twelve months, and rows make the sum")
  func years() throws {
    let app = Service("App", instances: 1).costing(1_200.dollars.per(.year))
    let store = ObjectStore("Store").costing(10.dollars.per(.month), keeping: 1.terabyte)
    let photo = Record("photo", keeping: 1.year, ["p": 1.megabyte])
    let design = Design("Years") {
      Traffic(peak: 2.times, planned: 1.year)
      Flow("Up", at: 1.perSecond) {
        client.calls(app, sending: photo, receiving: 1.kilobyte)
        app.writes(photo, to: store)
      }
    }
    // 31.536 TB at $10, and a twelfth of $1,200.
    expect(try cost(.component("Store"), design), 315.36)
    expect(try cost(.component("App"), design), 100)
    expect(try cost(.flow("Up"), design), 415.36)
    expect(try cost(.system, design), 415.36)
    expect(
      try #require(value(.costPerRequest, of: .flow("Up"), in: design)), 415.36 / month)
  }

  @Test("a yearly price beside a price of requests is a twelfth of it and theirs")
  func yearlyAndAsked() throws {
    let app = app.costing(1_200.dollars.per(.year)).costing(
      1.dollars, answering: 1.million.requests)
    let design = design(app, store)
    // Four machines at $100, and 40 a second for 30 days.
    expect(try cost(.component("App"), design), 400 + 40 * month / 1e6)
  }

  @Test("every copy on one's own disks is paid for, and of somebody else's store each thing once")
  func copies() throws {
    func cost(_ replicas: Int) throws -> Double {
      let own = Database("Own", replicas: replicas)
        .costing(100.dollars.per(.month), keeping: 1.terabyte)
      let design = Design("D") {
        Traffic(planned: 1.year)
        Flow("Keep", at: 10.perSecond) { app.writes(photo, to: own) }
      }
      return try self.cost(.component("Own"), design)
    }
    expect(try cost(2), try cost(0) * 3)
    let spread = store.replicating(.erasure(data: 4, spare: 2))
      .costing(100.dollars.per(.month), keeping: 1.terabyte)
    expect(try self.cost(.component("Store"), design(app, spread)), try cost(0))
  }

  @Test("requests are paid for at the mean rate, by the flow that brings them")
  func answered() throws {
    let design = design(app, store.costing(0.4.dollars, answering: 1.million.requests))
    expect(try cost(.flow("Show"), design), 0.4 * 30 * month / 1e6)
    expect(try cost(.flow("Keep"), design), 0.4 * 10 * month / 1e6)
    expect(try cost(.component("Store"), design), 0.4 * 40 * month / 1e6)
  }

  @Test("bytes are paid for that leave for clients and services of others, and no others")
  func sent() throws {
    let price = 90.dollars
    let design = design(
      app.costing(price, sending: 1.terabyte), store.costing(price, sending: 1.terabyte))
    expect(try cost(.component("App"), design), 90 * 30 * month * 1e6 / 1e12)
    #expect(try cost(.component("Store"), design) == 0)
    let bank = External("Bank")
    let calling = Design("D") {
      Flow("Pay", at: 1.perSecond) {
        app.costing(price, sending: 1.terabyte).calls(bank, sending: 2.megabytes, receiving: 1.byte)
      }
    }
    expect(try cost(.component("App"), calling), 90 * month * 2e6 / 1e12)
  }

  @Test("what several prices add up to is the sum, and all flows together cost what they use")
  func sum() throws {
    let design = design(
      app.costing(300.dollars.per(.month)).costing(90.dollars, sending: 1.terabyte),
      store.costing(23.dollars.per(.month), keeping: 1.terabyte)
        .costing(0.4.dollars, answering: 1.million.requests))
    let all = try cost(.system, design)
    expect(all, try cost(.component("App"), design) + cost(.component("Store"), design))
    expect(all, try cost(.flow("Show"), design) + cost(.flow("Keep"), design))
  }

  @Test("what is not priced is named as not priced, and left out of what is known")
  func unpriced() throws {
    let design = design(app.costing(300.dollars.per(.month)), store)
    let estimate = Estimate(of: design)
    let all = try #require(estimate.figure(.costPerMonth, of: .system))
    expect(try #require(all.value), 1_200)
    #expect(all.remarks.count == 1 && all.remarks[0].hasPrefix("what 'Store' costs: say .costing("))
    let store = try #require(estimate.figure(.costPerMonth, of: .component("Store")))
    #expect(store.value == nil && store.amount.missing == all.remarks)
    #expect(estimate.figure(.costPerMonth, of: .component("Client")) == nil)
  }

  @Test("what is not known of one price takes nothing from the others, and is said beside them")
  func halfKnown() throws {
    let own = Database("Own", replicas: 2).costing(600.dollars.per(.month))
      .costing(80.dollars.per(.month), keeping: 1.terabyte)
    let app = Service("App", instances: 3).costing(100.dollars.per(.month))
    let design = Design("Half") {
      Flow("Look", at: 100.perSecond) {
        client.calls(app, sending: 1.byte, receiving: 1.byte)
        app.reads(photo, from: own)
      }
      Flow("Ping", at: 100.perSecond) { client.calls(app, sending: 1.byte, receiving: 1.byte) }
    }
    let estimate = Estimate(of: design)
    // 3 × $600 of the store, 3 × $100 of the service, of which each flow has half.
    let found: [(Subject, Double)] = [
      (.component("Own"), 1_800), (.system, 2_100), (.flow("Look"), 1_950), (.flow("Ping"), 150),
    ]
    for (subject, cost) in found {
      let figure = try #require(estimate.figure(.costPerMonth, of: subject))
      expect(try #require(figure.value), cost)
      let open = figure.remarks.map { $0.hasPrefix("what 'Own' keeps: ") }
      #expect(open == (subject == .flow("Ping") ? [] : [true]))
    }
    let one = try #require(estimate.figure(.costPerRequest, of: .flow("Look")))
    #expect(one.remarks.count == 1 && one.value != nil)
  }

  @Test("bytes that one flow does not state take nothing from what another pays for its own")
  func halfStated() throws {
    let edge = LoadBalancer("Edge", instances: 10).costing(300.dollars.per(.month))
      .costing(90.dollars, sending: 1.terabyte)
    let design = Design("Half") {
      Flow("Told", at: 10.perSecond) {
        client.calls(app, through: edge, sending: 1.kilobyte, receiving: 1.megabyte)
      }
      Flow("Open", at: 10.perSecond) { client.calls(app, through: edge, sending: 1.kilobyte) }
    }
    let estimate = Estimate(of: design)
    // 10 × $300, and 10 MB a second for a month at $90 a terabyte: 25.92 TB are $2,332.80.
    for (subject, cost) in [(Subject.component("Edge"), 5_332.8), (.system, 5_332.8)] {
      let figure = try #require(estimate.figure(.costPerMonth, of: subject))
      expect(try #require(figure.value), cost)
      #expect(figure.remarks.contains("the bytes 'App' answers 'Client': say receiving:"))
    }
    let open = try #require(estimate.figure(.costPerMonth, of: .flow("Open")))
    expect(try #require(open.value), 1_500)
    #expect(open.remarks.first == "the bytes 'App' answers 'Client': say receiving:")
  }

  @Test("without a single price there is no word of cost")
  func none() {
    let figures = Estimate(of: design(app, store)).figures
    #expect(!figures.contains { $0.measure == .costPerMonth || $0.measure == .costPerRequest })
  }

  @Test("a price that is a guess has a low, a likely and a high cost")
  func guess() throws {
    let design = design(app.costing((200.dollars...450.dollars).per(.month)), store)
    let estimate = Estimate(of: design, .essentials)
    guard case .known(let spread)? = estimate.figure(.costPerMonth, of: .system)?.amount else {
      Issue.record("the cost is not known")
      return
    }
    expect(spread.low, 800)
    expect(spread.value, 1_200)
    expect(spread.high, 1_800)
  }

  @Test("the derivation is something to say aloud")
  func derivation() throws {
    let estimate = Estimate(of: design(app.costing(300.dollars.per(.month)), store))
    let steps = try #require(estimate.figure(.costPerMonth, of: .component("App"))).derivation
    #expect(
      steps == [
        "machines of 'App' = 4 machines × 300 dollars ÷ month × 1 month = $1,200"
      ])
    let one = try #require(estimate.figure(.costPerRequest, of: .flow("Show")))
    #expect(one.text == "$11.6 a million")
  }

  @Test("a cache that is priced by the gigabyte costs what it is said to hold, in every copy")
  func cached() throws {
    let cache = Cache("Hot", replicas: 1).holding(1_000.items, of: photo)
      .costing(20.dollars.per(.month), keeping: 1.gigabyte)
    let design = Design("Cache") {
      Flow("Show", at: 30.perSecond) { app.reads(photo, from: cache) }
    }
    expect(try cost(.component("Hot"), design), 40)
  }
}
