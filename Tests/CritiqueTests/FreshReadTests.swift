import Critique
import SystemDesign
import Testing

@Suite("reads that must be fresh")
struct FreshReadTests {
  private func selling(
    copies: Int, reads: Int, writes: Int, _ wanted: Consistency = .strong
  ) -> Design {
    Design("Shelf") {
      let shop = Service("Shop", instances: 2)
      let shelf = Database("Shelf", .wideColumn, replicas: copies - 1)
        .replicating(.quorum(reads: reads, writes: writes))
      Flow("Sell", at: 10.perSecond) { shop.reads(1.kilobyte, from: shelf) }.consistent(wanted)
    }
  }

  @Test("only more than all copies together share one, whatever their number", arguments: 1...7)
  func edge(_ copies: Int) {
    for reads in 1...copies {
      for writes in 1...copies {
        let found = selling(copies: copies, reads: reads, writes: writes).findings(of: "DA005")
        #expect(found.isEmpty == (reads + writes > copies))
        guard let remedy = found.first?.remedy else { continue }
        let said = remedy.split(whereSeparator: { !$0.isNumber }).compactMap { Int($0) }
        let (asked, waited) = (said[0], said[1])
        #expect(asked >= reads && waited >= writes && asked + waited == copies + 1)
        // Neither is more than a majority unless it was said so; two copies have no other.
        #expect(max(asked, waited) <= max(copies / 2 + 1, reads, writes))
        #expect(
          selling(copies: copies, reads: asked, writes: waited).findings(of: "DA005").isEmpty)
        let fewer = selling(copies: copies, reads: asked - 1, writes: waited)
        #expect(asked == 1 || !fewer.findings(of: "DA005").isEmpty)
      }
    }
  }

  @Test("to miss another's write is an error, to miss one's own a warning")
  func severity() {
    func found(_ wanted: Consistency) -> [Severity] {
      selling(copies: 3, reads: 1, writes: 1, wanted).findings(of: "DA005").map(\.severity)
    }
    #expect(found(.strong) == [.error])
    #expect(found(.readYourWrites) == [.warning])
    #expect(found(.eventual) == [])
  }

  private func showing(
    _ replication: Replication?, copies: Int = 3, p99: Period? = nil,
    _ change: (Hop) -> Hop = { $0 }
  ) -> Design {
    Design("Orders") {
      let shop = Service("Shop", instances: 2)
      let plain = Database("Orders", replicas: copies - 1)
      let orders = replication.map(plain.replicating) ?? plain
      Flow("Order", at: 1.perSecond) { shop.writes(1.kilobyte, to: orders) }
      Flow("Show my order", at: 10.perSecond, p99: p99) {
        change(shop.reads(1.kilobyte, from: orders.replicas))
      }
      .consistent(.readYourWrites)
    }
  }

  @Test("copies may lack what a write has not waited for")
  func copies() throws {
    let behind = try #require(
      showing(.asynchronous(lag: 200.milliseconds)).findings(of: "DA006").first)
    #expect(
      behind.message
        == "'Show my order' must see what was just written and reads copies of 'Orders' that may not have it"
    )
    #expect(
      behind.evidence == [
        "'Show my order' says .consistent(.readYourWrites)", "its copies have a write 200 ms later",
      ])
    #expect(showing(.synchronous).findings(of: "DA006").isEmpty)
    #expect(showing(.majority).findings(of: "DA006").count == 1)
    #expect(showing(.majority, copies: 2).findings(of: "DA006").isEmpty)
    #expect(showing(.quorum(reads: 1, writes: 2)).findings(of: "DA006").count == 1)
    #expect(showing(.quorum(reads: 1, writes: 3)).findings(of: "DA006").isEmpty)
    // That a quorum is too small is said of reads that ask one.
    #expect(showing(.quorum(reads: 1, writes: 2)).findings(of: "DA005").isEmpty)
  }

  @Test("what a hop says of itself holds over what its flow says")
  func ownWord() {
    let lag = Replication.asynchronous(lag: 200.milliseconds)
    #expect(showing(lag) { $0.consistent(.eventual) }.findings(of: "DA006").isEmpty)
    #expect(
      showing(lag) { $0.consistent(.strong) }.findings(of: "DA006").map(\.severity) == [.error])
  }

  @Test("when a write counts as written is asked for where something is promised, never guessed")
  func unknown() {
    func asked(_ design: Design) -> [String] {
      design.findings(of: "CAP000").flatMap(\.evidence).filter { $0.contains(".synchronous") }
    }
    #expect(showing(nil).findings(of: "DA006").isEmpty)
    #expect(asked(showing(nil)).isEmpty)
    #expect(asked(showing(nil, p99: 1.second)).count == 1)
  }

  @Test("a flow that a queue starts must see as it says")
  func started() {
    let design = Design("Orders") {
      let news = Queue("News", replicas: 1)
      let clerk = Worker("Clerk", instances: 2)
      let orders = Database("Orders", replicas: 2)
        .replicating(.asynchronous(lag: 200.milliseconds))
      Flow("Order", at: 1.perSecond) { clerk.writes(1.kilobyte, to: orders) }
      Flow("Pack", at: 10.perSecond) {
        news.delivers(1.kilobyte, to: clerk)
        clerk.reads(1.kilobyte, from: orders.replicas)
      }
      .consistent(.strong)
    }
    #expect(design.findings(of: "DA006").count == 1)
  }

  @Test("what some flow writes under another name is not what is read")
  func others() {
    func showing(_ written: String) -> [Finding] {
      Design("Orders") {
        let shop = Service("Shop", instances: 2)
        let orders = Database("Orders", replicas: 2)
          .replicating(.asynchronous(lag: 200.milliseconds))
        Flow("Write", at: 1.perSecond) { shop.writes(Record(written, 1.kilobyte), to: orders) }
        Flow("Show", at: 10.perSecond) {
          shop.reads(Record("order", 1.kilobyte), from: orders.replicas)
        }
        .consistent(.readYourWrites)
      }
      .findings(of: "DA006")
    }
    #expect(showing("order").count == 1)
    #expect(showing("note").isEmpty)
  }

  @Test("a cache that is told of no change answers nothing that must be the last word")
  func cached() throws {
    func paying(_ cache: Cache, _ wanted: Consistency, telling: Bool = false) -> [Finding] {
      Design("Prices") {
        let shop = Service("Shop", instances: 2)
        let price = Record("price", 1.kilobyte)
        let prices = Database("Prices")
        Flow("Set", at: 1.perSecond) {
          shop.updates(price, in: prices)
          if telling { shop.invalidates(price, in: cache) }
        }
        Flow("Pay", at: 10.perSecond) {
          shop.reads(price, from: cache, else: prices, hit: 90.percent).consistent(wanted)
        }
      }
      .findings(of: "DA006")
    }
    let brief = Cache("Hot").expiring(after: 1.minute)
    let found = try #require(paying(brief, .strong).first)
    #expect(found.severity == .error)
    #expect(
      found.message
        == "'Pay' must see what was just written and reads from 'Hot', which is not told of it")
    #expect(
      found.evidence == [
        "'Pay' says .consistent(.strong)",
        "'Set' updates 'price' in 'Prices', and no flow tells 'Hot'",
      ])
    #expect(paying(brief, .strong, telling: true).isEmpty)
    #expect(paying(brief, .readYourWrites).isEmpty)
    // That it never forgets is said by another rule.
    #expect(paying(Cache("Hot"), .strong).isEmpty)
  }
}
