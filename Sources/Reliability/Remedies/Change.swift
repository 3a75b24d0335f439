import Estimation
import SystemDesign

/// One thing said otherwise about a component.
struct Change {
  let sentence: String
  /// What the component becomes.
  let part: Part
  /// A second one to go to when calls to the first fail.
  var twin: Part?
  /// Whether what the peak needs has to be worked out again.
  var movesLoad = false

  /// The changes that may help, the least first.
  ///
  /// - Parameter needed: How many machines the peak takes, where that is known.
  static func all(of part: Part, in design: Design, hasZones: Bool, needed: Int?) -> [Change] {
    if part.kind == .external || part.kind == .objectStore { return [second(part)] }
    guard !part.isManaged, !part.isOrigin else { return [] }
    return part.isStore
      ? copies(part) : instances(part, design, hasZones: hasZones, needed: needed)
  }

  private static func second(_ part: Part) -> Change {
    var twin = Part(
      part.kind, "a second \(part.name)", part.instances, part.placement.spread,
      Origin(part.origin.file, part.origin.line, part.origin.column + 1))
    twin.faults = part.faults
    twin.capacity = part.capacity
    return Change(
      sentence: "a fallback for '\(part.name)' that fails apart", part: part, twin: twin)
  }

  private static func copies(_ part: Part) -> [Change] {
    var changed = part
    switch (part.kind, part.storage.replication) {
    case (_, .quorum): return (part.quorum?.bolder ?? []).map { quorum(part, $0) }
    case (_, .majority):
      // Of four as many must be up as of five.
      let more = part.copiesOfData.isMultiple(of: 2) ? 1 : 2
      changed.copies = part.copies + more
      let sentence = more == 1 ? "one more copy" : "two more copies"
      return [Change(sentence: "\(sentence) of '\(part.name)'", part: changed, movesLoad: true)]
    case (_, .erasure(let data, let spare)):
      changed.storage.replication = .erasure(data: data, spare: spare + 1)
      return [
        Change(sentence: "one more spare piece of '\(part.name)'", part: changed, movesLoad: true)
      ]
    case (.database, _):
      if case .automatic = part.storage.failover, part.copies > 0 {
        changed.copies = part.copies + 1
        return [Change(sentence: "one more copy of '\(part.name)'", part: changed, movesLoad: true)]
      }
      changed.copies = max(1, part.copies)
      changed.storage.failover = .automatic(30.seconds)
      let sentence =
        part.copies > 0
        ? "automatic failover of '\(part.name)' within 30 s"
        : "a copy of '\(part.name)' that takes over within 30 s"
      return [Change(sentence: sentence, part: changed, movesLoad: true)]
    default:
      changed.copies = part.copies + 1
      return [Change(sentence: "one more copy of '\(part.name)'", part: changed, movesLoad: true)]
    }
  }

  private static func quorum(_ part: Part, _ setting: QuorumSetting) -> Change {
    var changed = part
    changed.copies = setting.copies - 1
    changed.storage.replication = .quorum(reads: setting.reads, writes: setting.writes)
    let more = setting.copies - part.copiesOfData
    let copies = more == 1 ? "one more copy" : "two more copies"
    let quorum = "\(setting.reads) to read and \(setting.writes) to write"
    let isSame = part.quorum.map { ($0.reads, $0.writes) == (setting.reads, setting.writes) }
    let sentence =
      isSame == true
      ? "\(copies) of '\(part.name)'"
      : more == 0
        ? "a quorum of \(quorum) for '\(part.name)'"
        : "\(copies) of '\(part.name)' and a quorum of \(quorum)"
    return Change(sentence: sentence, part: changed, movesLoad: true)
  }

  private static func instances(
    _ part: Part, _ design: Design, hasZones: Bool, needed: Int?
  ) -> [Change] {
    var more = part
    more.instances = part.instances + 1
    var changes = [Change(sentence: "one more instance of '\(part.name)'", part: more)]
    // Where the peak takes more than there are, so many that one may be lost.
    if let needed, needed > part.instances, needed < mostInstances {
      more.instances = needed + 1
      let count = more.instances - part.instances
      changes.append(
        Change(sentence: "\(Wording.number(count)) more instances of '\(part.name)'", part: more))
    }
    let spread = design.spread(of: part)
    if hasZones, let spread, spread.zones * spread.regions == 1 {
      var apart = part
      apart.instances = max(2, part.instances)
      apart.placement.spread = 2.zones
      changes.append(Change(sentence: "a second zone for '\(part.name)'", part: apart))
    }
    return changes
  }

  /// More than that is no change to try.
  private static let mostInstances = 100_000

  /// The design with it.
  func made(in design: Design) -> Design {
    let (old, twin) = (part.id, twin)
    let replacing = Replacing(parts: [old: part]) { hop in
      guard let twin, hop.to.id == old, hop.facts.fallback == nil else { return hop }
      var copy = hop
      copy.facts.fallback = Fallback(
        steps: [
          .hop(
            Hop(
              verb: hop.verb, from: hop.from, to: twin, passages: hop.passages,
              sending: hop.sending, receiving: hop.receiving, times: hop.times, origin: hop.origin))
        ], exercised: nil)
      return copy
    }
    return Design(
      name: design.name, statements: design.statements.map(replacing.statement),
      origin: design.origin)
  }
}
