import Estimation
import SystemDesign

/// A service that others run must not be able to take all who wait for it.
///
/// One finding for each caller and callee, where a request of the flow waits for it for longer than a
/// second. A limit to the calls under way is as good as a breaker: what hangs then is bounded.
struct NoBreakerOnExternal: Rule {
  static let id = "AV015"
  static let slug = "no-breaker-on-external"
  static let group = RuleGroup.availability
  static let law = "A service that others run must not hold all who wait for it."
  static let why =
    "When it hangs every call waits its whole time limit, the calls under way pile up until nothing "
    + "is left for other work, and what does not need it fails with what does."
  static let instead =
    "Say .breaker() on the hop, so that nobody waits for what does not answer anyway, or "
    + ".bulkhead(…), so that only so many do; or hand it over to a queue."
  static let source: Citation? = Citation(
    "Michael T. Nygard", "Release It!, second edition, Stability Patterns", 2018)
  static let notWhen = [
    "the hop says .breaker() or .bulkhead(…)",
    "its time limit is a second or less, or there is none: AV010 says so",
    "the flow can do without it: .optional(losing:)",
    "nobody waits: a worker does it after a delivery, a timer starts it, or the flow is .batch",
    "a client or a service of others calls it: it holds nothing of ours",
    "no flow that promises an availability or a p99 waits for it, and none of the design promises an "
      + "availability: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a bank that is waited for five seconds") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, peak: 3.times, p99: 6.seconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(8.seconds)
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
    },
    .fires("a map that is drawn by others") {
      let shop = Service("Shop", instances: 2)
      let maps = External("Maps")
      Flow("Show the way", at: 10.perSecond) {
        shop.calls(maps, sending: 100.bytes, receiving: 100.kilobytes).timeout(10.seconds)
      }
    },
    .silent("nobody calls for a while when most calls fail") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, p99: 6.seconds) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds).breaker()
      }
    },
    .silent("no more than fifty wait") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, p99: 6.seconds) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
          .bulkhead(50.requests)
      }
    },
    .silent("the page can do without it") {
      let shop = Service("Shop", instances: 2)
      let maps = External("Maps")
      Flow("Show the way", at: 10.perSecond, p99: 6.seconds) {
        shop.calls(maps, sending: 100.bytes, receiving: 100.kilobytes).timeout(3.seconds)
          .optional(losing: "the map")
      }
    },
    .silent("a worker asks it, and a queue holds what waits") {
      let payments = Queue("Payments", replicas: 2).deadLetter(after: 5)
      let payer = Worker("Payer", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, availability: 99.percent) {
        payments.delivers(1.kilobyte, to: payer).idempotent(by: "payment")
        payer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
    },
    .silent("a clock starts it, or a client asks by itself") {
      let clock = Timer("Clock")
      let planner = Worker("Planner")
      let buyer = Client("Buyer")
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Settle", at: 1.run.per(.day)) {
        clock.calls(planner)
        planner.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
      Flow("Pay", at: 10.perSecond, p99: 6.seconds) {
        buyer.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
      }
    },
    .justSilent("it is waited for a second") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, p99: 6.seconds) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
      }
    },
    .justFires("it is waited for a little more") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, p99: 6.seconds) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1_001.milliseconds)
      }
    },
  ]

  /// The time that calls may pile up without a breaker, in seconds.
  private static let bearable = 1.0

  func verdicts(in review: Review) -> [Verdict] {
    var pairs: [[HopIndex.Entry]] = []
    var places: [[Part.ID]: Int] = [:]
    for entry in review.hopIndex.entries where Self.isOpen(entry, review) {
      let ends = [entry.hop.from.id, entry.hop.to.id]
      if let place = places[ends] {
        pairs[place].append(entry)
      } else {
        places[ends] = pairs.count
        pairs.append([entry])
      }
    }
    return pairs.map { verdict($0, review) }
  }

  private static func isOpen(_ entry: HopIndex.Entry, _ review: Review) -> Bool {
    let hop = entry.hop
    guard hop.waits, entry.isAwaited, hop.to.kind == .external, !hop.from.isOrigin,
      !hop.from.isManaged,
      let time = hop.facts.timeout?.median, isMore(time, than: bearable)
    else { return false }
    let flow = review.flows[entry.flow]
    let isStartedByTimer = flow.hops.first?.from.kind == .timer
    let isBounded = hop.facts.breaker || hop.facts.bulkhead != nil || hop.facts.isOptional
    return !isBounded && !isStartedByTimer && flow.facts.kind != .batch
  }

  private func verdict(_ pair: [HopIndex.Entry], _ review: Review) -> Verdict {
    let flows = distinct(pair.map(\.flow)).map { review.flows[$0] }
    let longest = pair.max { Self.time($0) < Self.time($1) } ?? pair[0]
    let (from, to) = (longest.hop.from.name, longest.hop.to.name)
    return finding(
      review.severity(ofUnsaidIn: flows), about: .pair(from: from, to: to),
      in: flows.map(\.name), at: pair[0].hop.origin, hops: distinct(pair.map(\.hop.origin)),
      says: "when '\(to)' hangs, every call of '\(from)' waits "
        + QuantityText.text(Self.time(longest), .period),
      because: ["no .breaker() and no .bulkhead(…), in \(Words.list(flows.map(\.name)))"]
        + piling(longest, review),
      instead: "say .breaker() or .bulkhead(…) where \(longest.hop.inWords)"
        + (Self.takesLong(longest.hop.to) ? "" : "; or .timeout(…) with a second or less"))
  }

  /// Whether it takes so long when it does not hang.
  private static func takesLong(_ part: Part) -> Bool {
    part.capacity.serviceTime?.median.map { $0 >= bearable } ?? false
  }

  private static func time(_ entry: HopIndex.Entry) -> Double {
    entry.hop.facts.timeout?.median ?? 0
  }

  /// How many wait once it hangs: what comes in the time that each waits.
  private func piling(_ entry: HopIndex.Entry, _ review: Review) -> [String] {
    let (hop, flow) = (entry.hop, review.flows[entry.flow])
    let times = Evaluation(of: [hop.times.mean]).amount(of: hop.times.mean).value
    let peak = review.estimate.figure(.ratePeak, of: .flow(flow.name))?.value
    let mean = review.estimate.figure(.rateMean, of: .flow(flow.name))?.value
    guard flow.steps.contains(where: { $0.alwaysRuns(hop) }), let times, times > 0,
      let rate = peak ?? mean, rate > 0
    else { return [] }
    let calls = rate * times
    guard calls * Self.time(entry) >= 1 else { return [] }
    return [
      "\(Words.rate(calls))\(peak == nil ? "" : " at the peak") are "
        + "\(NumberText.count(calls * Self.time(entry))) that wait at once"
    ]
  }
}

extension Step {
  /// Whether every execution of the flow takes a hop of it.
  fileprivate func alwaysRuns(_ hop: Hop) -> Bool {
    switch self {
    case .hop(let own): own.origin == hop.origin
    case .together(let steps): steps.contains { $0.alwaysRuns(hop) }
    case .oneOf: false
    }
  }
}
