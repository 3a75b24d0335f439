import Estimation
import SystemDesign

/// What must agree is written once, and the second copy follows the first.
///
/// One finding for each writer and what it writes to, however many flows; where money is at stake, what
/// several writers do in one flow is held together as well. A write that is optional, or
/// has another way to go, is one that the design does without; one that its caller begins anew is made
/// up for.
struct DualWrite: Rule {
  static let id = "DA007"
  static let slug = "dual-write"
  static let group = RuleGroup.data
  static let law = "What must agree is written once, and the second copy follows the first."
  static let why =
    "Whoever writes to two stores in turn may die between them, and nobody then knows that one has "
    + "what the other lacks; of two at once each store may keep another one's last word."
  static let instead =
    "Write to one store and let the other follow its log of changes: orders.sends(order, to: changes), "
    + "from which a worker writes on; or say .atomic(by: …) where something keeps both together."
  static let source: Citation? = Citation(
    "Martin Kleppmann", "Keeping Systems in Sync, in Designing Data-Intensive Applications, ch. 11",
    2017)
  static let notWhen = [
    "something keeps the flow's writes together: .atomic(by:)",
    "two components each write a store of their own, and the flow is not .kind(.paying)",
    "the second follows the first: the store sends its log of changes there",
    "a queue or a timer begins the work anew until both are done; not one that delivers at most once",
    "the second is a cache or is .derived(), or the flow does without it: .optional, a fallback",
    "only one of the two is ever written: ways of a oneOf",
    "a file is written first and then something else that names it, or deleted last: what is cut short "
      + "leaves a file that nobody knows",
    "whoever asked tries again, and each done twice is done once: .idempotent(by:), an update, a "
      + "deletion, a file; that only the second is tried again ends with whoever does it: a note",
  ]
  static let examples: [Example] = [
    .fires("an order in a database, and what was ordered in a queue") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      let events = Queue("Events", replicas: 2)
      Flow("Order", at: 10.perSecond, availability: 99.9.percent) {
        buyer.calls(shop, sending: order).timeout(1.second)
        shop.writes(order, to: orders).timeout(1.second)
        shop.sends(order, to: events)
      }
    },
    .fires("a text in a database and in an index of words, both at once") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond) {
        inParallel {
          desk.writes(text, to: texts).timeout(1.second)
          desk.writes(text, to: words).timeout(1.second)
        }
      }
    },
    .fires("the second is tried again, which ends with whoever tries") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond) {
        desk.writes(text, to: texts).timeout(1.second)
        desk.writes(text, to: words).timeout(1.second).retries(3).idempotent(by: "id")
      }
    },
    .fires("a payment, of which one service keeps the order and another the money") {
      let shop = Service("Shop", instances: 2)
      let purse = Service("Purse", instances: 2)
      let orders = Database("Orders", .relational, replicas: 1).backedUp(every: 1.day)
      let ledger = Database("Ledger", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Pay", at: 10.perSecond, availability: 99.percent) {
        shop.writes(1.kilobyte, to: orders).timeout(1.second)
        shop.calls(purse, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        purse.writes(1.kilobyte, to: ledger).timeout(1.second)
      }
      .kind(.paying)
    },
    .silent("the same, where something makes up for what was half done") {
      let shop = Service("Shop", instances: 2)
      let purse = Service("Purse", instances: 2)
      let orders = Database("Orders", .relational, replicas: 1).backedUp(every: 1.day)
      let ledger = Database("Ledger", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Pay", at: 10.perSecond, availability: 99.percent) {
        shop.writes(1.kilobyte, to: orders).timeout(1.second)
        shop.calls(purse, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        purse.writes(1.kilobyte, to: ledger).timeout(1.second).atomic(by: "a saga")
      }
      .kind(.paying)
    },
    .silent("two services that each keep their own, where nothing is paid") {
      let shop = Service("Shop", instances: 2)
      let desk = Service("Desk", instances: 2)
      let orders = Database("Orders", .relational, replicas: 1).backedUp(every: 1.day)
      let notes = Database("Notes", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond, availability: 99.percent) {
        shop.writes(1.kilobyte, to: orders).timeout(1.second)
        shop.calls(desk, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
        desk.writes(1.kilobyte, to: notes).timeout(1.second)
      }
    },
    .silent("the index follows the log of the database") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      let changes = Stream("Changes", partitions: 3, replicas: 2)
      let indexer = Worker("Indexer", instances: 2)
      Flow("Publish", at: 10.perSecond) {
        desk.writes(text, to: texts).timeout(1.second)
        texts.sends(text, to: changes)
        changes.delivers(text, to: indexer)
        indexer.writes(text, to: words).timeout(1.second)
      }
    },
    .silent("a worker that gets its message again until it has written both") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let news = Queue("News", replicas: 2)
      let clerk = Worker("Clerk", instances: 2)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond) {
        desk.sends(text, to: news)
        news.delivers(text, to: clerk)
        clerk.writes(text, to: texts).timeout(1.second).idempotent(by: "id")
        clerk.writes(text, to: words).timeout(1.second).idempotent(by: "id")
      }
    },
    .fires("a worker whose message comes at most once") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let news = Queue("News", replicas: 2, delivery: .atMostOnce)
      let clerk = Worker("Clerk", instances: 2)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      Flow("Publish", at: 10.perSecond) {
        desk.sends(text, to: news)
        news.delivers(text, to: clerk)
        clerk.writes(text, to: texts).timeout(1.second)
        clerk.writes(text, to: words).timeout(1.second)
      }
    },
    .silent("a timer, which begins anew what was cut short") {
      let clock = Timer("Clock")
      let clerk = Worker("Clerk", instances: 2)
      let total = Record("total", 1.kilobyte)
      let totals = Database("Totals", replicas: 1).backedUp(every: 1.day)
      let reports = ObjectStore("Reports").backedUp(every: 1.day)
      Flow("Add up", at: 1.run.per(.day)) {
        clock.calls(clerk)
        clerk.writes(total, to: totals).timeout(1.second)
        clerk.writes(total, to: reports).timeout(1.second)
      }
    },
    .silent("a cache, and counts that can be made again") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let count = Record("count", 8.bytes).derived()
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      let counts = Database("Counts", replicas: 1)
      let hot = Cache("Hot", replicas: 1).expiring(after: 1.minute)
      Flow("Order", at: 10.perSecond) {
        shop.writes(order, to: orders).timeout(1.second)
        shop.writes(order, to: hot).timeout(1.second)
        shop.updates(count, in: counts).timeout(1.second)
      }
    },
    .silent("the flow does without the second, or puts it elsewhere") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let texts = Database("Texts", replicas: 1).backedUp(every: 1.day)
      let words = SearchIndex("Words", replicas: 1)
      let copies = ObjectStore("Copies").backedUp(every: 1.day)
      let late = Queue("Late", replicas: 2)
      Flow("Publish", at: 10.perSecond) {
        desk.writes(text, to: texts).timeout(1.second)
        desk.writes(text, to: words).timeout(1.second).optional(losing: "that it is found")
        desk.writes(text, to: copies).timeout(1.second).fallback { desk.sends(text, to: late) }
      }
    },
    .silent("one of two stores") {
      let desk = Service("Desk", instances: 2)
      let text = Record("text", 1.kilobyte)
      let east = Database("East", replicas: 1).backedUp(every: 1.day)
      let west = Database("West", replicas: 1).backedUp(every: 1.day)
      Flow("Publish", at: 10.perSecond) {
        oneOf {
          desk.writes(text, to: east).timeout(1.second)
          desk.writes(text, to: west).timeout(1.second)
        }
      }
    },
    .silent("something keeps both together") {
      let bank = Service("Bank", instances: 2)
      let entry = Record("entry", 100.bytes)
      let here = Database("Here", .relational, replicas: 1).backedUp(every: 1.day)
      let there = Database("There", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Transfer", at: 10.perSecond) {
        bank.updates(entry, in: here).timeout(1.second).atomic(by: "two-phase commit")
        bank.updates(entry, in: there).timeout(1.second).atomic(by: "two-phase commit")
      }
    },
    .silent("whoever asked tries again, and doing both twice is doing them once") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      let events = Queue("Events", replicas: 2)
      Flow("Order", at: 10.perSecond) {
        buyer.calls(shop, sending: order).timeout(5.seconds).retries(3).idempotent(by: "number")
        shop.writes(order, to: orders).timeout(1.second).idempotent(by: "number")
        shop.sends(order, to: events).idempotent(by: "number")
      }
    },
    .justSilent("a photo first, and then the row that names it") {
      let app = Service("App", instances: 2)
      let photo = Record("photo", 2.megabytes)
      let row = Record("row", 100.bytes)
      let photos = ObjectStore("Photos").backedUp(every: 1.day)
      let rows = Database("Rows", replicas: 1).backedUp(every: 1.day)
      Flow("Upload", at: 10.perSecond) {
        app.writes(photo, to: photos).timeout(5.seconds)
        app.writes(row, to: rows).timeout(1.second)
      }
    },
    .justFires("the row first, and then the photo that it names") {
      let app = Service("App", instances: 2)
      let photo = Record("photo", 2.megabytes)
      let row = Record("row", 100.bytes)
      let photos = ObjectStore("Photos").backedUp(every: 1.day)
      let rows = Database("Rows", replicas: 1).backedUp(every: 1.day)
      Flow("Upload", at: 10.perSecond) {
        app.writes(row, to: rows).timeout(1.second)
        app.writes(photo, to: photos).timeout(5.seconds)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let log = LogOfChanges(of: review)
    var found: [Parting] = []
    for flow in review.flows {
      for all in Deeds(of: flow).byWriter
      where !all.contains(where: { $0.hop.facts.atomicWith != nil }) {
        let own = log.leading(all)
        let pairs = own.enumerated().flatMap { place, later in
          own[..<place].filter { $0.parts(from: later) }.map { ($0, later) }
        }
        guard !pairs.isEmpty else { continue }
        let torn = own.filter { deed in
          pairs.contains { $0.0.number == deed.number || $0.1.number == deed.number }
        }
        let isRepaired = pairs.allSatisfy { $0.1.isDoneAgain }
        let parting = Parting(deeds: torn, flows: [(flow, torn, isRepaired)])
        if let same = found.firstIndex(where: { $0.isLike(parting) }) {
          found[same].flows += parting.flows
        } else {
          found.append(parting)
        }
      }
    }
    return found.map { verdict($0, review) } + betweenWriters(log, review)
  }

  /// What several components change in one flow that pays, each in a store of its own.
  private func betweenWriters(_ log: LogOfChanges, _ review: Review) -> [Verdict] {
    var found: [(deeds: [Deed], flows: [String])] = []
    for flow in review.flows where flow.facts.kind == .paying {
      let all = Deeds(of: flow).all.filter { !$0.hop.to.isChannel }
      let own = log.leading(all)
      guard !own.contains(where: { $0.hop.facts.atomicWith != nil }) else { continue }
      let torn = own.filter { deed in
        own.contains { other in
          let (first, last) = deed.number < other.number ? (deed, other) : (other, deed)
          return deed.hop.from.id != other.hop.from.id && first.parts(from: last)
        }
      }
      guard !torn.isEmpty else { continue }
      let ends = { (deeds: [Deed]) in deeds.map { [$0.hop.from.id, $0.hop.to.id] } }
      if let same = found.firstIndex(where: { ends($0.deeds) == ends(torn) }) {
        found[same].flows.append(flow.name)
      } else {
        found.append((torn, [flow.name]))
      }
    }
    return found.map { deeds, flows in
      let changes = distinct(deeds.map { "'\($0.hop.from.name)' \($0.inWords)" })
      let stores = distinct(deeds.map(\.hop.to.name))
      return finding(
        .warning,
        about: .pair(from: deeds[0].hop.from.name, to: deeds[deeds.count - 1].hop.to.name),
        in: flows, at: deeds[0].hop.origin, hops: deeds.dropFirst().map(\.hop.origin),
        says:
          "\(Words.list(stores)) are changed by \(Words.list(distinct(deeds.map(\.hop.from.name)))) "
          + "for one payment, and nothing keeps them together",
        because: [
          "\(changes.joined(separator: ", then ")): if one of them fails or dies meanwhile, not all of it is done"
        ],
        instead:
          "say .atomic(by: …) on the hops, if something makes up for what was half done, as a saga; "
          + "or let '\(stores[0])' send its log of changes to a stream, from which the others follow"
      )
    }
  }

  /// What one component writes to several stores, and the flows in which it does.
  private struct Parting {
    let deeds: [Deed]
    var flows: [(flow: Flow, deeds: [Deed], isRepaired: Bool)]

    var targets: [Part.ID] { distinct(deeds.map(\.hop.to.id)) }

    func isLike(_ other: Parting) -> Bool {
      deeds.first?.hop.from.id == other.deeds.first?.hop.from.id
        && Set(targets) == Set(other.targets)
    }
  }

  private func verdict(_ parting: Parting, _ review: Review) -> Verdict {
    let writer = parting.deeds[0].hop.from
    let targets = distinct(parting.deeds.map(\.hop.to.id)).compactMap { id in
      parting.deeds.first { $0.hop.to.id == id }?.hop.to
    }
    let stores = targets.filter { !$0.isChannel }
    let channels = targets.filter(\.isChannel)
    let isAgainst = parting.flows.contains { flow, _, isRepaired in
      !isRepaired && (flow.availability != nil || flow.p99 != nil || flow.facts.kind == .paying)
    }
    let isRepaired = parting.flows.allSatisfy(\.isRepaired)
    let isPromised = isAgainst || review.promisesAvailability && !isRepaired
    return finding(
      isPromised ? .warning : .info,
      about: .pair(from: writer.name, to: targets[targets.count - 1].name),
      in: parting.flows.map(\.flow.name), at: parting.deeds[0].hop.origin,
      hops: distinct(parting.flows.flatMap { $0.deeds.dropFirst().map(\.hop.origin) }),
      says: "'\(writer.name)' changes \(Words.list(stores.map(\.name)))"
        + (channels.isEmpty ? "" : " and sends to \(Words.list(channels.map(\.name)))")
        + ", and nothing keeps \(targets.count == 2 ? "the two" : "them") together",
      because: parting.flows.map { Self.course($0.flow, $0.deeds) }
        + (parting.flows.contains(where: \.isRepaired)
          ? ["trying again makes up for what fails, not for the end of whoever tries"] : []),
      instead: Self.remedy(parting.deeds, stores, channels, writer))
  }

  private static func course(_ flow: Flow, _ deeds: [Deed]) -> String {
    // Of several ways one is taken.
    let steps = deeds.reduce(into: [[Deed]]()) { steps, deed in
      if let last = steps.last, last.allSatisfy({ $0.excludes(deed) }) {
        steps[steps.count - 1].append(deed)
      } else {
        steps.append([deed])
      }
    }
    let words = distinct(steps.map { distinct($0.map(\.inWords)).joined(separator: " or ") })
    let isInTurn = zip(steps, steps.dropFirst()).allSatisfy { now, next in
      now.allSatisfy { one in next.allSatisfy { one.comes(before: $0) } }
    }
    return "in '\(flow.name)' it "
      + words.joined(separator: isInTurn ? ", then " : " and ")
      + ": if it dies meanwhile, not all of it is done, and nobody knows"
  }

  private static func remedy(
    _ deeds: [Deed], _ stores: [Part], _ channels: [Part], _ writer: Part
  ) -> String {
    let atomic = "or say .atomic(by: …) on the hops, if something keeps them together"
    guard let first = leading(deeds) else {
      return "let '\(writer.name)' send it once, and a worker write it to each; \(atomic)"
    }
    let instead = distinct(
      deeds.filter { $0.excludes(first) && $0.hop.to.kind == .database }.map(\.hop.to.name))
    let senders = [first.hop.to.name] + instead
    let others = stores.map(\.name).filter { !senders.contains($0) }
    let log = senders.count == 1 ? "send its log" : "each send its log"
    let sends =
      channels.isEmpty
      ? "let \(Words.list(senders)) \(log) of changes to a stream"
      : "let \(Words.list(senders)) \(log) of changes to \(Words.list(channels.map(\.name))) in "
        + "place of '\(writer.name)'"
    return sends + (others.isEmpty ? "" : ", and a worker write from it to \(Words.list(others))")
      + "; " + atomic
  }

  /// What the rest follows from: the database that is given what is sent on, else one that is given
  /// something new, else the first.
  private static func leading(_ deeds: [Deed]) -> Deed? {
    let sent = Set(deeds.filter(\.hop.to.isChannel).compactMap(\.hop.sending?.record?.name))
    let all = deeds.filter { $0.hop.to.kind == .database }
    return all.first { $0.hop.sending?.record.map { sent.contains($0.name) } ?? false }
      ?? all.first { $0.hop.verb == .writes && $0.hop.sending?.record != nil } ?? all.first
  }
}
