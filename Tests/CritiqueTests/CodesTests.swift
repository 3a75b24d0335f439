import Critique
import SystemDesign
import Testing

@Suite("codes that run out")
struct CodesTests {
  private func holding(_ count: Int, _ codes: Codes) -> Finding? {
    Design("Tickets") {
      let app = Service("App", instances: 2)
      let ticket = Record("ticket", 100.bytes).identified(by: codes)
      let tickets = Database("Tickets", replicas: 1).holding(count.items, of: ticket)
      Flow("Show", at: 1.perSecond) { app.reads(ticket, from: tickets) }
    }
    .findings(of: "DA011").first
  }

  @Test("drawn codes are enough up to odds of 1 in 1,000 that two are the same")
  func drawn() throws {
    // 45 × 44 ÷ 2,000,000 is 0.00099, 46 × 45 ÷ 2,000,000 is 0.001035.
    let six = Codes.random(characters: 6, of: 10)
    #expect(holding(45, six) == nil)
    let found = try #require(holding(46, six))
    #expect(found.severity == .error)
    #expect(
      found.message
        == "two of the codes of 'ticket' are the same by the horizon with odds of 0.103 %")
    #expect(
      found.evidence == [
        "46 are drawn of 1.00 M: 6 characters of 10; one that is taken is not drawn again"
      ])
    #expect(
      found.remedy
        == "say .identified(by: .random(characters: 7, of: 10)) on 'ticket', or draw again "
        + "what is taken: .random(characters: 6, of: 10, retrying: true)")
    #expect(holding(46, .random(characters: 7, of: 10)) == nil)
    #expect(holding(46, .random(characters: 6, of: 10, retrying: true)) == nil)
  }

  @Test("a hash of the content is drawn like any other")
  func hash() {
    #expect(
      holding(46, .hash(characters: 6, of: 10))?.remedy.contains(".hash(characters: 7") == true)
    #expect(holding(45, .hash(characters: 6, of: 10)) == nil)
  }

  @Test("codes that are drawn again are enough while a tenth is used")
  func drawnAgain() throws {
    let three = Codes.random(characters: 3, of: 10, retrying: true)
    #expect(holding(100, three) == nil)
    let found = try #require(holding(101, three))
    #expect(found.severity == .warning)
    #expect(found.message == "10.1 % of the codes of 'ticket' are taken by the horizon")
    #expect(
      found.remedy
        == "say .identified(by: .random(characters: 4, of: 10, retrying: true)) on 'ticket'")
    #expect(holding(1_000, three)?.severity == .warning)
    #expect(holding(1_001, three)?.severity == .error)
  }

  @Test("drawn again is no way out where more than a tenth is used")
  func tooMany() {
    let found = holding(101, .random(characters: 3, of: 10))
    #expect(found?.message.hasSuffix("with odds of 99.4 %") == true)
    #expect(found?.remedy == "say .identified(by: .random(characters: 7, of: 10)) on 'ticket'")
    #expect(
      holding(500, .random(characters: 3, of: 10))?.message.hasSuffix("as good as surely") == true)
  }

  @Test(
    "counted codes are enough to the last one",
    arguments: [
      Codes.counter(characters: 2, of: 10), .permutedCounter(characters: 2, of: 10),
    ])
  func counted(_ codes: Codes) {
    #expect(holding(100, codes) == nil)
    let found = holding(101, codes)
    #expect(found?.severity == .error)
    #expect(found?.message == "'ticket' runs out of codes before the horizon")
    #expect(found?.remedy.hasSuffix("(characters: 3, of: 10)) on 'ticket'") == true)
  }

  @Test("a clock with too few bits runs out")
  func clock() {
    #expect(holding(256, .timeSorted(bits: 8)) == nil)
    #expect(
      holding(257, .timeSorted(bits: 8))?.remedy
        == "say .identified(by: .timeSorted(bits: 9)) on 'ticket'")
  }

  @Test("how far ahead to plan is asked for where something is promised, never guessed")
  func horizon() {
    func writing(p99: Period?) -> Design {
      Design("Tickets") {
        let app = Service("App", instances: 2)
        let ticket = Record("ticket", 100.bytes).identified(by: .counter(characters: 2, of: 10))
        let tickets = Database("Tickets", replicas: 1, disk: 1.terabyte)
        Flow("Sell", at: 10.perSecond, p99: p99) { app.writes(ticket, to: tickets) }
      }
    }
    func asked(_ design: Design) -> [Finding] {
      design.findings(of: "CAP000").filter { $0.subject == .record("ticket") }
    }
    #expect(writing(p99: nil).findings(of: "DA011").isEmpty)
    #expect(asked(writing(p99: nil)).isEmpty)
    #expect(asked(writing(p99: 1.second)).first?.message.contains("DA011") == true)
  }
}
