import Estimation
import SystemDesign

/// What people wait for needs room above the peak.
struct NoHeadroom: Rule {
  static let id = "SC002"
  static let slug = "no-headroom"
  static let group = RuleGroup.scalability
  static let law = "What people wait for may be 70 % busy at the peak, not more."
  static let why =
    "Before one server waiting grows as ρ ÷ (1 − ρ): at 70 % busy a request waits 2.3 times as long as it is worked "
    + "on, at 90 % nine times, and every burst is felt."
  static let instead =
    "Plan for 60 to 70 % at the peak; what is above it is for bursts and failures."
  static let source: Citation? = Citation(
    "Leonard Kleinrock", "Queueing Systems, volume 1: Theory", 1975)
  static let notWhen = [
    "another limit is stated, Traffic(busy: 85.percent): then that one holds",
    "no more wait than .queueing(atMost:) allows",
    "nobody waits for it: what stands behind a queue, batch flows, streams and queues",
    "others run it: what they allow is a quota, and below it nobody queues",
    "it is above its capacity: that is another rule's error",
  ]
  static let explains = [Consequence(SinglePointOfFailure.self, .tooFewAndUnpromised)]
  static let examples: [Example] = [
    .fires("80 % busy at the peak") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Flow("Buy", at: 800.perSecond, peak: 2.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("the copies of a store at 90 % of the reads they can answer") {
      let shop = Service("Shop", instances: 2, each: 5_000.perSecond)
      let orders = Database("Orders", replicas: 2, reads: 1_000.perSecond)
      Flow("Show an order", at: 900.perSecond, peak: 2.times) {
        shop.reads(1.kilobyte, from: orders.replicas)
      }
    },
    .silent("60 % busy at the peak") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Flow("Buy", at: 600.perSecond, peak: 2.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("places of which 87 % are taken, where no more wait than was said may") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 23, each: 2_000.perSecond, taking: 10.milliseconds)
        .atOnce(4.requests).queueing(atMost: 20.percent)
      Flow("Buy", at: 4_000.perSecond, peak: 2.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("a worker for whom nobody waits at 90 %") {
      let shop = Service("Shop", instances: 2)
      let mails = Queue("Mails", replicas: 2)
      let mailer = Worker("Mailer", instances: 2, each: 50.perSecond)
      Flow("Confirm", at: 45.perSecond, peak: 2.times) {
        shop.sends(1.kilobyte, to: mails)
        mails.delivers(1.kilobyte, to: mailer)
      }
    },
    .silent("a bought service at 80 % of what it allows") {
      let shop = Service("Shop", instances: 2, each: 500.perSecond)
      let bank = External("Bank", each: 100.perSecond)
      Flow("Pay", at: 40.perSecond, peak: 2.times) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("80 % busy where 85 % is what was decided") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Traffic(peak: 2.times, busy: 85.percent)
      Flow("Buy", at: 800.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("70 % busy at the peak") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Flow("Buy", at: 700.perSecond, peak: 2.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justFires("one request a second more than 70 %") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 4, each: 500.perSecond)
      Flow("Buy", at: 1_401.perSecond, peak: 1.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.flatMap { part -> [Verdict] in
      guard part.kind != .stream, part.kind != .queue, !part.isManaged,
        !review.isOnlyFedByWork(part)
      else { return [] }
      // What is held is free or full, and nothing waits for it.
      let uses = review.estimate.everyUse(of: part)
      let shares = uses.compactMap(\.warm.value)
      guard !shares.contains(where: { isMore($0, than: 1) }) else { return [] }
      let busy = review.busyLimit
      let isStaffed = review.staffed(part).map { $0 <= part.machines } ?? false
      let tight = uses.filter {
        !$0.resource.isHeld && isMore($0.warm.value ?? 0, than: busy)
          && !($0.resource == .requests && isStaffed)
      }
      guard let worst = tight.max(by: { ($0.warm.value ?? 0) < ($1.warm.value ?? 0) }) else {
        return review.missing(self, uses: uses.filter(\.resource.isAsked), of: part)
      }
      return [verdict(part, tight, worst, busy, review)]
    }
  }

  private func verdict(
    _ part: Part, _ tight: [Use], _ worst: Use, _ busy: Double, _ review: Review
  ) -> Verdict {
    let share = worst.warm.value ?? 0
    let remedy = review.remedy(for: tight, of: part, busy: busy)
    let waiting =
      share < 0.999
      ? "one machine this busy keeps a request waiting "
        + "\(NumberText.prefixed(share / (1 - share)).digits) times as long as it is worked on"
      : "one machine this busy keeps requests waiting without end"
    return finding(
      .warning, about: .component(part.name), in: review.flows(through: part).map(\.name),
      at: part.origin,
      says: "'\(part.name)' is \(Words.use(share, above: busy)) busy at the peak; the limit is "
        + Words.use(busy),
      because: tight.map { Sizing(part: part, use: $0).inWords } + [waiting],
      instead: remedy.says, asking: remedy.asking)
  }
}

extension Review {
  /// The most of its capacity that a component may use at the peak: stated, else 70 %.
  var busyLimit: Double {
    guard let stated = design.traffic?.busy?.median, stated > 0 else { return 0.7 }
    return stated
  }
}
