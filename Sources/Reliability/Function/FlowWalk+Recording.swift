/// What must be up lest a flow goes another way.
extension FlowWalk {
  /// A part of what may be lost at a place: what must be up lest it is, and its share of all.
  struct Portion: Equatable {
    let up: SuccessFunction.ID
    let share: Double
  }

  /// Writes down what must be up lest what is done instead of a hop is done.
  ///
  /// - Parameter own: what the hop needs: of each shard where these fail one by one.
  mutating func record(_ number: Int, own: [SuccessFunction.ID]) {
    let leg = outline.legs[number]
    // It comes to this one only where all fail that it is done instead of.
    firsts[.hop(number)] = own.map {
      Portion(up: before.isEmpty ? $0 : any(before + [$0]), share: 1 / Double(own.count))
    }
    // What a cache answers comes to it only where that is lost besides.
    let whole = all(own)
    for cache in builder.caches(of: leg) {
      let shards = builder.shardsOf(cache: cache, of: leg)
      firsts[.cache(hop: number, cache)] = Self.portions(of: shards.count).map { lost, share in
        Portion(up: any(before + [whole, atLeast(shards.count - lost + 1, shards)]), share: share)
      }
    }
    for access in builder.accesses(of: leg) {
      firsts[.access(hop: number, access)] = [
        Portion(up: any(before + [builder.up(access)]), share: 1)
      ]
    }
  }

  /// As many shards of a cache are counted one by one.
  private static let fewShards = 8

  /// From which numbers of lost shards on more of a cache counts as lost, and how much more: of a few
  /// each, of many twice as many each time, so that at most twice as many count as are lost.
  private static func portions(of shards: Int) -> [(lost: Int, share: Double)] {
    guard shards > fewShards else { return (1...shards).map { ($0, 1 / Double(shards)) } }
    return sequence(first: 1) { $0 * 2 <= shards ? $0 * 2 : nil }.map { lost in
      (lost, Double(min(2 * lost - 1, shards) - (lost - 1)) / Double(shards))
    }
  }
}
