import Estimation
import SystemDesign

/// What was taken must survive the loss of the machine that took it.
///
/// One finding for each queue or stream that something is handed over to which must not be lost. A
/// queue of which nothing is kept, `.durable(.nothing)`, makes its flow wait for what is behind it
/// wherever availability is worked out, so that it promises nothing it could break.
struct AcknowledgedBeforeDurable: Rule {
  static let id = "MQ007"
  static let slug = "ack-before-durable"
  static let group = RuleGroup.messaging
  static let law = "What was acknowledged must survive the loss of any one machine."
  static let why =
    "Whoever was told \"taken\" forgets the message. If the one machine that had it dies before the "
    + "others have it, or the power fails while all hold it in memory, nobody can say what was lost."
  static let instead =
    "Say .acknowledging(.allCopies) and .durable(.replicated) on the queue, or hand over what may be "
    + "lost with .optional(losing:)."
  static let source: Citation? = Citation(
    "The Apache Software Foundation", "Replication, in the Apache Kafka documentation, Design")
  static let notWhen = [
    "no flow that hands something over to it promises an availability, and no .durability is required",
    "the hand-over is optional: what may be lost; not so of a store's log of changes, which forgets "
      + "what was taken",
    "it does not say when it acknowledges or what survives, or says .durable(.disk(every:))",
    "it has one copy, which is then all there are, and acknowledges when that has it",
    "it says .durable(.nothing): then its flow waits for what is behind it",
    "what must be durable is another component, or nothing by name where something else keeps data too: "
      + "Requirement(…, of:)",
  ]
  static let examples: [Example] = [
    .fires("orders that are acknowledged by one of three copies") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2).acknowledging(.oneCopy)
      Flow("Order", at: 10.perSecond, availability: 99.9.percent) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
    .fires("orders in the memory of three machines, which must not be lost") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2).acknowledging(.allCopies).durable(.memory)
      Requirement("No order is lost", .durability(99.999.percent))
      Flow("Order", at: 10.perSecond) { shop.sends(1.kilobyte, to: orders) }
    },
    .silent("all copies have it") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2).acknowledging(.allCopies).durable(.replicated)
      Flow("Order", at: 10.perSecond, availability: 99.9.percent) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
    .silent("clicks, of which some may be lost") {
      let shop = Service("Shop", instances: 2)
      let clicks = Stream("Clicks", partitions: 4, replicas: 2).acknowledging(.oneCopy)
      Flow("Look", at: 10.perSecond, availability: 99.9.percent) {
        shop.sends(100.bytes, to: clicks).optional(losing: "clicks")
      }
    },
    .silent("nothing is said of when it acknowledges") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2)
      Flow("Order", at: 10.perSecond, availability: 99.9.percent) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
    .silent("what must be kept is elsewhere") {
      let shop = Service("Shop", instances: 2)
      let ledger = Database("Ledger", replicas: 2).backedUp(every: 1.day)
      let hints = Queue("Hints", replicas: 2).acknowledging(.oneCopy)
      Requirement("No entry is lost", .durability(99.999.percent), of: ledger)
      Flow("Order", at: 10.perSecond) {
        shop.writes(1.kilobyte, to: ledger).timeout(1.second)
        shop.sends(1.kilobyte, to: hints)
      }
    },
    .justSilent("one copy, and it has it") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders").acknowledging(.oneCopy)
      Flow("Order", at: 10.perSecond, availability: 99.percent) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
    .justFires("two copies, and one has it") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 1).acknowledging(.oneCopy)
      Flow("Order", at: 10.perSecond, availability: 99.percent) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let required = review.design.statements.compactMap { statement -> Requirement? in
      guard case .requirement(let requirement) = statement else { return nil }
      return requirement.targets.contains(where: \.isDurability) ? requirement : nil
    }
    return review.design.components.compactMap { channel -> Verdict? in
      let gaps = Gap.all(of: channel)
      guard !gaps.isEmpty else { return nil }
      let requirement = required.first {
        $0.subject == channel.id || $0.subject == nil && isAlone(channel, review)
      }
      let handed = review.arrivals(at: channel).filter { $0.hop.isHandedOver(to: channel) }
        .filter { requirement != nil || review.flows[$0.flow].availability != nil }
      return handed.isEmpty ? nil : verdict(channel, gaps, handed, requirement, review)
    }
  }

  /// Whether nothing else takes data for good, so that what must not be lost is there.
  private func isAlone(_ channel: Part, _ review: Review) -> Bool {
    let takers = review.hopIndex.entries.map(\.hop)
      .filter {
        $0.verb.changes && $0.to.isLasting && $0.from.id != channel.id || $0.verb == .sends
      }
      .map(\.to).filter { $0.isLasting || $0.isChannel }
    return takers.allSatisfy { $0.id == channel.id }
  }

  private func verdict(
    _ channel: Part, _ gaps: [Gap], _ handed: [HopIndex.Entry], _ requirement: Requirement?,
    _ review: Review
  ) -> Verdict {
    let flows = distinct(handed.map(\.flow)).map { review.flows[$0] }
    let promises = flows.compactMap { flow in
      flow.availability.map { "'\(flow.name)' promises \($0.formula.unnamed)" }
    }
    let senders = distinct(handed.map(\.hop.from.name))
    return finding(
      requirement == nil ? .warning : .error, about: .component(channel.name),
      in: flows.map(\.name), at: channel.origin, hops: handed.map(\.hop.origin),
      says: "'\(channel.name)' acknowledges what \(gaps[0].loss) would lose",
      because: gaps.map { $0.inWords(of: channel) }
        + [
          "\(Words.list(senders)) \(senders.count == 1 ? "hands" : "hand") over to it in "
            + Words.list(flows.map(\.name))
        ]
        + (requirement.map { ["required is: \($0.says)"] } ?? promises),
      instead: "say \(gaps.map(\.remedy).joined(separator: " and ")) on '\(channel.name)'; or "
        + ".optional(losing:) where it is handed over, if it may be lost")
  }

  /// How something that was acknowledged may be lost.
  private enum Gap {
    case atOnce, oneCopy, memory

    static func all(of part: Part) -> [Gap] {
      guard part.isChannel else { return [] }
      if case .nothing? = part.storage.durability { return [] }
      var gaps: [Gap] = []
      switch part.messaging.acknowledgement {
      case .atOnce: gaps.append(.atOnce)
      case .oneCopy where part.copiesOfData > 1: gaps.append(.oneCopy)
      case .oneCopy, .allCopies, nil: break
      }
      if case .memory? = part.storage.durability { gaps.append(.memory) }
      return gaps
    }

    var loss: String { self == .memory ? "a loss of power" : "the loss of one machine" }

    func inWords(of part: Part) -> String {
      switch self {
      case .atOnce: "it acknowledges before any of its \(part.machinesInWords) has the message"
      case .oneCopy: "it acknowledges when one of its \(part.machinesInWords) has the message"
      case .memory: "all of its copies are in memory"
      }
    }

    var remedy: String {
      self == .memory ? ".durable(.replicated)" : ".acknowledging(.allCopies)"
    }
  }
}

extension Requirement.Target {
  fileprivate var isDurability: Bool {
    if case .durability = self { true } else { false }
  }
}

extension Hop {
  /// Whether what it hands over must not be lost.
  fileprivate func isHandedOver(to channel: Part) -> Bool {
    verb == .sends && to.id == channel.id && (!facts.isOptional || from.kind == .database)
  }
}
