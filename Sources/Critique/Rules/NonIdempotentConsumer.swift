import Estimation
import SystemDesign

/// Whoever takes a message that may come again must do it as if it came once.
///
/// One finding for each queue and consumer. What is done is followed through calls to where something
/// is added, sent or asked of others; a message sent on is judged where it is delivered.
struct NonIdempotentConsumer: Rule {
  static let id = "MQ005"
  static let slug = "non-idempotent-consumer"
  static let group = RuleGroup.messaging
  static let law = "A message that comes twice must be done once."
  static let why =
    "At least once means sometimes twice: a worker that dies after its work and before it says so "
    + "leaves a message that the next one does again."
  static let instead =
    "Say .idempotent(by:) on the delivery, or on what is done because of it: the key by which a "
    + "message that was done is known."
  static let source: Citation? = Citation(
    "Martin Kleppmann", "Designing Data-Intensive Applications, chapter 11", 2017)
  static let notWhen = [
    "it delivers at most or exactly once; of a stream that says nothing, nothing is taken for granted",
    "the delivery or each effect says .idempotent(by:)",
    "all that comes of it is the same when done twice: updates, deletes, invalidations, reads, and "
      + "what is put into a cache",
    "it only sends it on, and whoever gets it then says .idempotent(by:) or is told of itself",
    "it goes to something that only watches: .asTelemetry()",
    "nothing is promised, and nothing paid: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a bank that is asked for each message") {
      let shop = Service("Shop", instances: 2)
      let payments = Queue("Payments", replicas: 2, delivery: .atLeastOnce).deadLetter(after: 5)
      let payer = Worker("Payer", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: payments)
        payments.delivers(1.kilobyte, to: payer)
        payer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
      .kind(.paying)
    },
    .fires("a worker behind a stream, and a service behind it that adds a row") {
      let orders = Stream("Orders", partitions: 4, by: "order", replicas: 2, delivery: .atLeastOnce)
        .deadLetter(after: 5)
      let billing = Worker("Billing", instances: 2)
      let ledger = Service("Ledger", instances: 2)
      let entries = Database("Entries", replicas: 1).backedUp(every: 1.day)
      Flow("Bill", at: 10.perSecond, availability: 99.9.percent) {
        orders.delivers(1.kilobyte, to: billing)
        billing.calls(ledger, sending: 1.kilobyte, receiving: 100.bytes).timeout(2.seconds)
        ledger.writes(1.kilobyte, to: entries).timeout(1.second)
      }
    },
    .silent("each message has a number, and one that was done is known") {
      let shop = Service("Shop", instances: 2)
      let payments = Queue("Payments", replicas: 2, delivery: .atLeastOnce).deadLetter(after: 5)
      let payer = Worker("Payer", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: payments)
        payments.delivers(1.kilobyte, to: payer).idempotent(by: "payment")
        payer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
      .kind(.paying)
    },
    .silent("the bank knows a payment by its key") {
      let payments = Queue("Payments", replicas: 2, delivery: .atLeastOnce).deadLetter(after: 5)
      let payer = Worker("Payer", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        payments.delivers(1.kilobyte, to: payer)
        payer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
          .idempotent(by: "payment")
      }
      .kind(.paying)
    },
    .silent("a stream whose messages come once at most") {
      let clicks = Stream("Clicks", partitions: 4, replicas: 2, delivery: .atMostOnce)
      let counters = Worker("Counters", instances: 2)
      let log = Database("Log", replicas: 1).backedUp(every: 1.day)
      Flow("Count", at: 10.perSecond, availability: 99.percent) {
        clicks.delivers(100.bytes, to: counters)
        counters.writes(100.bytes, to: log).timeout(1.second)
      }
    },
    .justSilent("a worker that sets a total") {
      let clicks = Queue("Clicks", replicas: 2, delivery: .atLeastOnce).deadLetter(after: 5)
      let counters = Worker("Counters", instances: 2)
      let totals = Database("Totals", replicas: 1).backedUp(every: 1.day)
      Flow("Count", at: 10.perSecond, availability: 99.percent) {
        clicks.delivers(100.bytes, to: counters)
        counters.updates(100.bytes, in: totals).timeout(1.second)
      }
    },
    .justFires("a worker that adds a row") {
      let clicks = Queue("Clicks", replicas: 2, delivery: .atLeastOnce).deadLetter(after: 5)
      let counters = Worker("Counters", instances: 2)
      let totals = Database("Totals", replicas: 1).backedUp(every: 1.day)
      Flow("Count", at: 10.perSecond, availability: 99.percent) {
        clicks.delivers(100.bytes, to: counters)
        counters.writes(100.bytes, to: totals).timeout(1.second)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    var consumers: [Consumer] = []
    var places: [[Part.ID]: Int] = [:]
    for flow in review.flows where flow.everyHop.contains(where: Self.mayComeAgain) {
      let all = FlowCauses(of: flow)
      for (place, hop) in all.hops.enumerated() where Self.mayComeAgain(hop) {
        let doubled = all.doubled(by: place, review)
        let effects = doubled.map { all.hops[$0] }
        guard !effects.isEmpty else { continue }
        let isPaying = flow.facts.kind == .paying && doubled.contains(where: all.isNeeded)
        let ends = [hop.from.id, hop.to.id]
        if let known = places[ends] {
          consumers[known].add(hop, flow, effects, isPaying)
        } else {
          places[ends] = consumers.count
          consumers.append(
            Consumer(hops: [hop], flows: [flow], effects: effects, isPaying: isPaying))
        }
      }
    }
    return consumers.map { verdict($0, review) }
  }

  private static func mayComeAgain(_ hop: Hop) -> Bool {
    hop.verb == .delivers && hop.from.deliversAtLeastOnce && hop.facts.idempotentBy == nil
  }

  /// What a consumer does with the messages of one queue.
  private struct Consumer {
    var hops: [Hop]
    var flows: [Flow]
    var effects: [Hop]
    /// Whether it is part of what a payment needs.
    var isPaying: Bool

    mutating func add(_ hop: Hop, _ flow: Flow, _ effects: [Hop], _ isPaying: Bool) {
      hops.append(hop)
      self.isPaying = self.isPaying || isPaying
      if flows.last?.name != flow.name { flows.append(flow) }
      self.effects += effects
    }
  }

  private func verdict(_ consumer: Consumer, _ review: Review) -> Verdict {
    let hop = consumer.hops[0]
    let each = distinct(consumer.effects.map(\.inWords))
    let isRetried = consumer.effects.contains { ($0.facts.retries?.count ?? 0) > 0 }
    let delivery = "where '\(hop.from.name)' delivers to '\(hop.to.name)'"
    let remedies =
      hop.to.kind == .external
      ? [delivery]
      : (isRetried ? [] : [delivery]) + [
        "where " + Words.list(each, joinedBy: " and where ", atMost: 6)
      ]
    return finding(
      consumer.isPaying ? .error : review.severity(ofUnsaidIn: consumer.flows),
      about: .pair(from: hop.from.name, to: hop.to.name), in: consumer.flows.map(\.name),
      at: hop.origin, hops: distinct(consumer.hops.map(\.origin)),
      says: "a message that comes twice from '\(hop.from.name)' is done twice by '\(hop.to.name)'",
      because: [
        Self.delivery(of: hop.from),
        Words.list(each, joinedBy: " and ")
          + " without .idempotent(by:), in \(Words.list(consumer.flows.map(\.name)))",
      ],
      instead: "say .idempotent(by: …) " + remedies.joined(separator: ", or "))
  }

  private static func delivery(of channel: Part) -> String {
    channel.messaging.delivery == nil
      ? "'\(channel.name)' holds a message until it is done, and gives it out again until then"
      : "'\(channel.name)' delivers at least once"
  }
}
