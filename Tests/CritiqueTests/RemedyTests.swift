import Critique
import SystemDesign
import Testing

@Suite("remedies that remedy")
struct RemedyTests {
  private func remedy(_ rule: String, _ design: Design) -> String {
    design.findings(of: rule).first?.remedy ?? ""
  }

  @Test("a lone read copy beside a primary that is taken over needs a second one")
  func readCopy() {
    func asking(_ db: Database) -> Design {
      Design("Asking") {
        let app = Service("App", instances: 9)
        Flow("Ask", at: 100.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.reads(1.kilobyte, from: db.replicas)
          app.writes(1.kilobyte, to: db)
        }
      }
    }
    let automatic = Failover.automatic(30.seconds)
    let one = Database("Db", replicas: 1, failover: automatic)
    #expect(remedy("AV001", asking(one)).hasPrefix("say replicas: 2; "))
    #expect(asking(Database("Db", replicas: 2, failover: automatic)).findings(of: "AV001").isEmpty)
    // Without a failover it needs both, and two copies need that alone.
    let neither = remedy("AV001", asking(Database("Db", replicas: 1)))
    #expect(neither.hasPrefix("say replicas: 2, failover: .automatic(30.seconds); "))
    let two = remedy("AV001", asking(Database("Db", replicas: 2)))
    #expect(two.hasPrefix("say failover: .automatic(30.seconds); "))
  }

  @Test("the copies that stay in each shard of an index do what all of them did")
  func index() {
    func asking(_ shards: Int) -> Design {
      Design("Asking") {
        let app = Service("App", instances: 9)
        let index = SearchIndex("Index", shards: shards, replicas: 2, reads: 700.perSecond)
        Flow("Ask", at: 6_000.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.reads(1.kilobyte, from: index)
        }
      }
    }
    // 6,000 ÷ 1,400 is 4.3: of four shards two copies would be at 1,500 ÷ 1,400.
    #expect(remedy("AV001", asking(3)).hasPrefix("say shards: 5"))
    #expect(!asking(4).findings(of: "AV001").isEmpty)
    #expect(asking(5).findings(of: "AV001").isEmpty)
  }

  @Test("machines that were placed by name are placed otherwise, not asked for again")
  func named() {
    func placed(_ first: Int, _ second: Int) -> Design {
      let app = Service("App", instances: first + second, each: 1_000.perSecond)
      return shop(app.placed(first, in: "a").placed(second, in: "b"), at: 850.perSecond)
    }
    // 1,700 ÷ 800 takes three, whichever zone is lost.
    #expect(
      remedy("AV009", placed(4, 2)).hasPrefix("place 6 instances, at most 3 in one zone, and"))
    #expect(
      remedy("AV009", placed(9, 1)).hasPrefix("place 10 instances, at most 7 in one zone, and"))
    #expect(placed(3, 3).findings(of: "AV009").isEmpty)
    #expect(placed(7, 3).findings(of: "AV009").isEmpty)
  }

  @Test("a mean of shares is mended with as many requests of each")
  func shares() throws {
    func design(_ each: Rate) -> Design {
      shop(Service("App", instances: 9, each: each), at: 1.perSecond)
    }
    let mixed = design(360.perSecond * 90.percent + 16_000.perSecond * 10.percent)
    #expect(
      remedy("CAP008", mixed) == "add the times: "
        + "10.requests.per(9.requests.at(360.perSecond) + 1.request.at(16_000.perSecond))")
    let mended = 10.requests.per(9.requests.at(360.perSecond) + 1.request.at(16_000.perSecond))
    // 10 ÷ (9 ÷ 360 + 1 ÷ 16,000) = 10 ÷ 0.0250625.
    #expect(abs(try #require(mended.median) - 10 / 0.0250625) < 1e-9)
    #expect(design(mended).findings(of: "CAP008").isEmpty)
    let halves = design((360.perSecond + 16_000.perSecond) / 2.times)
    #expect(
      remedy("CAP008", halves) == "add the times: "
        + "2.requests.per(1.request.at(360.perSecond) + 1.request.at(16_000.perSecond))")
    let odd = design(360.perSecond * 0.12345.times + 16_000.perSecond * 0.87655.times)
    #expect(remedy("CAP008", odd).hasSuffix("of each rate over the rate, and 1 over their sum"))
  }

  @Test("what a finding asks for is enough for what follows from it")
  func merged() {
    func design(_ instances: Int) -> Design {
      shop(
        Service("App", instances: instances, each: 1_000.perSecond), at: 7_812.5.perSecond,
        availability: 99.9.percent, across: 2.zones)
    }
    // 15,625 ÷ 800 takes twenty of which a zone leaves half; the peak alone takes seventeen.
    let finding = design(16).findings(of: "AV001").first
    #expect(finding?.consequences.count == 2)
    #expect(finding?.remedy.hasPrefix("say instances: 40 for this and what follows; or") == true)
    #expect(design(40).critique().findings.isEmpty)
    // 300 ÷ 70 takes five; 300 ÷ 80 takes four in each of two zones.
    let over = shop(
      Service("App", instances: 2, each: 100.perSecond), at: 150.perSecond, across: 2.zones
    ).findings(of: "SC001").first
    #expect(over?.remedy.hasPrefix("say instances: 8 for this and what follows, or refuse") == true)
  }
}

