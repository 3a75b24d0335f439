import Estimation
import SystemDesign

/// What cannot be made again stands somewhere that outlives a power cut.
///
/// Speaks of a store that is said to keep nothing on disk, and of a cache that is the only place where a
/// record is ever put. Of a queue that keeps nothing its flow waits for what is behind it, and when a
/// queue says "taken" is a question of its own.
struct VolatileSourceOfTruth: Rule {
  static let id = "DA002"
  static let slug = "volatile-source-of-truth"
  static let group = RuleGroup.data
  static let law = "What cannot be made again outlives the loss of power."
  static let why =
    "Memory forgets at the first restart: what was acknowledged is gone, and nothing is left to make it "
    + "from."
  static let instead =
    "Let the store write to disk: .durable(.disk(every: 1.second)) says how much may be lost; or say "
    + ".derived() of what something else can make again, .optional(losing:) of what may be lost."
  static let source: Citation? = Citation("Redis", "Persistence, in the documentation of Redis")
  static let notWhen = [
    "the record is .derived(), or is also written to, or read from, something that keeps it",
    "the flow does without the write: .optional(losing:), a fallback",
    "nothing is said of how a store keeps what it is given",
    "a cache with a store behind it, or one that lets go: .expiring(after:), .keeping(…), or keeping: on "
      + "the record",
    "a cache is written to in a flow that also touches a store or a service of others: what it has may "
      + "come from there",
    "it is a queue or a stream: they hand on what they are given",
  ]
  static let explains = [Consequence(NoBackup.self)]
  static let examples: [Example] = [
    .fires("baskets in a database that keeps nothing") {
      let shop = Service("Shop", instances: 2)
      let basket = Record("basket", 1.kilobyte)
      let baskets = Database("Baskets", .keyValue, replicas: 1).durable(.nothing)
        .backedUp(every: 1.day)
      Flow("Fill a basket", at: 10.perSecond) {
        shop.updates(basket, in: baskets).timeout(1.second)
      }
    },
    .fires("scores that are put in a cache and nowhere else") {
      let game = Service("Game", instances: 2)
      let score = Record("score", 100.bytes)
      let scores = Cache("Scores", replicas: 1)
      Flow("Score", at: 10.perSecond, availability: 99.9.percent) {
        game.updates(score, in: scores).timeout(1.second)
      }
      Flow("Show scores", at: 10.perSecond) {
        game.reads(score, from: scores).timeout(1.second)
      }
    },
    .silent("baskets that are made again from what is kept, and are in it as well") {
      let shop = Service("Shop", instances: 2)
      let total = Record("total", 1.kilobyte).derived()
      let basket = Record("basket", 1.kilobyte)
      let near = Database("Near", .keyValue, replicas: 1).durable(.nothing)
      let baskets = Database("Baskets", .keyValue, replicas: 1).backedUp(every: 1.day)
      Flow("Fill a basket", at: 10.perSecond) {
        shop.updates(total, in: near).timeout(1.second)
        shop.updates(basket, in: near).timeout(1.second)
        shop.updates(basket, in: baskets).timeout(1.second)
      }
    },
    .silent("the flow says what is lost") {
      let shop = Service("Shop", instances: 2)
      let basket = Record("basket", 1.kilobyte)
      let baskets = Database("Baskets", .keyValue, replicas: 1).durable(.nothing)
        .backedUp(every: 1.day)
      Flow("Fill a basket", at: 10.perSecond) {
        shop.updates(basket, in: baskets).timeout(1.second).optional(losing: "what is in it")
      }
    },
    .silent("caches before a store, of what is read elsewhere, and of what lives an hour") {
      let shop = Service("Shop", instances: 2)
      let item = Record("item", 1.kilobyte)
      let price = Record("price", 100.bytes)
      let session = Record("session", 100.bytes)
      let hot = Cache("Hot", replicas: 1)
      let near = Cache("Near", replicas: 1)
      let sessions = Cache("Sessions", replicas: 1).expiring(after: 1.hour, jitter: 10.percent)
      let items = Database("Items", replicas: 1).backedUp(every: 1.day)
      Flow("Show an item", at: 10.perSecond) {
        shop.reads(item, from: hot, else: items).timeout(1.second)
        shop.writes(item, to: hot, times: 10.percent).timeout(1.second)
        shop.reads(price, from: items).timeout(1.second)
        shop.writes(price, to: near).timeout(1.second)
      }
      Flow("Sign in", at: 10.perSecond) {
        shop.updates(session, in: sessions).timeout(1.second)
      }
    },
    .silent("letters in a queue that keeps nothing, whose flow waits until they are posted") {
      let shop = Service("Shop", instances: 2)
      let letter = Record("letter", 1.kilobyte)
      let letters = Queue("Letters").durable(.nothing)
      let post = External("Post", availability: 99.9.percent)
      let clerk = Worker("Clerk", instances: 2)
      Flow("Write a letter", at: 10.perSecond) {
        shop.sends(letter, to: letters)
        letters.delivers(letter, to: clerk)
        clerk.calls(post, sending: letter, receiving: 10.bytes).timeout(1.second)
      }
    },
    .justSilent("on disk, a second behind") {
      let shop = Service("Shop", instances: 2)
      let basket = Record("basket", 1.kilobyte)
      let baskets = Database("Baskets", .keyValue, replicas: 1).durable(.disk(every: 1.second))
        .backedUp(every: 1.day)
      Flow("Fill a basket", at: 10.perSecond) {
        shop.updates(basket, in: baskets).timeout(1.second)
      }
    },
    .justFires("in the memory of two machines") {
      let shop = Service("Shop", instances: 2)
      let basket = Record("basket", 1.kilobyte)
      let baskets = Database("Baskets", .keyValue, replicas: 1).durable(.memory)
        .backedUp(every: 1.day)
      Flow("Fill a basket", at: 10.perSecond) {
        shop.updates(basket, in: baskets).timeout(1.second)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let volatile = review.design.components.filter(\.forgets)
    guard !volatile.isEmpty else { return [] }
    let safe = Safe(review)
    return volatile.compactMap { part in
      if part.kind == .cache, safe.backed.contains(part.id) { return nil }
      let lost = review.arrivals(at: part).filter { entry in
        entry.hop.to.id == part.id && entry.hop.isNeededWrite
          && !safe.holds(entry, of: part, review)
      }
      return lost.isEmpty ? nil : verdict(part, lost, review)
    }
  }

  /// What outlives the loss of power.
  private struct Safe {
    /// The records that something keeps, or has from elsewhere.
    private var records: Set<String> = []
    /// The records that a component gets from services it calls.
    private var received: [Part.ID: Set<String>] = [:]
    /// The caches that have a store behind them.
    private(set) var backed: Set<Part.ID> = []

    init(_ review: Review) {
      for part in review.design.components where part.isLasting && !part.forgets {
        records.formUnion(part.storage.stocks.map(\.record.name))
      }
      for entry in review.hopIndex.entries {
        let hop = entry.hop
        if hop.verb.changes, hop.to.isLasting, !hop.to.forgets, let record = hop.sending?.record {
          records.insert(record.name)
        }
        guard hop.verb == .reads || hop.verb == .calls else { continue }
        if let record = hop.receiving?.record {
          let isKept = hop.asked.contains {
            $0.isLasting && !$0.forgets || $0.kind == .external
          }
          if isKept { records.insert(record.name) }
          if hop.verb == .calls { received[hop.from.id, default: []].insert(record.name) }
        }
        if hop.asked.count > 1 || hop.facts.fallback != nil {
          backed.formUnion(hop.asked.dropLast().map(\.id) + [hop.to.id])
        }
      }
    }

    func holds(_ entry: HopIndex.Entry, of part: Part, _ review: Review) -> Bool {
      let record = entry.hop.sending?.record
      if let record, record.facts.isDerived || records.contains(record.name) { return true }
      // What is kept for a while and no longer is meant to go.
      if part.kind == .cache, record?.kept != nil { return true }
      if part.kind != .cache, record != nil { return false }
      if let record, received[entry.hop.from.id]?.contains(record.name) ?? false { return true }
      // What has no name, or is in a cache, may be made from whatever its flow keeps.
      return review.flows[entry.flow].everyHop.contains { hop in
        hop.asked.contains { other in
          guard other.id != part.id, !other.forgets else { return false }
          let isSource = other.isLasting || other.kind == .external
          return part.kind == .cache && isSource
            || hop.verb.changes && other.isLasting || hop.verb == .sends && other.isChannel
        }
      }
    }
  }

  private func verdict(
    _ part: Part, _ lost: [HopIndex.Entry], _ review: Review
  ) -> Verdict {
    let flows = distinct(lost.map(\.flow)).map { review.flows[$0] }
    let names = distinct(lost.compactMap(\.hop.sending?.record?.name))
    let what =
      names.isEmpty ? "what is written to it" : Words.list(names)
    let isPromised =
      review.promisesAvailability || flows.contains { $0.availability != nil || $0.p99 != nil }
    let severity: Severity =
      part.kind == .cache
      ? (isPromised ? .warning : .info) : part.isInOtherMemory ? .warning : .error
    return finding(
      severity, about: .component(part.name), in: flows.map(\.name), at: part.origin,
      hops: distinct(lost.map(\.hop.origin)),
      says: "'\(part.name)' alone has \(what), and \(Self.forgetting(part))",
      because: distinct(
        lost.map { entry in
          let record = entry.hop.sending?.record.map { "'\($0.name)'" } ?? "it"
          return
            "'\(review.flows[entry.flow].name)' \(entry.hop.verb.rawValue) \(record) there, and "
            + "nothing that outlives it has it"
        }),
      instead: Self.remedy(part, names.isEmpty ? "it" : Words.list(names)))
  }

  private static func forgetting(_ part: Part) -> String {
    if part.kind == .cache { return "a cache forgets" }
    return part.isInOtherMemory
      ? "forgets it when its \(Words.count(part.copiesToCount, "copy")) lose power"
      : "forgets it at the first restart"
  }

  private static func remedy(_ part: Part, _ what: String) -> String {
    let disk =
      part.kind == .cache
      ? "say .expiring(after: …) on '\(part.name)' if it is meant to end, write it to a Database and let "
        + "'\(part.name)' answer before that"
      : "say .durable(.disk(every: 1.second)) on '\(part.name)'"
    return "\(disk), .derived() on \(what) if something else can make it again, or "
      + ".optional(losing: …) on the hop if it may be lost"
  }
}

extension Part {
  /// Whether what it is given is gone with its memory, by what is said of it or, of a cache that lets
  /// nothing expire, by what it is.
  fileprivate var forgets: Bool {
    switch storage.durability {
    case .nothing, .memory: kind == .cache ? !isPassing : true
    case .disk, .replicated: false
    case nil: kind == .cache && !isPassing
    }
  }

  /// Whether what it holds is meant to go.
  private var isPassing: Bool { caching.expiry != nil || storage.keeping != nil }

  /// Whether other machines hold in memory what it is given.
  fileprivate var isInOtherMemory: Bool {
    guard case .memory = storage.durability else { return false }
    return copiesOfData > 1
  }
}

extension Hop {
  /// Whether it puts something in a store, and its flow does not do without it.
  fileprivate var isNeededWrite: Bool {
    guard !facts.isOptional, facts.fallback == nil, !to.protection.isTelemetry else { return false }
    return (verb == .writes || verb == .updates) && (to.isLasting || to.kind == .cache)
  }
}
