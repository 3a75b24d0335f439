import Estimation
import SystemDesign
import Testing

struct FanOutFigureTests {
  private let followers = Audience("followers", mean: 75.users, top: 31.million.users)
  private let posted = 4_600.perSecond
  private let entry = Record("entry", 20.bytes)

  private func estimate(
    _ worker: Worker, _ audience: any Multiplicity, also: (Worker, Cache) -> [Hop] = { _, _ in [] }
  ) -> Estimate {
    let posts = Queue("Posts")
    let feeds = Cache("Feeds")
    let more = also(worker, feeds)
    return Estimate(
      of: Design("Feed") {
        Traffic(peak: 2.times, busy: 50.percent)
        Flow("Post", at: posted) {
          posts.delivers(entry, to: worker)
          worker.writes(entry, to: feeds, times: audience)
          for hop in more { hop }
        }
      })
  }

  private func value(_ measure: Measure, _ estimate: Estimate) -> Double? {
    estimate.figure(measure, of: .component("Worker"))?.value
  }

  @Test("the workers' budget says up to which audience they write, and what that saves")
  func budget() throws {
    let law = try FollowerDistribution(mean: 75, top: 31e6)
    let estimate = estimate(
      Worker("Worker", instances: 40, writing: 5_000.perSecond), followers)
    // 40 × 5,000 /s, half of it used, over 9,200 posts a second at the peak.
    let limit = try FanOut.limit(posts: 9_200, law, budget: 100_000)
    expect(try #require(value(.fanOutLimit, estimate)), is: limit, within: 1e-9)
    expect(
      try #require(value(.fanOutAbove, estimate)), is: law.share(above: limit), within: 1e-6)
    let hybrid = try FanOut.hybrid(posts: 9_200, law, upTo: limit)
    expect(try #require(value(.fanOutSaved, estimate)), is: hybrid.saved, within: 1e-9)
    expect(hybrid.deliveries, is: 100_000, within: 1e-9)
  }

  @Test("workers that bear everyone write to everyone")
  func everyone() {
    let estimate = estimate(
      Worker("Worker", instances: 400, writing: 5_000.perSecond), followers)
    #expect(value(.fanOutLimit, estimate) == 31e6)
    #expect(value(.fanOutAbove, estimate) == 0)
    #expect(abs(value(.fanOutSaved, estimate) ?? 1) < 1e-12)
  }

  @Test("a stated limit is held against what the workers bear")
  func stated() throws {
    let law = try FollowerDistribution(mean: 75, top: 31e6)
    let estimate = estimate(
      Worker("Worker", instances: 40, writing: 5_000.perSecond), followers.upTo(10_000.users))
    expect(
      try #require(value(.fanOutLimit, estimate)),
      is: try FanOut.limit(posts: 9_200, law, budget: 100_000), within: 1e-9)
    expect(
      try #require(value(.fanOutAbove, estimate)), is: law.share(above: 10_000), within: 1e-9)
  }

  @Test("a limit that a budget sets brings the writes to that budget")
  func fitting() throws {
    let estimate = estimate(
      Worker("Worker", instances: 40, writing: 5_000.perSecond),
      followers.fitting(200_000.perSecond, at: posted))
    let written = try #require(estimate.figure(.rateMean, of: .component("Feeds"))?.value)
    expect(written, is: 200_000, within: 1e-9)
  }

  @Test("what a worker writes besides is taken from its budget first")
  func others() throws {
    let law = try FollowerDistribution(mean: 75, top: 31e6)
    let estimate = estimate(
      Worker("Worker", instances: 40, writing: 5_000.perSecond), followers
    ) { worker, feeds in [worker.writes(entry, to: feeds, times: 2.times)] }
    expect(
      try #require(value(.fanOutLimit, estimate)),
      is: try FanOut.limit(posts: 9_200, law, budget: 100_000 - 2 * 9_200), within: 1e-9)
  }

  @Test(
    "what peaks at another hour leaves the workers to the audience, and what is asked twice none")
  func hours() throws {
    let noon = (0..<24).map { $0 == 12 ? 100.0 : 1 }
    func limit(hedging: Bool) -> Double? {
      let (queue, store) = (Queue("Queue"), Database("Store"))
      let worker = Worker("Worker", writing: 1_000.perSecond)
      let design = Design("Hours") {
        Traffic(busy: 70.percent)
        Flow("Post", at: 11.perSecond) {
          queue.delivers(entry, to: worker)
          let write = worker.writes(entry, to: store, times: followers)
          if hedging { write.hedged(after: 80.percent) } else { write }
        }
        .daily(.hours(Array(repeating: 1, count: 24)))
        Flow("Log", at: 30.75.perSecond) { worker.writes(entry, to: store) }
          .daily(.hours(noon))
      }
      return value(.fanOutLimit, Estimate(of: design))
    }
    let law = try FollowerDistribution(mean: 75, top: 31e6)
    // At noon 600 /s are written besides, so that 100 of 700 are left for 11 posts.
    expect(
      try #require(limit(hedging: false)), is: try FanOut.limit(posts: 11, law, budget: 100),
      within: 1e-9)
    expect(
      try #require(limit(hedging: true)), is: try FanOut.limit(posts: 11 * 1.2, law, budget: 100),
      within: 1e-9)
  }

  @Test("without a stated pace the limit is unknown, and it says what would settle it")
  func unknown() throws {
    let estimate = estimate(Worker("Worker", instances: 40), followers)
    let figure = try #require(estimate.figure(.fanOutLimit, of: .component("Worker")))
    #expect(
      figure.amount.missing == [
        "what one machine of 'Worker' can write: say writing: 1_000.perSecond"
      ])
  }

  @Test("an audience that two flows write to is limited by what both bring")
  func together() throws {
    func limit(_ rates: [Int]) throws -> Double {
      let (posts, feeds) = (Queue("Posts"), Cache("Feeds"))
      let worker = Worker("Worker", instances: 40, writing: 5_000.perSecond)
      let estimate = Estimate(
        of: Design("Feed") {
          Traffic(peak: 1.times, busy: 50.percent)
          for (number, rate) in rates.enumerated() {
            Flow("Post \(number)", at: rate.perSecond) {
              posts.delivers(entry, to: worker)
              worker.writes(entry, to: feeds, times: followers)
            }
          }
        })
      return try #require(value(.fanOutLimit, estimate))
    }
    expect(try limit([1_500, 1_500]), is: try limit([3_000]), within: 1e-12)
    expect(try limit([2_500, 500]), is: try limit([3_000]), within: 1e-12)
    #expect(try limit([1_500]) > limit([1_500, 1_500]))
  }
}
