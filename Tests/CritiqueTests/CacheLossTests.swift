import Critique
import SystemDesign
import Testing

@Suite("caches that are lost")
struct CacheLossTests {
  /// Two caches before one store of 1,000 reads a second, each asked so often at the peak.
  private func reading(hot: Rate, two: Rate) -> [Finding] {
    Design("Items") {
      let app = Service("App", instances: 2)
      let small = Cache("Hot").hitting(90.percent)
      let large = Cache("Two", shards: 3, replicas: 1).hitting(90.percent)
      let items = Database("Items", reads: 1_000.perSecond)
      Flow("Rare", at: hot, peak: 1.times) { app.reads(1.kilobyte, from: small, else: items) }
      Flow("Often", at: two, peak: 1.times) { app.reads(1.kilobyte, from: large, else: items) }
    }.findings(of: "CA001")
  }

  @Test("each cache is judged for itself, and only one that is one machine is said to be")
  func each() throws {
    // Without Two 1,600 and a tenth of 2; without Hot 2 and a tenth of 1,600.
    let found = reading(hot: 2.perSecond, two: 1_600.perSecond)
    #expect(found.map(\.message) == ["losing 'Two' overloads 'Items': 160 % of what it can do"])
    let finding = try #require(found.first)
    #expect(finding.severity == .warning)
    #expect(
      finding.evidence == [
        "reads: 1,600 /s at the peak with it empty, 160 /s with it full; it can do 1,000 /s"
      ])
    let both = reading(hot: 2_000.perSecond, two: 1_600.perSecond)
    // Without Hot 2,000 and 160, without Two 1,600 and 200.
    #expect(
      both.map(\.message) == [
        "losing 'Hot' overloads 'Items': 216 % of what it can do",
        "losing 'Two' overloads 'Items': 180 % of what it can do",
      ])
    #expect(both.map(\.severity) == [.error, .warning])
  }

  @Test("two caches neither of which overloads the store alone overload it at once")
  func together() {
    // Without one of them 800 and a tenth of 800.
    let found = reading(hot: 800.perSecond, two: 800.perSecond)
    #expect(
      found.map(\.message) == [
        "losing 'Hot' and 'Two' at once overloads 'Items': 160 % of what it can do"
      ])
    #expect(found.map(\.severity) == [.warning])
    #expect(found.first?.evidence.count == 1)
    #expect(reading(hot: 500.perSecond, two: 500.perSecond).isEmpty)
  }

  @Test("what may be refused helps where the rest fits with the cache empty")
  func refusing() {
    func found(_ rate: Rate) -> [Finding] {
      Design("Items") {
        let app = Service("App", instances: 2)
        let hot = Cache("Hot").hitting(90.percent)
        let items = Database("Items", reads: 1_000.perSecond)
        Flow("Show", at: rate, peak: 1.times) { app.reads(1.kilobyte, from: hot, else: items) }
        Flow("Browse", at: 500.perSecond, peak: 1.times) {
          app.reads(1.kilobyte, from: hot, else: items)
        }
        .sheddable()
      }.findings(of: "CA001")
    }
    #expect(found(1_000.perSecond).isEmpty)
    #expect(found(1_001.perSecond).count == 1)
  }
}
