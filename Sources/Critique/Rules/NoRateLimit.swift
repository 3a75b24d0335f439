import Estimation
import SystemDesign

/// Where guessing pays, one caller may not ask for ever.
///
/// One finding for each component that answers clients. A design that says nothing of signing in, of
/// paying or of who may ask is not judged.
struct NoRateLimit: Rule {
  static let id = "API001"
  static let slug = "no-rate-limit"
  static let group = RuleGroup.interface
  static let law = "Where guessing pays, one caller may not ask as often as it likes."
  static let why =
    "Stolen passwords and card numbers are tried by the million at a door that counts nobody, and "
    + "what is open to anyone is emptied by one."
  static let instead =
    "Say .limited(to:by:) on the flow or .limiting(to:by:) on what answers, and answer 429 with a time "
    + "to come back."
  static let source: Citation? = Citation(
    "OWASP", "API4 Unrestricted Resource Consumption, API Security Top 10", 2023)
  static let notWhen = [
    "nobody signs in or pays by it, and it was not said to be open to anyone",
    "the flow, or what answers it on the way, limits how often one caller may come",
    "it is open to anyone, and what is too much is refused: .shedding(above:), .sheddable()",
    "others answer it: a CDN, a file store, a bought service",
    "a client that is .inside() asks, or a worker or a timer",
    "nothing is promised, or it is only open to anyone: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a door that counts nobody") {
      let reader = Client("Reader")
      let door = Service("Door", instances: 2)
      Flow("Sign in", at: 10.perSecond, p99: 1.second) {
        reader.calls(door, sending: 100.bytes, receiving: 100.bytes).timeout(2.seconds)
      }
      .kind(.signingIn)
    },
    .fires("card numbers may be tried without end") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      Flow("Pay", .post("/payments", key: "Idempotency-Key"), at: 10.perSecond, p99: 1.second) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 100.bytes).timeout(2.seconds)
      }
      .kind(.paying)
    },
    .fires("open to anyone: a note") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      Flow("Read", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
      .open(because: "it is a newspaper")
    },
    .silent("a gateway in front counts") {
      let reader = Client("Reader")
      let gate = Gateway("Gate", instances: 2).limiting(to: 1.perSecond, by: "address")
      let door = Service("Door", instances: 2)
      Flow("Sign in", at: 10.perSecond, p99: 1.second) {
        reader.calls(door, through: gate, sending: 100.bytes, receiving: 100.bytes)
          .timeout(2.seconds)
      }
      .kind(.signingIn)
    },
    .silent("nothing is said of who may ask") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      Flow("Read", at: 10.perSecond, p99: 1.second) {
        reader.calls(site, sending: 100.bytes, receiving: 10.kilobytes).timeout(2.seconds)
      }
    },
    .silent("open to anyone, and a CDN answers") {
      let reader = Client("Reader")
      let cdn = CDN("CDN")
      Flow("Read", at: 10.perSecond) { reader.reads(100.kilobytes, from: cdn) }
        .open(because: "it is a newspaper")
    },
    .silent("open to anyone, and what is too much is refused") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2).shedding(above: 100.perSecond)
      Flow("Read", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 10.kilobytes)
      }
      .open(because: "it is a newspaper")
    },
    .silent("a colleague signs in from inside") {
      let desk = Client("Desk").inside()
      let door = Service("Door", instances: 2)
      Flow("Sign in", at: 10.perSecond) {
        desk.calls(door, sending: 100.bytes, receiving: 100.bytes)
      }
      .kind(.signingIn)
    },
    .justSilent("the door counts") {
      let reader = Client("Reader")
      let door = Service("Door", instances: 2)
      Flow("Sign in", at: 10.perSecond) {
        reader.calls(door, sending: 100.bytes, receiving: 100.bytes)
      }
      .kind(.signingIn).limited(to: 1.perSecond, by: "address")
    },
    .justFires("the same door counts nobody") {
      let reader = Client("Reader")
      let door = Service("Door", instances: 2)
      Flow("Sign in", at: 10.perSecond) {
        reader.calls(door, sending: 100.bytes, receiving: 100.bytes)
      }
      .kind(.signingIn)
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let open = review.askings.filter { asking in
      guard !asking.door.isManaged, !asking.isLimited else { return false }
      return asking.flow.isWorthGuessing
        || asking.flow.facts.openBecause != nil && !asking.isShed
    }
    return distinct(open.map(\.door.id)).map { door in
      verdict(open.filter { $0.door.id == door }, review)
    }
  }

  private func verdict(_ found: [Asking], _ review: Review) -> Verdict {
    let door = found[0].door
    let flows = found.map(\.flow)
    let guessed = flows.filter(\.isWorthGuessing)
    let names = Words.list(flows.map(\.name))
    return finding(
      guessed.isEmpty ? .info : review.severity(ofUnsaidIn: guessed),
      about: .component(door.name), in: flows.map(\.name), at: flows[0].origin,
      hops: distinct(found.flatMap { $0.hops.map(\.origin) }),
      says: "one caller may ask '\(door.name)' for \(names) as often as it likes",
      because: flows.map { flow in
        switch flow.facts.kind {
        case .signingIn: "'\(flow.name)' signs people in"
        case .paying: "'\(flow.name)' takes payments"
        default: "'\(flow.name)' is open to anyone"
        }
      },
      instead:
        "say .limited(to: …, by: \"address\") on \(names), or .limiting(to: …, by: \"address\") "
        + "on '\(door.name)'")
  }
}

extension Asking {
  /// Whether what is too much of it is refused.
  fileprivate var isShed: Bool {
    flow.facts.isSheddable || guards.contains { $0.protection.shedsAbove != nil }
      || hops.contains { $0.facts.admits != nil }
  }
}

extension Flow {
  /// Whether somebody gains by asking for it again and again with something else.
  fileprivate var isWorthGuessing: Bool { facts.kind == .signingIn || facts.kind == .paying }
}
