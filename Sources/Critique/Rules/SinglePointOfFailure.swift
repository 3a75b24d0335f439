import Estimation
import Reliability
import SystemDesign

/// A component that a flow cannot do without must not be alone.
///
/// Severity by flow, the worst counts: see `Review.severity(losing:toSomethingThere:)`. A service
/// that others run is whole and redundant inside, so it counts only where it states less than a flow
/// promises; where it states nothing, that is a missing input.
struct SinglePointOfFailure: Rule {
  static let id = "AV001"
  static let slug = "single-point-of-failure"
  static let group = RuleGroup.availability
  static let law = "A component that a flow cannot do without must not be alone."
  static let why =
    "Its failure is the failure of everyone who needs it, and so is every upgrade and restart of it."
  static let instead =
    "Run one more than the peak needs, add a replica that takes over by itself, or let the flow go "
    + "on without it: .fallback { … }, .optional(losing:)."
  static let source: Citation? = Citation(
    "Ben Treynor, Mike Dahlin, Vivek Rau, Betsy Beyer",
    "The Calculus of Service Availability, ACM Queue", 2017)
  static let notWhen = [
    "the hop to it is optional, or comes after the flow was handed over to something durable",
    "it is a cache with else:, whose misses the store behind it answers",
    "others run it and it states at least the availability of every flow that needs it",
    "the flow is a batch that promises no availability: it is run again",
    "no flow of the design promises an availability: then it is a note, never more",
  ]

