import SystemDesign

/// The hops of a design by what they reach, gathered once: a hop holds much, and every rule asks
/// for each component.
struct HopIndex: Sendable {
  /// A hop and the place of its flow among the flows.
  struct Entry: Sendable {
    let hop: Hop
    let flow: Int
    /// Whether whoever started the flow waits for it.
    let isAwaited: Bool
  }

  /// Every hop, those of fallbacks included, in the order of the file.
  let entries: [Entry]
  /// The places of the flows that touch each component, in the order of the file.
  private(set) var flows: [Part.ID: [Int]] = [:]
  /// The places of the hops that reach each component, in the order of the file.
  private(set) var arriving: [Part.ID: [Int]] = [:]
  /// The places of the flows that wait for each component.
  private(set) var awaiting: [Part.ID: [Int]] = [:]
  /// The caches that answer for each store.
  private(set) var caches: [Part.ID: Set<Part.ID>] = [:]
  /// What has each component asked instead when it is lost.
  private(set) var diverting: [Part.ID: Set<Part.ID>] = [:]

  init(of flows: [Flow]) {
    entries = flows.enumerated().flatMap { place, flow in
      let hops = flow.everyHop
      return zip(hops, hops.areAwaited).map { Entry(hop: $0, flow: place, isAwaited: $1) }
    }
    for (place, entry) in entries.enumerated() {
      let ids = entry.hop.stations.map(\.id)
      for id in ids { Self.note(entry.flow, in: &self.flows[id, default: []]) }
      for id in ids.dropFirst() { Self.note(place, in: &arriving[id, default: []]) }
      if entry.isAwaited {
        for id in ids { Self.note(entry.flow, in: &awaiting[id, default: []]) }
      }
      let asked = entry.hop.asked.map(\.id)
      for (place, store) in asked.enumerated().dropFirst() {
        caches[store, default: []].formUnion(asked[..<place])
      }
      note(fallbackOf: entry.hop)
    }
  }

  private mutating func note(fallbackOf hop: Hop) {
    guard let steps = hop.facts.fallback?.steps else { return }
    for lost in hop.required {
      for other in steps.flatMap(\.hops) {
        let stations = other.passages + other.asked
        guard !stations.contains(where: { $0.id == lost.id }) else { continue }
        for part in stations { diverting[part.id, default: []].insert(lost.id) }
      }
    }
  }

  /// Places come in rising order, so that the last one tells whether it is there already.
  private static func note(_ place: Int, in places: inout [Int]) {
    if places.last != place { places.append(place) }
  }
}

extension [Hop] {
  /// For each hop of a flow, whether whoever started it waits for it: not for what happens once a
  /// message was delivered.
  fileprivate var areAwaited: [Bool] {
    var later: Set<Part.ID> = []
    var awaited: Set<Part.ID> = []
    return map { hop in
      let isLater = later.contains(hop.from.id) && !awaited.contains(hop.from.id)
      if hop.verb == .delivers || isLater {
        later.insert(hop.to.id)
        return false
      }
      awaited.formUnion([hop.from.id, hop.to.id])
      return hop.waits
    }
  }
}

extension Hop {
  /// What it fails without, beside its caller: all but the caches that callers go round to a store.
  var required: [Part] {
    passages + asked.dropLast().filter { $0.kind != .cache } + asked.suffix(1)
  }

  /// Everything it touches: the caller, what it passes, the callee, the stores behind a cache.
  var stations: [Part] { [from] + passages + asked }
}
