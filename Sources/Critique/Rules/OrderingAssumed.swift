import Estimation
import SystemDesign

/// What must happen in order must pass where order is kept.
///
/// One finding for each stream or queue. A stream keeps the order within a partition, so that what is
/// ordered by a key stays in order where the partition follows from that key: by it, or by a part of
/// it. A queue keeps none as soon as two take from it at once.
struct OrderingAssumed: Rule {
  static let id = "MQ006"
  static let slug = "ordering-assumed"
  static let group = RuleGroup.messaging
  static let law = "What must happen in order passes only where that order is kept."
  static let why =
    "Two messages about one thing that stand in two partitions, or are taken by two workers, are done "
    + "in any order: an old address replaces the new one, a cancelled order is shipped."
  static let instead =
    "Spread the stream by what the order is kept within, take a stream instead of a queue, or have one "
    + "consumer; or carry a version by which what comes late is dropped, and promise no order."
  static let source: Citation? = Citation(
    "The Apache Software Foundation",
    "Main Concepts and Terminology, in the Apache Kafka documentation, Introduction")
  static let notWhen = [
    "the stream has one partition, or is spread by the key of the order, a part of it, or the key or "
      + "a field of a record of that name",
    "it is not said what a stream is spread by: that is asked for, and not guessed",
    "one instance takes from the queue, and is not said to do several at once: .atOnce(…)",
    "the hand-over is optional: what may be missing keeps no order; not so of a store's log of changes",
    "only a fallback passes there",
    "an order is required of no flow and no component of several that pass a queue or a stream: it is "
      + "asked for which it is",
  ]
  static let examples: [Example] = [
    .fires("a customer's orders, spread by order") {
      let shop = Service("Shop", instances: 2)
      let orders = Stream(
        "Orders", partitions: 12, by: "order id", replicas: 2, delivery: .atLeastOnce
      ).deadLetter(after: 5)
      let billing = Worker("Billing", instances: 4)
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
      .ordered(by: "customer")
    },
    .fires("a queue from which four workers take") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2).deadLetter(after: 5)
      let billing = Worker("Billing", instances: 4)
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
      .ordered(by: "customer")
    },
    .fires("an order that is required of what arrives in a store") {
      let shop = Service("Shop", instances: 2)
      let orders = Stream("Orders", partitions: 12, by: "order", replicas: 2)
      let billing = Worker("Billing", instances: 4)
      let bills = Database("Bills", replicas: 1)
      Requirement("Bills are in order", .order(per: "customer"), of: bills)
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
        billing.updates(1.kilobyte, in: bills).timeout(1.second)
      }
    },
    .silent("spread by the customer") {
      let shop = Service("Shop", instances: 2)
      let orders = Stream("Orders", partitions: 12, by: "Customer", replicas: 2)
      let billing = Worker("Billing", instances: 4)
      Flow("Order", at: 10.perSecond) {
        shop.sends(1.kilobyte, to: orders)
        orders.delivers(1.kilobyte, to: billing)
      }
      .ordered(by: "customer")
    },
    .silent("a link is known by its code, and the stream is spread by that") {
      let shop = Service("Shop", instances: 2)
      let link = Record("link", key: "code", ["code": 7.bytes, "target": 200.bytes])
      let changes = Stream("Changes", partitions: 12, by: "code", replicas: 2)
      let followers = Worker("Followers", instances: 4)
      Flow("Change a link", at: 10.perSecond) {
        shop.sends(link, to: changes)
        changes.delivers(link, to: followers)
      }
      .ordered(by: "link")
    },
    .silent("a ring that may be missing keeps no order") {
      let shop = Service("Shop", instances: 2)
      let rings = Queue("Rings", replicas: 2).deadLetter(after: 5)
      let ringers = Worker("Ringers", instances: 4)
      Flow("Order", at: 10.perSecond) {
        shop.sends(100.bytes, to: rings).optional(losing: "a ring")
        rings.delivers(100.bytes, to: ringers)
      }
      .ordered(by: "customer")
    },
    .silent("one worker takes one after the other") {
      let orders = Queue("Orders", replicas: 2).deadLetter(after: 5)
      let billing = Worker("Billing")
      Flow("Bill", at: 10.perSecond) { orders.delivers(1.kilobyte, to: billing) }
        .ordered(by: "customer")
    },
    .justSilent("spread by a part of what the order is kept within") {
      let moves = Stream("Moves", partitions: 12, by: "game", replicas: 2)
      let board = Worker("Board", instances: 4)
      Flow("Move", at: 10.perSecond) { moves.delivers(100.bytes, to: board) }
        .ordered(by: "game, player")
    },
    .justFires("spread by more than that") {
      let moves = Stream("Moves", partitions: 12, by: "game, player, piece", replicas: 2)
      let board = Worker("Board", instances: 4)
      Flow("Move", at: 10.perSecond) { moves.delivers(100.bytes, to: board) }
        .ordered(by: "game, player")
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let (orders, open) = Order.all(in: review)
    var found: [Part.ID: [Order]] = [:]
    for order in orders { found[order.channel.id, default: []].append(order) }
    let judged = review.design.components.filter(\.isChannel).flatMap { channel -> [Verdict] in
      let own = found[channel.id] ?? []
      let broken = own.filter { $0.isBroken(review) }
      if !broken.isEmpty { return [verdict(broken, review)] }
      let unsaid = own.filter { $0.isUnsaid && review.isJudged($0.flow) }
      guard let first = unsaid.first else { return [] }
      return [
        missing(
          "what it is spread by, as the messages of one '\(first.key)' are to be in order: say by: "
            + "\"\(first.key)\"", of: channel,
          in: unsaid.map(\.flow))
      ]
    }
    return judged
      + open.map { requirement, key, flows in
        .missing(
          MissingInput(
            rule: Self.id, subject: .system, flows: flows.map(\.name), origin: requirement.origin,
            input: "which flow is to be in order: say .ordered(by: \"\(key)\") on it"))
      }
  }

  private func verdict(_ orders: [Order], _ review: Review) -> Verdict {
    let (first, channel) = (orders[0], orders[0].channel)
    let consumers = review.deliveries(from: channel).map(\.to)
    let isStream = channel.kind == .stream
    let how =
      isStream
      ? "its \(Words.count(channel.messaging.partitions ?? 1, "partition")) are spread by "
        + "'\(channel.messaging.partitionKey ?? "")': two messages of one '\(first.key)' may stand in "
        + "two of them"
      : "\(Words.list(distinct(consumers.map(\.name)))) \(consumers.count == 1 ? "takes" : "take") "
        + "several at once, and the later may be done first"
    return finding(
      .error, about: .component(channel.name), in: distinct(orders.map(\.flow.name)),
      at: channel.origin, hops: distinct(orders.flatMap(\.hops).map(\.origin)),
      says: "'\(channel.name)' does not keep the messages of one '\(first.key)' in order",
      because: distinct(orders.map(\.said)) + [how],
      instead: isStream
        ? "say by: \"\(first.key)\" on '\(channel.name)'"
        : "make '\(channel.name)' a Stream with by: \"\(first.key)\", or have one consumer do one "
          + "after the other")
  }
}

