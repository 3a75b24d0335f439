import Estimation
import Reliability
import SystemDesign

/// Whoever counts callers lets them in when the counts cannot be had.
///
/// A lone cache of counts is a single point, and AV001 says so with the same way out; this speaks of
/// one that has copies.
struct LimiterFailsClosed: Rule {
  static let id = "API003"
  static let slug = "limiter-fails-closed"
  static let group = RuleGroup.interface
  static let law = "Whoever counts callers lets them in when the counts are away."
  static let why =
    "The counts are there to protect what is behind them; where they are lost and nobody is let in, "
    + "the protection takes down what it was to protect."
  static let instead =
    "Say failingOpen: true, and keep a coarse limit in each instance for that time."
  static let source: Citation? = Citation(
    "Envoy Project", "Rate limit, failure_mode_deny, Envoy documentation")
  static let notWhen = [
    "the limit fails open, as it does where nothing is said",
    "each instance counts for itself: there is nothing to lose",
    "every flow that passes it signs somebody in, pays or handles payment data: there guessing must "
      + "not begin when the counts are away",
    "the cache of the counts is a single point: AV001 says so, and names the same way out",
    "nothing is promised: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a gateway that lets nobody in without its counts") {
      let reader = Client("Reader")
      let counts = Cache("Counts", replicas: 1, memory: 1.gigabyte)
      let gate = Gateway("Gate", instances: 3)
        .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
      Flow("Read", at: 10.perSecond, p99: 1.second) {
        reader.calls(gate, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
    },
    .fires("nothing is promised: a note") {
      let reader = Client("Reader")
      let counts = Cache("Counts", replicas: 2, memory: 1.gigabyte)
      let site = Service("Site", instances: 3)
        .limiting(to: 10.perSecond, by: "address", through: counts, failingOpen: false)
      Flow("Read", at: 10.perSecond) {
        reader.calls(site, sending: 100.bytes, receiving: 1.kilobyte)
      }
    },
    .silent("each instance counts for itself") {
      let reader = Client("Reader")
      let gate = Gateway("Gate", instances: 3).limiting(to: 10.perSecond, by: "user")
      Flow("Read", at: 10.perSecond, p99: 1.second) {
        reader.calls(gate, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
    },
    .silent("a door: passwords must not be guessed when the counts are away") {
      let reader = Client("Reader")
      let counts = Cache("Counts", replicas: 1, memory: 1.gigabyte)
      let door = Service("Door", instances: 3)
        .limiting(to: 1.perSecond, by: "user", through: counts, failingOpen: false)
      Flow("Sign in", at: 10.perSecond, p99: 1.second) {
        reader.calls(door, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
      .kind(.signingIn)
    },
    .silent("the counts stand alone: that is said of them") {
      let reader = Client("Reader")
      let counts = Cache("Counts", memory: 1.gigabyte)
      let gate = Gateway("Gate", instances: 3)
        .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
      Flow("Read", at: 10.perSecond, p99: 1.second) {
        reader.calls(gate, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
    },
    .justSilent("without its counts the gateway lets callers in") {
      let reader = Client("Reader")
      let counts = Cache("Counts", replicas: 1, memory: 1.gigabyte)
      let gate = Gateway("Gate", instances: 3)
        .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: true)
      Flow("Read", at: 10.perSecond, p99: 1.second) {
        reader.calls(gate, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
    },
    .justFires("without its counts the same gateway lets nobody in") {
      let reader = Client("Reader")
      let counts = Cache("Counts", replicas: 1, memory: 1.gigabyte)
      let gate = Gateway("Gate", instances: 3)
        .limiting(to: 10.perSecond, by: "user", through: counts, failingOpen: false)
      Flow("Read", at: 10.perSecond, availability: 99.percent) {
        reader.calls(gate, sending: 100.bytes, receiving: 1.kilobyte).timeout(2.seconds)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let lonely = Set(
      review.reliability.flows.flatMap(\.singlePoints).filter { $0.kind == .component }.map(\.name))
    return review.design.components.compactMap { part in
      let closed = part.protection.limits.filter { !$0.failsOpen && $0.shared != nil }
      let shared = distinct(closed.compactMap(\.shared?.name)).filter { !lonely.contains($0) }
      guard !shared.isEmpty else { return nil }
      let all = review.flows(through: part)
      let flows = all.filter { !$0.mustNotBeGuessed }
      guard !flows.isEmpty else { return nil }
      let guessed = all.filter(\.mustNotBeGuessed).map(\.name)
      return finding(
        review.severity(ofUnsaidIn: flows), about: .component(part.name), in: flows.map(\.name),
        at: part.origin,
        says: "'\(part.name)' lets nobody in while \(Words.list(shared)) cannot be asked",
        because: ["it counts callers there and says failingOpen: false"]
          + flows.prefix(4).flatMap { review.loss(of: $0) },
        instead: guessed.isEmpty
          ? "say failingOpen: true on '\(part.name)'"
          : "let \(Words.list(flows.map(\.name))) in by another door, of failingOpen: true; that of "
            + "\(Words.list(guessed)) is right as it is")
    }
  }
}

extension Flow {
  /// Whether a limit on it keeps somebody from guessing, not from asking too much.
  fileprivate var mustNotBeGuessed: Bool {
    facts.kind == .signingIn || facts.kind == .paying || facts.dataClass == .payment
      || everyHop.contains { $0.dataClass(in: self) == .payment }
  }
}
