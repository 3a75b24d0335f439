import Critique
import SystemDesign
import Testing

@Suite("A flow that works out below what it promises")
struct AvailabilityPromiseTests {
  /// A buyer who calls services of others one after the other.
  private func buying(_ services: [External], promising promise: Ratio) -> [Finding] {
    let buyer = Client("Buyer")
    return Design("Buying") {
      Flow("Buy", at: 10.perSecond, peak: 1.times, availability: promise) {
        for service in services {
          buyer.calls(service, sending: 1.kilobyte, receiving: 1.kilobyte)
        }
      }
    }.critique().findings
  }

  private func services(_ count: Int, _ share: Ratio) -> [External] {
    (1...count).map { External("Service \($0)", availability: share) }
  }

  @Test("is an error with its numbers, what helps most and what can be promised")
  func numbers() throws {
    // 0.999⁴ is 0.996006: away 172.5 min of the 43,200 of a month, and 43.2 may be.
    let findings = buying(services(4, 99.9.percent), promising: 99.9.percent)
    let finding = try #require(findings.first)
    #expect(findings.map(\.rule) == ["AV005"])
    #expect(finding.severity == .error && finding.subject == .flow("Buy"))
    #expect(finding.message == "'Buy' works out at 99.6 % and promises 99.9 %")
    #expect(finding.evidence == ["it is away 2.88 h a month, and 43.2 min are allowed"])
    // Without one of them 0.999³ is left, and of its two ways a millionth is away.
    #expect(
      finding.remedy.hasPrefix(
        "first a fallback for 'Service 1' that fails apart (away 2,099 to 1,576 min/year); "))
    #expect(finding.remedy.hasSuffix("; or promise 99.6 % or less"))
    #expect(buying(services(4, 99.9.percent), promising: 99.6.percent).isEmpty)
  }

  @Test("is promised no more than it works out at, also below two nines")
  func roundedDown() throws {
    // 0.985³ is 0.95567: to the nearest that would be 95.6 %.
    let finding = try #require(buying(services(3, 98.5.percent), promising: 98.percent).first)
    #expect(finding.remedy.hasSuffix("; or promise 95.5 % or less"))
    #expect(buying(services(3, 98.5.percent), promising: 95.5.percent).isEmpty)
  }

  @Test("follows from one thing that is away more often by itself")
  func follows() throws {
    let all = services(3, 99.9.percent) + [External("Bank", availability: 99.5.percent)]
    let findings = buying(all, promising: 99.9.percent)
    #expect(findings.map(\.rule) == ["AV001"])
    // 0.999³ × 0.995 is 0.99202.
    #expect(
      findings.first?.consequences == ["'Buy' works out at 99.2 % and promises 99.9 % (AV005)"])
  }

  @Test("does not follow from one thing that alone would keep the promise")
  func standsAlone() {
    let app = Service("App", each: 100.perSecond).available(99.95.percent)
    let bank = External("Bank", availability: 99.92.percent)
    let buyer = Client("Buyer")
    let findings = Design("Buying") {
      Flow("Buy", at: 10.perSecond, peak: 1.times, availability: 99.9.percent) {
        buyer.calls(app, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        app.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
    }.critique().findings
    // 0.9995 × 0.9992 is 0.9987.
    #expect(findings.map(\.rule).sorted() == ["AV001", "AV005"])
    #expect(findings.first { $0.rule == "AV001" }?.severity == .warning)
    #expect(findings.flatMap(\.consequences).isEmpty)
  }

  @Test("follows from the overload that is the reason of what takes it down alone")
  func deeper() {
    let app = Service("App", instances: 2, each: 100.perSecond).available(99.percent)
    let findings = shop(app, at: 150.perSecond, availability: 99.9.percent)
      .critique().findings.filter { $0.severity > .info }
    // Both are needed: 0.99².
    #expect(findings.map(\.rule) == ["SC001"])
    #expect(
      findings.first?.consequences.last == "'Buy' works out at 98 % and promises 99.9 % (AV005)")
  }

  @Test("is not told of what nobody knows")
  func unknown() {
    let findings = buying(
      services(3, 99.9.percent) + [External("Bank")], promising: 99.9.percent)
    #expect(!findings.contains { $0.rule == "AV005" })
  }

  @Test("is accepted on the flow")
  func accepted() {
    let buyer = Client("Buyer")
    let (one, two) = (services(2, 99.92.percent)[0], services(2, 99.92.percent)[1])
    let critique = Design("Buying") {
      Flow("Buy", at: 10.perSecond, peak: 1.times, availability: 99.9.percent) {
        buyer.calls(one, sending: 1.kilobyte, receiving: 1.kilobyte)
        buyer.calls(two, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
      .accepting("AV005", because: "the second is on its way")
    }.critique()
    #expect(critique.findings.isEmpty)
    #expect(critique.accepted.map(\.finding.rule) == ["AV005"])
  }

  @Test("names what costs more than any change that is known would save")
  func costliest() throws {
    let names = DNS("Names").available(99.9.percent)
    let app = Service("App", instances: 2, each: 1_000.perSecond).available(98.percent)
    let design = Design("Names") {
      Flow("See", at: 100.perSecond, peak: 2.times, availability: 99.9.percent) {
        Client("Client").looksUp(names)
        Client("Client").calls(app).timeout(1.second)
      }
    }
    // Away 0.001 + 0.0004 of 525,600 min, 210 of them without the names.
    let finding = try #require(design.findings(of: "AV005").first)
    #expect(
      finding.remedy.hasPrefix(
        "first have 'Names' be there more often (away 736 to 210 min/year if it never failed); one "
          + "more instance of 'App' (away 736 to 530 min/year)"))
  }

  @Test("is told with as many digits as tell it from what is allowed")
  func digits() throws {
    // Away 0.00100075 of 43,200 min a month.
    let finding = try #require(
      buying(services(2, 99.94995.percent), promising: 99.9.percent).first { $0.rule == "AV005" })
    #expect(finding.evidence.first == "it is away 43.24 min a month, and 43.2 min are allowed")
  }
}
