import Estimation
import SystemDesign

/// What is tried again must be harmless when the first time was done.
///
/// One finding for each caller and callee, the outermost that tries again or asks twice to be sooner:
/// what is tried again behind it is told with it. A message that is sent twice is judged by what its handling makes of it.
struct RetryWithoutIdempotency: Rule {
  static let id = "AV014"
  static let slug = "retry-without-idempotency"
  static let group = RuleGroup.availability
  static let law = "What is tried again must be harmless when the first time was done."
  static let why =
    "Whoever gets no answer cannot know whether the request or the answer was lost: a retry of what "
    + "was done charges a card twice or makes two orders of one. A hedge asks twice even where neither "
    + "was lost."
  static let instead =
    "Send a key with what changes something and say .idempotent(by:) on the hop, or key: on the .post "
    + "of the flow; or do not try it again, and hedge reads alone."
  static let source: Citation? = Citation(
    "Malcolm Featonby", "Making retries safe with idempotent APIs, The Amazon Builders' Library")
  static let notWhen = [
    "twice is once by itself: reads, updates, deletes, invalidations, look-ups",
    "something is put under its name: into a cache, or tried again into a file store",
    "the hop that is tried again, or each that would be done twice, says .idempotent(by:)",
    "it is the request of the flow, as asked or as a gateway or balancer passes it on, and that is a .put, "
      + ".get or .delete or has a key:",
    "a service of others is called in a flow that only reads: .get or .kind(.reading)",
    "a message is sent twice, and all who get it say .idempotent(by:), or change nothing by it",
    "the delivery before it may come twice as well: MQ005 says so",
    "it goes to something that only watches: .asTelemetry()",
    "nothing is promised, and nothing paid: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a payment that is tried again at the bank") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", .post("/payments", key: "Idempotency-Key"), at: 10.perSecond) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(5.seconds)
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
          .retries(2).breaker()
      }
      .kind(.paying)
    },
    .fires("a phone that tries again what makes an order") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Order", .post("/orders"), at: 10.perSecond, p99: 2.seconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds).retries(1)
        shop.writes(order, to: orders).timeout(500.milliseconds)
      }
    },
    .fires("a message that nobody is said to take") {
      let shop = Service("Shop", instances: 2)
      let letters = Queue("Letters", replicas: 2)
      Flow("Order", at: 10.perSecond, p99: 2.seconds) {
        shop.sends(1.kilobyte, to: letters).timeout(100.milliseconds).retries(3)
      }
    },
    .fires("a payment that is asked for twice where the bank is slow") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
          .hedged(after: 200.milliseconds).breaker()
      }
      .kind(.paying)
    },
    .silent("the bank knows a payment by its key") {
      let shop = Service("Shop", instances: 2)
      let bank = External("Bank", availability: 99.9.percent)
      Flow("Pay", at: 10.perSecond) {
        shop.calls(bank, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(1.second)
          .retries(2).breaker().idempotent(by: "payment")
      }
      .kind(.paying)
    },
    .silent("a key comes with the order of a phone that tries again") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Order", .post("/orders", key: "Idempotency-Key"), at: 10.perSecond, p99: 2.seconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds).retries(1)
        shop.writes(order, to: orders).timeout(500.milliseconds)
      }
    },
    .silent("a message may be sent twice, and whoever gets it knows it") {
      let shop = Service("Shop", instances: 2)
      let letters = Queue("Letters", replicas: 2).deadLetter(after: 5)
      let post = Worker("Post", instances: 2)
      let sent = Database("Sent", replicas: 1).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond, p99: 2.seconds) {
        shop.sends(1.kilobyte, to: letters).timeout(100.milliseconds).retries(3)
        letters.delivers(1.kilobyte, to: post).idempotent(by: "order")
        post.writes(1.kilobyte, to: sent).timeout(1.second)
      }
    },
    .silent("rates of others are read") {
      let shop = Service("Shop", instances: 2)
      let rates = External("Rates", availability: 99.9.percent)
      Flow("Show a price", .get("/prices"), at: 10.perSecond, p99: 2.seconds) {
        shop.calls(rates, sending: 100.bytes, receiving: 1.kilobyte).timeout(300.milliseconds)
          .retries(2)
      }
    },
    .justSilent("what is there is changed, and changed again to the same") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Change an order", at: 10.perSecond, p99: 2.seconds) {
        shop.updates(order, in: orders).timeout(500.milliseconds).retries(1)
      }
    },
    .justFires("something is added, and perhaps added again") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", replicas: 1).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond, p99: 2.seconds) {
        shop.writes(order, to: orders).timeout(500.milliseconds).retries(1)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    var repeated: [Repeated] = []
    var places: [[Part.ID]: Int] = [:]
    for flow in review.flows where flow.everyHop.contains(where: \.mayBeDoneTwice) {
      for one in Repeated.all(in: flow, review) {
        if let place = places[one.ends] {
          repeated[place].add(one)
        } else {
          places[one.ends] = repeated.count
          repeated.append(one)
        }
      }
    }
    return repeated.map { verdict($0, review) }
  }

  private func verdict(_ one: Repeated, _ review: Review) -> Verdict {
    let hop = one.hops[0]
    let isPaying = one.isPaying
    return finding(
      isPaying ? .error : review.severity(ofUnsaidIn: one.flows),
      about: .pair(from: hop.from.name, to: hop.to.name), in: one.flows.map(\.name),
      at: hop.origin, hops: distinct(one.hops.map(\.origin)),
      says: "\(one.cause) may do twice what '\(hop.from.name)' asks of '\(hop.to.name)'",
      because: one.evidence, instead: one.remedy)
  }
}

