import Estimation
import SystemDesign

/// What cannot be made again must be kept out of reach.
struct NoBackup: Rule {
  static let id = "DA001"
  static let slug = "no-backup"
  static let group = RuleGroup.data
  static let law = "What cannot be made again must have a copy out of reach."
  static let why =
    "Replicas copy a wrong delete as faithfully as everything else; only an older copy that nothing "
    + "running can reach brings the data back."
  static let instead =
    "Say .backedUp(every:restoring:), and practise the way back; or mark what others can make again "
    + "with .derived()."
  static let source: Citation? = Citation(
    "Raymond Blum, Rhandeev Singh",
    "Data Integrity: What You Read Is What You Wrote, in Site Reliability Engineering", 2016)
  static let notWhen = [
    "everything in it is .derived(), or also stands in another store that is backed up",
    "nothing of this design is kept in it: it is only read",
    "it is a cache, a search index, a queue or a stream: they are made again from elsewhere",
  ]
  static let examples: [Example] = [
    .fires("orders in a database with two replicas and no backup") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational, replicas: 2)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders) }
    },
    .fires("photos in a file store that others run") {
      let shop = Service("Shop", instances: 2)
      let photo = Record("photo", 2.megabytes)
      let photos = ObjectStore("Photos", availability: 99.9.percent)
      Flow("Upload", at: 10.perSecond) { shop.writes(photo, to: photos) }
    },
    .silent("backed up every day") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational).backedUp(every: 1.day)
      Flow("Order", at: 10.perSecond) { shop.writes(order, to: orders) }
    },
    .silent("counts that can be counted again") {
      let shop = Service("Shop", instances: 2)
      let tally = Record("tally", 20.bytes).derived()
      let tallies = Database("Tallies", .timeSeries)
      Flow("Count", at: 10.perSecond) { shop.writes(tally, to: tallies) }
    },
    .silent("a database of others that is only read") {
      let shop = Service("Shop", instances: 2)
      let prices = Database("Prices", .relational)
      Flow("Show a price", at: 10.perSecond) { shop.reads(1.kilobyte, from: prices) }
    },
    .justSilent("a second copy of what another store backs up") {
      let shop = Service("Shop", instances: 2)
      let order = Record("order", 1.kilobyte)
      let orders = Database("Orders", .relational).backedUp(every: 1.day)
      let views = Database("Views", .document)
      Flow("Order", at: 10.perSecond) {
        shop.writes(order, to: orders)
        shop.writes(order, to: views)
      }
    },
    .justFires("one of two records cannot be made again") {
      let shop = Service("Shop", instances: 2)
      let tally = Record("tally", 20.bytes).derived()
      let note = Record("note", 1.kilobyte)
      let desk = Database("Desk", .document)
      Flow("Count", at: 10.perSecond) {
        shop.writes(tally, to: desk)
        shop.updates(note, in: desk)
      }
    },
  ]

  func verdicts(in review: Review) -> [Verdict] {
    let safe = Set(
      review.design.components.filter { $0.storage.backup != nil }
        .flatMap { review.holdings(of: $0) }.filter { !$0.isMoved }.compactMap(\.record))
    let unsafe = review.design.components.compactMap { part -> (part: Part, held: [Holding])? in
      guard part.kind == .database || part.kind == .objectStore, part.storage.backup == nil else {
        return nil
      }
      let held = review.holdings(of: part).filter { holding in
        !holding.isDerived
          && (holding.isMoved || !(holding.record.map(safe.contains) ?? false))
      }
      return held.isEmpty ? nil : (part, held)
    }
    var holders: [String: [String]] = [:]
    for (part, held) in unsafe {
      for name in distinct(held.compactMap(\.name)) { holders[name, default: []].append(part.name) }
    }
    return unsafe.map { part, held in
      let names = distinct(held.compactMap(\.name))
      let others = distinct(names.flatMap { holders[$0] ?? [] }.filter { $0 != part.name })
      let what = names.isEmpty ? "what is written to it" : Words.list(names)
      return finding(
        .error, about: .component(part.name), in: distinct(held.compactMap(\.flow)),
        at: part.origin,
        says: "'\(part.name)' keeps \(what) and is not backed up",
        because: [Self.copies(of: part)] + Self.size(of: held, in: part, review),
        instead: Self.remedy(part, names, others: others))
    }
  }

  /// What is derived is so wherever it stands, so it is no word for one of several copies.
  private static func remedy(_ part: Part, _ names: [String], others: [String]) -> String {
    let own = "say .backedUp(every: 1.day) on '\(part.name)'"
    if names.isEmpty { return own }
    guard others.isEmpty else {
      return own + ", or on \(Words.list(others)) if '\(part.name)' can be made again from there"
    }
    return own + ", or .derived() on \(Words.list(names)) if something else can make it again"
  }

  private static func copies(of part: Part) -> String {
    if part.isManaged { return "others keep it safe from broken disks, not from a wrong delete" }
    if case .erasure = part.storage.replication {
      return "its \(Words.count(part.copiesToCount, "piece")) take a wrong delete within moments"
    }
    return part.copiesToCount > 1
      ? "its \(Words.count(part.copiesToCount, "copy")) repeat a wrong delete within moments"
      : "there is one copy of it"
  }

  /// What would be gone of what the rule speaks about, not of what something else has or can make.
  private static func size(
    of held: [Holding], in part: Part, _ review: Review
  ) -> [String] {
    let lost = review.estimate.kept(in: part).filter { kept in
      held.contains { $0.record == kept.record?.origin && $0.isMoved == kept.isMoved }
    }
    guard let value = lost.bytes, value > 0 else { return [] }
    return ["\(Words.size(value)) would be gone at the horizon"]
  }
}

/// A record that a store keeps.
struct Holding {
  /// The place of the record, which tells it from others; nil for bytes without a record.
  let record: Origin?
  let name: String?
  let isDerived: Bool
  /// The flow that writes it; nil for what is there anyway.
  let flow: String?
  /// Whether it comes from another store when it is old, so that the two never hold the same.
  let isMoved: Bool

  init(_ record: Record?, flow: String?, isMoved: Bool = false) {
    self.isMoved = isMoved
    self.record = record?.origin
    name = record?.name
    isDerived = record?.facts.isDerived ?? false
    self.flow = flow
  }
}

extension Review {
  /// What a store keeps: what is written to it, what was there, what others archive in it.
  func holdings(of part: Part) -> [Holding] {
    let written = given(to: part, by: [.writes, .updates]).map {
      Holding($0.hop.sending?.record, flow: flows[$0.flow].name)
    }
    let moved = archivingInTurn(to: part).flatMap { source in
      given(to: source, by: [.writes]).map {
        Holding($0.hop.sending?.record, flow: flows[$0.flow].name, isMoved: true)
      }
    }
    return written + part.storage.stocks.map { Holding($0.record, flow: nil) } + moved
  }

  /// The stores whose old records come to an archive, also by way of other archives.
  private func archivingInTurn(to part: Part) -> [Part] {
    var (found, seen, open): ([Part], Set<Part.ID>, [Part]) = ([], [part.id], [part])
    while let next = open.popLast() {
      for source in archiving[next.id, default: []] where seen.insert(source.id).inserted {
        found.append(source)
        open.append(source)
      }
    }
    return found
  }

  /// The hops that give a store something to keep, by such verbs.
  private func given(to store: Part, by verbs: Set<Hop.Verb>) -> [HopIndex.Entry] {
    arrivals(at: store).filter { $0.hop.to.id == store.id && verbs.contains($0.hop.verb) }
  }
}
