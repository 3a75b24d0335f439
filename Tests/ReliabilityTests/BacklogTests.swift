import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What gathers in a queue is gone as fast as the slowest behind it")
struct BacklogTests {
  private func drain(asking others: Int) throws -> Double? {
    let (app, jobs) = (Service("App"), Queue("Jobs"))
    let worker = Worker("Worker", instances: 4, each: 1_000.perSecond)
    let store = Service("Store", each: 1_000.perSecond)
    let design = Design("Jobs") {
      Flow("Send", at: 400.perSecond, peak: 1.times) {
        client.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
        worker.calls(store)
      }
      Flow("Ask", at: others.perSecond, peak: 1.times) {
        client.calls(app)
        app.calls(store)
      }
    }
    let backlog = try #require(Reliability(of: Estimate(of: design)).backlogs().first)
    #expect(agree(backlog.messages, 1_440_000))
    return backlog.drain
  }

  @Test("the worker asks for 4,000 /s what can do 1,000, less what others ask of it")
  func slowest() throws {
    // 400 /s go on coming: of 999 /s 599 are left, of 700 there are 300.
    #expect(agree(try drain(asking: 1), 1_440_000.0 / 599, within: 1e-6))
    #expect(agree(try drain(asking: 300), 4_800, within: 1e-6))
    #expect(try drain(asking: 600) == .infinity)
  }
}
