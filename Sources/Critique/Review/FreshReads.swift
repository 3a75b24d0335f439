import SystemDesign

/// A read of a store whose answer may not be old.
struct FreshRead {
  let hop: Hop
  let flow: Flow
  /// How fresh it must be; never `eventual`.
  let wanted: Consistency
  /// Whether the copies of the store answer, not its primary.
  let isOfCopies: Bool
}

extension Review {
  /// The reads of a store that must be fresh, by what their hops say or else their flows.
  ///
  /// What a flow says is said of its answer: of what is read while somebody waits, and of no fallback,
  /// which answers worse on purpose.
  func freshReads(of store: Part) -> [FreshRead] {
    arrivals(at: store).compactMap { entry in
      let (hop, flow) = (entry.hop, flows[entry.flow])
      guard hop.verb == .reads, let place = hop.asked.firstIndex(where: { $0.id == store.id }),
        let wanted = hop.facts.consistency ?? (isOfAnswer(entry) ? flow.facts.consistency : nil),
        wanted != .eventual
      else { return nil }
      return FreshRead(
        hop: hop, flow: flow, wanted: wanted, isOfCopies: hop.readsReplicas(at: place))
    }
  }

  /// Whether some flow changes in a store what a hop reads there; what has no name may be the same.
  func mayChange(_ read: Hop, _ store: Part) -> Bool {
    arrivals(at: store).contains { entry in
      guard entry.hop.verb.changes, entry.hop.to.id == store.id else { return false }
      guard let written = entry.hop.sending?.record, let wanted = read.receiving?.record else {
        return true
      }
      return written.name == wanted.name
    }
  }

  private func isOfAnswer(_ entry: HopIndex.Entry) -> Bool {
    let flow = flows[entry.flow]
    guard flow.facts.consistency != nil,
      flow.hops.contains(where: { $0.origin == entry.hop.origin })
    else { return false }
    // What a queue or a timer starts has nobody else who would be answered.
    let starter = flow.hops.first?.from.kind
    return entry.isAwaited || starter == .queue || starter == .stream
  }
}

extension [FreshRead] {
  /// The names of their flows, each once.
  var flowNames: [String] { distinct(map(\.flow.name)) }

  /// What asks for it, as it was said: "'Pay' says .consistent(.strong)".
  var demands: [String] {
    distinct(map { "'\($0.flow.name)' says .consistent(.\($0.wanted.rawValue))" })
  }

  /// An error where the last write must be seen whoever made it, a warning where one's own must be.
  var severity: Severity { contains { $0.wanted == .strong } ? .error : .warning }
}