/// An order that the messages of a flow are to keep in a queue or a stream.
private struct Order {
  let key: String
  let flow: Flow
  let channel: Part
  let hops: [Hop]
  /// Where the order is stated.
  let said: String

  /// Those that are stated, and those of which it is not stated what is to be in order.
  static func all(
    in review: Review
  ) -> (orders: [Order], open: [(Requirement, key: String, flows: [Flow])]) {
    var orders = review.flows.flatMap { flow -> [Order] in
      guard let key = flow.facts.orderedBy else { return [] }
      return Passing.all(in: flow).map {
        Order(
          key: key, flow: flow, channel: $0.channel, hops: $0.hops,
          said: "'\(flow.name)' is ordered by '\(key)'")
      }
    }
    var open: [(Requirement, key: String, flows: [Flow])] = []
    for case .requirement(let requirement) in review.design.statements {
      for case .order(let key) in requirement.targets {
        let said = "required is: \(requirement.says)"
        func order(_ flow: Flow, _ passing: Passing) -> Order {
          Order(key: key, flow: flow, channel: passing.channel, hops: passing.hops, said: said)
        }
        if let subject = requirement.subject {
          orders += review.flows.flatMap { flow in
            Passing.all(in: flow, before: subject).map { order(flow, $0) }
          }
          continue
        }
        let isSaidOfFlow = review.flows.contains {
          $0.facts.orderedBy.map(OrderKey.init) == OrderKey(key)
        }
        let passing = review.flows.filter { !Passing.all(in: $0).isEmpty }
        if isSaidOfFlow || passing.isEmpty { continue }
        if passing.count == 1 {
          orders += Passing.all(in: passing[0]).map { order(passing[0], $0) }
        } else if passing.contains(where: review.isJudged) {
          open.append((requirement, key, passing))
        }
      }
    }
    return (orders, open)
  }

  /// Whether it is not stated what the messages are spread by, where they are.
  var isUnsaid: Bool { isSpread && channel.messaging.partitionKey == nil }

  private var isSpread: Bool { channel.kind == .stream && channel.messaging.partitions ?? 1 > 1 }

  func isBroken(_ review: Review) -> Bool {
    guard channel.kind == .stream else {
      return review.deliveries(from: channel).takersAtOnce > 1
    }
    guard isSpread, let spread = channel.messaging.partitionKey else { return false }
    return !OrderKey(spread).follows(from: OrderKey(key), in: hops.compactMap(\.record))
  }
}

extension [Hop] {
  /// How many may take messages at once.
  fileprivate var takersAtOnce: Int {
    let takers = Dictionary(map { ($0.to.id, $0.to) }, uniquingKeysWith: { first, _ in first })
    return takers.values.reduce(0) { sum, part in
      let isBusyWithSeveral = part.capacity.concurrency?.median.map { $0 > 1 } ?? false
      let instances = Swift.min(Swift.max(part.instances, part.capacity.largest ?? 1), 1_000_000)
      return sum + (isBusyWithSeveral ? Swift.max(instances, 2) : instances)
    }
  }
}
