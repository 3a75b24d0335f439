import Estimation
import SystemDesign

/// Who has the most followers must not be told of in hours.
///
/// One message is worked off by one worker, whatever their number: more of them help the mean, and
/// the largest audience only where it is delivered in parts.
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
    "Raffi Krikorian", "Timelines at Scale, QCon San Francisco", 2012)
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
    .silent("a limit that is just what one courier reaches in the promised time") {
      let outbox = Stream("Outbox", replicas: 2)
      let couriers = Worker("Couriers", instances: 9, each: 2_000.perSecond)
      let sockets = Gateway("Sockets", instances: 3)
      let members = Audience("members", mean: 3.users, top: 1.million.users)
      Flow("Send", at: 10.perSecond, peak: 1.times) {
        sockets.sends(100.bytes, to: outbox)
        outbox.delivers(100.bytes, to: couriers)
        couriers.calls(
          sockets, sending: 100.bytes, receiving: 10.bytes, times: members.upTo(3_000.users))
      }
      .completes(within: 500.milliseconds)
    },
    .silent("one delivery is cut into many, which a hundred couriers share") {
      let app = Service("App", instances: 2)
      let outbox = Stream("Outbox", partitions: 100, replicas: 2)
      let couriers = Worker("Couriers", instances: 100, each: 2_000.perSecond)
      let sockets = Gateway("Sockets", instances: 3)
      let members = Audience("members", mean: 3.users, top: 1.million.users)
      Flow("Send", at: 10.perSecond, peak: 1.times) {
        app.sends(100.bytes, to: outbox, times: members)
        outbox.delivers(100.bytes, to: couriers, times: members)
        couriers.calls(sockets, sending: 100.bytes, receiving: 10.bytes, times: members)
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
      let hops = flow.everyHop
      let told = hops.compactMap { FanOut($0, among: hops) } + FanOut.inTurn(flow)
      let slow = told.filter { isMore($0.time, than: promised) }
      let workers = distinct(slow.map(\.worker.name))
      return workers.compactMap { name in
        slow.filter { $0.worker.name == name }.max { $0.time < $1.time }
          .map { verdict($0, flow, promised) }
      }
    }
  }

  private func verdict(_ fanOut: FanOut, _ flow: Flow, _ promised: Double) -> Verdict {
    let time = QuantityText.period(fanOut.time, above: promised)
    let reach = fanOut.reach(within: promised)
    let limit = NumberText.count(reach < 1 ? reach : NumberText.roundedDown(reach))
    return finding(
      .warning, about: .component(fanOut.worker.name), in: [flow.name], at: fanOut.worker.origin,
      says: "'\(flow.name)' reaches its largest audience in \(time) and promises "
        + QuantityText.text(promised, .period),
      because: [fanOut.inWords],
      instead: (fanOut.isDivided
        ? "give '\(fanOut.worker.name)' more instances, let" : "let")
        + " those with more than \(limit) be pulled from: .upTo(…) on the audience; or promise "
        + ".completes(within:) \(QuantityText.atLeast(fanOut.time, .period))")
  }
}

/// What workers do for the largest audience of one thing.
private struct FanOut {
  let worker: Part
  /// How many they reach at most, and how many one of them reaches a second.
  let most: Double
  let pace: Double
  /// How many of them work on it: all, where each delivery brings a part of it.
  let sharing: Int
  /// Whether that is what it writes; what it does of messages holds for all of one's work.
  let isWritten: Bool
  /// How often it reaches each of them.
  var times = 1

  var isDivided: Bool { sharing > 1 }

  var time: Double { most * Double(times) / pace / Double(sharing) }

  func reach(within time: Double) -> Double {
    (pace * Double(sharing) * time / Double(times)).rounded(.down)
  }

  var inWords: String {
    let work =
      "\(NumberText.count(most * Double(times))) at \(Words.rate(pace * Double(sharing)))"
    return isDivided
      ? "\(sharing) of '\(worker.name)' work off what is delivered in parts: \(work)"
      : "one of '\(worker.name)' works off one message: \(work)"
  }

  /// What workers write in turn for the same audience in one execution, where no choice is made.
  static func inTurn(_ flow: Flow) -> [FanOut] {
    guard !flow.steps.contains(where: \.hasChoice) else { return [] }
    let hops = flow.hops
    let alone = hops.compactMap { FanOut($0, among: hops) }.filter(\.isWritten)
    let alike = Dictionary(grouping: alone) {
      [$0.worker.name, "\($0.most)", "\($0.pace)", "\($0.sharing)"]
    }
    return alike.values.filter { $0.count > 1 }.map { several in
      var all = several[0]
      all.times = several.count
      return all
    }
  }

  /// Nil of a hop that tells nobody, or of which too little is stated.
  init?(_ hop: Hop, among hops: [Hop]) {
    guard hop.from.kind == .worker, let audience = Reach(hop.times) else { return nil }
    // One that was delivered in parts has as much to do for each part as there are of it.
    let delivery = hops.first { $0.verb == .delivers && $0.to.id == hop.from.id }
    let parts = delivery.flatMap { Reach($0.times) } ?? Reach(mean: 1, most: 1)
    let capacity = hop.from.capacity
    // What is said of messages holds for one with the mean audience.
    let perMessage = capacity.each?.median.map { $0 * audience.mean / parts.mean }
    let isWrite = hop.verb.changes && hop.verb != .deletes
    let isMade = isWrite || (!hop.waits && capacity.each == nil)
    let written = isMade ? capacity.writes?.median : nil
    guard let pace = written ?? perMessage, pace > 0 else { return nil }
    let lanes = delivery?.from.messaging.partitions ?? Int.max
    let pieces = Int(exactly: min(parts.most, 1e9).rounded(.down)) ?? 1
    (worker, most, self.pace) = (hop.from, audience.most, pace)
    isWritten = written != nil
    sharing = max(1, min(hop.from.instances, lanes, pieces))
  }
}

/// How many one thing reaches: in the mean whoever is served another way, and at most.
private struct Reach {
  let mean: Double
  let most: Double

  init(mean: Double, most: Double) { (self.mean, self.most) = (mean, most) }

  /// Nil where no audience was said, or it is unknown.
  init?(_ times: Times) {
    guard let top = times.top else { return nil }
    var (mean, tops) = (times.mean, [top])
    // A machine does not slow down because the largest audiences are left out.
    if case .named(_, let reached) = mean.operation,
      case .function(.meanUpTo, let inputs) = reached.operation, inputs.count == 3
    {
      (mean, tops) = (inputs[0], [inputs[1], top])
    }
    let values = Evaluation(of: tops + [mean])
    guard let middle = values.amount(of: mean).value, middle > 0,
      let most = tops.map({ values.amount(of: $0).value ?? .infinity }).min(), most.isFinite
    else { return nil }
    self.init(mean: middle, most: most)
  }
}

extension Step {
  /// Whether an execution takes one of several ways in it.
  fileprivate var hasChoice: Bool {
    switch self {
    case .hop: false
    case .together(let steps): steps.contains(where: \.hasChoice)
    case .oneOf: true
    }
  }
}