@Suite("A service of others that something else cannot do the work of")
struct ManagedRemedyTests {
  @Test("is told to be carried by it, and not to have one")
  func tooSmall() throws {
    let client = Client("Client")
    let network = CDN("CDN").available(99.percent)
    let origin = Service("Origin", each: 20_000.perSecond).available(99.percent)
    let other = Service("Other", each: 1_500.perSecond).available(99.9.percent)
    let found = try #require(
      Design("Network") {
        Flow("Read", at: 10_000.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.reads(1.kilobyte, from: network, else: origin, hit: 90.percent)
            .fallback { client.calls(other) }
        }
      }.findings(of: "AV001").first)
    #expect(found.evidence.contains("what could do it instead cannot carry the peak"))
    #expect(found.remedy.hasPrefix("let what is done instead carry all of the peak, take"))
  }
}

@Suite("A remedy that names an amount names enough")
struct EnoughTests {
  private func remedy(_ rule: String, _ design: Design) -> String {
    design.findings(of: rule).first?.remedy ?? ""
  }

  @Test("of time for what reaches its largest audience")
  func fanOut() {
    func sending(within time: Period) -> Design {
      let all = Audience("recipients", mean: 1_000.users, top: 20.million.users)
      let (app, queue) = (Service("App", instances: 3), Queue("Queue", replicas: 2))
      let worker = Worker("Pushers", instances: 18, writing: 500.perSecond)
      let store = Database("Store", replicas: 2)
      return Design("Campaign") {
        Flow("Send", at: 1.perHour, peak: 1.times) {
          app.sends(100.bytes, to: queue)
          queue.delivers(100.bytes, to: worker)
          worker.writes(100.bytes, to: store, times: all).timeout(1.second)
        }
        .completes(within: time)
      }
    }
    // 20 million at 500 a second take 11.11 h.
    #expect(remedy("SC006", sending(within: 1.hour)).hasSuffix(".completes(within:) 11.2 h"))
    #expect(sending(within: 11.2.hours).findings(of: "SC006").isEmpty)
    // In 1.2345 h it reaches 2,222,100, and 2.23 M takes longer.
    #expect(remedy("SC006", sending(within: 1.2345.hours)).contains("more than 2.22 M be pulled"))
  }

  @Test("of time for one answer in a hundred")
  func slow() {
    func asking(within time: Period) -> Design {
      let (buyer, bank) = (Client("Buyer"), External("Bank", taking: 123.1.milliseconds))
      return Design("Ask") {
        Flow("Buy", at: 100.perSecond, peak: 1.times, p99: time) {
          buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
        }
      }
    }
    // 123.1 ms × ln 100 are 566.9 ms.
    let said = remedy("CAP004", asking(within: 100.milliseconds))
    #expect(said.hasSuffix("or promise p99: 567 ms or more"))
    #expect(asking(within: 567.milliseconds).findings(of: "CAP004").isEmpty)
    #expect(!asking(within: 566.milliseconds).findings(of: "CAP004").isEmpty)
  }

