import Estimation
import SystemDesign

/// A change of a store of its own, or a message, that a flow does not do without.
struct Deed {
  let hop: Hop
  /// Its place among the deeds of the flow.
  let number: Int
  /// The choices it is one way of.
  fileprivate let choices: [Branch]
  /// What is done at once that it is a part of.
  fileprivate let togethers: [Branch]
  /// Whether whoever asked for it tries again.
  fileprivate let isAskedAgain: Bool

  /// One of several ways, or of several things done at once.
  fileprivate struct Branch {
    let fork: Int
    let number: Int
  }

  /// Whether it is over before another begins, in the order of the flow.
  func comes(before other: Deed) -> Bool {
    number < other.number
      && !togethers.contains { own in
        other.togethers.contains { $0.fork == own.fork && $0.number != own.number }
      }
  }

  /// Whether it is done again when it fails, and that does no harm.
  var isDoneAgain: Bool { hop.facts.retries != nil && isHarmlessTwice }

  /// An update and a deletion are by themselves, and a file is put under its name.
  private var isHarmlessTwice: Bool {
    hop.facts.idempotentBy != nil || hop.verb == .updates || hop.verb == .deletes
      || hop.to.kind == .objectStore
  }

  /// Whether it may be done and a later one not, or the other way round, and both matter.
  func parts(from later: Deed) -> Bool {
    let (here, there) = (hop.to, later.hop.to)
    guard here.id != there.id, !(here.isChannel && there.isChannel), !excludes(later) else {
      return false
    }
    if isAskedAgain, isHarmlessTwice, later.isHarmlessTwice { return false }
    return !(comes(before: later) && leavesOnlyFiles(later))
  }

  /// Whether no execution does both.
  func excludes(_ other: Deed) -> Bool {
    choices.contains { own in
      other.choices.contains { $0.fork == own.fork && $0.number != own.number }
    }
  }

  /// Whether what is cut short between the two leaves a file that nothing names.
  private func leavesOnlyFiles(_ later: Deed) -> Bool {
    let (first, second) = (hop.sending?.record?.name, later.hop.sending?.record?.name)
    guard first != second || first == nil else { return false }
    return hop.to.kind == .objectStore && hop.verb == .writes
      && later.hop.to.kind != .objectStore
      || later.hop.to.kind == .objectStore && later.hop.verb == .deletes
        && hop.to.kind != .objectStore && hop.verb == .deletes
  }

  /// What it does, as a sentence says it of who does it.
  var inWords: String {
    let what = hop.sending?.record.map { " '\($0.name)'" } ?? ""
    let way = hop.verb == .updates ? "in" : hop.verb == .deletes ? "from" : "to"
    return "\(hop.verb.rawValue)\(what) \(way) '\(hop.to.name)'"
  }
}

/// What a flow does for good, and who does it.
struct Deeds {
  private(set) var all: [Deed] = []
  /// Those whose work begins anew until it is done: what a timer or a queue started.
  private var begunAnew: Set<Part.ID> = []
  /// Those whose caller tries again.
  private var askedAgain: Set<Part.ID> = []
  private var forks = 0

  init(of flow: Flow) { for step in flow.steps { add(step, [], []) } }

  /// Those of one component each, in the order of the flow.
  var byWriter: [[Deed]] {
    distinct(all.map(\.hop.from.id)).map { writer in all.filter { $0.hop.from.id == writer } }
  }

  private mutating func add(_ step: Step, _ choices: [Deed.Branch], _ togethers: [Deed.Branch]) {
    switch step {
    case .hop(let hop): add(hop, choices, togethers)
    case .oneOf(let steps):
      forks += 1
      let fork = forks
      for (number, step) in steps.enumerated() {
        add(step, choices + [Deed.Branch(fork: fork, number: number)], togethers)
      }
    case .together(let steps):
      forks += 1
      let fork = forks
      for (number, step) in steps.enumerated() {
        add(step, choices, togethers + [Deed.Branch(fork: fork, number: number)])
      }
    }
  }

  private mutating func add(
    _ hop: Hop, _ choices: [Deed.Branch], _ togethers: [Deed.Branch]
  ) {
    note(reaching: hop)
    guard hop.isDeed, !begunAnew.contains(hop.from.id) else { return }
    all.append(
      Deed(
        hop: hop, number: all.count, choices: choices, togethers: togethers,
        isAskedAgain: askedAgain.contains(hop.from.id)))
  }

  private mutating func note(reaching hop: Hop) {
    let isAnew: Bool
    switch hop.verb {
    case .delivers: isAnew = hop.from.messaging.delivery != .atMostOnce
    default: isAnew = hop.from.kind == .timer || begunAnew.contains(hop.from.id)
    }
    for part in hop.passages + hop.asked {
      if isAnew { begunAnew.insert(part.id) } else { begunAnew.remove(part.id) }
      if hop.facts.retries != nil || askedAgain.contains(hop.from.id) {
        askedAgain.insert(part.id)
      } else {
        askedAgain.remove(part.id)
      }
    }
  }
}

/// What follows the log of changes of each store, by way of queues, streams and those they feed.
struct LogOfChanges {
  private var following: [Part.ID: Set<Part.ID>] = [:]

  init(of review: Review) {
    let hops = review.hopIndex.entries.map(\.hop)
    let logs = hops.filter { $0.verb == .sends && $0.from.kind == .database && $0.to.isChannel }
    guard !logs.isEmpty else { return }
    var next: [Part.ID: Set<Part.ID>] = [:]
    for hop in hops where hop.verb.changes || hop.verb == .delivers || hop.verb == .sends {
      if hop.from.kind != .database { next[hop.from.id, default: []].insert(hop.to.id) }
    }
    for log in logs {
      var (found, open): (Set<Part.ID>, [Part.ID]) = ([], [log.to.id])
      while let one = open.popLast() {
        guard found.insert(one).inserted else { continue }
        open += next[one] ?? []
      }
      following[log.from.id, default: []].formUnion(found)
    }
  }

  /// Those of some deeds that follow from no other of them.
  func leading(_ deeds: [Deed]) -> [Deed] {
    deeds.filter { deed in !deeds.contains { brings(deed, after: $0) } }
  }

  /// Whether what a deed does comes from the log of another store that was changed.
  private func brings(_ deed: Deed, after other: Deed) -> Bool {
    other.hop.to.id != deed.hop.to.id
      && following[other.hop.to.id]?.contains(deed.hop.to.id) ?? false
  }
}

extension Part {
  /// Whether it takes messages and delivers them later.
  var isChannel: Bool { kind == .queue || kind == .stream }

  /// Whether it is where things stand: not a cache, which may lose them.
  var isLasting: Bool { kind == .database || kind == .objectStore || kind == .searchIndex }
}

extension Hop {
  /// Whether it changes a lasting store or sends a message, and its flow does not do without it.
  fileprivate var isDeed: Bool {
    guard !facts.isOptional, facts.fallback == nil, !to.protection.isTelemetry,
      !(sending?.record?.facts.isDerived ?? false)
    else { return false }
    return verb.changes && to.isLasting
      || verb == .sends && to.isChannel && from.kind != .database
  }
}
