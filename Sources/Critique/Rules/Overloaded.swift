import Estimation
import SystemDesign

/// The stated peak must fit.
///
/// What stands behind a queue may be short at the peak, for the queue carries it over; it is
/// overloaded when it cannot do the mean, or when all is promised to be done before the day is over,
/// or kept no longer.
struct Overloaded: Rule {
  static let id = "SC001"
  static let slug = "overloaded"
  static let group = RuleGroup.scalability
  static let law = "No component may be asked for more at the peak than it can do."
  static let why =
    "Beyond its capacity a component does not get slower by a little: queues grow without end, "
    + "callers give up and ask again, and what is finished is no longer wanted."
  static let instead =
    "Give it the machines the peak needs, shard what one primary must do, put a cache in front, or "
    + "refuse what is too much."
  static let source: Citation? = Citation(
    "Alejandro Forero Cuervo", "Handling Overload, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "what is too much is refused: .shedding(above:), .admitting(upTo:), .sheddable()",
    "it stands behind a queue and can do the mean: the queue carries the peak over, where nothing "
      + "is promised to be done within less than a day, and it keeps messages that long",
  ]
  static let explains = [
    Consequence(FailoverCapacity.self), Consequence(CacheHidesStore.self),
    Consequence(NoHeadroom.self), Consequence(SinglePointOfFailure.self, .tooFew),
    Consequence(SlowerThanPromised.self),
  ]
  static let examples: [Example] = [
    .fires("two instances of 500 /s for a peak of 1,200 /s") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond)
      Flow("Buy", at: 400.perSecond, peak: 3.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("one primary for twice the writes it takes; replicas do not help") {
      let shop = Service("Shop", instances: 2, each: 5_000.perSecond)
      let orders = Database("Orders", replicas: 2, writes: 1_000.perSecond)
      Flow("Order", at: 1_000.perSecond, peak: 2.times) { shop.writes(1.kilobyte, to: orders) }
    },
    .fires("2.5 million connections for two gateways that take a million each") {
      let phone = Client("Phone")
      let door = Gateway("Door", instances: 2, connections: 1.million.connections)
      phone.staysConnected(to: door, count: 2.5.million.connections)
      Flow("Say", at: 500.perSecond, peak: 1.times) {
        phone.calls(door, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("half of what it can do") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Flow("Buy", at: 400.perSecond, peak: 2.5.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("what it cannot do is refused") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond)
        .shedding(above: 1_000.perSecond)
      Flow("Buy", at: 400.perSecond, peak: 3.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("a worker and its store, short at the peak, behind a queue and fit for the mean") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, each: 50.perSecond)
      let sent = Database("Sent", .keyValue, writes: 100.perSecond)
      Flow("Confirm", at: 40.perSecond, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
        mailer.writes(100.bytes, to: sent)
      }
    },
    .fires("a worker fit for the mean, where all is promised to be done within an hour") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, each: 50.perSecond)
      Flow("Confirm", at: 40.perSecond, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
      .completes(within: 1.hour)
    },
    .fires("a worker fit for the mean behind a stream that keeps nothing for more than an hour") {
      let shop = Service("Shop", instances: 2)
      let mails = Stream(
        "Mails", partitions: 6, keeping: 1.hour, replicas: 2, each: 1_000.perSecond)
      let mailer = Worker("Mailer", instances: 2, each: 50.perSecond)
      Flow("Confirm", at: 40.perSecond, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
    },
    .fires("a worker behind a queue that cannot do the mean") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, each: 50.perSecond)
      Flow("Confirm", at: 101.perSecond, peak: 3.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
    },
    .justSilent("just all that it can do") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond)
      Flow("Buy", at: 500.perSecond, peak: 2.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("one request a second more than it can do") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2, each: 500.perSecond)
      Flow("Buy", at: 1_001.perSecond, peak: 1.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part -> [Verdict] in
      let over = review.estimate.everyUse(of: part).filter { use in
        guard let share = use.warm.value, let capacity = use.capacity.value else { return false }
        return isMore(share, than: 1) && !review.sheds(part, use, to: capacity)
          && !isCarriedOver(part, use, review)
      }
      guard !over.isEmpty else {
        return review.missing(self, uses: review.estimate.uses(of: part), of: part)
      }
      return [verdict(part, over, review)]
    }
  }

  private func isCarriedOver(_ part: Part, _ use: Use, _ review: Review) -> Bool {
    review.carriedOver(use, of: part)?.warm.value.map { !isMore($0, than: 1) } ?? false
  }

  /// The machines that it takes; nil where its bytes alone take as many, which is not what is said here.
  private static func needed(_ part: Part, _ review: Review) -> Double? {
    let subject = Subject.component(part.name)
    guard let needed = review.estimate.figure(.instancesNeeded, of: subject)?.value else {
      return nil
    }
    guard let bytes = review.estimate.figure(.storageRaw, of: subject)?.value,
      let room = part.bytesOfShard, room > 0
    else { return needed }
    let ofBytes = (bytes / room).rounded(.up) * Double(part.copiesToCount)
    return ofBytes < needed ? needed : nil
  }

  private func verdict(_ part: Part, _ over: [Use], _ review: Review) -> Verdict {
    let worst = over.max { ($0.warm.value ?? 0) < ($1.warm.value ?? 0) } ?? over[0]
    let busy = review.busyLimit
    let remedy = review.remedy(for: over, of: part, busy: busy)
    let needed =
      part.kind == .stream && !worst.resource.isAsked ? nil : Self.needed(part, review)
    let (noun, has) =
      part.kind == .stream
      ? ("partitions", part.messaging.partitions ?? 1) : ("machines", part.machines)
    return finding(
      .error, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says:
        "'\(part.name)' is asked for \(Words.use(worst.warm.value ?? 0, above: 1)) of what it can "
        + "do",
      because: over.map { Sizing(part: part, use: $0).inWords }
        + (needed.map {
          [
            "it takes \(QuantityText.text($0, .count)) \(noun) with headroom; there are "
              + QuantityText.text(Double(has), .count)
          ]
        } ?? [])
        + review.forgetting(before: part).compactMap { queue in
          queue.messaging.keeping.map {
            "'\(queue.name)' carries nothing over for longer than \($0.formula)"
          }
        }
        + (review.estimate.figure(.ratePeak, of: .component(part.name))?.remarks ?? []).map {
          "not counted: \($0)"
        },
      instead: remedy.says, asking: remedy.asking)
  }
}
