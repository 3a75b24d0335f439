import Critique
import Estimation
import SystemDesign
import Testing

@Suite("the copies of a cache that are left bear all that is written to it")
struct WrittenCacheTests {
  private let app = Service("App")
  private let item = Record("item", 1.kilobyte)

  private func findings(shards: Int, replicas: Int, writes: Int, reads: Int) -> [Finding] {
    let cache = Cache("Sessions", shards: shards, replicas: replicas, each: 1_000.perSecond)
    return Design("Sessions") {
      Traffic(peak: 1.times)
      Deployment(across: 3.zones)
      Flow("Save", at: writes.perSecond, availability: 99.9.percent) {
        app.writes(item, to: cache)
      }
      if reads > 0 {
        Flow("Look", at: reads.perSecond, availability: 99.9.percent) {
          app.reads(item, from: cache)
        }
      }
    }.findings(of: "AV009")
  }

  @Test(
    "as many shards are asked for as carry it, and no more",
    arguments: [
      // One copy is left of two, and bears 900 /s: of two shards 450 /s each.
      (1, 900, 0, 2),
      // It bears 800 /s and all of 180 /s: of two shards 490 /s.
      (1, 800, 180, 2),
      // Two of three are left, and bear 500 /s + 800 /s ÷ 2 = 900 /s: of two shards 450 /s.
      (2, 500, 800, 2),
    ])
  func shards(replicas: Int, writes: Int, reads: Int, enough: Int) throws {
    let finding = try #require(
      findings(shards: 1, replicas: replicas, writes: writes, reads: reads).first)
    #expect(finding.remedy.hasPrefix("say shards: \(enough), and what a lost zone leaves"))
    for shards in 1..<enough {
      #expect(
        !findings(shards: shards, replicas: replicas, writes: writes, reads: reads).isEmpty)
    }
    #expect(findings(shards: enough, replicas: replicas, writes: writes, reads: reads).isEmpty)
  }

  @Test("of copies in the memory of machines as many machines are asked for as carry it")
  func own() throws {
    func findings(_ machines: Int) -> [Finding] {
      let app = Service("App", instances: machines)
      let own = Cache("Own", each: 1_000.perSecond).inEach(of: app)
      return Design("Own") {
        Traffic(peak: 1.times)
        Deployment(across: 3.zones)
        Flow("Look", at: 8_000.perSecond, availability: 99.9.percent) {
          app.reads(item, from: own)
        }
      }.findings(of: "AV009").filter { $0.message.contains("'Own'") }
    }
    // Eight of twelve are left, at 100 %; at 80 % ten must be, of fifteen.
    let finding = try #require(findings(12).first)
    #expect(finding.remedy.hasPrefix("say instances: 15 of the component in whose memory it is"))
    #expect(findings(15).isEmpty)
  }
}
