/// What must be up lest a flow goes another way.
extension FlowWalk {
  /// A part of what may be lost at a place: what must be up lest it is, and its share of all.
  struct Portion: Equatable {
    let up: SuccessFunction.ID
    let share: Double
    /// Whether it may be lost without what else needs the same: a way that could not carry its part.
    var isApart = false
    /// Where it is lost only if a part of a cache is as well.
    var behind: Behind?
  }

  /// Writes down what must be up lest what is done instead of a hop is done.
  ///
  /// - Parameter first: what the hop needs.
  mutating func record(_ number: Int, first: SuccessFunction.ID) {
    let leg = outline.legs[number]
    // It comes to this one only where all fail that it is done instead of.
    firsts[.hop(number)] = portions(of: any(before + [first]))
    // What a cache answers comes elsewhere only where others are lost besides.
    let whole = ofEveryShard(before.isEmpty ? first : any(before))
    for cache in builder.caches(of: leg) {
      let parts = builder.partsOf(cache: cache, of: leg)
      let every = all(parts)
      firsts[.cache(hop: number, cache)] = Self.portions(of: parts.count).map { lost, share in
        let holds = atLeast(parts.count - lost + 1, parts)
        return Portion(
          up: any([whole, holds]), share: share,
          behind: Behind(cache: every, lost: lost, holds: holds, other: whole))
      }
    }
    for access in builder.accesses(of: leg) {
      firsts[.access(hop: number, access)] = portions(of: any(before + [builder.up(access)]))
    }
  }

  /// The same of each of several ways, which is lost whole where a part of it is.
  ///
  /// - Parameter needs: what each way needs. What all of them need at the usual load takes all along,
  ///   and nothing is then sent from one to another.
  mutating func record(_ choice: Int, ways needs: [SuccessFunction.ID]) {
    let parts = needs.map { $0 == Self.never ? [] : builder.function.conjuncts(of: $0) }
    if situations == nil {
      let shared = parts.dropFirst().reduce(Set(parts.first ?? [])) { $0.intersection($1) }
      // Of a way that needs nothing else, what an overload makes it need is told with the rest.
      neededByAllWays[choice] = parts.map { shared.isSuperset(of: $0) ? [] : shared }
    }
    let shared = neededByAllWays[choice]
    for (number, need) in needs.enumerated() {
      let place = Diversion.Place.way(choice: choice, number: number)
      guard firsts[place] == nil else { continue }
      let isNever = need == Self.never
      let left = parts[number].filter { !(shared?[number].contains($0) ?? false) }
      let own = isNever ? need : builder.all(left)
      firsts[place] = [
        Portion(up: ofEveryShard(any(before + [own])), share: 1, isApart: isNever)
      ]
    }
  }

  /// As many shards are told apart, of one store or of several that meet.
  private static let mostShards = 64

  private mutating func portions(of up: SuccessFunction.ID) -> [Portion] {
    guard up != Self.never else { return [Portion(up: up, share: 1)] }
    return builder.byShard(up, most: Self.mostShards).map { Portion(up: $0.root, share: $0.share) }
  }

  private mutating func ofEveryShard(_ up: SuccessFunction.ID) -> SuccessFunction.ID {
    up == Self.never ? up : builder.ofEveryShard(up)
  }

  /// As many parts of a cache are counted one by one.
  private static let fewParts = 8

  /// From which numbers of lost parts on more of a cache counts as lost, and how much more: of a few
  /// each, of many twice as many each time, so that at most twice as many count as are lost.
  private static func portions(of parts: Int) -> [(lost: Int, share: Double)] {
    guard parts > fewParts else { return (1...parts).map { ($0, 1 / Double(parts)) } }
    return sequence(first: 1) { $0 * 2 <= parts ? $0 * 2 : nil }.map { lost in
      (lost, Double(min(2 * lost - 1, parts) - (lost - 1)) / Double(parts))
    }
  }
}
