import Estimation
import SystemDesign

/// A requirement, or one number of it, that nothing in the design can be held against.
///
/// It is neither kept nor broken as far as the design goes: whoever reads the design has to be told.
public struct OpenRequirement: Sendable {
  /// What is required, in words.
  public let says: Sentence
  /// The number that is open, in words: "at most 1 second old"; nil where it has none.
  public let target: String?
  /// What keeps it open, and what would settle it where something can.
  public let why: String
  /// Where it was said.
  public let origin: Origin

  /// Those of a design, in the order of the file.
  static func all(in review: Review) -> [OpenRequirement] {
    review.design.statements.flatMap { statement -> [OpenRequirement] in
      guard case .requirement(let it) = statement else { return [] }
      if it.targets.isEmpty {
        return [
          OpenRequirement(says: it.says, target: nil, why: "it has no number", origin: it.origin)
        ]
      }
      return it.targets.flatMap { target in
        reasons(it, target, review).map {
          OpenRequirement(says: it.says, target: target.inWords, why: $0, origin: it.origin)
        }
      }
    }
  }

  private static func reasons(
    _ requirement: Requirement, _ target: Requirement.Target, _ review: Review
  ) -> [String] {
    switch target {
    case .durability: return ["no figure of a design says how likely a loss is"]
    case .accuracy: return ["no figure of a design says how exact an answer is"]
    case .order(let key):
      return isOrderHeld(key, requirement, review)
        ? [] : ["it is not said of which flow: say of:, or .ordered(by:) on the flow"]
    case .hitRatio, .staleness, .latency, .delivery, .recovery: break
    }
    let parts = Shortfall.parts(held: requirement, to: target, review)
    guard !parts.isEmpty else {
      if let subject = requirement.subject { return ["no flow touches '\(subject.name)'"] }
      if case .recovery = target { return ["no flow writes to a store"] }
      return ["it names no component: say of:"]
    }
    return parts.flatMap { missing(of: $0, target, review) }
  }

  /// The rule on order looks for the flow where only one can be meant.
  private static func isOrderHeld(
    _ key: String, _ requirement: Requirement, _ review: Review
  ) -> Bool {
    let passing = review.flows.filter { !Passing.all(in: $0).isEmpty }
    return requirement.subject != nil || passing.count == 1
      || review.flows.contains { $0.facts.orderedBy.map(OrderKey.init) == OrderKey(key) }
  }

  /// What is not stated of a component and would be needed.
  private static func missing(
    of part: Part, _ target: Requirement.Target, _ review: Review
  ) -> [String] {
    switch target {
    case .hitRatio:
      return review.estimate.figure(.hitRatio, of: .component(part.name))?.value == nil
        ? ["it is not stated how many reads '\(part.name)' answers: say .hitting(95.percent)"] : []
    case .latency:
      return part.capacity.serviceTime == nil
        ? ["it is not stated how long '\(part.name)' takes: say taking: 2.milliseconds"] : []
    case .delivery:
      return missingDelivery(of: part, target).map { [$0] } ?? []
    case .staleness: return missingAge(of: part, review).map { [$0] } ?? []
    case .recovery:
      if part.isChannel { return ["no figure says what '\(part.name)' may lose"] }
      guard part.isLasting || part.kind == .cache else {
        return ["'\(part.name)' keeps nothing that may be lost"]
      }
      return [missingLoss(of: part), missingReturn(of: part)].compactMap(\.self)
    case .durability, .accuracy, .order: return []
    }
  }

  /// A queue holds each message until somebody has done it, unless something else was said.
  private static func missingDelivery(of part: Part, _ target: Requirement.Target) -> String? {
    guard part.isChannel else { return "'\(part.name)' is no queue or stream" }
    if part.messaging.delivery != nil { return nil }
    if case .delivery(.atLeastOnce) = target, part.deliversAtLeastOnce { return nil }
    return "it is not stated how often '\(part.name)' delivers: say delivery: .atLeastOnce"
  }

  private static func missingAge(of part: Part, _ review: Review) -> String? {
    switch part.kind {
    case .cache, .cdn:
      return part.caching.expiry == nil && !review.isTold(part)
        ? "it is not stated how long the entries of '\(part.name)' live: say .expiring(after: 1.minute)"
        : nil
    case .database, .objectStore, .searchIndex:
      return review.readsReplicas(of: part) ? missingLag(of: part) : nil
    default: return "'\(part.name)' keeps nothing that may be old"
    }
  }

  private static func missingLag(of part: Part) -> String? {
    switch part.storage.replication {
    case nil:
      "it is not stated how far the replicas of '\(part.name)' are behind: say "
        + ".replicating(.asynchronous(lag: 1.second))"
    case .majority, .quorum:
      part.writeQuorum < part.copiesToCount
        ? "it is not stated how far those copies of '\(part.name)' are behind that a write does not "
          + "wait for" : nil
    case .asynchronous, .synchronous, .erasure: nil
    }
  }

  private static func missingLoss(of part: Part) -> String? {
    if part.copiesOfData > 1 { return part.storage.replication == nil ? missingLag(of: part) : nil }
    return part.storage.backup == nil
      ? "it is not stated how often '\(part.name)' is backed up: say .backedUp(every: 1.hour)" : nil
  }

  private static func missingReturn(of part: Part) -> String? {
    if part.copiesOfData > 1 {
      return part.storage.failover == nil
        ? "it is not stated how a replica of '\(part.name)' takes over: say "
          + "failover: .automatic(30.seconds)" : nil
    }
    return part.storage.backup?.restoring == nil
      ? "it is not stated how fast the backup of '\(part.name)' comes back: say restoring: "
        + "100.megabytesPerSecond" : nil
  }
}

extension Requirement.Target {
  /// The number as it would be said.
  fileprivate var inWords: String {
    switch self {
    case .durability(let share): "\(share.formula) durable"
    case .staleness(let time): "at most \(time.inWords) old"
    case .accuracy(let share): "\(share.formula) exact"
    case .latency(let time): "within \(time.inWords)"
    case .hitRatio(let share): "\(share.formula) hits"
    case .order(let key): "in order for each \(key)"
    case .delivery(.atMostOnce): "at most once"
    case .delivery(.atLeastOnce): "at least once"
    case .delivery(.exactlyOnce): "exactly once"
    case .recovery(let losing, let time):
      "losing \(losing.inWords) at most, back in \(time.inWords)"
    }
  }
}

extension Period {
  fileprivate var inWords: String { median.map { QuantityText.text($0, .period) } ?? "\(formula)" }
}
