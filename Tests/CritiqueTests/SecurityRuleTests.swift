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
}
