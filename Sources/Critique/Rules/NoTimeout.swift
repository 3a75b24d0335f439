import Estimation
import SystemDesign

/// Whoever waits must stop waiting.
///
/// One finding for each caller and callee: where the time limit is missing is one line of somebody's
/// code, however many flows pass there.
struct NoTimeout: Rule {
  static let id = "AV010"
  static let slug = "no-timeout"
  static let group = RuleGroup.availability
  static let law = "Whoever waits for an answer must stop waiting at some time."
  static let why =
    "A callee that hangs keeps its callers' threads, connections and memory; when those run out "
    + "the callers hang too, and a slow part becomes a full outage."
  static let instead =
    "Say .timeout(…) on the hop: a little above the slowest answer worth having, below the time its "
    + "own caller allows."
  static let source: Citation? = Citation(
    "Marc Brooker", "Timeouts, retries, and backoff with jitter, The Amazon Builders' Library")
  static let notWhen = [
    "nobody waits: sends, delivers, pushes",
    "it is a look-up of a name, for which every resolver has a limit of its own",
    "a timer starts it: a clock holds nothing and goes on",
    "a client asks what others run, a CDN or a file store: it holds nothing of ours",
    "a client calls, in a flow that promises nothing: people give up by themselves",
    "no flow that promises an availability or a p99 waits for it: then it is a note, never more",
  ]
  static let examples: [Example] = [
    .fires("a read that a page waits for, for ever") {
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.reads(1.kilobyte, from: orders)
      }
    },
    .fires("the page can do without it, and yet hangs with it") {
      let shop = Service("Shop", instances: 2)
      let recommender = Service("Recommender", instances: 2)
      Flow("Show a page", at: 10.perSecond, p99: 200.milliseconds) {
        shop.calls(recommender, sending: 1.kilobyte, receiving: 1.kilobyte).optional()
      }
    },
    .fires("the way out of a failure hangs") {
      let shop = Service("Shop", instances: 2)
      let near = Cache("Near", replicas: 1)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.reads(1.kilobyte, from: near).timeout(20.milliseconds).fallback {
          shop.reads(1.kilobyte, from: orders)
        }
      }
    },
    .silent("everyone who waits has a limit") {
      let buyer = Client("Buyer")
      let shop = Service("Shop", instances: 2)
      let orders = Database("Orders", replicas: 1)
      Flow("Show an order", at: 10.perSecond, p99: 200.milliseconds) {
        buyer.calls(shop, sending: 1.kilobyte, receiving: 1.kilobyte).timeout(2.seconds)
        shop.reads(1.kilobyte, from: orders).timeout(100.milliseconds)
      }
    },
    .silent("a message is handed over, and nobody waits") {
      let shop = Service("Shop", instances: 2)
      let orders = Queue("Orders", replicas: 2)
      Flow("Order", at: 10.perSecond, p99: 200.milliseconds) {
        shop.sends(1.kilobyte, to: orders)
      }
    },
    .justSilent("a browser that looks up a name and fetches a page from a CDN") {
      let reader = Client("Reader")
      let names = DNS("Names")
      let cdn = CDN("CDN")
      Flow("Read", at: 10.perSecond, p99: 200.milliseconds) {
        reader.looksUp(names)
        reader.reads(100.kilobytes, from: cdn)
      }
    },
    .justFires("a browser that calls a service of ours") {
      let reader = Client("Reader")
      let site = Service("Site", instances: 2)
      Flow("Read", at: 10.perSecond, p99: 200.milliseconds) {
        reader.calls(site, sending: 1.kilobyte, receiving: 100.kilobytes)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let entries = review.hopIndex.entries
    // One line of a loop or a helper may make several hops.
    let awaited = Set(entries.filter(\.isAwaited).map { Place(of: $0) })
    var pairs: [Pair] = []
    var places: [[Part.ID]: Int] = [:]
    for entry in entries where Self.hangs(entry.hop) {
      let (hop, flow) = (entry.hop, review.flows[entry.flow])
      let promises = flow.availability != nil || flow.p99 != nil
      if hop.from.kind == .client, !promises { continue }
      let isPromised = promises && awaited.contains(Place(of: entry))
      let ends = [hop.from.id, hop.to.id]
      if let place = places[ends] {
        pairs[place].add(hop, flow, isPromised)
      } else {
        places[ends] = pairs.count
        pairs.append(Pair(hop, flow, isPromised))
      }
    }
    return pairs.map(verdict)
  }

  /// Where a hop of a flow was said.
  private struct Place: Hashable {
    let flow: Int
    let origin: Origin

    init(of entry: HopIndex.Entry) { (flow, origin) = (entry.flow, entry.hop.origin) }
  }

  /// The hops from one component to another that may wait for ever.
  private struct Pair {
    var hops: [Hop] = []
    var flows: [Flow] = []
    /// The flows that promise something and wait for it.
    var promised: [Flow] = []

    init(_ hop: Hop, _ flow: Flow, _ isPromised: Bool) { add(hop, flow, isPromised) }

    mutating func add(_ hop: Hop, _ flow: Flow, _ isPromised: Bool) {
      hops.append(hop)
      if flows.last?.name != flow.name { flows.append(flow) }
      if isPromised, promised.last?.name != flow.name { promised.append(flow) }
    }
  }

  private static func hangs(_ hop: Hop) -> Bool {
    guard hop.waits, hop.verb != .looksUp, hop.facts.timeout == nil else { return false }
    switch hop.from.kind {
    case .timer: return false
    case .client: return !hop.to.isManaged
    default: return true
    }
  }

  private func verdict(_ pair: Pair) -> Verdict {
    let (from, to) = (pair.hops[0].from, pair.hops[0].to)
    let limits = pair.promised.filter { $0.p99 != nil }
    let least = limits.min { ($0.p99?.median ?? 0) < ($1.p99?.median ?? 0) }?.p99
    return finding(
      pair.promised.isEmpty ? .info : .warning, about: .pair(from: from.name, to: to.name),
      in: pair.flows.map(\.name), at: pair.hops[0].origin, hops: pair.hops.map(\.origin),
      says: "'\(from.name)' waits for '\(to.name)' without a time limit",
      because: [Self.uses(pair)]
        + limits.compactMap { flow in
          flow.p99.map { "'\(flow.name)' promises a p99 of \($0.formula)" }
        },
      instead: least.map { "say .timeout(…) on the hop, with less than \($0.formula)" }
        ?? "say .timeout(…) on the hop: a little above the slowest answer worth having")
  }

  private static func uses(_ pair: Pair) -> String {
    let verbs = distinct(pair.hops.map { $0.verb.rawValue }).joined(separator: ", ")
    let retries =
      pair.hops.contains { $0.facts.retries != nil }
      ? "; its retries never start, for the first attempt never ends" : ""
    return "no .timeout(…) where it \(verbs), in \(Words.list(pair.flows.map(\.name)))\(retries)"
  }
}
