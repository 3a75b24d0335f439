import Critique
import SystemDesign
import Testing

@Suite("What asks every shard is mended by copies, for each shard has all of it")
struct EveryShardTests {
  /// 1,000 reads a second at the peak, each of all of four shards whose copies do 600 a second.
  private func searching(_ index: SearchIndex, across zones: Spread? = 3.zones) -> [Finding] {
    let app = Service("App", instances: 9, each: 1_000.perSecond)
    return Design("Search") {
      Deployment(across: zones)
      Flow("Search", at: 500.perSecond, peak: 2.times, availability: 99.9.percent) {
        app.reads(1.kilobyte, from: index).scattered(over: 4).timeout(1.second)
      }
    }.critique().findings.filter { $0.subject == .component("Index") && $0.severity > .info }
  }

  private func index(replicas: Int) -> SearchIndex {
    SearchIndex("Index", shards: 4, replicas: replicas, reads: 600.perSecond)
  }

  @Test("so that a lost zone leaves enough of them")
  func zone() throws {
    // 1,000 ÷ 480 takes three of each, and five over three zones leave three.
    let finding = try #require(searching(index(replicas: 1)).first)
    #expect(finding.rule == "AV001")
    #expect(finding.remedy.hasPrefix("say replicas: 4 for this and what follows; "))
    #expect(searching(index(replicas: 4)).isEmpty)
    #expect(searching(index(replicas: 3)).map(\.rule) == ["AV009"])
  }

  @Test("so that one of them may be lost, and all fit")
  func capacity() throws {
    // 1,000 ÷ 600 takes two, and one more; for at most 70 % it takes three.
    let alone = try #require(searching(index(replicas: 1), across: nil).first)
    #expect(alone.remedy.hasPrefix("say replicas: 2; or let the flow go on"))
    #expect(searching(index(replicas: 2), across: nil).isEmpty)
    let over = searching(index(replicas: 0), across: nil).first { $0.rule == "SC001" }
    #expect(over?.remedy.hasPrefix("say replicas: 2 for at most 70 %, or") == true)
  }

  @Test("and where a majority of them is asked, only fewer shards at once help")
  func majority() throws {
    func reading(_ reads: Int) -> [Finding] {
      let app = Service("App", instances: 9)
      let store = Database("Store", .keyValue, shards: 4, replicas: 2, reads: reads.perSecond)
        .replicating(.majority)
      return Design("Search") {
        Flow("Search", at: 500.perSecond, peak: 2.times) {
          app.reads(1.kilobyte, from: store).scattered(over: 4).timeout(1.second)
        }
      }.findings(of: "SC001")
    }
    // Of 1,000 each copy has two thirds.
    #expect(reading(700).isEmpty)
    let finding = try #require(reading(600).first)
    #expect(finding.remedy.hasPrefix("ask fewer of the shards of 'Store' at once, "))
  }

  @Test("and a primary is not told to be one of more")
  func primaries() throws {
    let app = Service("App", instances: 9)
    let store = Database("Store", .relational, shards: 4, reads: 600.perSecond)
    let finding = try #require(
      Design("Search") {
        Flow("Search", at: 500.perSecond, peak: 2.times) {
          app.reads(1.kilobyte, from: store).scattered(over: 4).timeout(1.second)
        }
      }.findings(of: "SC001").first)
    #expect(
      finding.remedy
        == "ask fewer of the shards of 'Store' at once, each of which is asked as much "
        + "however many there are; or let its copies answer what may be a little behind")
  }

  @Test("but what asks one shard is divided among more of them beside it")
  func besides() throws {
    func reading(_ shards: Int, _ scatter: Int) -> [Finding] {
      let app = Service("App", instances: 9)
      let store = Database("Store", .relational, shards: shards, reads: 1_000.perSecond)
      return Design("Reads") {
        Flow("Search", at: 200.perSecond, peak: 1.times) {
          app.reads(1.kilobyte, from: store).scattered(over: scatter).timeout(1.second)
        }
        Flow("Look", at: 3_000.perSecond, peak: 1.times) {
          app.reads(1.kilobyte, from: store).timeout(1.second)
        }
      }.critique().findings.filter { $0.rule == "SC001" || $0.rule == "SC002" }
    }
    // Of 700 a shard has 200 in any case, and 500 of 3,000 leave six.
    let finding = try #require(reading(3, 3).first)
    #expect(finding.remedy.hasPrefix("say shards: 6 for at most 70 %, or let its copies answer"))
    #expect(reading(6, 6).isEmpty)
    #expect(reading(5, 5).count == 1)
  }
}
