import Estimation
import SystemDesign

/// Who has the most followers must not be told of in hours.
///
/// One message is worked off by one worker, whatever their number: more of them help the mean.
struct SlowFanOut: Rule {
  static let id = "SC006"
  static let slug = "slow-fan-out"
  static let group = RuleGroup.scalability
  static let law = "The largest audience is reached within the promised time."
  static let why =
    "The mean says nothing of it: at 75 followers a worker is done at once, at 31 million the same "
    + "worker is busy for an hour, and what is behind it in the queue waits."
  static let instead =
    "Push to audiences up to a limit and let the readers of larger ones pull, or cut one delivery "
    + "into many."
  static let source: Citation? = Citation(
    "Martin Kleppmann", "Designing Data-Intensive Applications, chapter 1", 2017)
  static let notWhen = [
    "the flow does not promise when all is done: .completes(within:)",
    "the largest audience or what one worker can do is not stated",
  ]
  static let examples: [Example] = [
    .fires("a post pushed to 31 million by a worker that writes 6,000 a second") {
      let posts = Stream("Posts", replicas: 2)
      let feeds = Cache("Feeds")
      let fanOut = Worker("Fan-out", instances: 96, writing: 6_000.perSecond)
      let posting = Service("Posting", instances: 2)
      let followers = Audience("followers", mean: 75.users, top: 31.million.users)
      Flow("Post", at: 10.perSecond, peak: 1.times) {
        posting.sends(1.kilobyte, to: posts)
        posts.delivers(1.kilobyte, to: fanOut)
        fanOut.writes(20.bytes, to: feeds, times: followers)
      }
      .completes(within: 5.seconds)
    },
    .fires("a message told to each member of a channel of a million") {
      let outbox = Stream("Outbox", replicas: 2)
      let couriers = Worker("Couriers", instances: 9, each: 2_000.perSecond)
      let sockets = Gateway("Sockets", instances: 3)
      let members = Audience("members", mean: 3.users, top: 1.million.users)
      Flow("Send", at: 10.perSecond, peak: 1.times) {
        sockets.sends(100.bytes, to: outbox)
        outbox.delivers(100.bytes, to: couriers)
        couriers.calls(sockets, sending: 100.bytes, receiving: 10.bytes, times: members)
      }
      .completes(within: 500.milliseconds)
    },
    .silent("who has more followers than that is pulled from") {
      let posts = Stream("Posts", replicas: 2)
      let feeds = Cache("Feeds")
      let fanOut = Worker("Fan-out", instances: 96, writing: 6_000.perSecond)
      let posting = Service("Posting", instances: 2)
      let followers = Audience("followers", mean: 75.users, top: 31.million.users)
      Flow("Post", at: 10.perSecond, peak: 1.times) {
        posting.sends(1.kilobyte, to: posts)
        posts.delivers(1.kilobyte, to: fanOut)
        fanOut.writes(20.bytes, to: feeds, times: followers.upTo(20_000.users))
      }
      .completes(within: 5.seconds)
    },
    .silent("nothing is promised of when all are told") {
      let posts = Stream("Posts", replicas: 2)
      let feeds = Cache("Feeds")
      let fanOut = Worker("Fan-out", instances: 96, writing: 6_000.perSecond)
      let posting = Service("Posting", instances: 2)
      let followers = Audience("followers", mean: 75.users, top: 31.million.users)
      Flow("Post", at: 10.perSecond, peak: 1.times) {
        posting.sends(1.kilobyte, to: posts)
        posts.delivers(1.kilobyte, to: fanOut)
        fanOut.writes(20.bytes, to: feeds, times: followers)
      }
    },
    .justSilent("30,000 writes by a worker that makes 6,000 a second, in 5 seconds") {
      let posts = Stream("Posts", replicas: 2)
      let feeds = Cache("Feeds")
      let fanOut = Worker("Fan-out", instances: 96, writing: 6_000.perSecond)
      let posting = Service("Posting", instances: 2)
      let followers = Audience("followers", mean: 75.users, top: 30_000.users)
      Flow("Post", at: 10.perSecond, peak: 1.times) {
        posting.sends(1.kilobyte, to: posts)
        posts.delivers(1.kilobyte, to: fanOut)
        fanOut.writes(20.bytes, to: feeds, times: followers)
      }
      .completes(within: 5.seconds)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.flows.flatMap { flow -> [Verdict] in
      guard let promised = flow.facts.completes?.time.median else { return [] }
      let told = flow.everyHop.compactMap(FanOut.init)
      let slow = told.filter { isMore($0.time, than: promised) }
      let workers = distinct(slow.map(\.worker.name))
      return workers.compactMap { name in
        slow.filter { $0.worker.name == name }.max { $0.time < $1.time }
          .map { verdict($0, flow, promised) }
      }
    }
  }

  private func verdict(_ fanOut: FanOut, _ flow: Flow, _ promised: Double) -> Verdict {
    let name = "'\(fanOut.worker.name)'"
    return finding(
      .warning, about: .component(fanOut.worker.name), in: [flow.name], at: fanOut.worker.origin,
      says: "'\(flow.name)' reaches its largest audience in \(Self.time(fanOut.time)) and promises "
        + Self.time(promised),
      because: [
        "one of \(name) works off one message: \(NumberText.count(fanOut.most)) at "
          + Words.rate(fanOut.pace)
      ],
      instead: "let those with more than \(NumberText.count(fanOut.reach(within: promised))) be "
        + "pulled from: .upTo(…) on the audience; or promise .completes(within:) "
        + Self.time(fanOut.time))
  }

  private static func time(_ seconds: Double) -> String { QuantityText.text(seconds, .period) }
}

/// What one worker does for the largest audience of one message.
private struct FanOut {
  let worker: Part
  /// How many it reaches at most, and how many a second.
  let most: Double
  let pace: Double

  var time: Double { most / pace }

  func reach(within time: Double) -> Double { (pace * time).rounded(.down) }

  /// Nil of a hop that tells nobody, or of which too little is stated.
  init?(_ hop: Hop) {
    guard hop.from.kind == .worker, let top = hop.times.top else { return nil }
    let values = Evaluation(of: [top, hop.times.mean])
    guard let most = values.amount(of: top).value,
      let mean = values.amount(of: hop.times.mean).value
    else { return nil }
    let isWrite = hop.verb == .writes || hop.verb == .updates
    // What is said of messages holds for one with the mean audience.
    let perMessage = hop.from.capacity.each?.median.map { $0 * mean }
    let writes = isWrite ? hop.from.capacity.writes?.median : nil
    guard let pace = writes ?? perMessage, pace > 0 else { return nil }
    (worker, self.most, self.pace) = (hop.from, most, pace)
  }
}