  @Test("of disk for what is kept, filled as far as it may be")
  func disk() throws {
    func keeping(_ size: DataSize, filled share: Ratio? = nil) -> Design {
      let shop = Service("Shop", instances: 2)
      let log = Stream("Log", partitions: 6, keeping: 6.hours, replicas: 2).disk(size)
      return Design("Events") {
        Flow("Record", at: 1_201.perSecond) { shop.sends(100.kilobytes, to: log) }
      }
    }
    // 1,201 × 100 kB × 21,600 s are 2.594 TB.
    let finding = try #require(keeping(2.59.terabytes).findings(of: "DA010").first)
    #expect(finding.evidence.first?.hasPrefix("just over 2.59 TB come in that time") == true)
    #expect(finding.remedy.hasSuffix("say .disk(…) of 2.60 TB or more"))
    #expect(keeping(2.6.terabytes).findings(of: "DA010").isEmpty)
  }

  @Test("of requests that others would have to answer")
  func quota() {
    let shop = Service("Shop", instances: 2)
    let bank = External("Bank", each: 100.perSecond)
    let design = Design("Pay") {
      Flow("Pay", at: 777.3.perSecond, peak: 1.times) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
    }
    // 777.3 ÷ 0.7 are 1,110.4.
    #expect(remedy("SC001", design).hasPrefix("ask 'Bank' for 1,111 /s, "))
  }

  @Test("of shards and of replicas, where writes need the one and reads the other")
  func both() {
    func going(shards: Int, replicas: Int) -> [Finding] {
      let app = Service("App", instances: 9)
      let store = Database(
        "Store", shards: shards, replicas: replicas, reads: 500.perSecond, writes: 600.perSecond,
        failover: .automatic(30.seconds))
      return Design("Two") {
        Flow("Go", at: 400.perSecond, peak: 2.times) {
          app.writes(1.kilobyte, to: store).timeout(1.second)
          app.reads(1.kilobyte, from: store.replicas, times: 2.times).timeout(1.second)
        }
      }.critique().findings.filter { $0.rule == "SC001" || $0.rule == "SC002" }
    }
    // 800 ÷ 420 takes two shards, and 1,600 ÷ 350 five read copies, three beside each primary.
    let finding = going(shards: 1, replicas: 2).first
    #expect(finding?.remedy.contains("say shards: 2 for at most 70 %, or write several at") == true)
    #expect(finding?.remedy.hasPrefix("say replicas: ") == true)
    #expect(going(shards: 2, replicas: 3).isEmpty)
  }

  @Test("of instances after a lost region, where all of what is left may be used")
  func region() {
    func visiting(_ instances: Int) -> Design {
      shop(
        Service("App", instances: instances, each: 100.perSecond), at: 500.perSecond,
        availability: 99.9.percent, across: 2.zones.inEach(of: 2.regions))
    }
    #expect(remedy("AV009", visiting(16)).hasPrefix("say instances: 20, and what a lost region"))
    #expect(visiting(20).findings(of: "AV009").isEmpty)
    #expect(!visiting(19).findings(of: "AV009").isEmpty)
    // Of two over four zones either loss leaves one; three are enough for a zone alone.
    let pair = shop(
      Service("App", instances: 2, each: 200.perSecond), at: 150.perSecond,
      across: 2.zones.inEach(of: 2.regions))
    #expect(remedy("AV009", pair).isEmpty || remedy("AV009", pair).contains("instances: 4"))
  }

  @Test("of machines as they are typed")
  func typed() {
    let app = Service("App", instances: 2_400, each: 1.perSecond)
    let design = shop(app, at: 2_000.perSecond)
    // 4,000 ÷ 0.7 are 5,714.3.
    #expect(remedy("SC001", design).hasPrefix("say instances: 5_715 "))
  }
}

@Suite("A remedy that can be written, and is of use")
struct UsefulRemedyTests {
  @Test("a key that is written to copies which all take each write is not mended by one more")
  func writtenKey() throws {
    func telling(_ writes: Int, _ reads: Int) -> Finding? {
      let app = Service("App", instances: 30)
      let places = Cache("Places", shards: 12, replicas: 1, each: 25_000.perSecond)
        .partitioned(by: "cell", topShare: 20.percent)
      return Design("Places") {
        Flow("Tell", at: 1.perSecond, peak: 1.times) {
          app.updates(32.bytes, in: places, times: writes.times).timeout(50.milliseconds)
          app.reads(32.bytes, from: places, times: reads.times).timeout(50.milliseconds)
        }
      }.findings(of: "SC005").first
    }
    // 25,000 of the key and 8,333 of the others reach each copy, which does 25,000.
    #expect(telling(125_000, 0)?.remedy.contains("no copy makes a write less") == true)
    #expect(telling(1, 250_000)?.remedy.contains("give each shard more copies") == true)
  }

