import Estimation
import SystemDesign

/// Only one of those who wait for each other may try again without a limit.
///
/// Attempts multiply along a chain: each attempt of the outer is as many of the inner. What is said to
/// be asked then is what `napkin estimate` and `napkin spof` work out, budgets and breakers counted as
/// they do. One finding for what is asked at the end of a chain, or for the chains that differ only in
/// their last hop.
struct RetryAmplification: Rule {
  static let id = "AV012"
  static let slug = "retry-amplification"
  static let group = RuleGroup.availability
  static let law = "Retries of those who wait for each other must not multiply."
  static let why =
    "Three layers that each try four times ask what is behind them 64 times as much, just when it "
    + "fails: it has no chance to come back, and takes with it what was well."
  static let instead =
    "Try again in one place, or give retries a budget: .retries(3, budget: 10.percent)."
  static let source: Citation? = Citation(
    "Mike Ulrich", "Addressing Cascading Failures, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "all attempts of those without a budget come to less than eight for one request",
    "only one of a chain tries again without a budget",
    "a breaker on the way ends it: when most calls fail nothing is tried again there",
    "who called does not see that it failed: the hop is optional, has a fallback or goes to something "
      + "that only watches, or the work was handed over to a queue before",
  ]
  static let examples: [Example] = [
    .fires("a phone, a gate and a shop that each try four times") {
      let buyer = Client("Buyer")
      let gate = Gateway("Gate", instances: 2)
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond, peak: 3.times) {
        buyer.calls(gate, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(20.seconds).retries(3)
        gate.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(4.seconds).retries(3)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(3)
      }
    },
    .fires("two stores that a shop asks three times, for whom a phone asks three times") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      let prices = Database("Prices", replicas: 1)
      Flow("Show an order", at: 100.perSecond, peak: 3.times) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).retries(2)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(2)
        shop.reads(1.kilobyte, from: prices).timeout(1.second).retries(2)
      }
    },
    .silent("only the shop tries again") {
      let buyer = Client("Buyer")
      let gate = Gateway("Gate", instances: 2)
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(gate, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(20.seconds)
        gate.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(15.seconds)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(9)
      }
    },
    .silent("the others have a budget") {
      let buyer = Client("Buyer")
      let gate = Gateway("Gate", instances: 2)
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(gate, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(20.seconds)
          .retries(3, budget: 10.percent)
        gate.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(4.seconds)
          .retries(3, budget: 10.percent)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(3)
      }
    },
    .silent("the shop stops asking when most fails") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).retries(3)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(3).breaker()
      }
    },
    .silent("the page is shown without it") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let hints = Service("Hints", instances: 2)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).retries(3)
        shop.calls(hints, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second).retries(3)
          .optional(losing: "the hints")
      }
    },
    .justSilent("twice and three times: six") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).retries(1)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(2)
      }
    },
    .justFires("twice and four times: eight") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 100.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).retries(1)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(3)
      }
    },
  ]

  /// What all fails for one request must stay below so many attempts.
  private static let tooMany = 8.0

  func verdicts(in review: Review) -> [Verdict] {
    let storms = review.flows.flatMap(RetryChain.all).filter { chain in
      chain.unbounded.count > 1 && chain.attemptsUnbounded >= Self.tooMany * (1 - 1e-9)
    }
    var groups: [[RetryChain]] = []
    var known: [RetryChain.Cause: Int] = [:]
    for (_, chain) in storms.enumerated().sorted(by: {
      ($1.element.attempts, $0.offset) < ($0.element.attempts, $1.offset)
    }) {
      let place = chain.causes.compactMap { known[$0] }.min() ?? groups.count
      if place == groups.count { groups.append([]) }
      groups[place].append(chain)
      for cause in chain.causes + chain.beginnings { known[cause] = known[cause] ?? place }
    }
    return groups.map { verdict($0, load: load(of: $0[0].end.to, review)) }
  }

  private func verdict(_ group: [RetryChain], load: [String]) -> Verdict {
    let worst = group[0]
    let others = distinct(group.map(\.endInWords)).filter { $0 != worst.endInWords }
    return finding(
      .warning, about: .component(worst.end.to.name), in: distinct(group.map(\.flow.name)),
      at: worst.end.origin, hops: distinct(group.flatMap(\.hops).map(\.origin)),
      says:
        "'\(worst.end.to.name)' is asked \(NumberText.count(worst.attempts)) times as much when "
        + "all fails",
      because: [worst.inWords] + load
        + (others.isEmpty ? [] : ["likewise " + Words.list(others, joinedBy: ", ")]),
      instead: "try again in one place: say .retries(…, budget: 10.percent) where "
        + Words.list(
          distinct(group.flatMap(\.outer).map(\.inWords)), joinedBy: " and where ", atMost: 6)
        + ", or take .retries(…) off there")
  }

  /// What comes to a component at the peak, as a rule and when all that is asked of it fails.
  private func load(of part: Part, _ review: Review) -> [String] {
    let subject = Subject.component(part.name)
    guard let usual = review.estimate.figure(.ratePeak, of: subject)?.value,
      let most = review.estimate.figure(.rateWithRetries, of: subject)?.value, most > usual
    else { return [] }
    return [
      "asked \(Words.rate(usual)) at the peak, up to \(Words.rate(most)) while it fails"
    ]
  }
}

