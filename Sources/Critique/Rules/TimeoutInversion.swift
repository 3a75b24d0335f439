import Estimation
import SystemDesign

/// Whoever asks must give up before whoever asked it does.
///
/// One finding for each caller and callee. All attempts of the inner hop, with the pauses between
/// them, are held against one attempt of the hop that last reached its caller. An optional hop counts
/// as any other: whoever outlives its caller loses the answer, whether it was needed or not. What a
/// fallback asks comes after all attempts of the hop that it stands in for.
struct TimeoutInversion: Rule {
  static let id = "AV011"
  static let slug = "timeout-inversion"
  static let group = RuleGroup.availability
  static let law = "Whoever asks gives up before the one that waits for it does."
  static let why =
    "Once the caller has gone, what is still worked out is for nobody: the answer is thrown away, the "
    + "work is not, and a caller that tries again has it done twice at once."
  static let instead =
    "Give the inner hop less time or fewer attempts than the outer one allows, or tell the callee how "
    + "much time is left: .propagatingDeadline()."
  static let source: Citation? = Citation(
    "Mike Ulrich", "Addressing Cascading Failures, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "the outer hop says .propagatingDeadline()",
    "nobody waits for the caller: it was given a message, or begins the flow",
    "one of the two says no .timeout(…): AV010 says so",
    "the inner hop only hands something over",
  ]
  static let examples: [Example] = [
    .fires("a page that is given up after two seconds, and a store that is waited for three") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
        shop.reads(1.kilobyte, from: orders).timeout(3.seconds)
      }
    },
    .fires("three attempts that are short, and together too long") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        shop.reads(1.kilobyte, from: orders).timeout(300.milliseconds)
          .retries(2, backoff: 100.milliseconds)
      }
    },
    .fires("a hint that the page can do without, and never sees") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let hints = Service("Hints", instances: 2)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        shop.calls(hints, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
          .optional(losing: "the hints")
      }
    },
    .fires("a fallback that is begun when the page was given up") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      let old = Cache("Old orders", replicas: 1).expiring(after: 1.hour, jitter: 10.percent)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        shop.reads(1.kilobyte, from: orders).timeout(1.second)
          .fallback { shop.reads(1.kilobyte, from: old).timeout(50.milliseconds) }
      }
    },
    .silent("a fallback for which there is time") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      let old = Cache("Old orders", replicas: 1).expiring(after: 1.hour, jitter: 10.percent)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        shop.reads(1.kilobyte, from: orders).timeout(950.milliseconds)
          .fallback { shop.reads(1.kilobyte, from: old).timeout(50.milliseconds) }
      }
    },
    .silent("the shop is told how much time is left") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
          .propagatingDeadline()
        shop.reads(1.kilobyte, from: orders).timeout(3.seconds)
      }
    },
    .silent("nobody waits for a worker that was given a message") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2).deadLetter(after: 5)
      let billing = Worker("Billing", instances: 2)
      let bills = Database("Bills", replicas: 1)
      Flow("Order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        shop.sends(1.kilobyte, to: orders).timeout(5.seconds)
        orders.delivers(1.kilobyte, to: billing)
        billing.reads(1.kilobyte, from: bills).timeout(30.seconds)
      }
    },
    .silent("without a limit it hangs, and that is said elsewhere") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
        shop.reads(1.kilobyte, from: orders)
      }
    },
    .justSilent("two attempts that take as long as the page is waited for") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
        shop.reads(1.kilobyte, from: orders).timeout(1.second).retries(1)
      }
    },
    .justFires("a pause between them") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
        shop.reads(1.kilobyte, from: orders).timeout(1.second)
          .retries(1, backoff: 10.milliseconds)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    var pairs: [[Inversion]] = []
    var places: [[Part.ID]: Int] = [:]
    for flow in review.flows {
      let all = FlowCauses(of: flow)
      let before = Self.before(all)
      for (place, (hop, cause)) in zip(all.hops, all.causes).enumerated() {
        guard let cause,
          let one = Inversion(hop, within: all.hops[cause], of: flow, after: before[place])
        else { continue }
        let ends = [hop.from.id, hop.to.id]
        if let place = places[ends] {
          pairs[place].append(one)
        } else {
          places[ends] = pairs.count
          pairs.append([one])
        }
      }
    }
    return pairs.map(verdict)
  }

  /// The hops that each is a fallback of, as far as the same caller makes them, the last one first.
  private static func before(_ all: FlowCauses) -> [[Hop]] {
    var before = [[Hop]](repeating: [], count: all.hops.count)
    for (place, hop) in all.hops.enumerated() {
      for other in hop.facts.fallback?.steps.flatMap(\.hops) ?? []
      where other.from.id == hop.from.id {
        guard
          let found = all.hops[(place + 1)...].firstIndex(where: {
            $0.origin == other.origin && $0.to.id == other.to.id
          })
        else { continue }
        before[found] = [hop] + before[place]
      }
    }
    return before
  }

  private func verdict(_ pair: [Inversion]) -> Verdict {
    let worst = pair.dropFirst().reduce(pair[0]) { $1.excess > $0.excess ? $1 : $0 }
    let (inner, outer) = (worst.inner, worst.outer)
    let longest = QuantityText.period(worst.longest, above: worst.limit)
    return finding(
      .warning, about: .pair(from: inner.from.name, to: inner.to.name),
      in: distinct(pair.map(\.flow.name)), at: inner.origin,
      hops: distinct(pair.map(\.inner.origin)),
      says: "'\(inner.from.name)' may wait \(longest) for \(worst.waitedFor), and "
        + "'\(outer.from.name)' no longer than \(QuantityText.text(worst.limit, .period)) for '\(inner.from.name)'",
      because: worst.evidence, instead: worst.remedy)
  }
}

