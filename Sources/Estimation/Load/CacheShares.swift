import SystemDesign

/// What caches answer of what they are asked, over all that asks them, and what goes on from them.
package struct CacheShares {
  private let hits: [Part.ID: Double]
  private let misses: [[Part.ID]: Double]

  /// Worked out as the flows bring it in the mean, or at the peak.
  package init(of design: Design, atPeak: Bool) {
    guard design.flows.contains(where: { $0.hops.contains(where: \.asksCaches) }) else {
      (hits, misses) = ([:], [:])
      return
    }
    let load = Load(of: design)
    var (asked, lacked): ([Part.ID: [Leg]], [[Part.ID]: [Leg]]) = ([:], [:])
    var before: Leg?
    for leg in load.legs where leg.hop.verb == .reads && leg.place != nil {
      asked[leg.to.id, default: []].append(leg)
      // The legs of one read follow each other, so that the one before was asked first.
      if let before, let place = leg.place, place > 0, before.place == place - 1 {
        lacked[[leg.from.id, leg.to.id], default: []].append(before)
      }
      before = leg
    }
    let answered = asked.mapValues { load.answered($0, atPeak: atPeak) }
    let left = lacked.mapValues { load.answered($0, atPeak: atPeak) }
    let evaluation = Evaluation(
      of: (Array(answered.values) + left.values).compactMap(\.formula), ranging: [], .standard)
    func value(_ term: Term) -> Double? {
      term.formula.flatMap { evaluation.amount(of: $0).value }
    }
    hits = answered.compactMapValues(value)
    misses = left.compactMapValues { value($0).map { 1 - $0 } }
  }

  /// The share of what a cache is asked for that it answers; nil where it is unknown.
  package func hits(of cache: Part) -> Double? { hits[cache.id] }

  /// The share of what was asked of caches before that is asked of another one or a store; nil where
  /// it is unknown.
  package func misses(from: Part, to: Part) -> Double? { misses[[from.id, to.id]] }
}

extension Load {
  /// The share of reads that those they ask answer, each read counted as often as it comes.
  ///
  /// What a read says for itself holds before what is said of the cache.
  func answered(_ reads: [Leg], atPeak: Bool = false) -> Term {
    let asked = reads.compactMap { leg in leg.place.map { (hop: leg.hop, place: $0) } }
    guard let first = asked.first, asked.count == reads.count else { return .unknown([]) }
    if asked.allSatisfy({ hits.isSame($0, first) }) {
      return hits.ratio(of: first.hop, at: first.place)
    }
    func rate(_ leg: Leg) -> Term { atPeak ? leg.peak : leg.mean }
    let answered = zip(reads, asked).map { leg, asked in
      rate(leg).times(hits.ratio(of: asked.hop, at: asked.place), .rate)
    }
    return Term.sum(answered, .rate).over(reads.rate(rate), .ratio)
  }
}

extension Hop {
  /// Whether it reads what may not be there.
  fileprivate var asksCaches: Bool {
    verb == .reads && (to.kind == .cache || to.kind == .cdn || asked.count > 1)
  }
}

extension Leg {
  /// Which of those that are asked one after the other it asks.
  fileprivate var place: Int? { hop.asked.firstIndex { $0.id == to.id } }

  /// How often a read says itself that it finds something there.
  var ownHit: Ratio? {
    place.flatMap { place in
      if place == 0 { return hop.facts.hit }
      let further = hop.facts.further
      return further.indices.contains(place - 1) ? further[place - 1].hit : nil
    }
  }
}
