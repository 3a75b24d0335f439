extension Proofreading {
  /// Reads that go on from nothing, or back to whom they asked already.
  var impossibleTiers: [Mistake] {
    flows.flatMap(\.everyHop).filter { !$0.facts.further.isEmpty }.compactMap { hop in
      let way = "the hop from '\(hop.from.name)' to '\(hop.to.name)'"
      guard hop.verb == .reads, hop.facts.store != nil else {
        return Mistake(
          says: "\(way) goes on with 'else' and has no first one",
          instead: "say reads(_:from:else:), and what comes after that with .else(_:hit:)",
          origin: hop.origin)
      }
      var seen: Set<Part.ID> = []
      guard let twice = hop.asked.first(where: { !seen.insert($0.id).inserted }) else { return nil }
      return Mistake(
        says: "\(way) asks '\(twice.name)' twice", instead: "ask each of them once",
        origin: hop.origin)
    }
  }
}
