import Critique
import SystemDesign
import Testing

@Suite("a cache that a flow cannot do without")
struct CacheAsHardDependencyTests {
  /// 2,000 /s, twice that at the peak: all of it is 4,000 /s.
  private func showing(_ able: Double, else goesOn: Bool) -> Design {
    Design("Items") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let hot = Cache("Hot", replicas: 1)
      let items = Database("Items", replicas: 1, reads: able.perSecond)
      Flow("Show", at: 2_000.perSecond, peak: 2.times, availability: 99.percent) {
        if goesOn {
          shop.reads(item, from: hot, else: items, hit: 90.percent)
        } else {
          shop.reads(item, from: hot)
        }
      }
      Flow("Add", at: 1.perSecond) { shop.writes(item, to: items) }
    }
  }

  @Test("what it is told to do instead never makes the store too small for an empty cache")
  func pair() throws {
    let enough = showing(4_000, else: false).findings(of: "CA004")
    #expect(enough.count == 1)
    let found = try #require(enough.first)
    #expect(found.severity == .warning)
    #expect(found.message == "without 'Hot' 'Show' fails, although 'Items' has 'item'")
    for rule in ["CA004", "CA001"] {
      #expect(showing(4_000, else: true).findings(of: rule).isEmpty)
    }
    #expect(showing(3_999, else: false).findings(of: "CA004").isEmpty)
    #expect(showing(3_999, else: true).findings(of: "CA001").count == 1)
  }
}
