import Critique
import SystemDesign
import Testing

@Suite("A store that a fallback asks once its cache is lost")
struct FallbackOfCacheTests {
  /// 4,000 reads a second of a cache, and of a store of so many once it is lost.
  private func opening(
    reads: Rate, _ change: @escaping @Sendable (Hop) -> Hop = { $0 }, isSheddable: Bool = false
  ) -> [Finding] {
    let app = Service("App", instances: 2)
    let feeds = Cache("Feeds", shards: 3, replicas: 1, each: 5_000.perSecond)
    let store = Database("Store", replicas: 2, reads: reads)
    return Design("Feeds") {
      let open = Flow("Open", at: 2_000.perSecond, peak: 2.times) {
        app.reads(1.kilobyte, from: feeds).timeout(20.milliseconds).fallback {
          change(app.reads(1.kilobyte, from: store).timeout(1.second))
        }
      }
      isSheddable ? open.sheddable() : open
      Flow("Look", at: 50.perSecond, peak: 2.times) {
        app.reads(1.kilobyte, from: store).timeout(1.second)
      }
    }.findings(of: "CA001")
  }

  @Test("is told to be too small, with what comes then and what it usually has")
  func tooSmall() throws {
    let finding = try #require(opening(reads: 500.perSecond).first)
    // 4,000 and 100 of 500.
    #expect(finding.message == "losing 'Feeds' overloads 'Store': 820 % of what it can do")
    #expect(finding.severity == .warning)
    #expect(
      finding.evidence.first
        == "reads: 4,100 /s at the peak without it, 100 /s with it; it can do 500 /s")
    #expect(finding.remedy.hasPrefix("say replicas: 9 and let them answer"))
    #expect(opening(reads: 4_100.perSecond).isEmpty)
    #expect(opening(reads: 4_099.perSecond).count == 1)
  }

  @Test("is large enough for what is let through, or where the rest may be refused")
  func refused() {
    #expect(opening(reads: 500.perSecond, { $0.admitting(upTo: 400.perSecond) }).isEmpty)
    #expect(opening(reads: 500.perSecond, { $0.admitting(upTo: 401.perSecond) }).count == 1)
    #expect(opening(reads: 500.perSecond, isSheddable: true).isEmpty)
    #expect(opening(reads: 99.perSecond, isSheddable: true).isEmpty)
  }

  @Test("of several shards is told the replicas of each")
  func shards() throws {
    let app = Service("App", instances: 2)
    let hot = Cache("Hot", replicas: 2).hitting(95.percent)
    let items = Database("Items", shards: 4, replicas: 1, reads: 1_000.perSecond)
    let finding = try #require(
      Design("Items") {
        Flow("Look", at: 4_000.perSecond, peak: 2.times) {
          app.reads(1.kilobyte, from: hot, else: items).timeout(1.second)
        }
      }.findings(of: "CA001").first)
    // 8,000 ÷ 1,000 are eight, two for each of four shards.
    #expect(finding.remedy.hasPrefix("say replicas: 2 and let them answer"))
  }
}

@Suite("A fallback of what is no cache")
struct FallbackTooSmallTests {
  /// 4,000 requests a second, which so many instances do and others do instead.
  private func looking(_ first: Int, _ instead: Int, availability: Ratio? = nil) -> [Finding] {
    let buyer = Client("Buyer")
    let ranker = Service("Ranker", instances: first, each: 1_000.perSecond)
    let plain = Service("Plain", instances: instead, each: 500.perSecond)
    return Design("Looking") {
      Flow("Look", at: 4_000.perSecond, peak: 1.times, availability: availability) {
        buyer.calls(ranker).timeout(1.second).fallback { buyer.calls(plain).timeout(1.second) }
      }
      Flow("List", at: 400.perSecond, peak: 1.times) { buyer.calls(plain).timeout(1.second) }
    }.critique().findings
  }

  @Test("that is too small is told with its numbers, and what is asked for is enough")
  func numbers() throws {
    // 4,000 and 400 of 1,000.
    let found = looking(6, 2)
    let finding = try #require(found.first)
    #expect(found.map(\.rule) == ["AV018"])
    #expect(
      finding.message
        == "what is done without 'Ranker' is too much for 'Plain': 440 % of what it can do")
    #expect(
      finding.evidence == [
        "'Plain': 4,400 /s at the peak without 'Ranker', 400 /s with it; it can do 1,000 /s"
      ])
    #expect(finding.remedy.hasPrefix("say instances: 9 on 'Plain', or let through"))
    #expect(looking(6, 9).isEmpty)
  }

  @Test("follows where its first choice is a single point of the peak")
  func attached() {
    let found = looking(4, 2, availability: 99.9.percent).filter { $0.severity == .error }
    #expect(found.map(\.rule) == ["AV001"])
    #expect(found.first?.consequences.contains { $0.hasSuffix("(AV018)") } == true)
  }
}