/// A hop that is tried again, and what may be there twice then.
private struct Repeated {
  var hops: [Hop]
  var flows: [Flow]
  var effects: [Hop]
  /// Whether a client asks for the flow itself.
  var isAsking: Bool
  /// Whether it is part of what a payment needs.
  var isPaying: Bool
  /// What is tried again behind it.
  var inner: [Hop] = []

  var ends: [Part.ID] { [hops[0].from.id, hops[0].to.id] }

  mutating func add(_ other: Repeated) {
    hops += other.hops
    if flows.last?.name != other.flows[0].name { flows += other.flows }
    effects += other.effects
    isAsking = isAsking && other.isAsking
    isPaying = isPaying || other.isPaying
    inner += other.inner
  }

  /// Those of a flow, without what is told with another.
  static func all(in flow: Flow, _ review: Review) -> [Repeated] {
    let all = FlowCauses(of: flow)
    var found: [Int: Repeated] = [:]
    var tellers: [Int: Int] = [:]
    for (place, hop) in all.hops.enumerated() where isUnsafe(place, in: all, flow) {
      let effects = all.doubled(by: place, review)
      guard !effects.isEmpty else { continue }
      switch telling(of: place, in: all, flow) {
      case .delivery: continue
      case .retry(let nearest):
        let teller = tellers[nearest] ?? nearest
        guard found[teller] != nil else { break }
        tellers[place] = teller
        found[teller]?.inner.append(hop)
        continue
      case nil: break
      }
      found[place] = Repeated(
        hops: [hop], flows: [flow], effects: effects.map { all.hops[$0] },
        isAsking: all.passesOn(place),
        isPaying: flow.facts.kind == .paying && effects.contains(where: all.isNeeded))
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  private static func isUnsafe(_ place: Int, in all: FlowCauses, _ flow: Flow) -> Bool {
    let hop = all.hops[place]
    guard hop.mayBeDoneTwice, hop.facts.idempotentBy == nil else { return false }
    if hop.verb == .writes, hop.to.kind == .objectStore { return false }
    if hop.verb == .delivers, hop.from.deliversAtLeastOnce { return false }
    return !(all.passesOn(place) && flow.isSafeToAskTwice)
  }

  /// What tells of a hop already.
  private enum Teller {
    case retry(Int)
    case delivery
  }

  private static func telling(of place: Int, in all: FlowCauses, _ flow: Flow) -> Teller? {
    for cause in all.causes(of: place) {
      let hop = all.hops[cause]
      guard hop.facts.idempotentBy == nil, !hop.to.protection.isTelemetry else { return nil }
      switch hop.verb {
      case .delivers where hop.from.deliversAtLeastOnce: return .delivery
      case .calls, .sends, .delivers: break
      default: return nil
      }
      if isUnsafe(cause, in: all, flow) { return .retry(cause) }
    }
    return nil
  }

  /// What does it twice.
  var cause: String {
    let ways = [
      hops.contains(where: \.isTriedAgain) ? "a retry" : nil,
      hops.contains(where: \.isHedged) ? "a hedge" : nil,
    ]
    return ways.compactMap(\.self).joined(separator: " or ")
  }

  var evidence: [String] {
    let attempts = hops.map(\.mostAttempts).max() ?? 1
    let others = distinct(effects.filter { !hops.map(\.origin).contains($0.origin) }.map(\.inWords))
    let again = distinct(
      inner.map { hop in
        hop.isTriedAgain
          ? "'\(hop.from.name)' tries '\(hop.to.name)' again"
          : "'\(hop.from.name)' asks '\(hop.to.name)' twice"
      })
    return [
      "no .idempotent(by:) where it \(distinct(hops.map { $0.verb.rawValue }).joined(separator: ", ")), "
        + "up to \(Words.count(attempts, "time")), in \(Words.list(flows.map(\.name)))"
    ]
      + (others.isEmpty ? [] : ["because of it " + Words.list(others, joinedBy: " and ")])
      + (again.isEmpty ? [] : [Words.list(again, joinedBy: ", ") + " as well"])
  }

  var remedy: String {
    let each = Words.list(distinct(effects.map(\.inWords)), joinedBy: " and where ", atMost: 6)
    guard inner.isEmpty else { return "say .idempotent(by: …) where \(each)" }
    let own = Words.list(distinct(hops.map(\.inWords)), joinedBy: " and where ", atMost: 6)
    return "say .idempotent(by: …) where \(own)" + (own == each ? "" : ", or where \(each)")
      + (keyed.isEmpty ? "" : "; or " + Words.list(keyed, joinedBy: ", "))
  }

  /// How the flows of a client may say their key.
  private var keyed: [String] {
    guard isAsking else { return [] }
    return flows.map { "key: … on the .\(($0.api?.method ?? "POST").lowercased()) of '\($0.name)'" }
  }
}

extension Hop {
  fileprivate var isTriedAgain: Bool { facts.retries.map { $0.count > 0 } ?? false }

  fileprivate var isHedged: Bool { facts.hedgeAfter != nil || facts.hedgeShare != nil }

  fileprivate var mayBeDoneTwice: Bool { isTriedAgain || isHedged }

  /// How often it may be asked for one request; a hedge sends each attempt twice at most.
  fileprivate var mostAttempts: Int {
    let attempts = min(max(0, facts.retries?.count ?? 0), 1_000_000_000) + 1
    return isHedged ? 2 * attempts : attempts
  }
}

extension Flow {
  /// Whether whoever asks for it may ask again.
  fileprivate var isSafeToAskTwice: Bool {
    guard let api else { return false }
    return api.idempotencyKey != nil || ["PUT", "GET", "DELETE"].contains(api.method)
  }
}