  static let explains = [
    Consequence(FailoverCapacity.self, .tooFewAndPromised),
    Consequence(NoHeadroom.self, .tooFewAndPromised),
    Consequence(AvailabilityBelowPromise.self, .lettingDown),
    Consequence(FallbackTooSmall.self),
  ]
  static let examples: [Example] = [
    .fires("one database, no copy, and a flow that promises 99.9 %") {
      let shop = Service("Shop", instances: 3, each: 500.perSecond)
      let orders = Database("Orders", .relational, reads: 5_000.perSecond)
      Flow("Show an order", at: 200.perSecond, peak: 2.times, availability: 99.9.percent) {
        shop.reads(2.kilobytes, from: orders)
      }
    },
    .fires("two instances at 70 %: one alone would be at 140 %") {
      let shop = Service("Shop", instances: 2, each: 1_000.perSecond)
      let buyer = Client("Buyer")
      Flow("Buy", at: 700.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("a bought service that promises less than the flow") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.5.percent)
      Flow("Pay", at: 10.perSecond, availability: 99.9.percent) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .fires("a tool on one machine, for which nothing is promised: a note") {
      let colleague = Client("Colleague")
      let planner = Service("Planner")
      Flow("Plan", at: 1.perSecond) {
        colleague.calls(planner, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .silent("a database and a replica that takes over") {
      let shop = Service("Shop", instances: 3, each: 500.perSecond)
      let orders = Database(
        "Orders", .relational, replicas: 1, reads: 5_000.perSecond,
        failover: .automatic(30.seconds))
      Flow("Show an order", at: 200.perSecond, peak: 2.times, availability: 99.9.percent) {
        shop.reads(2.kilobytes, from: orders)
      }
    },
    .silent("one recommender, which the page can do without") {
      let shop = Service("Shop", instances: 2)
      let recommender = Service("Recommender")
      Flow("Show a page", at: 200.perSecond, availability: 99.9.percent) {
        shop.calls(recommender, sending: 1.kilobyte, receiving: 1.kilobyte)
          .optional(losing: "recommendations")
      }
    },
    .justSilent("two instances of which one just carries the peak") {
      let shop = Service("Shop", instances: 2, each: 1_000.perSecond)
      let buyer = Client("Buyer")
      Flow("Buy", at: 500.perSecond, peak: 2.times, availability: 99.9.percent) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
    .justSilent("a bought service that promises just what the flow does") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond, availability: 99.9.percent) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    var found: [String: [Point]] = [:]
    for flow in review.reliability.flows {
      // A batch that promises nothing is run again.
      if flow.flow.facts.kind == .batch, flow.flow.availability == nil { continue }
      for point in flow.singlePoints where point.kind == .component {
        found[point.name, default: []].append(Point(flow: flow.flow, point: point))
      }
    }
    return review.design.components.compactMap { part in
      guard let points = found[part.name] else { return nil }
      return part.isManaged ? managed(part, points, review) : lonely(part, points, review)
    }
  }

  /// What a component is to one flow.
  private struct Point {
    let flow: Flow
    let point: SinglePoint
  }

  private func lonely(_ part: Part, _ points: [Point], _ review: Review) -> Verdict {
    let isCapacity = points.allSatisfy { $0.point.cause == .capacity }
    // Where all are needed, all must be there at once.
    let own = part.statedAvailability.map { share in
      isCapacity
        ? (0..<min(max(part.machines, 1), 1_000)).reduce(1) { sum, _ in sum * share } : share
    }
    let flows = points.map(\.flow)
    let severity = flows.map { review.severity(losing: $0, toSomethingThere: own) }.max() ?? .info
    let names = Words.list(flows.map(\.name))
    let asking = Set(review.flows(through: part).map(\.name))
    // What never asks it is taken down by what then comes to others.
    let isAsked = asking.isEmpty || flows.allSatisfy { asking.contains($0.name) }
    let message =
      isCapacity && !isAsked
      ? "at the peak "
        + (part.machines == 1
          ? "'\(part.name)' alone" : "the loss of one \(part.machineWord) of '\(part.name)'")
        + " takes down \(names)"
      : isCapacity
        ? "at the peak \(names) \(flows.count == 1 ? "needs" : "need") every \(part.machineWord) of "
          + "'\(part.name)'"
        : "'\(part.name)' alone takes down \(names)"
    return finding(
      severity, about: .component(part.name), in: flows.map(\.name), at: part.origin,
      says: message,
      because: distinct(points.map(\.point.reason)) + (isCapacity ? [] : busy(part, review))
        + points.flatMap { review.loss(of: $0.flow, share: $0.point.share) }
        + availability(of: part, severity),
      instead: remedy(part, points, severity, review),
      asking: count(part, isCapacity: isCapacity, review),
      lettingDown: own.map { review.names(of: flows, promisingMoreThan: $0) } ?? [])
  }

  private func managed(_ part: Part, _ points: [Point], _ review: Review) -> Verdict? {
    let promised = points.map(\.flow).filter { $0.availability != nil }
    guard let own = part.statedAvailability, let words = part.statedAvailabilityInWords else {
      guard !promised.isEmpty else { return nil }
      return missing(
        "the share of time '\(part.name)' is there: say .available(99.9.percent)", of: part,
        in: promised)
    }
    let flows = promised.filter { $0.availability?.median.map { isMore($0, than: own) } ?? false }
    guard let most = flows.compactMap(\.availability).max(by: { $0.isBelow($1) }) else {
      return nil
    }
    // What could do it instead is there, and not enough.
    let hasOther = points.contains { $0.point.cause == .capacity }
    return finding(
      .error, about: .component(part.name), in: flows.map(\.name), at: part.origin,
      says: "'\(part.name)' alone takes down \(Words.list(flows.map(\.name)))",
      because: ["others run it, and it is there \(words) of the time"]
        + (hasOther ? ["what could do it instead cannot carry the peak"] : [])
        + flows.flatMap { review.loss(of: $0) },
      instead: (hasOther
        ? "let what is done instead carry all of the peak"
        : "say .fallback or .optional(losing:) on the hop")
        + ", take a service that promises \(most.formula) or more, or promise less than \(words)",
      lettingDown: flows.map(\.name))
  }

  private func busy(_ part: Part, _ review: Review) -> [String] {
    review.estimate.uses(of: part).compactMap { use in
      use.warm.value.map { _ in Sizing(part: part, use: use).inWords }
    }
  }

  private func availability(of part: Part, _ severity: Severity) -> [String] {
    guard severity > .info else { return [] }
    guard let words = part.statedAvailabilityInWords else {
      return ["its own availability is not stated"]
    }
    return ["one \(part.machineWord) of it is there \(words) of the time"]
  }

  private func remedy(
    _ part: Part, _ points: [Point], _ severity: Severity, _ review: Review
  ) -> String {
    let isCapacity = points.allSatisfy { $0.point.cause == .capacity }
    let hasOther = isCapacity && review.hasOtherWay(than: part, in: points.map(\.flow))
    let otherwise =
      severity == .info
      ? "; or, if nobody minds, .accepting(\"AV001\", because: …)"
      : hasOther
        ? "; or let what is done instead carry all of the peak"
        : "; or let the flow go on without it: .fallback or .optional(losing:)"
    let limiters = review.design.components.filter { limiter in
      limiter.protection.limits.contains { $0.shared == part.id && !$0.failsOpen }
    }
    if !limiters.isEmpty, review.hops(to: part).isEmpty {
      return
        "say replicas: \(isCapacity ? copiesNeeded(part, review) : 1), or failingOpen: true on "
        + Words.list(limiters.map(\.name))
    }
    if isCapacity, isBeyondItsTest(part, review) {
      return "measure '\(part.name)' with more machines, or split its work" + otherwise
    }
    if isCapacity, let stuck = beyondShards(part, review) { return stuck.askingFewer + otherwise }
    let more = more(part, isCapacity: isCapacity, hasOther: hasOther, review)
    return "say " + more + otherwise
  }

  /// What asks every shard for so much that no number of them bears the loss of one copy.
  private func beyondShards(_ part: Part, _ review: Review) -> Sizing? {
    review.estimate.everyUse(of: part).map { review.sizing(of: part, $0) }.first {
      $0.asksEveryShard && $0.role == .members
        && ($0.isOfCopies ? $0.copies(busy: 1) { $0 - 1 } : Self.shards($0)) == nil
    }
  }

  /// The shards with which one copy of each may be lost.
  private static func shards(_ sizing: Sizing) -> Int? {
    let copies = sizing.part.copiesToCount - 1
    return sizing.asksEveryShard
      ? sizing.shardsBesides(busy: 1, copies: copies) : sizing.shards(busy: 1, copies: copies)
  }

  /// How many machines the peak needs, and one more; nil where no number of them helps.
  private func count(_ part: Part, isCapacity: Bool, _ review: Review) -> MachineCount? {
    let sized = review.estimate.everyUse(of: part).compactMap { use -> (Sizing, Int)? in
      let sizing = review.sizing(of: part, use)
      return sizing.machines(busy: 1).map { (sizing, $0) }
    }
    switch part.kind {
    case .database, .searchIndex:
      // More primaries are more shards, each as alone as before.
      let shared = sized.filter { $0.0.role != .primaries }
      guard isCapacity, let (sizing, needed) = shared.max(by: { $0.1 < $1.1 }) else { return nil }
      if sizing.isOfCopies {
        return sizing.copies(busy: 1) { $0 - 1 }.map { MachineCount("replicas", $0 - 1) }
      }
      // Each shard has copies of its own, and those that stay must do what all of them did.
      if sizing.role == .members, let shards = Self.shards(sizing) {
        return MachineCount("shards", shards)
      }
      return sizing.count(needed + part.shardsToCount)
    case .queue, .stream, .cache: return nil
    default:
      guard !(isCapacity && isBeyondItsTest(part, review)) else { return nil }
      let stated = min(part.faults.needed ?? 1, 1_000_000)
      return MachineCount("instances", max(sized.map(\.1).max() ?? 1, stated) + 1)
    }
  }

  /// Whether no number of machines is known with which one may be lost: a load test saw none.
  private func isBeyondItsTest(_ part: Part, _ review: Review) -> Bool {
    review.estimate.uses(of: part).contains { use in
      guard let scaling = use.scaling, let peak = use.load.value else { return false }
      return scaling.fewest(carrying: peak).flatMap { scaling.able($0 + 1) } == nil
    }
  }

  /// What makes one of it bearable to lose.
  private func more(
    _ part: Part, isCapacity: Bool, hasOther: Bool, _ review: Review
  ) -> String {
    if let count = count(part, isCapacity: isCapacity, review) { return "\(count)" }
    switch part.kind {
    case .database, .searchIndex:
      switch part.storage.replication {
      case .quorum: return quorum(part)
      case .majority: return "replicas: \(max(part.copiesToCount, 2))"
      case .erasure(let data, let spare):
        return ".replicating(.erasure(data: \(data), spare: \(min(max(spare, 0), 1_000_000) + 1)))"
      case .asynchronous, .synchronous, nil: break
      }
      return copies(part, review)
    case .queue, .stream: return "replicas: \(max(part.copiesToCount, 2))"
    default:
      let copies = isCapacity ? copiesNeeded(part, review) : 1
      let store = hasOther ? "" : ", or else: with the store that knows what it lacks"
      return "replicas: \(copies)\(store)"
    }
  }
}

extension SinglePointOfFailure {
  /// A copy that takes over, and one more where one of them is alone in answering reads.
  private func copies(_ part: Part, _ review: Review) -> String {
    let ofCopies = review.hops(to: part).map { hop in
      hop.asked.firstIndex { $0.id == part.id }.map(hop.readsReplicas) ?? false
    }
    if part.kind == .searchIndex || (!ofCopies.contains(false) && part.copies > 0) {
      return "replicas: \(part.copiesToCount)"
    }
    let least = ofCopies.contains(true) ? 2 : 1
    let takesOver = if case .automatic? = part.storage.failover { true } else { false }
    let more = part.copies < least ? ["replicas: \(least)"] : []
    let said = more + (takesOver ? [] : ["failover: .automatic(30.seconds)"])
    return said.isEmpty ? "replicas: \(part.copiesToCount)" : said.joined(separator: ", ")
  }

  /// The copies of a shard that the peak needs, each of which has its part of the load.
  private func copiesNeeded(_ part: Part, _ review: Review) -> Int {
    let machines = review.estimate.everyUse(of: part).compactMap(\.machinesForPeak).max() ?? 1
    let shards = part.shardsToCount
    return machines < 1_000_000 ? max(1, (machines - 1) / shards + 1) : part.copiesToCount
  }
  /// What lets reads and writes go on without one copy, and reads still meet the last write.
  private func quorum(_ part: Part) -> String {
    guard let setting = part.quorumWithoutOne else { return "replicas: \(part.copiesToCount)" }
    return (setting.copies > part.copiesToCount ? "replicas: \(setting.copies - 1), " : "")
      + ".replicating(.quorum(reads: \(setting.reads), writes: \(setting.writes)))"
  }
}

extension Review {
  /// Whether every hop to a component in some flows has something that is done instead, too small as
  /// that may be.
  fileprivate func hasOtherWay(than part: Part, in flows: [Flow]) -> Bool {
    let names = Set(flows.map(\.name))
    let own = arrivals(at: part).filter { names.contains(self.flows[$0.flow].name) }
    return !own.isEmpty
      && own.allSatisfy { entry in
        entry.hop.facts.fallback != nil
          || self.flows[entry.flow].steps.contains { $0.isOneWay(entry.hop.origin) }
      }
  }
}

extension Step {
  /// Whether the hop said there is in one of several ways.
  fileprivate func isOneWay(_ origin: Origin) -> Bool {
    switch self {
    case .hop: false
    case .together(let steps): steps.contains { $0.isOneWay(origin) }
    case .oneOf(let steps):
      steps.count > 1 && steps.flatMap(\.hops).contains { $0.origin == origin }
    }
  }
}

extension Ratio {
  fileprivate func isBelow(_ other: Ratio) -> Bool { (median ?? 0) < (other.median ?? 0) }
}
