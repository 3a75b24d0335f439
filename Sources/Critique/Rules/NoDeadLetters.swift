import Estimation
import SystemDesign

/// A message that nobody can do must be put aside.
///
/// One finding for each queue or stream, whatever it delivers to. Of a stream it is asked only where
/// it says that it delivers at least once: then nothing may be skipped, and what fails blocks all
/// behind it.
struct NoDeadLetters: Rule {
  static let id = "MQ004"
  static let slug = "no-dlq"
  static let group = RuleGroup.messaging
  static let law = "A message that fails again and again must be put aside."
  static let why =
    "One message that no worker can read comes back for ever: it takes the workers' time, in a "
    + "stream it stops all that is behind it, and nobody is told."
  static let instead =
    "Say .deadLetter(after:to:) on the queue, watch what is put aside, and practise giving it back."
  static let source: Citation? = Citation(
    "Amazon Web Services", "Amazon SQS Developer Guide, Using dead-letter queues")
  static let notWhen = [
    "it delivers at most once: what fails is gone",
    "it is a stream that does not say how often it delivers: its reader may skip what it cannot do",
    "nothing is delivered from it in this design",
    "it holds the dead letters of another",
    "nothing is promised: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("orders that a worker bills") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2)
      let billing = Worker("Billing", instances: 2)
      Flow("Order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
    },
    .fires("a stream that delivers at least once") {
      let shop = Service("Shop", instances: 2)
      let orders = Stream("Orders", partitions: 4, replicas: 2, delivery: .atLeastOnce)
      let billing = Worker("Billing", instances: 2)
      Flow("Order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
    },
    .silent("what failed five times is put aside") {
      let shop = Service("Shop", instances: 2)
      let failed = Queue("Failed orders")
      let orders = Queue("Orders", replicas: 2).deadLetter(after: 5, to: failed)
      let billing = Worker("Billing", instances: 2)
      let desk = Worker("Desk")
      Flow("Order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
      Flow("Look at what failed", at: 1.perSecond) { failed.delivers(1.kilobyte, to: desk) }
    },
    .silent("a stream that says nothing of how often it delivers") {
      let clicks = Stream("Clicks", partitions: 4, replicas: 2)
      let counters = Worker("Counters", instances: 2)
      Flow("Count", at: 10.perSecond, p99: 200.milliseconds) {
        clicks.delivers(100.bytes, to: counters)
      }
    },
    .silent("nothing of this design takes its messages") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2)
      Flow("Order", at: 10.perSecond, p99: 200.milliseconds) { shop.sends(1.kilobyte, to: orders) }
    },
    .justSilent("samples that come once at most") {
      let samples = Queue("Samples", delivery: .atMostOnce)
      let watch = Worker("Watch", instances: 2)
      Flow("Watch", at: 10.perSecond, p99: 200.milliseconds) {
        samples.delivers(100.bytes, to: watch)
      }
    },
    .justFires("samples that come at least once") {
      let samples = Queue("Samples", delivery: .atLeastOnce)
      let watch = Worker("Watch", instances: 2)
      Flow("Watch", at: 10.perSecond, p99: 200.milliseconds) {
        samples.delivers(100.bytes, to: watch)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let channels = review.design.components.filter(\.isChannel)
    let putAside = Set(channels.compactMap { $0.messaging.deadLetter?.to })
    return channels.compactMap { channel in
      guard channel.givesOutUntilDone, channel.messaging.deadLetter == nil,
        !putAside.contains(channel.id)
      else { return nil }
      let arrivals = review.flows(through: channel).filter { flow in
        flow.everyHop.contains { $0.verb == .delivers && $0.from.id == channel.id }
      }
      return arrivals.isEmpty ? nil : verdict(channel, arrivals, review)
    }
  }

  private func verdict(_ channel: Part, _ flows: [Flow], _ review: Review) -> Verdict {
    let hops = review.deliveries(from: channel)
    let consumers = distinct(hops.map(\.to.name))
    return finding(
      review.severity(ofUnsaidIn: flows), about: .component(channel.name),
      in: flows.map(\.name), at: channel.origin, hops: hops.map(\.origin),
      says: "a message of '\(channel.name)' that always fails is never put aside",
      because: [
        "it delivers to \(Words.list(consumers)), in \(Words.list(flows.map(\.name)))",
        Self.fate(in: channel),
      ],
      instead:
        "say .deadLetter(after: 5) on '\(channel.name)', and to: a queue that somebody watches")
  }

  private static func fate(in channel: Part) -> String {
    let blocks = channel.kind == .stream ? "and stops what is behind it in its partition" : nil
    let end =
      channel.messaging.keeping.map { "until it is \($0.formula) old, and is lost then" }
      ?? "for ever"
    return "it comes back " + [end, blocks].compactMap { $0 }.joined(separator: ", ")
  }
}

extension Part {
  /// Whether it gives out a message until somebody has done it.
  fileprivate var givesOutUntilDone: Bool {
    deliversAtLeastOnce || messaging.delivery == .exactlyOnce
  }
}
