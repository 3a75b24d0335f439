import Estimation
import SystemDesign

/// The method says what a request does: a GET changes nothing, and a payment has a key.
///
/// A count or a log beside what a GET reads is nothing that its caller asked for, so that a GET which
/// reads as well is taken at its word.
struct UnsafeMethod: Rule {
  static let id = "API005"
  static let slug = "unsafe-method"
  static let group = RuleGroup.interface
  static let law = "A GET changes nothing, and a payment by POST has a key."
  static let why =
    "Browsers, crawlers and caches repeat a GET, fetch it ahead and answer it from memory; and a buyer "
    + "who presses twice sends a POST twice."
  static let instead =
    "Ask with .post, .put, .patch or .delete for what changes something, and say key: on the .post of "
    + "what must happen once."
  static let source: Citation? = Citation(
    "Roy Fielding, Mark Nottingham, Julian Reschke", "HTTP Semantics, RFC 9110", 2022)
  static let notWhen = [
    "it is not said how the flow is asked for",
    "a GET reads something as well: what it writes may be a count or a log that nobody asked for",
    "what is changed is .derived(), .optional(…), a cache, or comes after a hand-over",
    "the flow says .kind(.reading)",
    "a .post of anything but a payment, or one that is tried again: AV014 speaks of that",
    "the request or each change of the payment says .idempotent(by:)",
    "it does no more than add something, which may be a log: then it is a note, never more",
    "of a payment: where nothing is promised it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a GET that cancels an order") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Cancel", .get("/orders/{id}/cancel"), at: 10.perSecond) {
        buyer.calls(shop, sending: 100.bytes, receiving: 100.bytes)
        shop.updates(order, in: orders)
      }
    },
    .fires("a GET that is said to write") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      Flow("Order", .get("/order"), at: 10.perSecond) {
        buyer.calls(shop, sending: 100.bytes, receiving: 100.bytes)
      }
      .kind(.writing)
    },
    .fires("a payment that a second press makes again") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2).limiting(to: 1.perSecond, by: "address")
      Flow("Pay", .post("/payments"), at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
      .kind(.paying)
    },
    .silent("a DELETE that cancels an order") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Cancel", .delete("/orders/{id}"), at: 10.perSecond) {
        buyer.calls(shop, sending: 100.bytes, receiving: 100.bytes)
        shop.updates(order, in: orders)
      }
    },
    .silent("a GET that reads, and counts who read") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let page = Record("page", 1.kilobyte)
      let pages = Database("Pages", replicas: 1).backedUp(every: 1.day)
      Flow("Read", .get("/pages/{id}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: page)
        site.reads(page, from: pages)
        site.updates(page, in: pages)
      }
    },
    .silent("a GET after which a worker counts") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      let clicks = Queue("Clicks", replicas: 1, delivery: .atMostOnce)
      let counters = Worker("Counters", instances: 2)
      let tally = Record("tally", 100.bytes)
      let tallies = Database("Tallies", replicas: 1).backedUp(every: 1.day)
      Flow("Follow", .get("/{code}"), at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 100.bytes)
        site.sends(100.bytes, to: clicks)
        clicks.delivers(100.bytes, to: counters)
        counters.updates(tally, in: tallies)
      }
    },
    .justSilent("a payment with a key") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2).limiting(to: 1.perSecond, by: "address")
      Flow("Pay", .post("/payments", key: "Idempotency-Key"), at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 100.bytes)
      }
      .kind(.paying)
    },
    .justSilent("a payment whose request is harmless twice") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2).limiting(to: 1.perSecond, by: "address")
      Flow("Pay", .post("/payments"), at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 100.bytes).idempotent(by: "cart")
      }
      .kind(.paying)
    },
    .justFires("the same payment without either") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2).limiting(to: 1.perSecond, by: "address")
      Flow("Pay", .post("/payments"), at: 10.perSecond, p99: 1.second) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 100.bytes).timeout(2.seconds)
      }
      .kind(.paying)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    review.askings.compactMap { asking in
      switch asking.flow.api?.method {
      case "GET": change(by: asking)
      case "POST": payment(by: asking, review)
      default: nil
      }
    }
  }

  private func change(by asking: Asking) -> Verdict? {
    let flow = asking.flow
    let deeds = asking.changes
    let isSaid = flow.facts.kind == .writing || flow.facts.kind == .paying
    let reads = asking.awaited.contains { $0.verb == .reads }
    guard isSaid || flow.facts.kind == nil && !reads && !deeds.isEmpty else { return nil }
    let isMore = isSaid || deeds.contains { $0.verb != .writes }
    return finding(
      isMore ? .warning : .info, about: .flow(flow.name), in: [flow.name], at: flow.origin,
      hops: deeds.map(\.origin),
      says: "'\(flow.name)' is asked for with GET and changes something",
      because: (isSaid ? ["it says .kind(.\(flow.facts.kind?.rawValue ?? ""))"] : [])
        + distinct(deeds.map(\.inWords)),
      instead: "ask for '\(flow.name)' with .post, .put, .patch or .delete"
        + (flow.facts.kind == nil ? "; or say .kind(.signingIn), if it is how one comes in" : ""))
  }

  private func payment(by asking: Asking, _ review: Review) -> Verdict? {
    let flow = asking.flow
    guard flow.facts.kind == .paying, flow.api?.idempotencyKey == nil,
      !asking.hops.contains(where: { $0.facts.idempotentBy != nil || $0.facts.retries != nil })
    else { return nil }
    let others = asking.awaited.filter { !$0.from.isOutside && $0.isForGood }
    guard others.isEmpty || others.contains(where: { $0.facts.idempotentBy == nil }) else {
      return nil
    }
    return finding(
      review.severity(ofUnsaidIn: [flow]), about: .flow(flow.name), in: [flow.name],
      at: flow.origin, hops: asking.hops.map(\.origin),
      says: "whoever asks twice for '\(flow.name)' pays twice",
      because: ["it is a POST without a key, and it says .kind(.paying)"],
      instead: "say key: \"Idempotency-Key\" on the .post of '\(flow.name)'")
  }
}

extension Hop {
  /// Whether it keeps something, buys something or sends a message, and its flow needs it.
  fileprivate var isForGood: Bool {
    guard !facts.isOptional, !to.protection.isTelemetry else { return false }
    return verb.changes && to.isLasting || verb == .calls && to.kind == .external
      || verb == .sends && to.isChannel
  }
}

extension Asking {
  /// What it changes for good while its caller waits, and does not do without.
  fileprivate var changes: [Hop] {
    awaited.filter { hop in
      hop.verb.changes && hop.to.isLasting && !hop.facts.isOptional && hop.facts.fallback == nil
        && !hop.to.protection.isTelemetry && !(hop.sending?.record?.facts.isDerived ?? false)
    }
  }
}
