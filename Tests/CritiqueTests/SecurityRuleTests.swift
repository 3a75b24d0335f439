import Critique
import SystemDesign
import Testing

@Suite("how bad the findings of security and interfaces are")
struct SecurityRuleTests {
  private func plain(_ outside: Transport, _ inside: Transport) -> Design {
    Design("Site") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let user = Record("user", 1.kilobyte).holding(.personal)
      let users = Database("Users", replicas: 1)
      Deployment(outside: outside, inside: inside)
      Flow("Show a profile", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: user)
        site.reads(user, from: users)
      }
      .signedIn(with: .bearerToken, checking: "it is theirs")
    }
  }

  @Test("plain to the outside is an error, plain inside a note, and both are told apart")
  func transport() {
    #expect(plain(.plain, .tls).findings(of: "SEC001").map(\.severity) == [.error])
    #expect(plain(.tls, .plain).findings(of: "SEC001").map(\.severity) == [.info])
    #expect(plain(.plain, .plain).findings(of: "SEC001").count == 2)
    #expect(plain(.tls, .loopback).findings(of: "SEC001").isEmpty)
    #expect(
      plain(.plain, .tls).findings(of: "SEC001").first?.message
        == "personal data and a token may be read on the way between clients and us")
  }

  private func kept(_ hash: PasswordHash) -> Severity? {
    Design("Users") {
      let site = Service("Site", instances: 2)
      let user = Record("user", ["password": 60.bytes]).hashing("password", with: hash)
      let users = Database("Users", replicas: 1)
      Flow("Sign up", at: 10.perSecond) { site.writes(user, to: users) }
    }
    .findings(of: "SEC003").first?.severity
  }

  @Test("a fast hash is an error, a quick one a warning, one that may do a note")
  func passwords() {
    #expect(kept(.fast("SHA-256")) == .error)
    #expect(kept(.pbkdf2(iterations: 219_999)) == .warning)
    #expect(kept(.pbkdf2(iterations: 220_000)) == .info)
    #expect(kept(.pbkdf2(iterations: 600_000)) == nil)
    #expect(kept(.scrypt(cost: 12)) == .warning)
    #expect(kept(.scrypt(cost: 13)) == .info)
    #expect(kept(.scrypt(cost: 17)) == nil)
    #expect(kept(.argon2id(memory: 18.mebibytes, passes: 2)) == .warning)
    #expect(kept(.argon2id(memory: 46.mebibytes, passes: 1)) == nil)
    #expect(kept(.argon2id(memory: 64.mebibytes, passes: 0)) == .warning)
  }

  @Test("a GET that only adds something may keep a log: a note")
  func pixel() {
    let design = Design("Pixel") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let views = Database("Views", replicas: 1)
      Flow("Count", .get("/pixel.gif"), at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 43.bytes)
        site.writes(100.bytes, to: views)
      }
    }
    #expect(design.findings(of: "API005").map(\.severity) == [.info])
  }

  @Test("a sketch that says nothing of data, signing in or addresses is left alone")
  func sketch() {
    let design = Design("Sketch") {
      let user = Client("User")
      let app = Service("App")
      let row = Record("row", key: "id", ["id": 8.bytes, "body": 1.kilobyte])
      let rows = Database("Rows", .relational)
      Flow("List", .get("/rows"), at: 10.perSecond, availability: 99.9.percent) {
        user.calls(app, sending: 100.bytes, receiving: 20.of(row))
        app.reads(20.of(row), from: rows).searching(in: "body")
      }
      Flow("Add", .post("/rows"), at: 1.perSecond) {
        user.calls(app, sending: row, receiving: 10.bytes)
        app.writes(row, to: rows)
      }
    }
    let groups = ["SEC", "API", "OPS"]
    #expect(
      design.critique().findings.filter { finding in
        groups.contains(where: finding.rule.hasPrefix)
      }.isEmpty)
  }

  @Test(
    "what services prove to each other, and what somebody else limits, says nothing of the caller")
  func inner() {
    func found(_ rule: String, through door: Gateway? = nil) -> [Severity] {
      Design("Site") {
        let reader = Client("Reader")
        let site = Service("Site", instances: 2)
        let user = Record("user", 200.bytes).holding(.personal)
        let profiles = Service("Profiles", instances: 2).authenticating(.mutualTLS)
          .limiting(to: 50.perSecond, by: "service")
        let users = Database("Users")
        Flow("Show", .get("/users/{id}"), at: 1.perSecond, availability: 99.percent) {
          if let door {
            reader.calls(site, through: door, receiving: user)
          } else {
            reader.calls(site, receiving: user)
          }
          site.calls(profiles, receiving: user)
          profiles.reads(user, from: users)
        }
        Flow("Come in", .post("/session"), at: 1.perSecond, availability: 99.percent) {
          if let door {
            reader.calls(site, through: door)
          } else {
            reader.calls(site)
          }
          site.calls(profiles)
        }
        .kind(.signingIn)
      }
      .findings(of: rule).map(\.severity)
    }
    #expect(found("SEC002") == [.warning])
    #expect(found("API001") == [.warning])
    let door = Gateway("Door", instances: 2).authenticating(.bearerToken, checking: "it is theirs")
      .limiting(to: 5.perSecond, by: "address")
    #expect(found("SEC002", through: door).isEmpty)
    #expect(found("API001", through: door).isEmpty)
  }

  @Test("a payment whose every lasting step knows it again is no payment twice")
  func paidOnce() {
    func found(_ change: @escaping (Hop) -> Hop) -> [Finding] {
      Design("Shop") {
        let buyer = Client("Buyer")
        let shop = Service("Shop", instances: 2)
        let bank = External("Bank")
        let orders = Database("Orders")
        let carts = Cache("Carts")
        Flow("Pay", .post("/payments"), at: 1.perSecond) {
          buyer.calls(shop)
          change(shop.calls(bank))
          shop.writes(1.kilobyte, to: orders).idempotent(by: "order")
          shop.invalidates(1.kilobyte, in: carts)
        }
        .kind(.paying)
      }
      .findings(of: "API005")
    }
    #expect(found { $0.idempotent(by: "order") }.isEmpty)
    #expect(found { $0 }.count == 1)
  }

  @Test(
    "a limit that keeps guessers out stays closed, and what passes beside it takes another door")
  func closed() throws {
    let found = Design("Site") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let counts = Cache("Counts", shards: 2, replicas: 1)
      let gate = Gateway("Gate", instances: 2)
        .limiting(to: 5.perSecond, by: "address", through: counts, failingOpen: false)
      Flow("Read", at: 10.perSecond, availability: 99.percent) {
        reader.calls(site, through: gate)
      }
      Flow("Come in", .post("/session"), at: 1.perSecond) { reader.calls(site, through: gate) }
        .kind(.signingIn)
    }
    .findings(of: "API003")
    #expect(
      found.first?.remedy
        == "let 'Read' in by another door, of failingOpen: true; that of 'Come in' is right as it is"
    )
  }
}
