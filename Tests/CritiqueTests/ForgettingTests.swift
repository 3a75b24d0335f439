import Critique
import SystemDesign
import Testing

@Suite("stores and caches that forget")
struct ForgettingTests {
  private func keeping(_ baskets: Database) -> Design {
    Design("Shop") {
      let shop = Service("Shop", instances: 2)
      let basket = Record("basket", 1.kilobyte)
      Flow("Fill", at: 10.perSecond) { shop.updates(basket, in: baskets) }
    }
  }

  @Test("that a store keeps nothing is said first, and that nothing is backed up with it")
  func first() throws {
    let design = keeping(Database("Baskets", replicas: 1).durable(.nothing))
    let found = try #require(design.findings(of: "DA002").first)
    #expect(found.severity == .error)
    #expect(found.message == "'Baskets' alone has 'basket', and forgets it at the first restart")
    #expect(
      found.evidence == ["'Fill' updates 'basket' there, and nothing that outlives it has it"])
    #expect(found.consequences.count == 1)
    #expect(design.findings(of: "DA001").isEmpty)
    let mended = keeping(Database("Baskets", replicas: 1).durable(.disk(every: 1.second)))
    #expect(mended.findings(of: "DA002").isEmpty)
    #expect(mended.findings(of: "DA001").count == 1)
  }

  @Test("what other machines have in memory is lost only with all of them")
  func memory() {
    func severity(_ replicas: Int) -> [Severity] {
      keeping(
        Database("Baskets", replicas: replicas).durable(.memory).backedUp(every: 1.day)
      ).findings(of: "DA002").map(\.severity)
    }
    #expect(severity(0) == [.error])
    #expect(severity(1) == [.warning])
  }

  @Test("a cache that alone has something is a warning only where something is promised")
  func cache() {
    func scoring(_ scores: Cache, availability: Ratio? = nil) -> [Severity] {
      Design("Game") {
        let game = Service("Game", instances: 2)
        let score = Record("score", 100.bytes)
        Flow("Score", at: 10.perSecond, availability: availability) {
          game.updates(score, in: scores)
        }
      }
      .findings(of: "DA002").map(\.severity)
    }
    let scores = Cache("Scores", replicas: 1)
    #expect(scoring(scores) == [.info])
    #expect(scoring(scores, availability: 99.9.percent) == [.warning])
    #expect(scoring(scores.durable(.memory)) == [.info])
    #expect(scoring(scores.durable(.disk(every: 1.second))) == [])
    #expect(scoring(scores.expiring(after: 1.hour)) == [])
    #expect(scoring(scores.keeping(1.day)) == [])
  }

  @Test("bytes without a name are taken to be in whatever else their flow keeps")
  func nameless() {
    func writing(_ others: [Database]) -> [Finding] {
      Design("Shop") {
        let shop = Service("Shop", instances: 2)
        let near = Database("Near", replicas: 1).durable(.nothing)
        Flow("Fill", at: 10.perSecond) {
          shop.writes(1.kilobyte, to: near)
          for other in others { shop.writes(1.kilobyte, to: other) }
        }
      }
      .findings(of: "DA002")
    }
    #expect(writing([]).count == 1)
    #expect(writing([Database("Far", replicas: 1)]).isEmpty)
  }

  @Test("who asks the service before a store that forgets does not keep it, whoever gets it does")
  func received() {
    func playing(_ other: any Callable, _ scores: any Writable) -> [Finding] {
      Design("Game") {
        let web = Service("Web", instances: 2)
        let game = Service("Game", instances: 2)
        let score = Record("score", 100.bytes)
        Flow("Show", at: 10.perSecond) { web.calls(game, receiving: score) }
        Flow("Fetch", at: 10.perSecond) { game.calls(other, receiving: score) }
        Flow("Score", at: 10.perSecond) { game.updates(score, in: scores) }
      }
      .findings(of: "DA002")
    }
    let (kept, cached) = (Database("Scores").durable(.nothing), Cache("Near"))
    #expect(playing(Service("League", instances: 2), kept).count == 1)
    #expect(playing(Service("League", instances: 2), cached).isEmpty)
    #expect(playing(External("League"), kept).isEmpty)
  }
}
