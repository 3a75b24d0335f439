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
