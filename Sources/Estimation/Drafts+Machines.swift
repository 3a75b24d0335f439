import SystemDesign

extension Drafts {
  /// The machines that each resource needs, so that it can be seen which one binds, and with which one
  /// zone may be lost; the shards of stores, and what forces them.
  var sizing: [Draft] {
    let deposits = Dictionary(grouping: deposits) { $0.store.id }
    return demands.flatMap { part, demands -> [Draft] in
      let isWhole = scope == .everything || isLimited(part)
      guard !part.isManaged, !part.isOrigin, isWhole || part.capacity.disk != nil else {
        return []
      }
      let own = deposits[part.id] ?? []
      let raw = own.isEmpty ? nil : Term.sum(own.map(\.raw), .dataSize)
      let subject = Subject.component(part.name)
      return sizing(of: part, demands, storage: raw)
        .needs(arriving: load.arriving(at: part), leaving: load.leaving(part))
        // A screen says of a disk only whether it binds.
        .filter { isWhole || [.machinesForDisk, .machinesForRequests].contains($0.measure) }
        .map { needed in
          Draft(
            subject, needed.measure, needed.term,
            remarks: needed.term.formula == nil ? [] : needed.uncounted)
        }
    }
  }

  /// The machines that the network, the memory and the connections of a component need.
  func limits(of part: Part, _ demands: [Demand]) -> [Needed] {
    guard !part.isManaged, !part.isOrigin, isLimited(part) else { return [] }
    return sizing(of: part, demands, storage: nil)
      .limits(arriving: load.arriving(at: part), leaving: load.leaving(part))
  }

  /// What would settle what the peak takes of them beside what is known.
  func uncounted(_ part: Part) -> [String] {
    guard !part.isManaged, !part.isOrigin, isLimited(part) else { return [] }
    return limits(of: part).uncounted
  }

  private func limits(of part: Part) -> Limits {
    Limits(
      part: part, arriving: load.arriving(at: part), leaving: load.leaving(part),
      connections: open(at: part))
  }

  /// What the peak takes of the network, the memory, the processors and the connections of a
  /// component, where it is known.
  ///
  /// What only a fallback would take of them is among it, taking nothing now.
  func limiting(_ part: Part) -> [Demand] {
    guard !part.isManaged, !part.isOrigin, isLimited(part) else { return [] }
    let own = limits(of: part).demands
    let standby = Limits(
      part: part, arriving: load.standby(at: part), leaving: load.standbyLeaving(part),
      connections: [])
    return own + standby.standingBy(beside: own)
  }

  /// Whether anything but requests and bytes kept may bind.
  private func isLimited(_ part: Part) -> Bool {
    part.capacity.network != nil || part.capacity.computing != nil
      || part.capacity.concurrency != nil && part.worksApart
      || part.kind == .cache && !part.storage.stocks.isEmpty
      || part.capacity.memoryPerRequest != nil || part.capacity.waiting != nil
      || lasting.contains { $0.to.id == part.id || $0.passages.contains { $0.id == part.id } }
  }

  private func sizing(of part: Part, _ demands: [Demand], storage: Term?) -> Sizing {
    Sizing(of: part, demands, design, storage: storage, connections: open(at: part))
  }

  private func open(at part: Part) -> [Connection] {
    lasting.filter { $0.to.id == part.id || $0.passages.contains { $0.id == part.id } }
  }
}