/// A hop whose caller may be given up before it gives up itself.
private struct Inversion {
  let inner: Hop
  let outer: Hop
  let flow: Flow
  /// What was asked in vain before it, where it is a fallback; the last one first.
  private let before: [Attempts]
  private let own: Attempts
  /// How long the outer one waits.
  let limit: Double

  /// How long all attempts may take.
  var longest: Double { before.reduce(own.longest) { $0 + $1.longest } }

  var excess: Double { longest / limit }

  /// Nil where the outer one waits longer, or it is not stated how long one of them waits.
  init?(_ inner: Hop, within outer: Hop, of flow: Flow, after before: [Hop]) {
    guard inner.waits, outer.waits, !outer.facts.propagatesDeadline, let own = Attempts(inner),
      let most = outer.facts.timeout?.median
    else { return nil }
    // What has no limit counts as nothing: what is left is the least that it takes.
    self.before = before.filter(\.waits).compactMap(Attempts.init)
    (self.inner, self.outer, self.flow, self.own, limit) = (inner, outer, flow, own, most)
    // What alone takes too long is told where it is asked.
    let isTold = self.before.contains { $0.longest > most * (1 + 1e-9) }
    guard !isTold, longest > most * (1 + 1e-9) else { return nil }
  }

  /// Whom the caller waits for, in the order in which it asks.
  var waitedFor: String {
    let names = distinct((before.reversed() + [own]).map { "'\($0.hop.to.name)'" })
    return names.joined(separator: " and then for ")
  }

  var evidence: [String] {
    (before.reversed() + [own]).map { "\($0.inWords), in '\(flow.name)'" } + [
      "when '\(outer.from.name)' is gone '\(inner.to.name)' works for nobody"
        + (outer.facts.retries.map { $0.count > 0 } ?? false
          ? ", and the next attempt of '\(outer.from.name)' asks for the same again" : "")
    ]
  }

  var remedy: String {
    let deadline = "or .propagatingDeadline() where \(outer.inWords)"
    guard before.isEmpty else {
      let places = (before.reversed() + [own]).map(\.hop.inWords)
      return
        "say less in .timeout(…), or fewer .retries(…), where \(Words.list(places, joinedBy: " and where ")), "
        + "so that all of it takes \(QuantityText.text(limit, .period)) or less; \(deadline)"
    }
    let room = own.room(within: limit)
    let unit = room < 1 ? 1e-3 : room < 120 ? 1 : 60
    let each = room > 0 ? NumberText.roundedDown(room / unit) * unit : 0
    let shorter =
      each > 0 && each > (inner.to.capacity.serviceTime?.median ?? 0)
      ? ".timeout(…) with \(QuantityText.text(each, .period)) or less" : nil
    let both = ".timeout(…) with \(QuantityText.text(limit, .period)) or less and no .retries(…)"
    let less = [shorter, own.fewer(within: limit)].compactMap(\.self)
    return "say \(less.isEmpty ? both : less.joined(separator: ", or ")) where \(inner.inWords); "
      + deadline
  }
}

/// All attempts of one hop, its pauses as short as they may be said.
private struct Attempts {
  let hop: Hop
  private let time: Period
  private let once: Double
  private let retries: Int
  private let pause: Period?

  /// Nil where it is not stated how long it waits.
  init?(_ hop: Hop) {
    guard let time = hop.facts.timeout, let once = time.median else { return nil }
    retries = min(max(0, hop.facts.retries?.count ?? 0), 1_000_000_000)
    pause = retries > 0 ? hop.facts.retries?.backoff : nil
    (self.hop, self.time, self.once) = (hop, time, once)
  }

  private var pauses: Double { (pause?.median ?? 0) * Double(retries) }

  var longest: Double { once * Double(retries + 1) + pauses }

  /// How long one attempt may take so that all of them take no longer than so much.
  func room(within limit: Double) -> Double { (limit - pauses) / Double(retries + 1) }

  var inWords: String {
    let attempts =
      retries == 0
      ? "one attempt of \(time.formula)"
      : "\(Words.count(retries + 1, "attempt")) of \(time.formula)"
    let between = pause.map {
      ", and \(Words.count(retries, "pause")) of \($0.formula) or more between them"
    }
    return attempts + (between ?? "")
  }

  /// As many retries as there is time for; nil where there is not time for one attempt.
  func fewer(within limit: Double) -> String? {
    guard retries > 0, once > 0, once <= limit * (1 + 1e-9) else { return nil }
    let most = ((limit - once) / (once + (pause?.median ?? 0)) + 1e-9).rounded(.down)
    return most < 1 ? "no .retries(…)" : ".retries(\(NumberText.count(most))) at most"
  }
}