/// The hops of a flow that try again when what the last of them asks for fails.
private struct RetryChain {
  let flow: Flow
  /// Those that try again, the outermost first.
  private(set) var hops: [Hop] = []
  /// How often all of them try for one request.
  private(set) var attempts = 1.0

  /// The last that tries again.
  var end: Hop { hops[hops.count - 1] }
  /// Those without a budget.
  var unbounded: [Hop] { Self.unbounded(hops) }
  var attemptsUnbounded: Double { unbounded.reduce(1) { $0 * $1.attempts } }
  /// Those without a budget, but for the innermost.
  var outer: [Hop] { unbounded.dropLast() }

  private func followed(by hop: Hop) -> RetryChain {
    var chain = self
    chain.hops.append(hop)
    chain.attempts *= hop.attempts
    return chain
  }

  /// Each chain of a flow that ends in a hop that tries again, as the estimate counts attempts: of
  /// several ways to a caller the one on which most is tried counts, and nothing that only a fallback
  /// does.
  static func all(in flow: Flow) -> [RetryChain] {
    guard flow.hops.contains(where: { $0.attempts > 1 }) else { return [] }
    var most: [Part.ID: RetryChain] = [:]
    var reachedByFallback: Set<Part.ID> = []
    var found: [RetryChain] = []
    for hop in flow.hops {
      let behind = Step.hop(hop).everyHop
      if most[hop.from.id] == nil, reachedByFallback.contains(hop.from.id) {
        for part in behind.flatMap(\.reached) { reachedByFallback.insert(part.id) }
        continue
      }
      for part in behind.dropFirst().flatMap(\.reached) { reachedByFallback.insert(part.id) }
      let called = (hop.isFailureNoticed ? most[hop.from.id] : nil) ?? RetryChain(flow: flow)
      let chain =
        hop.facts.breaker
        ? RetryChain(flow: flow) : hop.attempts > 1 ? called.followed(by: hop) : called
      if !hop.facts.breaker, hop.attempts > 1 { found.append(chain) }
      most[hop.from.id] = most[hop.from.id] ?? RetryChain(flow: flow)
      for part in hop.reached where chain.attempts > most[part.id]?.attempts ?? 0 {
        most[part.id] = chain
      }
    }
    return found
  }

  /// What makes one cause of two chains: both end at the same component, differ only in their last
  /// hop, or one is the beginning of the other.
  enum Cause: Hashable {
    case end(Part.ID)
    case outer([[Part.ID]])
    case beginning([[Part.ID]])
  }

  var causes: [Cause] {
    [.end(end.to.id), .outer(Self.ends(outer)), .beginning(Self.ends(hops))]
  }

  /// What the shorter chains have in common that it begins with.
  var beginnings: [Cause] {
    (1..<max(hops.count, 2)).flatMap { count -> [Cause] in
      let first = Array(hops.prefix(count))
      let outer = Self.unbounded(first).dropLast()
      return [.beginning(Self.ends(first))] + (outer.isEmpty ? [] : [.outer(Self.ends(outer))])
    }
  }

  private static func ends(_ hops: some Sequence<Hop>) -> [[Part.ID]] {
    hops.map { [$0.from.id, $0.to.id] }
  }

  private static func unbounded(_ hops: [Hop]) -> [Hop] {
    hops.filter { $0.facts.retries?.budget == nil }
  }

  /// What is asked at the end of it, and how often.
  var endInWords: String {
    "'\(end.to.name)' \(NumberText.count(attempts)) times as much in '\(flow.name)'"
  }

  /// Each factor and the product.
  var inWords: String {
    let each = hops.map { hop in
      let budget = hop.facts.retries?.budget.map { " by its budget of \($0.formula)" } ?? ""
      return "'\(hop.from.name)' asks '\(hop.to.name)' \(NumberText.count(hop.attempts)) times"
        + budget
    }
    let product = hops.map { NumberText.count($0.attempts) }.joined(separator: " × ")
    return each.joined(separator: ", each time ")
      + ": \(product) = \(NumberText.count(attempts)), in '\(flow.name)'"
  }
}

extension Hop {
  /// The first time and all retries, as far as their budget goes.
  fileprivate var attempts: Double {
    guard let retries = facts.retries, retries.count > 0 else { return 1 }
    return 1 + min(Double(retries.count), retries.budget?.median ?? .infinity)
  }

  /// Who can do something because of it.
  fileprivate var reached: [Part] { passages + asked }
}
