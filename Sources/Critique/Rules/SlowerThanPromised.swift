import Estimation
import SystemDesign

/// A promised time must hold at the peak.
///
/// The time is that of all the queues on the way, each with what all flows bring to it.
struct SlowerThanPromised: Rule {
  static let id = "CAP004"
  static let slug = "latency-budget-exceeded"
  static let group = RuleGroup.capacity
  static let law = "Of 100 answers 99 come within the promised time, at the peak as well."
  static let why =
    "Means hide it: what an answer passes adds up, each queue is longest at the peak, and of what "
    + "is asked side by side the slowest is waited for."
  static let instead =
    "Shorten the place where most of the time goes: more machines where it is waiting, a cache or "
    + "less work where it is not; or hand over what the answer does not need, or promise less."
  static let source: Citation? = Citation(
    "Jeffrey Dean and Luiz André Barroso", "The Tail at Scale, Communications of the ACM 56(2)",
    2013)
  static let notWhen = [
    "the flow promises no p99",
    "it is unknown how long a component on the way takes: then that is asked for, unless the design "
      + "says so of none",
    "what is too much for an unstable queue is refused on purpose",
    "the flow can do without the answer of an unstable queue and waits a timeout for it: then that "
      + "is the time",
  ]
  static let examples: [Example] = [
    .fires("a store that takes 40 ms behind a promise of 100 ms") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond, taking: 5.milliseconds)
      let orders = Database("Orders", reads: 500.perSecond, taking: 40.milliseconds)
      Flow("Show an order", at: 100.perSecond, peak: 2.times, p99: 100.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.reads(1.kilobyte, from: orders)
      }
    },
    .fires("a queue that gets shorter with more machines") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 1, each: 100.perSecond, taking: 10.milliseconds)
      Flow("Buy", at: 30.perSecond, peak: 3.times, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("a queue that never gets shorter: 100 at once, each for 500 ms, are just the 200 /s") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", reads: 1_000.perSecond, taking: 500.milliseconds)
        .atOnce(100.requests)
      Flow("Show an order", at: 100.perSecond, peak: 2.times, p99: 5.seconds) {
        shop.reads(1.kilobyte, from: orders)
      }
    },
    .silent("the same store behind a promise of a second") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond, taking: 5.milliseconds)
      let orders = Database("Orders", reads: 500.perSecond, taking: 40.milliseconds)
      Flow("Show an order", at: 100.perSecond, peak: 2.times, p99: 1.second) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.reads(1.kilobyte, from: orders)
      }
    },
    .silent("no time is promised") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 1, each: 100.perSecond, taking: 10.milliseconds)
      Flow("Buy", at: 30.perSecond, peak: 3.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("the slow part is handed over, and nobody waits for it") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond, taking: 5.milliseconds)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 60, each: 2.perSecond, taking: 500.milliseconds)
      Flow("Buy", at: 50.perSecond, peak: 2.times, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
    },
    .silent("what would make the queue endless is refused") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 100.perSecond, taking: 10.milliseconds)
        .shedding(above: 150.perSecond)
      Flow("Buy", at: 150.perSecond, peak: 2.times, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("a way of 100 ms for a promise of 100 ms") {
      let buyer = Client("Buyer")
      let edge = LoadBalancer("Edge", instances: 2, each: 1_000.perSecond)
      Flow("Ask", at: 10.perSecond, peak: 2.times, p99: 100.milliseconds) {
        buyer.calls(edge, sending: 1.kilobyte, receiving: 1.kilobyte).roundTrip(100.milliseconds)
      }
    },
    .justFires("a way of 101 ms for a promise of 100 ms") {
      let buyer = Client("Buyer")
      let edge = LoadBalancer("Edge", instances: 2, each: 1_000.perSecond)
      Flow("Ask", at: 10.perSecond, peak: 2.times, p99: 100.milliseconds) {
        buyer.calls(edge, sending: 1.kilobyte, receiving: 1.kilobyte).roundTrip(101.milliseconds)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.flows.flatMap { flow -> [Verdict] in
      let subject = Subject.flow(flow.name)
      guard let promised = flow.p99?.median,
        let figure = review.estimate.figure(.latencyP99, of: subject)
      else { return [] }
      if let time = figure.value {
        let mean = review.estimate.figure(.latencyMean, of: subject)?.value
        return isMore(time, than: promised) ? [slow(flow, figure, time, mean, promised)] : []
      }
      if !figure.unstable.isEmpty { return endless(flow, figure, promised, review) }
      return review.statesTime ? missing(figure.amount.missing, of: flow, review) : []
    }
  }

  /// A peak is asked for where it is said, also that of another flow.
  private func missing(_ inputs: [String], of flow: Flow, _ review: Review) -> [Verdict] {
    func asks(_ input: String, for other: Flow) -> Bool {
      input.hasPrefix("the peak of '\(other.name)'")
    }
    let peakless = review.flows.filter { other in inputs.contains { asks($0, for: other) } }
    let others = inputs.filter { input in !peakless.contains { asks(input, for: $0) } }
    return review.missingPeaks(self, of: peakless, for: flow)
      + others.map { says in
        .missing(
          MissingInput(
            rule: Self.id, subject: .flow(flow.name), flows: [flow.name], origin: flow.origin,
            input: says))
      }
  }

  private func slow(
    _ flow: Flow, _ figure: Figure, _ time: Double, _ mean: Double?, _ promised: Double
  ) -> Verdict {
    let longest = figure.stays.max { $0.mean < $1.mean }
    let taken = QuantityText.period(time, above: promised)
    return finding(
      .warning, about: .flow(flow.name), in: [flow.name], at: flow.origin,
      says: "'\(flow.name)' takes \(taken) for 1 answer in 100 at the peak and promises "
        + Self.time(promised),
      because: longest.map { [Self.most($0, of: mean ?? $0.mean)] } ?? [],
      instead: (longest.map(Self.shorter) ?? "leave out what the answer does not need")
        + ", or promise p99: \(QuantityText.atLeast(time, .period)) or more")
  }

  /// One finding for each queue, so that what overloads it is its cause.
  private func endless(
    _ flow: Flow, _ figure: Figure, _ promised: Double, _ review: Review
  ) -> [Verdict] {
    figure.unstable.compactMap { queue -> Verdict? in
      guard let part = review.design.components.first(where: { $0.name == queue.component }),
        !review.refusesTheRest(part, able: queue.able)
      else { return nil }
      return finding(
        .warning, about: .component(part.name), in: [flow.name], at: flow.origin,
        says: "'\(flow.name)' waits for '\(part.name)', whose queue grows without end at the peak, "
          + "and promises \(Self.time(promised))",
        because: [queue.description],
        instead: "give '\(part.name)' more machines, let each work on more at a time, or refuse "
          + "what is too much: .shedding(above:)")
    }
  }

  /// "most of it in 'Orders': 47.1 ms of a mean of 52.3 ms, 7.06 ms of them in its queue".
  private static func most(_ stay: Stay, of mean: Double) -> String {
    let place = stay.isNetwork ? "on the way to '\(stay.component)'" : "in '\(stay.component)'"
    let waits =
      stay.waiting > stay.mean * 0.01 ? ", \(time(stay.waiting)) of them in its queue" : ""
    return "most of it \(place): \(time(stay.mean)) of a mean of \(time(mean))\(waits)"
  }

  private static func shorter(_ stay: Stay) -> String {
    let name = "'\(stay.component)'"
    if stay.isNetwork { return "bring \(name) nearer, or ask it less often" }
    if stay.waiting > stay.mean / 2 {
      return "give \(name) more machines: most of its time is waiting"
    }
    return "make \(name) quicker, ask it less often, or ask it after the answer"
  }

  private static func time(_ seconds: Double) -> String { QuantityText.text(seconds, .period) }
}

extension Review {
  /// Whether any component says how long it takes.
  fileprivate var statesTime: Bool {
    design.components.contains { $0.capacity.serviceTime != nil }
  }

  /// Whether so much is refused on purpose that the rest is within what a queue can do.
  fileprivate func refusesTheRest(_ part: Part, able: Double) -> Bool {
    estimate.uses(of: part).contains { sheds(part, $0, to: able) }
  }
}