  @Test("what is there instead is told to carry the peak, and no store is put behind it")
  func fallback() throws {
    let app = Service("App", instances: 12, each: 1_000.perSecond)
    let shared = Cache("Shared", each: 10_000.perSecond)
    let store = Database("Store", replicas: 2, reads: 500.perSecond)
    let finding = try #require(
      Design("Reading") {
        Flow("Look", at: 4_000.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.reads(1.kilobyte, from: shared).timeout(1.second).fallback {
            app.reads(1.kilobyte, from: store).timeout(1.second)
          }
        }
      }.findings(of: "AV001").first)
    #expect(
      finding.remedy == "say replicas: 1; or let what is done instead carry all of the peak")
  }

  @Test("what never asks a component is not said to need it")
  func stranger() throws {
    let (client, app) = (Client("Client"), Service("App", instances: 9))
    let ranker = Service("Ranker", each: 6_000.perSecond)
    let plain = Service("Plain", instances: 3, each: 500.perSecond)
    let finding = try #require(
      Design("Ranking") {
        Flow("Look", at: 4_000.perSecond, peak: 1.times, availability: 99.9.percent) {
          app.calls(ranker).timeout(1.second).fallback { app.calls(plain).timeout(1.second) }
        }
        Flow("Other", at: 200.perSecond, peak: 1.times, availability: 99.9.percent) {
          client.calls(plain).timeout(1.second)
        }
      }.findings(of: "AV001").first)
    #expect(
      finding.message == "at the peak 'Ranker' alone takes down 'Look' and 'Other'")
  }

  @Test("files that others keep are not told to have replicas")
  func files() throws {
    let app = Service("App", instances: 2)
    let files = ObjectStore("Files").backedUp(every: 1.day)
    let finding = try #require(
      Design("Files") {
        Requirement("Little is lost", .recovery(losing: 1.hour, within: 4.hours), of: files)
        Flow("Upload", at: 10.perSecond) { app.writes(1.megabyte, to: files) }
      }.findings(of: "CAP010").first)
    #expect(
      finding.message
        == "'Files' may lose 1 day of work with a wrong delete, and 1 hour is the most that may be")
    #expect(finding.remedy == "back it up more often, or allow more")
  }

  @Test("what leaves already is not told to leave sooner where the rest fills the disk")
  func leaving() throws {
    let app = Service("App", instances: 2)
    let hold = Record("hold", 24.bytes, keeping: 10.minutes)
    let order = Record("order", 288.bytes)
    let seats = Database("Seats", disk: 500.gigabytes)
    let finding = try #require(
      Design("Seats") {
        Traffic(peak: 1.times, planned: 2.years)
        Flow("Buy", at: 200.perSecond) {
          app.writes(hold, to: seats).timeout(1.second)
          app.writes(order, to: seats).timeout(1.second)
        }
      }.findings(of: "DA010").first)
    // 200 × 288 B × 63,072,000 s are 3.63 TB.
    #expect(
      finding.remedy
        == "say keeping: on 'order' or .archiving(after:to:) on 'Seats', or shards: 8 of this disk")
  }

  @Test("what is counted is not asked for again")
  func counted() {
    func sized(_ change: (Cache) -> Cache) -> String? {
      let app = Service("App")
      let reads = 1_000.perSecond * 10.times
      let memory = reads.carrying(1.kilobyte).over(1.day)
      return Design("Reading") {
        Flow("Read", at: reads) {
          app.reads(1.kilobyte, from: change(Cache("Hot", memory: memory)))
        }
      }.findings(of: "CA008").first?.remedy
    }
    #expect(sized { $0 }?.hasPrefix("count the different items") == true)
    #expect(
      sized { $0.popularity(.zipf(0.9), over: 100.million.items) }?.hasPrefix("size it from these")
        == true)
  }
}
