import SystemDesign

/// The share of reads that each cache answers where no hit ratio was stated.
struct HitRatios: Sendable {
  /// What each would answer if it were asked first.
  private var asFirst: [Part.ID: Term] = [:]

  /// None is worked out.
  init() {}

  /// Those that follow from a stated popularity.
  ///
  /// - Parameter legs: all that moves; how much of it misses does not matter.
  init(of design: Design, _ legs: [Leg]) {
    let caches = Self.caches(of: design)
    guard !caches.isEmpty else { return }
    let reads = Dictionary(grouping: legs.filter { $0.work == .read }) { $0.to.id }
    for cache in caches {
      let contents = CacheContents(of: cache, reads[cache.id] ?? [])
      if let ratio = contents.hitRatio { asFirst[cache.id] = ratio }
    }
  }

  /// Those whose hit ratio follows from a stated popularity.
  static func caches(of design: Design) -> [Part] {
    design.components.filter { $0.caching.popularity != nil && $0.caching.hit == nil }
  }

  /// How many were worked out.
  var known: Int { asFirst.values.count { $0.formula != nil } }

  /// The share of what a read asks of one of those that it asks in turn that this one answers: what
  /// was stated, else what its memory and its expiry allow, else unknown.
  ///
  /// Of a cache behind others, what those answer is taken off.
  func ratio(of hop: Hop, at place: Int) -> Term {
    var answered: Term?
    var ratio = Term.unknown([])
    for (place, cache) in hop.asked.prefix(place + 1).enumerated() {
      (ratio, answered) = next(hop.hit(at: place), cache, answered) {
        hop.asked.prefix(place).map { "'\($0.name)'" }.joined(separator: " and ")
      }
    }
    return ratio
  }

  /// What one answers of what comes to it, and what all up to it then answer of all that is asked.
  private func next(
    _ stated: Ratio?, _ cache: Part, _ before: Term?, _ names: () -> String
  ) -> (ratio: Term, answered: Term) {
    if let stated {
      let ratio = Term.known(stated.formula)
      guard let before else { return (ratio, ratio) }
      let one = Term.number(1)
      return (ratio, one.minus(one.minus(before).times(one.minus(ratio), .ratio)))
    }
    guard let all = asFirst[cache.id] else {
      let unknown = Term.unknown([
        "the hit ratio of '\(cache.name)': say .hitting(90.percent), or hit: on the read"
      ])
      return (unknown, unknown)
    }
    guard let before else { return (all, all) }
    guard case .known(let whole) = all, case .known(let part) = before else {
      let unknown = Term.unknown(distinct(all.missing + before.missing))
      return (unknown, unknown)
    }
    let behind = Term.known(Formula(.function(.hitsBehind, [whole, part]), .ratio))
      .named("hit ratio of '\(cache.name)' behind \(names())")
    // What both answer is what the larger of them would alone.
    return (behind, Machines.largest([before, all]))
  }

  /// Whether one asks what the other does, and finds as much there.
  func isSame(_ a: (hop: Hop, place: Int), _ b: (hop: Hop, place: Int)) -> Bool {
    let stated = (a.hop.hit(at: a.place), b.hop.hit(at: b.place))
    if stated.0 != nil || stated.1 != nil { return stated.0?.median == stated.1?.median }
    return a.place == b.place && a.hop.asked[a.place].id == b.hop.asked[b.place].id
      && (a.place == 0 || isSame((a.hop, a.place - 1), (b.hop, b.place - 1)))
  }
}

extension Part {
  /// The cache in front of this one, where all that reads it asks the same one first.
  func front(by reads: [Leg]) -> Part? {
    let fronts = reads.map { leg -> Part? in
      let asked = leg.hop.asked
      guard let place = asked.firstIndex(where: { $0.id == id }), place > 0 else { return nil }
      return asked[place - 1]
    }
    guard let first = fronts.first, let front = first,
      fronts.allSatisfy({ $0?.id == front.id })
    else { return nil }
    return front
  }
}
