import Estimation
import SystemDesign
import Testing

@testable import Reliability

@Suite("What gathers in a queue while its consumer is away, and when it is gone")
struct BacklogTests {
  /// What gathers without a worker that 80 % of its capacity is asked of.
  private func backlog(of jobs: any Channel) throws -> Backlog {
    let worker = Worker("Worker", each: 100.perSecond)
    let design = Design("Jobs") {
      Flow("Ask", at: 80.perSecond, peak: 1.times) {
        client.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
      }
    }
    return try #require(Reliability(of: Estimate(of: design)).backlogs().first)
  }

  @Test("an hour without a worker at 80 % of its capacity takes four to catch up")
  func backlog() throws {
    let backlog = try backlog(of: Queue("Jobs"))
    #expect(agree(backlog.messages, 288_000))
    #expect(agree(backlog.drain, 14_400, within: 1e-6))
  }

  @Test("what is older than it is kept is gone, of a queue and of a stream")
  func kept() throws {
    for jobs: any Channel in [
      Queue("Jobs", keeping: 10.minutes), Stream("Jobs", keeping: 10.minutes),
    ] {
      let backlog = try backlog(of: jobs)
      // 600 of 3,600 seconds; 20 /s are left to catch up with.
      #expect(agree(backlog.messages, 48_000))
      #expect(agree(backlog.lost, 240_000))
      #expect(agree(backlog.drain, 2_400, within: 1e-6))
    }
  }

  @Test("of one of two ways half gathers, and in a fallback nothing")
  func backlogOnWays() throws {
    let (app, other) = (Service("App"), Service("Other"))
    let jobs = Queue("Jobs")
    let worker = Worker("Worker", each: 200.perSecond)
    func backlogs(@FlowBuilder _ steps: () -> [Step]) -> [Backlog] {
      let steps = steps()
      let flow = Flow("Ask", at: 300.perSecond, peak: 1.times) {
        return FlowBuilder.buildExpression(client.calls(app)) + steps
      }
      return Reliability(of: Estimate(of: Design("Jobs") { flow })).backlogs()
    }
    let half = try #require(
      backlogs {
        oneOf {
          app.calls(other)
          inParallel {
            app.sends(thing, to: jobs)
            jobs.delivers(thing, to: worker)
          }
        }
      }.first)
    // 150 /s for an hour, and 50 /s are left to catch up with.
    #expect(agree(half.messages, 540_000))
    #expect(agree(half.drain, 10_800, within: 1e-6))
    let none = backlogs {
      app.calls(other).fallback {
        app.sends(thing, to: jobs)
        jobs.delivers(thing, to: worker)
      }
    }
    #expect(none.isEmpty)
  }

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
