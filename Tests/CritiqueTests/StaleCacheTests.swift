import Critique
import SystemDesign
import Testing

@Suite("caches that do not forget, and caches that forget at once")
struct StaleCacheTests {
  @Test("what goes on being answered is an error of a cache, a warning of a network of others")
  func stale() throws {
    func showing(_ holder: any Readable) -> [Finding] {
      Design("Shop") {
        let shop = Service("Shop", instances: 2)
        let item = Record("item", 1.kilobyte)
        let items = Database("Items", replicas: 1)
        Flow("Show", at: 10.perSecond) {
          shop.reads(item, from: holder, else: items, hit: 90.percent)
        }
        Flow("Edit", at: 1.perSecond) { shop.updates(item, in: items) }
        Flow("Drop", at: 1.perSecond) { shop.deletes(item, from: items) }
      }
      .findings(of: "CA002")
    }
    let found = try #require(showing(Cache("Hot", replicas: 1)).first)
    #expect(found.severity == .error)
    #expect(
      found.message == "'Hot' goes on answering with an old 'item' after it changes in 'Items'")
    #expect(found.flows == ["Show", "Edit", "Drop"])
    #expect(
      found.evidence == [
        "'Edit' updates 'item' in 'Items', which 'Show' asks only for what 'Hot' lacks",
        "'Drop' deletes 'item' from 'Items', which 'Show' asks only for what 'Hot' lacks",
        "no entry expires, and no flow invalidates it there or writes the new one",
      ])
    #expect(showing(CDN("Net")).map(\.severity) == [.warning])
    #expect(showing(Cache("Hot").expiring(after: 1.day)).isEmpty)
    #expect(showing(Cache("Hot").keeping(1.day)).isEmpty)
  }

  @Test("everyone who comes while one asks is counted")
  func stampede() throws {
    func opening(_ pages: Cache, taking time: Period?) -> Finding? {
      Design("Site") {
        let site = Service("Site", instances: 9)
        let page = Record("page", 10.kilobytes)
        let maker = Database("Maker", replicas: 1, taking: time)
        Flow("Open", at: 5_000.perSecond, peak: 2.times) {
          site.reads(page, from: pages, else: maker, hit: 99.percent)
        }
      }
      .findings(of: "CA003").first
    }
    let pages = Cache("Pages").expiring(after: 1.minute)
      .partitioned(by: "path", topShare: 10.percent)
    let found = try #require(opening(pages, taking: 500.milliseconds))
    #expect(found.severity == .warning)
    #expect(
      found.evidence == [
        "it is wanted 1,000 /s at the peak, and expires after 1 minute",
        "'Maker' takes 500 ms to answer: 500 requests for it come meanwhile",
      ])
    #expect(opening(pages, taking: nil)?.evidence.last?.hasSuffix("is not stated") == true)
    // A thousand a second are one in a millisecond.
    #expect(opening(pages, taking: 1.millisecond) == nil)
    #expect(opening(pages, taking: 1.1.milliseconds) != nil)
    let spread = pages.expiring(after: 1.minute, jitter: 10.percent)
    #expect(opening(spread, taking: 500.milliseconds)?.severity == .info)
    #expect(opening(pages.coalescing(), taking: 500.milliseconds) == nil)
    #expect(opening(pages.servingStale(for: 1.minute), taking: 500.milliseconds) == nil)
  }
}
