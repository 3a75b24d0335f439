import Estimation
import SystemDesign

/// All pools together fit what a store takes.
///
/// What clients keep open to a gateway is counted as load on it, not here: of clients nobody says how
/// many machines they are.
struct ConnectionExhaustion: Rule {
  static let id = "SC009"
  static let slug = "connection-exhaustion"
  static let group = RuleGroup.scalability
  static let law = "All pools together fit the connections that a store takes."
  static let why =
    "Each new instance of a caller opens a pool of its own: the store refuses the one too many, and it "
    + "is the instance that was to help which cannot start."
  static let instead =
    "Make the pools smaller, as most of their connections idle, or put a pooler between, which lends a "
    + "few connections to many; more instances of a caller need smaller pools."
  static let source: Citation? = Citation(
    "The PostgreSQL Global Development Group",
    "Connections and Authentication (max_connections), in the PostgreSQL documentation")
  static let notWhen = [
    "the most connections of the store, or the pools of those who ask it, are not stated",
    "the pools are those of clients: nobody says how many machines they are",
    "they fit when they are spread evenly over its shards, or over its copies where any may answer",
  ]
  static let examples: [Example] = [
    .fires("thirty instances with twenty connections each to a database that takes 500") {
      let shop = Service("Shop", instances: 30)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
      }
    },
    .fires("ten instances that grow to forty") {
      let shop = Service("Shop", instances: 10).scaling(to: 40)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
      }
    },
    .silent("the pools fit") {
      let shop = Service("Shop", instances: 10)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
        shop.writes(1.kilobyte, to: orders).timeout(1.second).pool(20.connections)
      }
    },
    .silent("nothing is said of the pools, or of what the store takes") {
      let shop = Service("Shop", instances: 1_000)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      let items = Database("Items", .relational, replicas: 1).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second)
        shop.reads(1.kilobyte, from: items).timeout(1.second).pool(20.connections)
      }
    },
    .silent("two shards, each of which gets half of them; and a client's own") {
      let reader = Client("Reader")
      let shop = Service("Shop", instances: 40)
      let orders = Database("Orders", .relational, shards: 2, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
        reader.reads(1.kilobyte, from: orders).timeout(1.second).pool(10_000.connections)
      }
    },
    .justSilent("two callers whose pools just fit") {
      let shop = Service("Shop", instances: 20)
      let clerk = Worker("Clerk", instances: 10)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
        clerk.reads(1.kilobyte, from: orders).timeout(1.second).pool(10.connections)
      }
    },
    .justFires("two callers whose pools are one connection too many") {
      let shop = Service("Shop", instances: 20)
      let clerk = Worker("Clerk", instances: 1)
      let orders = Database("Orders", .relational, replicas: 1)
        .connections(500.connections).backedUp(every: 1.day)
      Flow("Show an order", at: 10.perSecond) {
        shop.reads(1.kilobyte, from: orders).timeout(1.second).pool(20.connections)
        clerk.reads(1.kilobyte, from: orders).timeout(1.second).pool(101.connections)
      }
    },
  ]

  /// The largest pool that each instance of a caller keeps to a store.
  private struct Pool {
    let caller: Part
    let instances: Int
    var size: Double

    var all: Double { Double(instances) * size }

    var inWords: String {
      let grows = instances > caller.instances ? ", as many as it grows to" : ""
      return "'\(caller.name)': \(Words.count(instances, "instance")) × \(NumberText.count(size)) "
        + "connections = \(NumberText.count(all))\(grows)"
    }
  }

  func verdicts(in review: Review) -> [Verdict] {
    review.design.components.compactMap { store in
      guard store.isStore || store.kind == .objectStore,
        let each = store.capacity.connections?.median, each > 0
      else { return nil }
      let sides: [(isOfCopies: Bool, machines: Int)] =
        store.hasReadCopies
        ? [(false, store.shardsToCount), (true, store.shardsToCount * (store.copiesToCount - 1))]
        : [(false, store.shardsToCount * store.copiesToCount)]
      for (isOfCopies, machines) in sides {
        let entries = Self.pooled(store, isOfCopies, review)
        let pools = Self.pools(entries)
        let room = each * Double(machines)
        let all = pools.reduce(0) { $0 + $1.all }
        if all < .infinity, isMore(all, than: room) {
          return verdict(store, pools, entries, room, machines, review)
        }
      }
      return nil
    }
  }

  /// The hops that keep connections to a store: to its primaries, or to what answers reads beside them.
  private static func pooled(
    _ store: Part, _ isOfCopies: Bool, _ review: Review
  ) -> [HopIndex.Entry] {
    review.arrivals(at: store).filter { entry in
      guard entry.hop.facts.pool != nil, !entry.hop.from.isOrigin,
        let place = entry.hop.asked.firstIndex(where: { $0.id == store.id })
      else { return false }
      return place == 0 && (store.hasReadCopies && entry.hop.readsReplicas(at: 0)) == isOfCopies
    }
  }

  private static func pools(_ entries: [HopIndex.Entry]) -> [Pool] {
    entries.reduce(into: []) { pools, entry in
      let caller = entry.hop.from
      let size = entry.hop.facts.pool?.median ?? 0
      if let same = pools.firstIndex(where: { $0.caller.id == caller.id }) {
        pools[same].size = max(pools[same].size, size)
      } else {
        let machines = min(max(caller.machines, caller.capacity.largest ?? 1, 1), 1_000_000)
        pools.append(Pool(caller: caller, instances: machines, size: size))
      }
    }
  }

  private func verdict(
    _ store: Part, _ pools: [Pool], _ entries: [HopIndex.Entry], _ room: Double, _ machines: Int,
    _ review: Review
  ) -> Verdict {
    let all = pools.reduce(0) { $0 + $1.all }
    let names = Words.list(pools.map(\.caller.name))
    return finding(
      .error, about: .component(store.name),
      in: distinct(entries.map(\.flow)).map { review.flows[$0].name }, at: store.origin,
      hops: distinct(entries.map(\.hop.origin)),
      says:
        "\(names) \(pools.count == 1 ? "keeps" : "keep") \(NumberText.count(all)) connections to "
        + "'\(store.name)', which takes \(NumberText.count(room))",
      because: pools.map(\.inWords)
        + (machines > 1
          ? ["\(machines) machines take \(NumberText.count(room / Double(machines))) each"] : []),
      instead: Self.remedy(pools, room / all))
  }

  private static func remedy(_ pools: [Pool], _ share: Double) -> String {
    let smaller = pools.map { ($0.caller.name, ($0.size * share + 1e-9).rounded(.down)) }
    guard smaller.allSatisfy({ $0.1 >= 1 && $0.1 < 1e9 }) else {
      return "put a pooler between, which lends few connections to many, or have fewer instances"
    }
    let said = smaller.map { name, size in
      ".pool(\(Words.typed(Int(size))).connections) on the hops of '\(name)'"
    }
    return "say \(said.joined(separator: " and ")), or put a pooler between"
  }
}
