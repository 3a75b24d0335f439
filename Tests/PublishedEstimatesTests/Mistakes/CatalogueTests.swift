import Critique
import DesignEvaluation
import Estimation
import SystemDesign
import Testing

/// The fourteen kinds of mistake that published estimates make, each said in a design: Napkin does not
/// read it, speaks about it, or answers otherwise.
///
/// Each kind has at least one case that begins with its number and says it in words; there is none that
/// a design cannot contain. What cannot be written down at all, as users over requests a second or a
/// count in the place of bytes, is refused by the reader (1 and 3), and by the compiler in
/// Tests/Mistakes. Slips of a prefix, a zero or a unit (4 to 7) are numbers like any others: they can be
/// told only against a figure from elsewhere, which is what a Check is for.
@Suite("the mistakes of published estimates")
struct CatalogueTests {
  @Test("1: users over requests a second are no servers")
  func usersOverRate() {
    let errors = Reading.ofLine("100.million.users / 8_000.perSecond").errors
    #expect(
      errors.map(\.says) == [
        "users over requests a second is no number of machines; first say how often each one asks: "
          + "users.each(3.requests, per: .day)"
      ])
  }

  @Test("2: the rate of mixed work is no arithmetic mean")
  func meanOfRates() throws {
    let mixed = serving(
      500.million.users.each(20.requests, per: .day),
      each: (360.perSecond + 16_000.perSecond) / 2.times)
    let finding = try #require(mixed.findings(of: "CAP008").first)
    #expect(finding.subject == .component("Servers"))
    #expect(finding.evidence.contains { $0.contains("704 /s, not 8,180 /s") })

    let added = 2.requests.per(1.request.at(360.perSecond) + 1.request.at(16_000.perSecond))
    #expect(abs(try #require(added.median) - 704.1564792176039) < 1e-9)
    let right = serving(500.million.users.each(20.requests, per: .day), each: added)
    #expect(right.findings(of: "CAP008").isEmpty)
    let servers = Estimate(of: right).component("Servers", .instancesNeeded).value
    #expect(servers == 165)
  }

  @Test(
    "3: a count is never bytes",
    arguments: [
      "300.gigabytes + 302.million.posts", "302.megabytes.atLeast(302.million.posts)",
      "302.million.posts.relative(to: 302.megabytes)",
    ])
  func countAsBytes(_ line: String) {
    let errors = Reading.ofLine(line).errors
    #expect(errors.map(\.place.line) == [4])
    #expect(
      errors.allSatisfy { $0.says.contains("'Count'") && $0.says.contains("'DataSize'") },
      "\(errors.map(\.says))")
  }

  /// What is told of a figure that does not agree with one known from elsewhere.
  private func told(_ design: Design) throws -> String {
    let findings = design.findings(of: "CAP001")
    #expect(findings.map(\.severity) == [.error])
    return try #require(findings.first).evidence.joined(separator: "; ")
  }

  @Test("3: a count printed as bytes is told by how many times it is off")
  func countPrintedAsBytes() throws {
    let text = 300.million.posts.each(1_204.bytes)
    #expect(try told(checking(text, against: 302.megabytes)).contains("1,196 times apart"))
  }

  @Test("4: a prefix that slipped by a thousand is told as one")
  func prefix() throws {
    let photos = 14_000_000_000.0.kilobytes
    #expect(
      try told(checking(photos, against: 14_000.terabytes)).contains("a prefix may have slipped"))
  }

  @Test("5: a zero that slipped is told as one")
  func zero() throws {
    let pages = 0.2.billion.users.each(10.of("pages").each(20.posts))
    #expect(try told(checking(pages, against: 4.billion.posts)).contains("a zero may have slipped"))
  }

  @Test("6: bits taken for bytes are told as that")
  func bitsForBytes() throws {
    let egress = 10_000.perSecond.carrying(100.kilobytes)
    #expect(
      try told(checking(egress, against: 1.gigabitsPerSecond))
        .contains("bits may have been taken for bytes"))
  }

  @Test("7: a day of 8,640 seconds is told against a day")
  func secondsOfADay() throws {
    let metrics = 10.million.of("points").per(.second)
    #expect(
      try told(
        checking(metrics.over(8_640.seconds), against: 0.864.trillion.of("points"))
      ).contains("a zero"))
    #expect(
      try told(checking(metrics.over(8_640.seconds), against: 86.trillion.of("points")))
        .contains("times apart"))
    #expect(metrics.over(1.day).median == 0.864e12)
  }

  @Test("6: what is printed is bytes, and a bit has a word of its own")
  func bits() throws {
    #expect(1.gigabitsPerSecond.median == 125_000_000)
    let estimate = Estimate(of: serving(1.perSecond))
    let ingress = try #require(estimate.figure(.ingressMean, of: .flow("Ask")))
    #expect(ingress.text.hasSuffix("B/s"))
    #expect(Reading.ofLine("1.gbps").errors.first?.says.contains("has no member 'gbps'") == true)
  }

  @Test("8: headroom divides, and no disk is fuller than full")
  func headroom() {
    func design(_ fill: Ratio) -> Design {
      Design("Disks") {
        let app = Service("App")
        let link = Record("link", 1.kilobyte)
        let links = Database("Links", disk: 1.terabyte).filled(to: fill)
          .holding(36.billion.links, of: link)
        Flow("Follow a link", at: 1.perSecond) { app.reads(link, from: links) }
      }
    }
    // 36 ÷ 0.7 is 51.4; 36 × 1.3 would be 46.8.
    let machines = Estimate(of: design(70.percent)).component("Links", .instancesNeeded).value
    #expect(machines == 52)
    #expect(
      design(130.percent).mistakes.map(\.says) == ["'Links' has a fill of 130 %"])
  }

  @Test("9: an input has one value")
  func changedInput() throws {
    let twice = Reading(
      """
      import SystemDesign

      let design = Design("Twitter") {
        let daily = 200.million.users
        let daily = 100.million.users
        let user = Client("User")
        let app = Service("App")
        Flow("Ask", at: daily.each(5.posts, per: .day)) {
          user.calls(app, sending: 1.byte, receiving: 1.byte)
        }
      }
      """, path: "twitter.swift")
    #expect(twice.errors.first?.says.contains("'daily'") == true)
    #expect(twice.errors.first?.place.line == 5)

    let changed = Design("Twitter") {
      let user = Client("User")
      let app = Service("App")
      let posted = assume("daily users", 200.million.users).each(5.posts, per: .day)
      let read = assume("daily users", 100.million.users).each(50.posts, per: .day)
      Flow("Post", at: posted) { user.calls(app, sending: 1.byte, receiving: 1.byte) }
      Flow("Read", at: read) { user.calls(app, sending: 1.byte, receiving: 1.byte) }
    }
    #expect(
      changed.findings(of: "CAP009").map(\.message) == [
        "'daily users' is 100 million users here and 200 million users elsewhere"
      ])
  }
}
